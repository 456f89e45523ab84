"""What meetings say on the pages of other rooms: at which meeting a task was given or spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dondoc.meetings.models import ConclusionTask
from dondoc.meetings.queries.after import numbers_of
from dondoc.people.access import Seat
from dondoc.web.panels import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """A conclusion about a task. url: the page this reader may open, "" for none."""

    meeting: str
    held_at: datetime
    number: int
    text: str
    symbol: str
    gave_it: bool
    url: str


def conclusions_about(seat: Seat, task: Any) -> Mapping[str, Any] | None:
    """Return the conclusions that gave a task or spoke of it, the first meeting first; None when there are none."""
    links = ConclusionTask.objects.filter(congress_id=seat.congress.pk, task_id=task.pk)
    rows = list(
        links.filter(conclusion__meeting__notices__corrects__isnull=True)
        .order_by("conclusion__meeting__starts_at", "pk")
        .values_list(
            "conclusion_id",
            "conclusion__text",
            "conclusion__meeting_id",
            "conclusion__meeting__number",
            "conclusion__meeting__title",
            "conclusion__meeting__starts_at",
            "conclusion__meeting__notices__outgoing__symbol",
            "is_new",
        )
    )
    if not rows:
        return None
    numbers = numbers_of({row[2] for row in rows})
    return {
        "spoken": [
            SpokenOf(
                meeting=title,
                held_at=timezone.localtime(starts_at),
                number=numbers.get(conclusion_id, 0),
                text=text,
                symbol=symbol,
                gave_it=gave_it,
                url=reverse("meetings:after", args=[seat.congress.slug, number]) if seat.sees_all else "",
            )
            for conclusion_id, text, _meeting_id, number, title, starts_at, symbol, gave_it in rows
        ]
    }


TASK_PANEL = Panel(place="tasks:task", template="meetings/task_panel.html", build=conclusions_about)
