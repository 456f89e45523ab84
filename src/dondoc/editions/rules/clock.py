"""What time it is in a congress: the real time, but for a demo pinned to one day."""

from datetime import date, datetime


def congress_now(*, real_now: datetime, pinned_today: date | None) -> datetime:
    """Return the moment a congress lives in; `real_now` must be aware and in local time.

    A pinned congress keeps its day and takes the time of day from the real clock, so that two readings keep order.
    """
    if pinned_today is None:
        return real_now
    return real_now.replace(year=pinned_today.year, month=pinned_today.month, day=pinned_today.day)


def days_left(*, opening_on: date, today: date) -> int:
    """Return the calendar days until the opening; negative after it."""
    return (opening_on - today).days
