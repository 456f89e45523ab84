"""What will be made when a reading is taken in: items with their parties and days, and agencies the directory lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.people.rules.names import matching_key
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import resolve_event
from dondoc.plans.reader.draft import Draft, TaskDraft
from dondoc.plans.rules.answers import AGENCY, ALIAS, DAY, HOLD
from dondoc.plans.rules.classes import is_class, is_generic, members
from dondoc.plans.rules.doubts import Doubt

_ROLES = (
    (PartyRole.LEAD, "lead"),
    (PartyRole.COORDINATING, "coordinating"),
    (PartyRole.APPRAISING, "appraising"),
)


@dataclass(frozen=True, slots=True)
class PartyProposal:
    """An agency in a role, by its matching key."""

    role: PartyRole
    key: str
    name_as_written: str


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """One item to be entered. held_back: nobody leads it yet, so no task is made."""

    draft: TaskDraft
    parties: tuple[PartyProposal, ...]
    due_on: date | None
    held_back: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything an intake would make. new_agencies, aliases: by matching key of the name as written."""

    items: tuple[ItemProposal, ...]
    new_agencies: Mapping[str, str]
    aliases: Mapping[str, tuple[str, str]]
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def task_count(self) -> int:
        """How many tasks would be made."""
        return sum(1 for item in self.items if not item.held_back)

    @property
    def held_back_count(self) -> int:
        """How many items wait for somebody to lead them."""
        return len(self.items) - self.task_count

    @property
    def agency_count(self) -> int:
        """How many agencies have a part."""
        return len({party.key for item in self.items for party in item.parties})

    @property
    def deadline_count(self) -> int:
        """How many items have a deadline or are recurring."""
        return sum(1 for item in self.items if item.due_on or item.draft.recurring)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """The doubts nobody has answered."""
        return tuple(doubt for doubt in self.doubts if not doubt.answer)


def proposal_of(
    draft: Draft,
    *,
    doubts: tuple[Doubt, ...],
    known: Mapping[str, int],
    areas: Sequence[str],
    opening_on: date,
    closing_on: date,
) -> Proposal:
    """Return what taking in this reading would make, with the answers that are in force.

    known: agency id by matching key. areas: names of the directory's area units, for which «UBND các huyện, thành phố»
    stands; none on a new congress, where the class leads as one agency. Names in neither `known` nor an alias become
    new agencies; those named by nobody in particular («các đơn vị liên quan») become nothing and stay in the quote.
    """
    aliases = {
        matching_key(doubt.quote): (doubt.quote, doubt.in_force.removeprefix(ALIAS))
        for doubt in doubts
        if doubt.asks == "name" and doubt.in_force.startswith(ALIAS)
    }
    by_task: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.task_number is not None:
            by_task.setdefault(doubt.task_number, []).append(doubt)
    items = tuple(
        _item(task, by_task.get(task.number, []), aliases, areas, opening_on=opening_on, closing_on=closing_on)
        for task in draft.tasks
    )
    new: dict[str, str] = {}
    for item in items:
        for party in item.parties:
            if party.key not in known:
                new.setdefault(party.key, party.name_as_written)
    return Proposal(items=items, new_agencies=new, aliases=aliases, doubts=doubts)


def _item(
    task: TaskDraft,
    doubts: list[Doubt],
    aliases: Mapping[str, tuple[str, str]],
    areas: Sequence[str],
    *,
    opening_on: date,
    closing_on: date,
) -> ItemProposal:
    who = [doubt.in_force for doubt in doubts if doubt.asks == "who"]
    when = [doubt.in_force for doubt in doubts if doubt.asks == "when"]
    named = [answer.removeprefix(AGENCY) for answer in who if answer.startswith(AGENCY)]
    parties = _parties(task, named, aliases, areas)
    has_lead = any(party.role == PartyRole.LEAD for party in parties)
    due = task.due
    if task.event is not None and due is None:
        due = resolve_event(task.event, opening_on=opening_on, closing_on=closing_on)
    days = [date.fromisoformat(answer.removeprefix(DAY)) for answer in when if answer.startswith(DAY)]
    return ItemProposal(
        draft=task, parties=parties, due_on=days[-1] if days else due, held_back=HOLD in who or not has_lead
    )


def _parties(
    task: TaskDraft, named: list[str], aliases: Mapping[str, tuple[str, str]], areas: Sequence[str]
) -> tuple[PartyProposal, ...]:
    found: dict[tuple[PartyRole, str], PartyProposal] = {}
    for role, attribute in _ROLES:
        names = named if role == PartyRole.LEAD and named else [party.name for party in getattr(task, attribute)]
        for name in names:
            meant = aliases.get(matching_key(name), ("", name))[1]
            for member in _bodies(meant, role, areas):
                key = matching_key(member)
                found.setdefault((role, key), PartyProposal(role=role, key=key, name_as_written=name))
    leads = {party.key for party in found.values() if party.role == PartyRole.LEAD}
    return tuple(party for party in found.values() if party.role != PartyRole.COORDINATING or party.key not in leads)


def _bodies(name: str, role: PartyRole, areas: Sequence[str]) -> Sequence[str]:
    """Return the agencies a name gives to a role.

    Nobody in particular gives none. A class gives its members where the directory knows them; otherwise it leads as one
    body, as the paper says, and coordinates as none: whom it means stays in the quoted sentence.
    """
    found = members(name, areas=areas)
    if list(found) != [name] or not is_class(name):
        return found
    return found if role == PartyRole.LEAD and not is_generic(name) else ()
