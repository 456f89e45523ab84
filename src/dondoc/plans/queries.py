"""The register of plans and their items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from dondoc.archive.enums import IntakeState
from dondoc.kit.vietnamese import fold
from dondoc.plans.enums import PartyRole, PlanState, RememberedKind
from dondoc.plans.models import Item, ItemParty, Plan, PlanVersion, RememberedAnswer
from dondoc.plans.rules.remembering import Earlier

# What a paper says whole; lists and pages of plans do without.
_READINGS = ("intake__reading", "intake__answers")


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """How many versions of a plan came into force, and the latest new one that somebody is looking at."""

    count: int
    under_review: PlanVersion | None


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
    return rows.select_related("version", "intake").defer(*_READINGS).order_by("code", "pk")


def plan_names(congress_id: int) -> list[tuple[str, str, str]]:
    """Return code, title and symbol of the plans in force, by code."""
    rows = Plan.objects.filter(congress_id=congress_id, state=PlanState.IN_FORCE).order_by("code", "pk")
    return list(rows.values_list("code", "title", "symbol"))


def every_plan(congress_id: int) -> QuerySet[Plan]:
    """Return the plans in the order in which they were made, withdrawn ones too."""
    return Plan.objects.filter(congress_id=congress_id).order_by("pk")


def plan_rows(congress_id: int) -> QuerySet[Plan]:
    """Return the plans in force, each with `item_count`."""
    return plans(congress_id).annotate(item_count=Count("items", filter=Q(items__dropped_in__isnull=True)))


def plan_by_code(congress_id: int, code: str) -> Plan | None:
    """Return one plan in force, or None."""
    return plans(congress_id).filter(code=code).first()


def plan_of_symbol(congress_id: int, symbol: str) -> Plan | None:
    """Return the plan in force that carries this number and symbol, or None; spaces and case aside."""
    wanted = fold(symbol).replace(" ", "")
    if not wanted:
        return None
    return next((plan for plan in plans(congress_id) if fold(plan.symbol).replace(" ", "") == wanted), None)


def plan_by_intake(intake_id: int) -> Plan | None:
    """Return the plan an intake made, or of which it made a new version; None while it made nothing."""
    made = Q(intake_id=intake_id) | Q(versions__intake_id=intake_id, versions__applied_at__isnull=False)
    return Plan.objects.filter(made).distinct().first()


def taken_codes(congress_id: int) -> set[str]:
    """Return every plan code ever used in a congress."""
    return set(Plan.objects.filter(congress_id=congress_id).values_list("code", flat=True))


def taken_item_codes(congress_id: int) -> set[str]:
    """Return every item code in use in a congress."""
    return set(Item.objects.filter(congress_id=congress_id).values_list("code", flat=True))


def items(plan_id: int) -> QuerySet[Item]:
    """Return a plan's items in its own order, with their parties and agencies."""
    parties = ItemParty.objects.select_related("agency").order_by("position", "pk")
    rows = Item.objects.filter(plan_id=plan_id, dropped_in__isnull=True).prefetch_related(Prefetch("parties", parties))
    return rows.order_by("position", "pk")


def item_rows(plan_id: int) -> list[ItemRow]:
    """Return a plan's outline with the names of the agencies by role; two queries whatever its length."""
    return [_row(item) for item in items(plan_id)]


def sections(rows: list[ItemRow]) -> list[tuple[str, list[ItemRow]]]:
    """Return the outline as (heading, items), in order; items of one heading stand together."""
    return [(heading, list(group)) for heading, group in groupby(rows, key=lambda row: row.item.section)]


def items_of_events(congress_id: int, events: Mapping[str, date]) -> QuerySet[Item]:
    """Return the items whose deadline hangs on one of these events."""
    rows = Item.objects.filter(congress_id=congress_id, event__in=list(events), dropped_in__isnull=True)
    return rows.order_by("pk")


def versions(plan_id: int) -> QuerySet[PlanVersion]:
    """Return the versions of a plan that came into force, newest first."""
    rows = PlanVersion.objects.filter(plan_id=plan_id, applied_at__isnull=False)
    return rows.select_related("version", "applied_by").order_by("-position", "pk")


def version_of_intake(intake_id: int) -> PlanVersion | None:
    """Return the version of a plan that an intake brings, under review or in force; None for a plan of its own."""
    return (
        PlanVersion.objects.filter(intake_id=intake_id)
        .select_related("plan__version", "intake", "version")
        .defer(*_READINGS)
        .first()
    )


def version_summary(plan_id: int) -> VersionSummary:
    """Return how many versions a plan has and which one is under review; one query."""
    rows = PlanVersion.objects.filter(plan_id=plan_id).select_related("intake", "version")
    found = list(rows.defer("outline", "changes", *_READINGS).order_by("-pk"))
    under_review = (one for one in found if one.applied_at is None and one.intake.state == IntakeState.REVIEW)
    return VersionSummary(
        count=sum(1 for one in found if one.applied_at is not None), under_review=next(under_review, None)
    )


def remembered(congress_id: int) -> QuerySet[RememberedAnswer]:
    """Return what is remembered for a congress, by kind and words."""
    rows = RememberedAnswer.objects.filter(congress_id=congress_id).select_related("answered_by")
    return rows.order_by("kind", "words", "pk")


def remembered_answer(congress_id: int, answer_id: int) -> RememberedAnswer | None:
    """Return one remembered answer of a congress, or None."""
    return RememberedAnswer.objects.filter(congress_id=congress_id, pk=answer_id).first()


def earlier_answers(congress_id: int) -> dict[tuple[RememberedKind, str], Earlier]:
    """Return the remembered answers by what they are about, with the days they were given on."""
    return {
        (RememberedKind(row.kind), row.key): Earlier(row.answer, timezone.localtime(row.answered_at).date())
        for row in RememberedAnswer.objects.filter(congress_id=congress_id).order_by("pk")
    }


def _row(item: Item) -> ItemRow:
    names = {role: tuple(p.agency.brief for p in item.parties.all() if p.role == role) for role in PartyRole}
    return ItemRow(
        item=item,
        lead=names[PartyRole.LEAD],
        coordinating=names[PartyRole.COORDINATING],
        appraising=names[PartyRole.APPRAISING],
    )
