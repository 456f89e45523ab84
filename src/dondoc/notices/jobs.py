"""The jobs of the timetable; each calls one action."""

from django.utils import timezone

from dondoc.notices.actions.send import send_due
from dondoc.web.compat import task


@task()
def send_what_is_due(due_at: str) -> None:
    """Send what waited for its hour or for another try, and settle what a dead worker left."""
    send_due(now=timezone.now())
