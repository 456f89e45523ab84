"""What background work does for itself."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dondoc.web.compat import task
from dondoc.web.models import Slot, WorkerPulse

# The timetable alone makes some fifteen hundred rows a day; what failed is kept longer, to be looked at.
_KEPT_DONE = timedelta(days=2)
_KEPT_GIVEN_UP = timedelta(days=30)


@task()
def sweep(due_at: str) -> None:
    """Remove jobs done two days ago, jobs given up a month ago, and what is left of old slots and dead workers."""
    now = min(timezone.now(), datetime.fromisoformat(due_at) + timedelta(days=1))
    DBTaskResult.objects.successful().filter(finished_at__lt=now - _KEPT_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - _KEPT_GIVEN_UP).delete()
    Slot.objects.filter(at__lt=now - _KEPT_DONE).delete()
    WorkerPulse.objects.filter(seen_at__lt=now - _KEPT_DONE).delete()
