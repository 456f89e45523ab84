from dondoc.plans.models.item import Item, ItemParty
from dondoc.plans.models.plan import Plan

__all__ = ["Item", "ItemParty", "Plan"]
