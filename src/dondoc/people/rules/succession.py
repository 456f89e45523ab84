"""Agencies merge, split and end in the middle of the work. Which one answers for another on a day is decided here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """When an agency exists (half open; None is open) and who carries on its work."""

    valid_from: date | None = None
    valid_until: date | None = None
    successor_id: int | None = None

    def covers(self, day: date) -> bool:
        """Say whether the agency exists on the day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day < self.valid_until)


class SuccessionProblem(StrEnum):
    """Why one agency cannot carry on the work of another."""

    ITSELF = "itself"
    CIRCLE = "circle"
    ENDED_BEFORE = "ended_before"
    BEGINS_LATER = "begins_later"
    ENDS_BEFORE_IT_BEGAN = "ends_before_it_began"


def answering_agency(agency_id: int, *, on: date, spans: Mapping[int, Span]) -> int | None:
    """Return who answers for an agency on a day: itself while it exists, then the first living successor.

    None when nobody does: it has not begun yet, it ended without a successor, or the successors run in a circle.
    """
    seen: set[int] = set()
    current: int | None = agency_id
    while current is not None and current in spans and current not in seen:
        span = spans[current]
        if span.covers(on):
            return current
        seen.add(current)
        ended = span.valid_until is not None and span.valid_until <= on
        current = span.successor_id if ended else None
    return None


def refuse_succession(
    agency_id: int, *, successor_id: int, on: date, spans: Mapping[int, Span]
) -> SuccessionProblem | None:
    """Say why `successor_id` cannot answer for `agency_id` from `on` onwards; None when it can."""
    if agency_id == successor_id:
        return SuccessionProblem.ITSELF
    if leads_back(agency_id, successor_id=successor_id, spans=spans):
        return SuccessionProblem.CIRCLE
    begun = spans[agency_id].valid_from
    if begun is not None and on <= begun:
        return SuccessionProblem.ENDS_BEFORE_IT_BEGAN
    successor = spans[successor_id]
    if successor.valid_until is not None and successor.valid_until <= on:
        return SuccessionProblem.ENDED_BEFORE
    if successor.valid_from is not None and successor.valid_from > on:
        return SuccessionProblem.BEGINS_LATER
    return None


def leads_back(agency_id: int, *, successor_id: int, spans: Mapping[int, Span]) -> bool:
    """Say whether following the successors of `successor_id` comes back to `agency_id`."""
    seen: set[int] = set()
    current: int | None = successor_id
    while current is not None and current not in seen:
        if current == agency_id:
            return True
        seen.add(current)
        current = spans[current].successor_id if current in spans else None
    return False
