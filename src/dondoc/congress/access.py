"""Doors to the rows of a congress's setting."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from dondoc.people.access import Seat
from dondoc.people.enums import Permission

Row = TypeVar("Row", bound=Model)


def row_for(seat: Seat, rows: QuerySet[Row], pk: int) -> Row:
    """Return one of these rows of the congress for somebody who edits its setting; 403 for others, 404 when missing."""
    seat.require(Permission.EDIT_CONGRESS)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
