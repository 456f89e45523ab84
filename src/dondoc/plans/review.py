"""What the review page shows: counts, doubts with their source, and the whole reading below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import Draft
from dondoc.plans.rules.answers import AGENCY, DAY
from dondoc.plans.rules.doubts import Doubt
from dondoc.plans.rules.proposal import ItemProposal, Proposal

OTHER = "other"
MOST_LETTERS_OF_A_NAME = 200


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One task as read, for the table below the doubts."""

    number: int
    label: str
    text: str
    lead: str
    coordinating: str
    appraising: str
    deadline_text: str
    due_on: Any
    recurring: bool
    held_back: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the review page needs."""

    head: Any
    tasks: int
    held_back: int
    agencies: int
    deadlines: int
    doubts: Sequence[Doubt]
    open_count: int
    rows: Sequence[ReadRow]
    missed: int
    warnings: Sequence[str]


def review_of(draft: Draft, proposal: Proposal, *, warnings: Sequence[str]) -> Review:
    """Return the review page's values."""
    return Review(
        head=draft.head,
        tasks=proposal.task_count,
        held_back=proposal.held_back_count,
        agencies=proposal.agency_count,
        deadlines=proposal.deadline_count,
        doubts=proposal.doubts,
        open_count=len(proposal.open_doubts),
        rows=[_row(item) for item in proposal.items],
        missed=len(draft.missed),
        warnings=warnings,
    )


def answers_from(posted: Mapping[str, str], doubts: Sequence[Doubt]) -> dict[str, str]:
    """Return the answers a form holds: a button's value, or what was typed beside «Khác».

    Values that no button of the doubt offers, and unreadable days, are left out, so that nothing unasked is stored.
    """
    found: dict[str, str] = {}
    for doubt in doubts:
        value = posted.get(doubt.key, "")
        if value == OTHER and doubt.asks == "who":
            name = posted.get(f"{doubt.key}-other", "").strip()[:MOST_LETTERS_OF_A_NAME]
            value = AGENCY + name if name else ""
        offered = {choice.value for choice in doubt.choices}
        if value in offered or (value.startswith(AGENCY) and doubt.asks == "who") or value.startswith(DAY + "20"):
            found[doubt.key] = value
    return found


def _row(item: ItemProposal) -> ReadRow:
    def names(role: PartyRole) -> str:
        return "; ".join(dict.fromkeys(party.name_as_written for party in item.parties if party.role == role))

    return ReadRow(
        number=item.draft.number,
        label=item.draft.label,
        text=item.draft.text,
        lead=names(PartyRole.LEAD),
        coordinating=names(PartyRole.COORDINATING),
        appraising=names(PartyRole.APPRAISING),
        deadline_text=item.draft.deadline_text or "",
        due_on=item.due_on,
        recurring=item.draft.recurring,
        held_back=item.held_back,
    )
