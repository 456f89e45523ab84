"""What a verdict needs."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from dondoc.tasks.enums import TaskState, Verdict

MOST_POINTS = 30


class VerdictProblem(StrEnum):
    """Why a verdict cannot stand."""

    NOT_HANDED_IN = "not_handed_in"
    GIVEN_ALREADY = "given_already"
    NO_POINT = "no_point"
    TOO_MANY_POINTS = "too_many_points"
    NO_DATE = "no_date"
    DATE_PASSED = "date_passed"


def refuse_verdict(
    *,
    verdict: Verdict | str,
    state: TaskState | str,
    given_already: bool,
    points: Sequence[str],
    new_due_on: date | None,
    today: date,
) -> VerdictProblem | None:
    """Say why a verdict cannot be given; None when it can.

    given_already: whether this agency has spoken in this round. A return names at least one point and a new date that
    is not past; both stand in the verdict for ever.
    """
    if state != TaskState.IN_APPRAISAL:
        return VerdictProblem.NOT_HANDED_IN
    if given_already:
        return VerdictProblem.GIVEN_ALREADY
    if verdict == Verdict.PASSED:
        return None
    if not points:
        return VerdictProblem.NO_POINT
    if len(points) > MOST_POINTS:
        return VerdictProblem.TOO_MANY_POINTS
    if new_due_on is None:
        return VerdictProblem.NO_DATE
    return VerdictProblem.DATE_PASSED if new_due_on < today else None


def points_in(text: str) -> list[str]:
    """Return the named points of a text, one a line, without the numbers and dashes people begin lines with."""
    lines = (line.strip().lstrip("-+•*").strip() for line in text.splitlines())
    return [line for line in lines if line]
