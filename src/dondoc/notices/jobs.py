"""The jobs of the timetable; each calls one action. `due_at` is the moment by the timetable, as ISO text."""

from datetime import date, datetime

from django.utils import timezone

from dondoc.notices.actions.digests import send_daily, send_morning, tell_soon
from dondoc.notices.actions.send import send_due
from dondoc.notices.actions.watch import report_stuck
from dondoc.web.compat import task


@task()
def send_what_is_due(due_at: str) -> None:
    """Send what waited for its hour or for another try, settle what a dead worker left, and tell what stays stuck."""
    tell_soon(now=timezone.now())
    send_due(now=timezone.now())
    report_stuck(now=timezone.now())


@task()
def morning_digests(due_at: str) -> None:
    """Tell the heads how the congress stands."""
    send_morning(day=_day_of(due_at), now=timezone.now())


@task()
def daily_digests(due_at: str) -> None:
    """Tell focal points what is due, and everybody what waited for the day's letter."""
    send_daily(day=_day_of(due_at), now=timezone.now())


def _day_of(due_at: str) -> date:
    return timezone.localtime(datetime.fromisoformat(due_at)).date()
