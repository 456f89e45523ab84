"""The office's own Word forms: which kind of paper is made by which, bringing one in, trying it, going back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive import access, queries
from dondoc.archive.actions.stencils import bring_stencil, leave_stencil, use_stencil
from dondoc.archive.enums import PaperKind
from dondoc.archive.files import read
from dondoc.archive.forms import StencilForm
from dondoc.archive.models import Stencil
from dondoc.archive.rendering import layout_for, makes_pdf
from dondoc.archive.sending import send_made, send_version
from dondoc.archive.stencil_samples import sample_of
from dondoc.archive.views.frame import shown_ver, tabs, url_of
from dondoc.papers.word_form import FIELDS, FormRefused, check_form, fill_form
from dondoc.papers.word_form_starter import starter_form
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render


@require_GET
def stencils(request: HttpRequest) -> HttpResponse:
    """Show, for each body and kind of paper, the form it is made by; `?body=` chooses another body."""
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    bodies = list(queries.bodies(seat.congress.pk))
    asked = request.GET.get("body", "")
    body = next((one for one in bodies if one.code == asked), bodies[0] if bodies else None)
    in_use = {
        (stencil.body_id, stencil.kind): stencil for stencil in queries.stencils(seat.congress.pk) if stencil.is_in_use
    }
    context = {
        "rows": [
            {"kind": kind.value, "label": kind.label, "stencil": in_use.get((body.pk, kind.value))}
            for kind in (PaperKind if body else ())
        ],
        "body": body,
        "bodies": [{"label": one.name, "url": f"?body={one.code}", "current": one == body} for one in bodies],
        "fields": FIELDS.items(),
        "makes_pdf": makes_pdf(by_form=True),
        "tabs": tabs(seat, "archive:stencils"),
    }
    return render(request, "archive/stencils.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def stencil_new(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Bring in a form for one kind of papers of a body; POST checks and keeps it."""
    seat: Seat = request.seat
    body, of_kind = access.body_for(seat, code), access.kind_or_404(kind)
    is_post = request.method == "POST"
    form = StencilForm(request.POST if is_post else None, request.FILES if is_post else None)
    if is_post and form.is_valid():
        upload = form.cleaned_data["file"]
        content = upload.read()
        layout = layout_for(body, day=seat.today)
        sample = sample_of(queries.letterhead_of(body), kind=of_kind, day=seat.today)
        try:
            check = check_form(content, sample=sample, layout=layout)
        except FormRefused as refused:
            form.add_error("file", refused.sentence)
        else:
            stencil = bring_stencil(
                body=body,
                kind=of_kind,
                content=content,
                file_name=upload.name,
                check=check,
                by_id=seat.user.pk,
                now=seat.now,
            )
            return redirect(url_of(seat, "archive:stencil", stencil.pk))
    context = {
        "form": form,
        "body": body,
        "kind": of_kind.value,
        "label": of_kind.label,
        "earlier": queries.latest_stencils(body, kind=of_kind),
        "fields": FIELDS.items(),
        "crumbs": _crumbs(seat, str(of_kind.label)),
    }
    return render(request, "archive/stencil_new.html", context, status=422 if form.errors else 200)


@require_GET
def stencil(request: HttpRequest, stencil_id: int) -> HttpResponse:
    """Show what a form has and lacks, and whether papers are made by it."""
    seat: Seat = request.seat
    found = access.stencil_for(seat, stencil_id)
    context = {
        "stencil": found,
        "label": PaperKind(found.kind).label,
        "lacks": [(name, FIELDS.get(name, "")) for name in found.lacks],
        "makes_pdf": makes_pdf(by_form=True),
        "crumbs": _crumbs(seat, str(PaperKind(found.kind).label)),
    }
    return render(request, "archive/stencil.html", context)


@require_GET
def stencil_file(request: HttpRequest, stencil_id: int) -> HttpResponseBase:
    """Send the form itself, byte for byte."""
    return send_version(request, access.stencil_for(request.seat, stencil_id).version)


@require_GET
def stencil_sample(request: HttpRequest, stencil_id: int) -> HttpResponse:
    """Send the form filled in with a few sample words."""
    seat: Seat = request.seat
    found = access.stencil_for(seat, stencil_id)
    sample = sample_of(queries.letterhead_of(found.body), kind=PaperKind(found.kind), day=seat.today)
    try:
        content = fill_form(read(found.version.sha256), sample, layout_for(found.body, day=seat.today))
    except FormRefused as refused:
        messages.warning(request, refused.sentence)
        return redirect(url_of(seat, "archive:stencil", found.pk))
    return send_made(content, name=f"ban-thu-{found.kind}.docx")


@require_GET
def stencil_starter(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Send a form to begin with: our own layout with the places in it."""
    seat: Seat = request.seat
    body, of_kind = access.body_for(seat, code), access.kind_or_404(kind)
    sample = sample_of(queries.letterhead_of(body), kind=of_kind, day=seat.today)
    content = starter_form(sample, layout_for(body, day=seat.today))
    return send_made(content, name=f"bieu-mau-{of_kind.value}.docx")


@require_POST
def stencil_use(request: HttpRequest, stencil_id: int) -> HttpResponse:
    """Make papers of its kind by this form from now on."""
    return _changed(request, stencil_id, use_stencil, _("Từ nay văn bản loại này được lập theo biểu mẫu của cơ quan."))


@require_POST
def stencil_leave(request: HttpRequest, stencil_id: int) -> HttpResponse:
    """Make papers of its kind by our own layout again."""
    return _changed(request, stencil_id, leave_stencil, _("Đã dùng lại mẫu sẵn có. Biểu mẫu của cơ quan vẫn được giữ."))


def _changed(request: HttpRequest, stencil_id: int, change: Callable[..., None], done: str) -> HttpResponse:
    seat: Seat = request.seat
    found: Stencil = access.stencil_for(seat, stencil_id)
    try:
        change(stencil=found, expected_ver=shown_ver(request), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Nội dung vừa được người khác sửa. Xem lại rồi chọn nếu vẫn cần."))
    else:
        messages.success(request, done)
    return redirect(url_of(seat, "archive:stencil", found.pk))


def _crumbs(seat: Seat, last: str) -> list[dict[str, Any]]:
    return [
        {"label": _("Biểu mẫu Word của cơ quan"), "url": url_of(seat, "archive:stencils")},
        {"label": last, "url": ""},
    ]
