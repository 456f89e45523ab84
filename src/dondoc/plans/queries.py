"""The register of plans and their items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Prefetch, QuerySet

from dondoc.plans.enums import PartyRole, PlanState
from dondoc.plans.models import Item, ItemParty, Plan


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a plan's outline, ready for the page."""

    item: Item
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    appraising: tuple[str, ...]


def plans(congress_id: int) -> QuerySet[Plan]:
    """Return the plans in force, by code."""
    rows = Plan.objects.filter(congress_id=congress_id, state=PlanState.IN_FORCE)
    return rows.select_related("version", "intake").order_by("code", "pk")


def plan_rows(congress_id: int) -> QuerySet[Plan]:
    """Return the plans in force, each with `item_count`."""
    return plans(congress_id).annotate(item_count=Count("items"))


def plan_by_code(congress_id: int, code: str) -> Plan | None:
    """Return one plan in force, or None."""
    return plans(congress_id).filter(code=code).first()


def plan_by_intake(intake_id: int) -> Plan | None:
    """Return the plan an intake made, or None."""
    return Plan.objects.filter(intake_id=intake_id).first()


def taken_codes(congress_id: int) -> set[str]:
    """Return every plan code ever used in a congress."""
    return set(Plan.objects.filter(congress_id=congress_id).values_list("code", flat=True))


def taken_item_codes(congress_id: int) -> set[str]:
    """Return every item code in use in a congress."""
    return set(Item.objects.filter(congress_id=congress_id).values_list("code", flat=True))


def items(plan_id: int) -> QuerySet[Item]:
    """Return a plan's items in its own order, with their parties and agencies."""
    parties = ItemParty.objects.select_related("agency").order_by("position", "pk")
    rows = Item.objects.filter(plan_id=plan_id).prefetch_related(Prefetch("parties", parties))
    return rows.order_by("position", "pk")


def item_rows(plan_id: int) -> list[ItemRow]:
    """Return a plan's outline with the names of the agencies by role; two queries whatever its length."""
    return [_row(item) for item in items(plan_id)]


def sections(rows: list[ItemRow]) -> list[tuple[str, list[ItemRow]]]:
    """Return the outline as (heading, items), in order; items of one heading stand together."""
    return [(heading, list(group)) for heading, group in groupby(rows, key=lambda row: row.item.section)]


def items_of_events(congress_id: int, events: Mapping[str, date]) -> QuerySet[Item]:
    """Return the items whose deadline hangs on one of these events."""
    rows = Item.objects.filter(congress_id=congress_id, event__in=list(events))
    return rows.order_by("pk")


def _row(item: Item) -> ItemRow:
    names = {role: tuple(p.agency.brief for p in item.parties.all() if p.role == role) for role in PartyRole}
    return ItemRow(
        item=item,
        lead=names[PartyRole.LEAD],
        coordinating=names[PartyRole.COORDINATING],
        appraising=names[PartyRole.APPRAISING],
    )
