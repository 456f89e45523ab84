"""Error pages: what happened, what became of the input, what to do next; the same words on every page."""

import logging
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clash:
    """One field of a row that two people edited: its label, the text just typed and the text now stored."""

    label: str
    mine: str
    current: str


def conflict(
    request: HttpRequest, *, title: str, clashes: list[Clash], saved_by: str, current_ver: int, back_url: str
) -> HttpResponse:
    """Return the 409 page with both texts side by side; nothing typed is lost.

    The page posts the same fields again with `ver` set to `current_ver` when the person keeps the own text.
    """
    kept = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    context = {
        "title": title,
        "clashes": clashes,
        "saved_by": saved_by,
        "current_ver": current_ver,
        "back_url": back_url,
        "kept": [(name, value) for name, value in kept if name not in {"csrfmiddlewaretoken", "ver"}],
    }
    return render(request, "web/conflict.html", context, status=409)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    text = _("Quay lại trang trước, tải lại trang rồi gửi lại.")
    return _page(request, 400, title=_("Yêu cầu chưa đọc được"), text=text)


@login_not_required
def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Answer 403 with the sentence of the refusal, which says who can help."""
    text = str(exception) or _("Việc này thuộc quyền của Thư ký Tiểu ban. Cần thay đổi: liên hệ Trực thư ký.")
    return _page(request, 403, title=_("Việc này do người khác thực hiện"), text=text)


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: alike for what is missing, hidden or of another congress."""
    text = _("Địa chỉ đã thay đổi, hoặc nội dung không thuộc phạm vi của tài khoản này.")
    return _page(request, 404, title=_("Không tìm thấy trang"), text=text)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a reference code that also stands in the log; uses neither session nor database."""
    reference = "SC-" + secrets.token_hex(2).upper()
    log.error("server error page shown", extra={"reference": reference})
    context = {"reference": reference, "duty_phone": settings.DUTY_PHONE}
    return HttpResponse(render_to_string("web/500.html", context), status=500)


def read_only(request: HttpRequest) -> HttpResponse:
    """Answer a change while the disk is full: 503, with the same form to be sent again; nothing typed is lost."""
    return _held_up(
        request,
        title=_("Tạm thời chỉ xem được, chưa ghi được"),
        text=_(
            "Ổ đĩa của máy chủ sắp hết chỗ nên hệ thống ngừng ghi để giữ an toàn dữ liệu. Nội dung vừa nhập còn ở "
            "trang này: khi quản trị đã giải phóng chỗ, nhấn Gửi lại. Tệp đính kèm phải chọn lại."
        ),
    )


def no_uploads(request: HttpRequest) -> HttpResponse:
    """Answer an upload while the disk is low: 503, with the rest of the form to be sent without files."""
    return _held_up(
        request,
        title=_("Tạm thời chưa nhận tệp"),
        text=_(
            "Ổ đĩa của máy chủ còn ít chỗ nên chưa nhận thêm tệp; các việc khác vẫn làm được. Nhấn Gửi lại để gửi phần "
            "chữ không kèm tệp, hoặc chờ quản trị giải phóng chỗ."
        ),
    )


def _held_up(request: HttpRequest, *, title: str, text: str) -> HttpResponse:
    kept = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    context = {
        "title": title,
        "text": text,
        "action": request.get_full_path(),
        "kept": [(name, value) for name, value in kept if name != "csrfmiddlewaretoken"],
    }
    response = render(request, "web/held_up.html", context, status=503)
    response.headers["Retry-After"] = "300"
    return response


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token has expired: 403 with what to do."""
    text = _("Phiên làm việc đã đổi từ khi mở trang. Quay lại, tải lại trang rồi gửi lại; nội dung đã nhập vẫn còn.")
    return _page(request, 403, title=_("Biểu mẫu đã hết hạn"), text=text)


def _page(request: HttpRequest, status: int, *, title: str, text: str) -> HttpResponse:
    return render(request, "web/error.html", {"title": title, "text": text, "status": status}, status=status)
