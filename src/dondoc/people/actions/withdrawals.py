"""Take out of the directory what only an undone intake had brought in."""

from django.db import transaction
from django.db.models import ProtectedError

from dondoc.people.models import Agency, AgencyAlias


def remove_unused_agencies(*, intake_id: int) -> int:
    """Remove the agencies and aliases an intake made, save those something else refers to now; return how many."""
    AgencyAlias.objects.filter(intake_id=intake_id).delete()
    removed = 0
    for agency in Agency.objects.filter(intake_id=intake_id).order_by("-pk"):
        try:
            with transaction.atomic():
                agency.delete()
            removed += 1
        except ProtectedError:
            # Members, invitations or another plan use it now: it has become part of the directory.
            Agency.objects.filter(pk=agency.pk).update(intake_id=None)
    return removed
