"""The story of the demo until 07:30 on 8 October 2015: extensions, own plans, what is late and what is new.

Everything here is illustration. Agencies are named by their code in `directory`, tasks by plan and words as in
`states`; the records themselves stand in `states`, `obstacles`, `urging` and `doubts`.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dondoc.desk.demo import plan_06, plan_09
from dondoc.desk.demo.assignments import Assignment
from dondoc.desk.demo.doubts import DOUBTS
from dondoc.desk.demo.obstacles import OBSTACLES
from dondoc.desk.demo.programme import ZONE, moment
from dondoc.desk.demo.states import STATES, Stage, TaskState
from dondoc.kit.vietnamese import fold

NOW = moment(10, 8, 7, 30)
LAST_LOOK = moment(10, 7, 16, 40)
PLANS: dict[str, tuple[Assignment, ...]] = {"06": plan_06.ASSIGNMENTS, "09": plan_09.ASSIGNMENTS}


class ChangeKind(StrEnum):
    """What can be new since the last look."""

    FINISHED = "finished"
    TURNED_OVERDUE = "turned_overdue"
    NEW_OBSTACLE = "new_obstacle"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoExtension:
    """A later date the head agreed to; the date in the plan stays beside it."""

    plan: str
    words: str
    new_due: date
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new; `subject` is the task's words or the obstacle's code."""

    kind: ChangeKind
    at: datetime
    plan: str
    subject: str


EXTENSIONS: tuple[DemoExtension, ...] = (
    DemoExtension(
        plan="06",
        words="xây dựng kế hoạch cụ thể hóa",
        new_due=date(2015, 10, 12),
        decided_on=date(2015, 10, 5),
        reason="Một số cơ quan, đơn vị chưa xây dựng kế hoạch cụ thể",
    ),
)

# plan: agencies that have not sent a concretised plan of their own
WITHOUT_OWN_PLAN: dict[str, tuple[str, ...]] = {
    "06": ("H617", "H618", "SGDDT", "TTVH", "HNB", "SNGV"),
    "09": ("CAPNUOC", "TTYTDP", "SNNPTNT"),
}


def assignment_of(*, plan: str, words: str) -> Assignment:
    """Return the one assignment of the plan that has these words. Raises LookupError for none or several."""
    found = [one for one in PLANS[plan] if fold(words) in fold(one.words)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} tasks of plan {plan} have the words {words!r}")
    return found[0]


def state_of(*, plan: str, text: str) -> TaskState | None:
    """Return the state of a task from its plan and its text as read, however much of the sentence was taken."""
    read = fold(text)
    found = [state for state in STATES if state.plan == plan and fold(state.words) in read]
    return max(found, key=lambda state: len(state.words), default=None)


def due_of(state: TaskState) -> date | None:
    """Return the day that counts: an extension before the secretary's answer before the plan's own day, or None."""
    here = (state.plan, state.words)
    extended = next((one.new_due for one in EXTENSIONS if (one.plan, one.words) == here), None)
    answered = next((one.due for one in DOUBTS if (one.plan, one.words) == here), None)
    return extended or answered or assignment_of(plan=state.plan, words=state.words).due


def overdue_states(*, as_of: date) -> tuple[TaskState, ...]:
    """Return the states of open tasks whose day lies before `as_of`."""
    return tuple(
        state
        for state in STATES
        if state.stage is not Stage.DONE and (due := due_of(state)) is not None and due < as_of
    )


def changes(*, since: datetime, until: datetime) -> tuple[Change, ...]:
    """Return what is new after `since` and not after `until`, oldest first; a task turns overdue at midnight."""
    late = overdue_states(as_of=until.date())
    found = [
        *(Change(ChangeKind.FINISHED, one.done_at, one.plan, one.words) for one in STATES if one.done_at is not None),
        *(Change(ChangeKind.TURNED_OVERDUE, _midnight_after(one), one.plan, one.words) for one in late),
        *(Change(ChangeKind.NEW_OBSTACLE, one.opened_at, one.plan, one.code) for one in OBSTACLES),
    ]
    return tuple(sorted((one for one in found if since < one.at <= until), key=lambda one: (one.at, one.subject)))


def _midnight_after(state: TaskState) -> datetime:
    due = due_of(state)
    if due is None:
        raise ValueError(f"{state.words!r} has no day")
    return datetime.combine(due + timedelta(days=1), time(), tzinfo=ZONE)
