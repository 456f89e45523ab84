"""Take a person out of the records of urging."""

import re

from dondoc.people.actions.erasure import ERASED_NAME
from dondoc.tasks.models import Urge

_FIELDS = ("addressed_to", "subject", "text")


def forget_addressee(*, full_name: str) -> None:
    """Replace a person's name in the addressees and words of urging, part of the transaction that erases the person.

    A longer name that begins or ends alike is somebody else's and stays.
    """
    if not full_name:
        return
    name = re.compile(rf"(?<!\w){re.escape(full_name)}(?!\w)")
    for field in _FIELDS:
        most = Urge._meta.get_field(field).max_length
        for row in Urge.objects.filter(**{f"{field}__contains": full_name}):
            setattr(row, field, name.sub(ERASED_NAME, getattr(row, field))[:most])
            row.save(update_fields=[field])
