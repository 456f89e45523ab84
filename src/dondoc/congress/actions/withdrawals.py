"""Take out what only an undone intake had brought in."""

from django.db import transaction
from django.db.models import ProtectedError

from dondoc.congress.models import Workstream


def remove_unused_workstreams(*, intake_id: int) -> int:
    """Remove the fields of work an intake made, but for those other tasks use by now; return how many."""
    removed = 0
    for workstream in Workstream.objects.filter(intake_id=intake_id).order_by("-pk"):
        try:
            with transaction.atomic():
                workstream.delete()
            removed += 1
        except ProtectedError:
            # Tasks of another plan stand in it now: it has become part of the board.
            Workstream.objects.filter(pk=workstream.pk).update(intake_id=None)
    return removed
