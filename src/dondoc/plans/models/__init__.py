from dondoc.plans.models.filing import Filing, FilingItem, FilingPoint, FilingVersion
from dondoc.plans.models.item import Item, ItemParty
from dondoc.plans.models.plan import Plan
from dondoc.plans.models.remembered import RememberedAnswer
from dondoc.plans.models.version import PlanVersion

__all__ = [
    "Filing",
    "FilingItem",
    "FilingPoint",
    "FilingVersion",
    "Item",
    "ItemParty",
    "Plan",
    "PlanVersion",
    "RememberedAnswer",
]
