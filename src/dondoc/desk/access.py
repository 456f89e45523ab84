"""The doors of the desk's pages. Each is of the person's own congress already; here it is asked what the role opens."""

from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def figures_for(seat: Seat) -> Seat:
    """Return the seat of somebody who sees the figures of all agencies; raises PermissionDenied otherwise."""
    seat.require(Permission.SEE_FIGURES)
    return seat


def own_work_for(seat: Seat) -> Seat:
    """Return the seat of somebody who stands for an agency; raises PermissionDenied otherwise."""
    seat.require(Permission.SEE_OWN)
    return seat


def history_for(seat: Seat) -> Seat:
    """Return the seat of somebody who may read the journal; raises PermissionDenied otherwise."""
    seat.require(Permission.SEE_HISTORY)
    return seat


def starts_with_own_work(seat: Seat) -> bool:
    """Say whether a person's first page is the own agency's work instead of the readiness board."""
    return not seat.may(Permission.SEE_FIGURES)
