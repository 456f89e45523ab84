"""From a plan in force and a proposal to the two outlines that are compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from dondoc.plans import queries
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Item, Plan
from dondoc.plans.proposing import Directory, directory_of
from dondoc.plans.rules.proposal import ItemProposal, Proposal
from dondoc.plans.rules.revision import Change, Line, compare


def changes_between(plan: Plan, proposal: Proposal, *, directory: Directory | None = None) -> tuple[Change, ...]:
    """Return what a proposal would change in a plan as it is now. directory: for a caller that has it already."""
    found = directory or directory_of(plan.congress)
    names = {agency_id: one.name for agency_id, one in found.says.items()}
    new = [_line_of_proposal(item, found.known, names) for item in proposal.items]
    return compare(outline_of(queries.items(plan.pk)), new)


def outline_of(items: Sequence[Item] | Any) -> list[Line]:
    """Return the items of a plan in force as lines to compare."""
    return [_line_of_item(item) for item in items]


def _line_of_item(item: Item) -> Line:
    by_role: dict[str, list[Any]] = {}
    for party in item.parties.all():
        by_role.setdefault(party.role, []).append(party.agency)
    return Line(
        ref=item.code,
        position=item.position,
        label=item.label,
        section=item.section,
        text=item.text,
        due_on=item.due_on,
        recurring=item.recurring,
        deadline_text=item.deadline_text,
        parties={role: tuple(f"#{agency.pk}" for agency in rows) for role, rows in by_role.items()},
        names={role: tuple(agency.name for agency in rows) for role, rows in by_role.items()},
    )


def _line_of_proposal(item: ItemProposal, known: Mapping[str, int], names: Mapping[int, str]) -> Line:
    by_role: dict[str, list[tuple[str, str]]] = {str(role): [] for role in PartyRole}
    for party in item.parties:
        agency_id = known.get(party.key)
        one = (f"#{agency_id}", names[agency_id]) if agency_id is not None else (party.key, party.name)
        if one not in by_role[party.role]:
            by_role[party.role].append(one)
    return Line(
        ref=str(item.draft.number),
        position=item.draft.number,
        label=item.draft.label[:40],
        section=" / ".join(item.draft.section)[:300],
        text=item.draft.text,
        due_on=item.due_on,
        recurring=item.recurring,
        deadline_text=item.draft.deadline_text or "",
        parties={role: tuple(key for key, _name in rows) for role, rows in by_role.items() if rows},
        names={role: tuple(name for _key, name in rows) for role, rows in by_role.items() if rows},
        held_back=item.held_back,
    )
