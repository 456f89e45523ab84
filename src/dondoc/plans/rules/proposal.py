"""What will be made when a reading is taken in: items with their parties and days, and agencies the directory lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.people.rules.names import matching_key
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import resolve_event
from dondoc.plans.reader.draft import Draft, QuestionCode, TaskDraft
from dondoc.plans.rules.answers import AGENCY, ALIAS, DAY, HOLD
from dondoc.plans.rules.classes import is_class, is_generic, members
from dondoc.plans.rules.corrections import Correction
from dondoc.plans.rules.doubts import UNDATED_KEY, Doubt
from dondoc.plans.rules.mentions import NameProblem

_ROLES = (
    (PartyRole.LEAD, "lead"),
    (PartyRole.COORDINATING, "coordinating"),
    (PartyRole.APPRAISING, "appraising"),
)


@dataclass(frozen=True, slots=True)
class PartyProposal:
    """An agency in a role, by its matching key. name: of the agency meant; name_as_written: what the paper calls it."""

    role: PartyRole
    key: str
    name: str
    name_as_written: str


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """One item to be entered. held_back: nobody leads it yet, so no task is made. is_corrected: by a person's hand."""

    draft: TaskDraft
    parties: tuple[PartyProposal, ...]
    due_on: date | None
    held_back: bool
    is_corrected: bool = False

    @property
    def recurring(self) -> bool:
        """Whether the work is repeated or open-ended; a day given by hand makes an end of it."""
        return self.draft.recurring and not (self.is_corrected and self.due_on)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything an intake would make.

    dropped: rows a person left out. new_agencies: names by matching key. aliases: spelling variants for the directory,
    the written name and the meant one by matching key of the written one; a name that is only short is not among them.
    """

    items: tuple[ItemProposal, ...]
    new_agencies: Mapping[str, str]
    aliases: Mapping[str, tuple[str, str]]
    doubts: tuple[Doubt, ...] = field(default=())
    dropped: tuple[ItemProposal, ...] = field(default=())

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
        return sum(1 for item in self.items if item.due_on or item.recurring)

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
    corrections: Mapping[int, Correction] | None = None,
) -> Proposal:
    """Return what taking in this reading would make, with the answers that are in force.

    known: agency id by matching key. areas: names of the directory's area units, for which «UBND các huyện, thành phố»
    stands; none on a new congress, where the class leads as one agency. Names in neither `known` nor an alias become
    new agencies; those named by nobody in particular («các đơn vị liên quan») become nothing and stay in the quote.
    """
    named = [doubt for doubt in doubts if doubt.asks == "name" and doubt.in_force.startswith(ALIAS)]
    meant = {matching_key(doubt.subject): doubt.in_force.removeprefix(ALIAS) for doubt in named}
    aliases = {
        matching_key(doubt.subject): (doubt.subject, doubt.in_force.removeprefix(ALIAS))
        for doubt in named
        if doubt.code == NameProblem.NEAR
    }
    by_task: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.task_number is not None:
            by_task.setdefault(doubt.task_number, []).append(doubt)
    by_hand = corrections or {}
    common_day = next((_day_in(doubt) for doubt in doubts if doubt.key == UNDATED_KEY), None)
    read = [
        _item(
            task,
            by_task.get(task.number, []),
            by_hand.get(task.number),
            meant,
            areas,
            due=_due(task, common_day, opening_on=opening_on, closing_on=closing_on),
        )
        for task in draft.tasks
    ]
    left_out = {number for number, correction in by_hand.items() if correction.dropped}
    items = tuple(item for item in read if item.draft.number not in left_out)
    new: dict[str, str] = {}
    for item in items:
        for party in item.parties:
            if party.key not in known:
                new.setdefault(party.key, party.name)
    dropped = tuple(item for item in read if item.draft.number in left_out)
    return Proposal(items=items, new_agencies=new, aliases=aliases, doubts=doubts, dropped=dropped)


def _due(task: TaskDraft, common_day: date | None, *, opening_on: date, closing_on: date) -> date | None:
    if task.event is not None and task.due is None:
        return resolve_event(task.event, opening_on=opening_on, closing_on=closing_on)
    if task.due is None and task.deadline_text is None and not task.recurring:
        return common_day
    return task.due


def _day_in(doubt: Doubt) -> date | None:
    return date.fromisoformat(doubt.in_force.removeprefix(DAY)) if doubt.in_force.startswith(DAY) else None


def _item(
    task: TaskDraft,
    doubts: list[Doubt],
    by_hand: Correction | None,
    meant: Mapping[str, str],
    areas: Sequence[str],
    *,
    due: date | None,
) -> ItemProposal:
    who = [doubt for doubt in doubts if doubt.asks == "who"]
    named = [doubt.in_force.removeprefix(AGENCY) for doubt in who if doubt.in_force.startswith(AGENCY)]
    swapped = any(doubt.code == QuestionCode.WHOSE_WORK and doubt.in_force.startswith(AGENCY) for doubt in who)
    days = [day for doubt in doubts if doubt.asks == "when" and (day := _day_in(doubt)) is not None]
    if days:
        due = days[-1]
    held = any(doubt.in_force == HOLD for doubt in who)
    if by_hand is not None:
        named, held = (list(by_hand.lead), False) if by_hand.lead else (named, held)
        swapped = swapped and not by_hand.lead
        due = None if by_hand.undated else by_hand.due or due
    parties = _parties(task, named, meant, areas, leads_go_on_helping=swapped)
    has_lead = any(party.role == PartyRole.LEAD for party in parties)
    return ItemProposal(
        draft=task, parties=parties, due_on=due, held_back=held or not has_lead, is_corrected=by_hand is not None
    )


def _parties(
    task: TaskDraft,
    named: list[str],
    meant: Mapping[str, str],
    areas: Sequence[str],
    *,
    leads_go_on_helping: bool,
) -> tuple[PartyProposal, ...]:
    found: dict[tuple[PartyRole, str], PartyProposal] = {}
    for role, names in _names_by_role(task, named, leads_go_on_helping=leads_go_on_helping):
        for name in names:
            for member in _bodies(meant.get(matching_key(name), name), role, areas):
                key = matching_key(member)
                found.setdefault((role, key), PartyProposal(role=role, key=key, name=member, name_as_written=name))
    leads = {party.key for party in found.values() if party.role == PartyRole.LEAD}
    return tuple(party for party in found.values() if party.role != PartyRole.COORDINATING or party.key not in leads)


def _names_by_role(
    task: TaskDraft, named: list[str], *, leads_go_on_helping: bool
) -> list[tuple[PartyRole, list[str]]]:
    """Return the written names of each role. named: who leads instead of those read, who then help or fall away."""
    read = {role: [party.name for party in getattr(task, attribute)] for role, attribute in _ROLES}
    if named and leads_go_on_helping:
        read[PartyRole.COORDINATING] = read[PartyRole.LEAD] + read[PartyRole.COORDINATING]
    if named:
        read[PartyRole.LEAD] = named
    return list(read.items())


def _bodies(name: str, role: PartyRole, areas: Sequence[str]) -> Sequence[str]:
    """Return the agencies a name gives to a role.

    Nobody in particular gives none. A class gives its members where the directory knows them; otherwise it leads as one
    body, as the paper says, and coordinates as none: whom it means stays in the quoted sentence.
    """
    found = members(name, areas=areas)
    if list(found) != [name] or not is_class(name):
        return found
    return found if role == PartyRole.LEAD and not is_generic(name) else ()
