"""Doors to plans."""

from django.http import Http404

from dondoc.people.access import Seat
from dondoc.plans import queries
from dondoc.plans.models import Plan


def plan_for(seat: Seat, code: str) -> Plan:
    """Return a plan for somebody who sees the whole congress; 404 otherwise."""
    found = queries.plan_by_code(seat.congress.pk, code) if seat.sees_all else None
    if found is None:
        raise Http404
    return found
