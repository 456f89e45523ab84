"""The values papers about plans are written from."""

from datetime import date
from typing import Any

from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import reported_to, symbol_of
from dondoc.plans import filing_queries, queries, signals
from dondoc.plans.enums import FilingCell, PartyRole
from dondoc.plans.models import Plan
from dondoc.plans.rules.papers import CoverageFacts, Lacking, PlanFacts, PlanItem, original_words


def plan_facts(plan: Any, *, body: Any, dated_on: date) -> PlanFacts:
    """Return what a plan says as its register stands now; two queries."""
    letterhead = letterhead_of(body)
    return PlanFacts(
        title=plan.title,
        body=letterhead.name,
        items=tuple(_item(one) for one in queries.items(plan.pk)),
        original=original_words(kind=plan.kind, symbol=plan.symbol, issued_on=plan.issued_on),
        number=symbol_of(letterhead, kind=PaperKind.PLAN, number=None),
        dated_on=dated_on,
    )


def coverage_facts(plan: Any, *, body: Any, on: date) -> CoverageFacts:
    """Return who lacks an own plan for this plan on a day, by the filings as they stand now."""
    letterhead = letterhead_of(body)
    rows = filing_queries.rows_of_plan(plan, today=on)
    late = [row for row in rows if row.cell == FilingCell.OVERDUE]
    times = _times_urged(plan.congress_id, [row.agency_id for row in late])
    return CoverageFacts(
        body=letterhead.name,
        plan=original_words(kind=plan.kind, symbol=plan.symbol, issued_on=plan.issued_on) or plan.title,
        on=on,
        asked=sum(1 for row in rows if row.cell != FilingCell.EXEMPT),
        issued=sum(1 for row in rows if row.cell == FilingCell.ISSUED),
        not_due=sum(1 for row in rows if row.cell not in (FilingCell.ISSUED, FilingCell.EXEMPT, FilingCell.OVERDUE)),
        lacking=tuple(
            Lacking(
                agency=row.agency_name,
                plan=plan.symbol or plan.code,
                due_on=row.due_on or on,
                times_urged=times.get(row.agency_id, 0),
            )
            for row in late
        ),
        addressee=reported_to(letterhead),
    )


def _times_urged(congress_id: int, agency_ids: list[int]) -> dict[int, int]:
    """Return how often these agencies were urged, as the room that urges tells it."""
    if not agency_ids:
        return {}
    answers = signals.times_urged_asked.send(sender=Plan, congress_id=congress_id, agency_ids=agency_ids)
    return {agency_id: times for _receiver, told in answers for agency_id, times in (told or {}).items()}


def _item(item: Any) -> PlanItem:
    names = {
        role: tuple(dict.fromkeys(party.agency.name for party in item.parties.all() if party.role == role))
        for role in PartyRole
    }
    return PlanItem(
        text=item.text,
        section=item.section,
        lead=names[PartyRole.LEAD],
        coordinating=names[PartyRole.COORDINATING],
        appraising=names[PartyRole.APPRAISING],
        from_on=item.from_on,
        due_on=item.due_on,
        deadline_text=item.deadline_text,
        recurring=item.recurring,
        event=item.event,
        product=item.product,
    )
