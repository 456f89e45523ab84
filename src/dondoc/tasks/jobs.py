"""The jobs of the timetable; each calls one action per congress. `due_at`: the moment by the timetable, as ISO text."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from dondoc.editions.queries import now_in, open_congresses
from dondoc.tasks.actions.obstacles import climb_unanswered
from dondoc.tasks.actions.tallying import compact
from dondoc.tasks.actions.weekly import ask_the_week
from dondoc.web.compat import task

log = logging.getLogger(__name__)


@task()
def climb_obstacles(due_at: str) -> None:
    """Pass on to the heads what nobody answered in time."""
    _in_each("obstacles could not climb", lambda congress, now: climb_unanswered(congress_id=congress.pk, now=now))


@task()
def shorten_tallies(due_at: str) -> None:
    """Put sums in place of the single changes of the tally, so that figures are read from few rows."""
    _in_each("a tally could not be shortened", lambda congress, now: compact(congress_id=congress.pk))


@task()
def ask_weekly(due_at: str) -> None:
    """Ask the agencies the question of the week, or ask again those that have not answered."""
    _in_each("the week could not be asked", lambda congress, now: ask_the_week(congress=congress, now=now))


def _in_each(failure: str, act: Callable[[Any, datetime], object]) -> None:
    """Do something in every open congress; one that fails does not keep the others waiting, but the job fails."""
    failed = []
    for congress in open_congresses():
        try:
            act(congress, now_in(congress, real_now=timezone.now()))
        except Exception:
            log.exception(failure, extra={"congress": congress.slug})
            failed.append(congress.slug)
    if failed:
        raise RuntimeError(f"{failure} in {', '.join(failed)}")
