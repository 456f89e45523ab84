from dondoc.plans.models.filing import Filing, FilingItem, FilingPoint, FilingVersion
from dondoc.plans.models.item import Item, ItemParty
from dondoc.plans.models.plan import Plan

__all__ = ["Filing", "FilingItem", "FilingPoint", "FilingVersion", "Item", "ItemParty", "Plan"]
