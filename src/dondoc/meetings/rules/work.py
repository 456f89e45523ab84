"""From what was concluded to the work it becomes: which tasks, for whom, until when, and what must still be asked.

Nothing is invented. A conclusion without a lead, a class of agencies nobody can count and a decision with several ways
are questions; a missing date is said and allowed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dondoc.kit.vietnamese import fold, one_line
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.classes import class_of, is_vague
from dondoc.meetings.rules.questions import (
    AGREED,
    ANSWER_ONLY,
    DECLINED,
    EVERYBODY_LEADS,
    KNOWN,
    NEW,
    Asks,
    Choice,
    Question,
    key_of,
)
from dondoc.meetings.rules.said import NOTHING, About, Known, Named, OpenObstacle, Said, Scope, Scopes
from dondoc.meetings.rules.wording import deadline_words, is_recurring, work_words
from dondoc.plans.enums import PartyRole


class Hint(StrEnum):
    """What the page says about a conclusion without asking."""

    NO_DATE = "no_date"
    DATE_PAST = "date_past"
    NOT_AGREED = "not_agreed"
    TASK_CLOSED = "task_closed"
    OBSTACLE_CLOSED = "obstacle_closed"
    NOTHING_TO_RETURN = "nothing_to_return"
    NOBODY_IN_CLASS = "nobody_in_class"


# What stands in the way of issuing; the rest is said and allowed.
BLOCKING = frozenset({Hint.TASK_CLOSED, Hint.OBSTACLE_CLOSED, Hint.NOTHING_TO_RETURN, Hint.NOBODY_IN_CLASS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A hint about one conclusion."""

    conclusion_id: int
    number: int | None
    hint: Hint


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """One task a conclusion gives. code: its own part of the code, after the number of the notice. leads: in order."""

    conclusion_id: int
    number: int
    code: str
    title: str
    leads: tuple[int, ...]
    coordinating: tuple[int, ...] = ()
    appraising: tuple[int, ...] = ()
    due_on: date | None = None
    deadline_text: str = ""
    recurring: bool = False

    @property
    def agency_ids(self) -> tuple[int, ...]:
        """Everybody who has a part, each once."""
        return tuple(dict.fromkeys((*self.leads, *self.coordinating, *self.appraising)))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWork:
    """A conclusion about work that is given already: its tasks get the words and, if one was said, the new day.

    leads: who leads these tasks, each once. titles: of the tasks, with their codes. sends_back: the chair returned it;
    what was handed in is then to be done again.
    """

    conclusion_id: int
    number: int
    task_ids: tuple[int, ...]
    leads: tuple[int, ...]
    titles: tuple[str, ...]
    words: str
    new_due_on: date | None
    sends_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a conclusion says to an obstacle: a verdict on its card («agreed», «declined»), or words alone."""

    conclusion_id: int
    number: int
    obstacle_id: int
    verdict: str
    way_id: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Everything that follows from the conclusions of a meeting, and what stands in the way."""

    tasks: tuple[PlannedTask, ...] = ()
    known: tuple[KnownWork, ...] = ()
    decided: tuple[Decided, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(one for one in self.questions if not one.answer)

    @property
    def is_ready(self) -> bool:
        """Whether the notice may be issued: everything answered, nothing that cannot be carried out."""
        return not self.open_questions and not any(one.hint in BLOCKING for one in self.remarks)


@dataclass(slots=True)
class _Found:
    tasks: list[PlannedTask] = field(default_factory=list)
    known: list[KnownWork] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def leads_of(one: Said) -> tuple[Named, ...]:
    """Return who leads: words that name nobody («các đơn vị liên quan») give way to whoever was named since."""
    leads = one.named(PartyRole.LEAD)
    plain = tuple(party for party in leads if party.agency_id is not None or not is_vague(party.group))
    return plain or leads


def plan_work(
    said: Sequence[Said],
    *,
    directory: Sequence[Known],
    scopes: Scopes,
    abouts: Mapping[str, About],
    answers: Mapping[str, str],
    today: date,
) -> Work:
    """Return what follows from the conclusions of a meeting.

    directory: the agencies that exist on the day. answers: by the key of the question. One class is one task
    for every agency of it; what names no agency of the directory is asked.
    """
    found = _Found()
    for one in said:
        if one.number is None:
            continue
        about = abouts.get(one.about, NOTHING)
        if not one.is_agreed:
            _remark(found, one, Hint.NOT_AGREED)
        if one.kind == ConclusionKind.DECIDE:
            _decide(found, one, about, answers)
        elif one.kind == ConclusionKind.RETURN:
            _send_back(found, one, about)
        elif one.kind == ConclusionKind.ASSIGN:
            _assign(found, one, about, directory=directory, scopes=scopes, answers=answers, today=today)
    return Work(
        tasks=tuple(found.tasks),
        known=tuple(found.known),
        decided=tuple(found.decided),
        questions=tuple(found.questions),
        remarks=tuple(found.remarks),
    )


def _assign(
    found: _Found,
    one: Said,
    about: About,
    *,
    directory: Sequence[Known],
    scopes: Scopes,
    answers: Mapping[str, str],
    today: date,
) -> None:
    _remark_date(found, one, today)
    if _is_known_work(found, one, about, answers):
        _keep_known(found, one, about, sends_back=False)
        return
    exist = {agency.id for agency in directory}
    leads = leads_of(one)
    named = tuple(party.agency_id for party in leads if party.agency_id in exist)
    classes = [party for party in leads if party.group and not is_vague(party.group)]
    if not named and not classes:
        _ask_who_leads(found, one, about, directory=directory, scopes=scopes)
        return
    members: list[int] = []
    for party in classes:
        within = _members(found, one, party, directory=directory, scopes=scopes, answers=answers)
        if within is None:
            return
        members += [member for member in within if member not in members and member not in named]
    if classes and not members and not named:
        _remark(found, one, Hint.NOBODY_IN_CLASS)
        return
    _add_tasks(found, one, named=_ids(named), members=members, directory=directory)


def _add_tasks(
    found: _Found, one: Said, *, named: tuple[int, ...], members: Sequence[int], directory: Sequence[Known]
) -> None:
    """Add one task led by those who are named, and one more for every agency of a class."""
    number = one.number or 0
    groups = [leads for leads in (named, *((member,) for member in members)) if leads]
    others = {role: _others(one, role, directory) for role in (PartyRole.COORDINATING, PartyRole.APPRAISING)}
    for place, leads in enumerate(groups, start=1):
        found.tasks.append(
            PlannedTask(
                conclusion_id=one.id,
                number=number,
                code=str(number) if len(groups) == 1 else f"{number}-{place}",
                title=work_words(one.text),
                leads=leads,
                coordinating=tuple(each for each in others[PartyRole.COORDINATING] if each not in leads),
                appraising=others[PartyRole.APPRAISING],
                due_on=one.due_on,
                deadline_text=deadline_words(one.due_on, one.due_words),
                recurring=is_recurring(one.due_on, one.due_words),
            )
        )


def _others(one: Said, role: PartyRole, directory: Sequence[Known]) -> tuple[int, ...]:
    """Return who helps or appraises; a class nobody can count («các đơn vị liên quan») stands in the notice alone."""
    exist = {agency.id for agency in directory}
    ids: list[int] = []
    for party in one.named(role):
        if party.agency_id is not None:
            ids += [party.agency_id] if party.agency_id in exist else []
        elif (test := class_of(party.group, kind=party.kind)) is not None:
            ids += [agency.id for agency in directory if test(agency)]
    return tuple(dict.fromkeys(ids))


def _members(
    found: _Found,
    one: Said,
    party: Named,
    *,
    directory: Sequence[Known],
    scopes: Scopes,
    answers: Mapping[str, str],
) -> tuple[int, ...] | None:
    """Return the agencies of a class; None when a person has to say which."""
    test = class_of(party.group, kind=party.kind)
    if test is not None:
        return tuple(agency.id for agency in directory if test(agency))
    within = {
        Scope.CALLED: scopes.called,
        Scope.WITH_WORK: scopes.with_work,
        Scope.EVERYBODY: frozenset(agency.id for agency in directory),
    }
    counts = {scope: [agency.id for agency in directory if agency.id in ids] for scope, ids in within.items()}
    choices = tuple(Choice(value=scope.value, count=len(ids)) for scope, ids in counts.items() if ids)
    answer = answers.get(key_of(Asks.WHICH_AGENCIES, one.id), "")
    known = answer if answer in {choice.value for choice in choices} else ""
    found.questions.append(
        Question(conclusion_id=one.id, number=one.number, asks=Asks.WHICH_AGENCIES, choices=choices, answer=known)
    )
    return tuple(counts[Scope(known)]) if known else None


def _ask_who_leads(found: _Found, one: Said, about: About, *, directory: Sequence[Known], scopes: Scopes) -> None:
    """Ask «Ai chủ trì?»: first who leads what the item is about, then who helps in it, then who was called."""
    exist = {agency.id: agency for agency in directory}
    helping = _ids(party.agency_id for party in one.named(PartyRole.COORDINATING))
    first = [*(lead for task in about.tasks for lead in task.lead_ids), *helping]
    rest = [agency.id for agency in directory if agency.id in scopes.called]
    ids = [each for each in dict.fromkeys((*first, *rest)) if each in exist]
    choices = (*(Choice(value=str(each), agency_id=each) for each in ids), Choice(value=EVERYBODY_LEADS))
    found.questions.append(Question(conclusion_id=one.id, number=one.number, asks=Asks.WHO_LEADS, choices=choices))


def _is_known_work(found: _Found, one: Said, about: About, answers: Mapping[str, str]) -> bool:
    """Say whether a conclusion speaks of tasks that exist: asked where its item is about some that are open.

    The answer lies near where it names no other lead than theirs; a class is always new work.
    """
    tasks = [task for task in about.tasks if task.is_open]
    leads = leads_of(one)
    if not tasks or any(party.group for party in leads):
        return False
    theirs = {lead for task in tasks for lead in task.lead_ids}
    near = KNOWN if {party.agency_id for party in leads} <= theirs else NEW
    choices = (*(Choice(value=KNOWN, task_id=task.id) for task in tasks[:1]), Choice(value=NEW))
    if near == NEW:
        choices = choices[::-1]
    answer = answers.get(key_of(Asks.NEW_OR_KNOWN, one.id), "")
    answer = answer if answer in (KNOWN, NEW) else near
    found.questions.append(
        Question(conclusion_id=one.id, number=one.number, asks=Asks.NEW_OR_KNOWN, choices=choices, answer=answer)
    )
    return answer == KNOWN


def _send_back(found: _Found, one: Said, about: About) -> None:
    if about.obstacle is not None:
        if about.obstacle.is_open:
            verdict = DECLINED if about.obstacle.waits else ANSWER_ONLY
            found.decided.append(_decided(one, about.obstacle, verdict=verdict))
        else:
            _remark(found, one, Hint.OBSTACLE_CLOSED)
        return
    if not about.tasks:
        _remark(found, one, Hint.NOTHING_TO_RETURN)
    elif not any(task.is_open for task in about.tasks):
        _remark(found, one, Hint.TASK_CLOSED)
    else:
        _keep_known(found, one, about, sends_back=True)


def _keep_known(found: _Found, one: Said, about: About, *, sends_back: bool) -> None:
    tasks = [task for task in about.tasks if task.is_open]
    found.known.append(
        KnownWork(
            conclusion_id=one.id,
            number=one.number or 0,
            task_ids=tuple(task.id for task in tasks),
            leads=_ids(lead for task in tasks for lead in task.lead_ids),
            titles=tuple(f"{task.code} {task.title}" for task in tasks),
            words=one_line(one.text),
            new_due_on=one.due_on,
            sends_back=sends_back,
        )
    )


def _decide(found: _Found, one: Said, about: About, answers: Mapping[str, str]) -> None:
    obstacle = about.obstacle
    if obstacle is None:
        return
    if not obstacle.is_open:
        _remark(found, one, Hint.OBSTACLE_CLOSED)
        return
    if not obstacle.waits:
        found.decided.append(_decided(one, obstacle, verdict=ANSWER_ONLY))
        return
    agreed = tuple(Choice(value=f"way:{way_id}", words=words) for way_id, words in obstacle.ways)
    if len(obstacle.ways) < 2:
        agreed = (Choice(value=AGREED),)
    choices = (*agreed, Choice(value=DECLINED))
    near = DECLINED if _REFUSES.match(fold(one.text)) else AGREED if len(obstacle.ways) < 2 else ""
    answer = answers.get(key_of(Asks.WHICH_WAY, one.id), "") or near
    if answer not in {choice.value for choice in choices}:
        answer = ""
    found.questions.append(
        Question(conclusion_id=one.id, number=one.number, asks=Asks.WHICH_WAY, choices=choices, answer=answer)
    )
    if answer:
        found.decided.append(_decided(one, obstacle, verdict=answer))


_REFUSES = re.compile(r"(?:chua|khong) (?:dong y|thong nhat|chap thuan|nhat tri|bo sung|xem xet)")


def _decided(one: Said, obstacle: OpenObstacle, *, verdict: str) -> Decided:
    way_id = int(verdict.partition(":")[2]) if verdict.startswith("way:") else None
    return Decided(
        conclusion_id=one.id,
        number=one.number or 0,
        obstacle_id=obstacle.id,
        verdict=AGREED if way_id is not None else verdict,
        way_id=way_id,
        words=one_line(one.text),
    )


def _remark(found: _Found, one: Said, hint: Hint) -> None:
    found.remarks.append(Remark(conclusion_id=one.id, number=one.number, hint=hint))


def _remark_date(found: _Found, one: Said, today: date) -> None:
    if one.due_on is None and not is_recurring(one.due_on, one.due_words):
        _remark(found, one, Hint.NO_DATE)
    elif one.due_on is not None and one.due_on < today:
        _remark(found, one, Hint.DATE_PAST)


def _ids(found: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for each in found if each is not None))
