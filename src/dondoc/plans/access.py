"""Doors to plans."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.archive.subjects import Subject
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans import filing_queries, queries
from dondoc.plans.enums import FilingNeed
from dondoc.plans.models import Filing, FilingVersion, Plan, PlanVersion, RememberedAnswer
from dondoc.plans.rules.cascade import may


def plan_for(seat: Seat, code: str) -> Plan:
    """Return a plan for somebody who sees the whole congress; 404 otherwise."""
    found = queries.plan_by_code(seat.congress.pk, code) if seat.sees_all else None
    if found is None:
        raise Http404
    return found


def plan_subject(seat: Seat, code: str) -> Subject | None:
    """Return a plan as what a paper speaks of; None when it is gone or the reader does not see plans."""
    found = queries.plan_by_code(seat.congress.pk, code) if seat.sees_all else None
    if found is None:
        return None
    url = reverse("plans:plan", args=[seat.congress.slug, found.code])
    return Subject(label=found.symbol or found.title, url=url)


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


def filing_for(seat: Seat, plan_code: str, agency_code: str, need: FilingNeed = FilingNeed.SEE) -> Filing:
    """Return an own plan to whoever may do this with it.

    404 when missing or hidden: seen by those who see all, by the agency that owes it and by its appraiser; 403 when
    seen, and the act is somebody else's.
    """
    found = filing_queries.filing_by_codes(seat.congress.pk, plan_code=plan_code, agency_code=agency_code)
    if found is None or not may_with_filing(seat, found, FilingNeed.SEE):
        raise Http404
    if not may_with_filing(seat, found, need):
        raise PermissionDenied(
            _("Việc này («%(act)s») do %(who)s thực hiện. Cần thay đổi: liên hệ Trực thư ký.")
            % {"act": need.label, "who": _whose(found, need)}
        )
    return found


def may_with_filing(seat: Seat, filing: Filing, need: FilingNeed) -> bool:
    """Return whether this person may do it with the own plan."""
    return may(
        need,
        permissions=seat.permissions,
        is_own=filing.agency_id in seat.agency_ids,
        is_appraiser=filing.appraiser_id is not None and filing.appraiser_id in seat.agency_ids,
        has_appraiser=filing.appraiser_id is not None,
    )


def draft_for(seat: Seat, filing: Filing, position: int) -> FilingVersion:
    """Return a draft; one its agency has not handed in yet is hidden from everybody else."""
    found = FilingVersion.objects.filter(filing=filing, position=position).select_related("version").first()
    if found is None or (found.handed_in_at is None and not may_with_filing(seat, filing, FilingNeed.WORK)):
        raise Http404
    return found


def _whose(filing: Filing, need: FilingNeed) -> str:
    if need in (FilingNeed.WORK, FilingNeed.ASK_EXEMPTION, FilingNeed.ISSUE):
        return filing.agency.name
    if need == FilingNeed.APPRAISE and filing.appraiser is not None:
        return filing.appraiser.name
    return _("Thư ký Tiểu ban")
