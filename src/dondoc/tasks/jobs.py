"""The jobs of the timetable; each calls one action per congress. `due_at`: the moment by the timetable, as ISO text."""

import logging

from django.utils import timezone

from dondoc.editions.queries import now_in, open_congresses
from dondoc.tasks.actions.obstacles import climb_unanswered
from dondoc.web.compat import task

log = logging.getLogger(__name__)


@task()
def climb_obstacles(due_at: str) -> None:
    """Pass on to the heads what nobody answered in time; a congress that fails does not keep the others waiting."""
    failed = []
    for congress in open_congresses():
        try:
            climb_unanswered(congress_id=congress.pk, now=now_in(congress, real_now=timezone.now()))
        except Exception:
            log.exception("obstacles could not climb", extra={"congress": congress.slug})
            failed.append(congress.slug)
    if failed:
        raise RuntimeError(f"obstacles could not climb in {', '.join(failed)}")
