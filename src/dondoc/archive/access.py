"""Doors to files and intakes."""

from django.http import Http404

from dondoc.archive import queries
from dondoc.archive.enums import PaperKind
from dondoc.archive.models import Intake, IssuingBody, IssuingRun, Outgoing, OutgoingFile, Stencil, Version
from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def version_for(seat: Seat, version_id: int) -> Version:
    """Return a stored file for somebody who sees all papers of the congress; 404 otherwise."""
    found = queries.version(seat.congress.pk, version_id) if seat.sees_all else None
    if found is None:
        raise Http404
    return found


def register_for(seat: Seat) -> Seat:
    """Return the seat of somebody who sees all papers of the congress; 404 otherwise."""
    if not seat.sees_all:
        raise Http404
    return seat


def run_for(seat: Seat, run_id: int) -> IssuingRun:
    """Return a run of issuing for somebody who sees all papers; 404 otherwise."""
    found = queries.issuing_run(run_id, seat.congress.pk) if seat.sees_all else None
    if found is None:
        raise Http404
    return found


def file_for(seat: Seat, outgoing_id: int, file_id: int) -> OutgoingFile:
    """Return a file of an issued paper for somebody who sees all papers; 404 otherwise."""
    found = queries.outgoing_file(seat.congress.pk, outgoing_id, file_id) if seat.sees_all else None
    if found is None:
        raise Http404
    return found


def outgoing_for(seat: Seat, outgoing_id: int, permission: Permission | None = None) -> Outgoing:
    """Return an outgoing paper for somebody who sees all papers, else 404; 403 without the permission asked for."""
    found = queries.outgoing(seat.congress.pk, outgoing_id) if seat.sees_all else None
    if found is None:
        raise Http404
    if permission is not None:
        seat.require(permission)
    return found


def body_for(seat: Seat, code: str) -> IssuingBody:
    """Return an issuing body for somebody who issues papers; 404 when missing, 403 for others of the congress."""
    seat.require(Permission.ISSUE_PAPERS)
    found = queries.body_by_code(seat.congress.pk, code)
    if found is None:
        raise Http404
    return found


def stencil_for(seat: Seat, stencil_id: int) -> Stencil:
    """Return a Word form for somebody who issues papers; 404 when missing, 403 for others of the congress."""
    seat.require(Permission.ISSUE_PAPERS)
    found = queries.stencil(seat.congress.pk, stencil_id)
    if found is None:
        raise Http404
    return found


def kind_or_404(kind: str) -> PaperKind:
    """Return the kind of papers an address names."""
    try:
        return PaperKind(kind)
    except ValueError as error:
        raise Http404 from error


def intake_for(seat: Seat, instance_id: str) -> Intake:
    """Return an intake for somebody who takes in plans; 404 when missing, 403 for others of the congress."""
    seat.require(Permission.TAKE_IN_PLANS)
    found = queries.intake(seat.congress.pk, instance_id)
    if found is None:
        raise Http404
    return found
