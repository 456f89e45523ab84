"""The verdict of the readiness board, and the rules that fail."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MILESTONE_DAYS_BEFORE_OPENING = 3


class Verdict(StrEnum):
    """How ready a congress, or one workstream of it, is."""

    READY = "ready"
    ALMOST_READY = "almost_ready"
    NOT_READY = "not_ready"


class Rule(StrEnum):
    """What keeps a congress from being ready."""

    OVERDUE_CRITICAL = "overdue_critical"
    OVERDUE = "overdue"
    URGENT_OBSTACLES = "urgent_obstacles"
    MILESTONES_OPEN = "milestones_open"


@dataclass(frozen=True, slots=True)
class Failing:
    """A rule that fails, and by how many tasks or obstacles."""

    rule: Rule
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a verdict is made of.

    overdue_critical: late critical tasks; milestones_open: critical tasks due by `milestone_day` and not appraised.
    Where a congress marks no task as critical, every task counts as one.
    """

    overdue: int
    overdue_critical: int
    urgent_obstacles: int
    milestones_open: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with every rule that fails; READY may still name late tasks that are not critical."""

    verdict: Verdict
    failing: tuple[Failing, ...]


def milestone_day(opening_on: date) -> date:
    """Return the last day of the deadlines that must be appraised before a congress counts as ready."""
    return opening_on - timedelta(days=MILESTONE_DAYS_BEFORE_OPENING)


def judge(standing: Standing) -> Judgement:
    """Judge a standing.

    READY: no late critical task, no urgent obstacle, every milestone appraised. ALMOST_READY: only work in time is
    left, and no urgent obstacle. NOT_READY: all else.
    """
    blocking = _failing(
        (Rule.OVERDUE_CRITICAL, standing.overdue_critical),
        (Rule.URGENT_OBSTACLES, standing.urgent_obstacles),
        (Rule.MILESTONES_OPEN, standing.milestones_open),
    )
    late = _failing((Rule.OVERDUE, standing.overdue - standing.overdue_critical))
    if not blocking:
        return Judgement(Verdict.READY, late)
    if standing.overdue == 0 and standing.urgent_obstacles == 0:
        return Judgement(Verdict.ALMOST_READY, blocking)
    return Judgement(Verdict.NOT_READY, blocking + late)


def _failing(*counted: tuple[Rule, int]) -> tuple[Failing, ...]:
    return tuple(Failing(rule, count) for rule, count in counted if count > 0)
