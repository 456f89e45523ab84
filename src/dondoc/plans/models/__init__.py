from dondoc.plans.models.item import Item, ItemParty
from dondoc.plans.models.plan import Plan
from dondoc.plans.models.remembered import RememberedAnswer
from dondoc.plans.models.version import PlanVersion

__all__ = ["Item", "ItemParty", "Plan", "PlanVersion", "RememberedAnswer"]
