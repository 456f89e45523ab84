"""What comes round: erasing what was kept long enough."""

from datetime import datetime, timedelta

from django.utils import timezone

from dondoc.safekeeping.actions.retention import retain
from dondoc.web.compat import task


@task()
def erase_what_is_due(due_at: str) -> None:
    """Erase by the settings; a clock that jumped far ahead erases no more than a day too much."""
    retain(now=min(timezone.now(), datetime.fromisoformat(due_at) + timedelta(days=1)))
