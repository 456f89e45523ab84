"""The doors of a task and of an obstacle. Another agency's, another congress's and a missing task look alike: 404."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.archive.subjects import Subject
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.people.queries import agency_by_code
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Need, ObstacleNeed
from dondoc.tasks.models import Evidence, Extension, LadderStep, Obstacle, Part, Task, Urge, UrgeLetter
from dondoc.tasks.queries.letters import letter_by_id
from dondoc.tasks.queries.obstacles import visible_obstacle
from dondoc.tasks.queries.receipts import Receipt, receipt
from dondoc.tasks.queries.requests import extension_by_id
from dondoc.tasks.queries.task import own_roles, visible_task
from dondoc.tasks.queries.urging import ladder_step
from dondoc.tasks.queries.urging_log import urge_by_id
from dondoc.tasks.queries.work import evidence_file, own_part
from dondoc.tasks.rules.needs import may
from dondoc.tasks.rules.obstacles import may as may_do


def task_for(seat: Seat, code: str, need: Need = Need.SEE) -> Task:
    """Return the task of this code; raises Http404 when it is hidden or missing, PermissionDenied when only seen."""
    found = visible_task(seat, code)
    if found is None:
        raise Http404
    if not (need == Need.SEE or may(need, own_roles=own_roles(seat, found), permissions=seat.permissions)):
        raise PermissionDenied(_refusal(need))
    return found


def needs_open_to(seat: Seat, roles: frozenset[PartyRole]) -> frozenset[Need]:
    """Return what this person may do with a task in which the own agencies have these roles."""
    return frozenset(need for need in Need if may(need, own_roles=roles, permissions=seat.permissions))


def part_for(seat: Seat, task: Task, part_id: int) -> Part:
    """Return a part of a seen task to somebody of its agency; 403 for others, 404 when it is not of this task."""
    found = own_part(seat, task, part_id)
    if found is None or not (seat.may(Permission.REPORT_WORK) or seat.may(Permission.APPRAISE_WORK)):
        raise PermissionDenied(_refusal(Need.COORDINATE))
    return found


def evidence_for(task: Task, evidence_id: int) -> Evidence:
    """Return a file of a task whose door is open; 404 when it belongs to another."""
    found = evidence_file(task, evidence_id)
    if found is None:
        raise Http404
    return found


def receipt_for(seat: Seat, code: str) -> Receipt:
    """Return a report with what its reader may see of it; 404 when that is nothing."""
    found = receipt(seat, code)
    if found is None:
        raise Http404
    return found


def weekly_for(seat: Seat) -> None:
    """Let those in who report for an agency; raises PermissionDenied for others."""
    if not seat.may(Permission.REPORT_WORK):
        raise PermissionDenied(_refusal(Need.REPORT))


def appraisal_queue_for(seat: Seat) -> None:
    """Let appraisers in, and those who see the whole congress; raises PermissionDenied for others."""
    if not (seat.may(Permission.APPRAISE_WORK) or seat.sees_all):
        raise PermissionDenied(_refusal(Need.APPRAISE))


def requests_for(seat: Seat) -> None:
    """Let those in who answer what agencies ask; raises PermissionDenied for others."""
    if not may(Need.DECIDE, own_roles=(), permissions=seat.permissions):
        raise PermissionDenied(_refusal(Need.DECIDE))


def extension_for(seat: Seat, extension_id: int) -> Extension:
    """Return a request for a later date to those who answer it; 403 for others, 404 when missing."""
    requests_for(seat)
    found = extension_by_id(seat.congress.pk, extension_id)
    if found is None:
        raise Http404
    return found


def obstacle_for(seat: Seat, number: int, need: ObstacleNeed = ObstacleNeed.SEE) -> Obstacle:
    """Return the obstacle of this number; raises Http404 when hidden or missing, PermissionDenied when only seen."""
    found = visible_obstacle(seat, number)
    if found is None:
        raise Http404
    if not may_with_obstacle(seat, found, need):
        raise PermissionDenied(
            {
                ObstacleNeed.ANSWER: _("Vướng mắc do Thư ký Tiểu ban hoặc cơ quan được giao tháo gỡ trả lời."),
                ObstacleNeed.HANDLE: _("Việc này do Thư ký Tiểu ban thực hiện. Liên hệ Trực thư ký."),
                ObstacleNeed.DECIDE: _("Quyết định thuộc Trưởng Tiểu ban. Cần gấp: liên hệ Trực thư ký."),
            }[need]
        )
    return found


def may_with_obstacle(seat: Seat, obstacle: Obstacle, need: ObstacleNeed) -> bool:
    """Say whether a person may do this with an obstacle they see."""
    return may_do(need, is_handler=obstacle.handler_id in seat.agency_ids, permissions=seat.permissions)


def raiser_for(seat: Seat) -> Seat:
    """Return the seat of somebody who may raise an obstacle: for an own agency, or for any as the secretariat."""
    if not (seat.may(Permission.REPORT_WORK) or seat.may(Permission.HANDLE_OBSTACLES)):
        raise PermissionDenied(_("Vướng mắc do đầu mối cơ quan hoặc Thư ký Tiểu ban nêu."))
    return seat


def cards_for(seat: Seat) -> Seat:
    """Return the seat of somebody who may read the cards that wait for the head."""
    if not (seat.may(Permission.DECIDE) or seat.may(Permission.HANDLE_OBSTACLES)):
        raise PermissionDenied(_("Thẻ quyết định dành cho Trưởng Tiểu ban và Thư ký."))
    return seat


def may_with_decision(seat: Seat) -> bool:
    """Say whether a person decides cards, and does not only read them."""
    return seat.may(Permission.DECIDE)


def urge_for(seat: Seat, urge_id: int, permission: Permission = Permission.SEE_FIGURES) -> Urge:
    """Return one urge of the log; 403 for whom the log is not for, 404 when it is missing or of another congress."""
    seat.require(permission)
    found = urge_by_id(seat.congress.pk, urge_id)
    if found is None:
        raise Http404
    return found


def letter_for(seat: Seat, letter_id: int, permission: Permission | None = None) -> UrgeLetter:
    """Return an official letter of urging: to those who see all, and once issued to the agency it is for.

    404 when hidden or missing, 403 without the permission asked for.
    """
    found = letter_by_id(seat.congress.pk, letter_id)
    is_own = found is not None and found.agency_id in seat.agency_ids and found.urge_id is not None
    if found is None or not (seat.sees_all or is_own):
        raise Http404
    if permission is not None:
        seat.require(permission)
    return found


def urging_subject(seat: Seat, code: str) -> Subject | None:
    """Return the urging of an agency as what a letter speaks of; None for readers who do not urge."""
    agency = agency_by_code(seat.congress.pk, code) if seat.may(Permission.URGE) else None
    if agency is None:
        return None
    url = reverse("tasks:urging-agency", args=[seat.congress.slug, agency.code])
    return Subject(label=_("Đôn đốc %(name)s") % {"name": agency.name}, url=url)


def ladder_step_for(seat: Seat, position: int) -> LadderStep:
    """Return one step of the ladder for somebody who sets it; 403 for others, 404 when there is none."""
    seat.require(Permission.MANAGE_CHANNELS)
    found = ladder_step(seat.congress.pk, position)
    if found is None:
        raise Http404
    return found


def _refusal(need: Need) -> str:
    return {
        Need.REPORT: _("Việc này do cơ quan chủ trì báo cáo. Cần thay đổi: liên hệ đầu mối của cơ quan chủ trì."),
        Need.COORDINATE: _("Phần phối hợp do chính cơ quan phối hợp báo. Cần thay đổi: liên hệ cơ quan đó."),
        Need.APPRAISE: _("Kết quả do cơ quan thẩm định kết luận. Cần thay đổi: liên hệ cơ quan thẩm định."),
        Need.DIRECT: _("Đổi hạn, đổi vai, hủy nhiệm vụ do Thư ký Tiểu ban thực hiện. Liên hệ Trực thư ký."),
        Need.DECIDE: _("Gia hạn do Trưởng Tiểu ban hoặc Thư ký quyết định. Liên hệ Trực thư ký."),
    }.get(need, "")
