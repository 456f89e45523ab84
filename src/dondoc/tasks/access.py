"""The door of a task. Another agency's, another congress's and a missing task look alike: 404."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Need
from dondoc.tasks.models import LadderStep, Task, Urge
from dondoc.tasks.queries.task import own_roles, visible_task
from dondoc.tasks.queries.urging import ladder_step
from dondoc.tasks.queries.urging_log import urge_by_id
from dondoc.tasks.rules.needs import may


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


def urge_for(seat: Seat, urge_id: int, permission: Permission = Permission.SEE_FIGURES) -> Urge:
    """Return one urge of the log; 403 for whom the log is not for, 404 when it is missing or of another congress."""
    seat.require(permission)
    found = urge_by_id(seat.congress.pk, urge_id)
    if found is None:
        raise Http404
    return found


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
