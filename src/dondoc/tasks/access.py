"""The door of a task. Another agency's, another congress's and a missing task look alike: 404."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from dondoc.people.access import Seat
from dondoc.tasks.enums import Need
from dondoc.tasks.models import Task
from dondoc.tasks.queries.task import visible_task

_OPEN_TO_WHOEVER_SEES = frozenset({Need.SEE})


def task_for(seat: Seat, code: str, need: Need = Need.SEE) -> Task:
    """Return the task of this code; raises Http404 when it is hidden or missing, PermissionDenied when only seen."""
    found = visible_task(seat, code)
    if found is None:
        raise Http404
    if need not in _OPEN_TO_WHOEVER_SEES:
        raise PermissionDenied
    return found
