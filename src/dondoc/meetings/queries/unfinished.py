"""Conclusions of earlier meetings that are not yet done."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import AgendaItem, Conclusion, ConclusionParty, ConclusionTask, Meeting
from dondoc.meetings.queries.meetings import meetings_before
from dondoc.meetings.rules.agenda import Unfinished
from dondoc.plans.enums import PartyRole
from dondoc.tasks.rules.parts import CLOSED


def open_conclusions() -> QuerySet[Conclusion]:
    """Return the conclusions that give work which is not done: with an open task, or not yet made into a task."""
    gives_work = Q(kind__in=[ConclusionKind.ASSIGN, ConclusionKind.RETURN])
    has_open_task = Q(pk__in=ConclusionTask.objects.exclude(task__state__in=CLOSED).values("conclusion"))
    wanted = Conclusion.objects.filter(has_open_task | (gives_work & Q(tasks__isnull=True)), struck_at__isnull=True)
    return Conclusion.objects.filter(pk__in=wanted.values("pk"))


def unfinished_before(meeting: Meeting) -> list[Unfinished]:
    """Return what the last meeting left: its own open conclusions, and those it had taken over and left open too."""
    last = meetings_before(meeting).values("pk")[:1]
    taken_over = AgendaItem.objects.filter(meeting=Subquery(last), carried_from__isnull=False).values("carried_from")
    rows = open_conclusions().filter(Q(meeting=Subquery(last)) | Q(pk__in=taken_over))
    parties = ConclusionParty.objects.select_related("agency").order_by("pk")
    ordered = rows.select_related("meeting").prefetch_related(Prefetch("parties", parties))
    found = list(ordered.order_by("meeting__starts_at", "position", "pk"))
    leads = leads_of_conclusions([one.pk for one in found if not one.parties.all()])
    return [_unfinished(one, leads.get(one.pk, ())) for one in found]


def leads_of_conclusions(conclusion_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Return id and name of the agencies that lead the work of each conclusion; for those that name nobody."""
    if not conclusion_ids:
        return {}
    rows = ConclusionTask.objects.filter(conclusion__in=conclusion_ids, task__parts__role=PartyRole.LEAD).order_by(
        "conclusion", "task__parts__agency__name"
    )
    leads: dict[int, dict[int, str]] = {}
    for conclusion, agency_id, short, name in rows.values_list(
        "conclusion", "task__parts__agency", "task__parts__agency__short_name", "task__parts__agency__name"
    ):
        leads.setdefault(conclusion, {}).setdefault(agency_id, short or name)
    return {conclusion: list(named.items()) for conclusion, named in leads.items()}


def _unfinished(one: Conclusion, leads: Sequence[tuple[int, str]]) -> Unfinished:
    named = sorted(one.parties.all(), key=lambda party: (party.role != PartyRole.LEAD, party.pk))
    agencies = [party.agency for party in named if party.agency is not None]
    return Unfinished(
        id=one.pk,
        text=one.text,
        held_on=timezone.localtime(one.meeting.starts_at).date(),
        due_on=one.due_on,
        agency_ids=tuple(agency.pk for agency in agencies) or tuple(agency_id for agency_id, _ in leads),
        agencies=tuple(_names(named)) or tuple(name for _, name in leads),
    )


def _names(parties: Iterable[ConclusionParty]) -> Iterable[str]:
    return (party.agency.brief if party.agency else party.group for party in parties)
