"""Doors to plans."""

from typing import Any

from django.http import Http404

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans import queries
from dondoc.plans.models import Plan, PlanVersion, RememberedAnswer


def plan_for(seat: Seat, code: str) -> Plan:
    """Return a plan for somebody who sees the whole congress; 404 otherwise."""
    found = queries.plan_by_code(seat.congress.pk, code) if seat.sees_all else None
    if found is None:
        raise Http404
    return found


def remembered_for(seat: Seat, answer_id: int) -> RememberedAnswer:
    """Return a remembered answer for somebody who takes in plans; 403 for others, 404 when missing."""
    seat.require(Permission.TAKE_IN_PLANS)
    found = queries.remembered_answer(seat.congress.pk, answer_id)
    if found is None:
        raise Http404
    return found


def version_for(intake: Any) -> PlanVersion:
    """Return the version of a plan an intake brings; 404 for an intake that is a plan of its own.

    intake: as `archive.access.intake_for` handed it over.
    """
    found = queries.version_of_intake(intake.pk)
    if found is None:
        raise Http404
    return found
