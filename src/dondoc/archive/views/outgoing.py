"""The page of one outgoing paper: the paper itself, where it stands, its files, what was done with it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive import access, queries
from dondoc.archive.actions.outgoing import discard_draft, draft_paper
from dondoc.archive.actions.scans import attach_scan
from dondoc.archive.drawing import drawn, layout_named
from dondoc.archive.enums import FileRole, OutgoingState, PaperKind
from dondoc.archive.forms import NewPaperForm, ScanForm
from dondoc.archive.models import Outgoing
from dondoc.archive.rendering import FormRefused, layout_for
from dondoc.archive.rendering import draft_file as rendered_draft
from dondoc.archive.rules.composing import compose, correction_of, frame_changed
from dondoc.archive.scans import PaperRefused as FileRefused
from dondoc.archive.scans import read_signed
from dondoc.archive.sending import send_made, send_version
from dondoc.archive.subjects import subject_of
from dondoc.archive.views.frame import crumbs, shown_ver, url_of
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.people.history import said_of
from dondoc.web.db import StaleVersion, new_instance_id
from dondoc.web.pages import render

ENTRIES_SHOWN = 20
_ENDINGS = ("docx", "pdf")


@require_GET
def outgoing(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Show one paper."""
    return outgoing_page(request, access.outgoing_for(request.seat, outgoing_id))


def outgoing_page(request: HttpRequest, found: Outgoing, *, form: Any = None) -> HttpResponse:
    """Return the page of a paper the reader may see; form: one of its forms that was handed in and has errors."""
    seat: Seat = request.seat
    sheet = from_plain(found.content)
    is_draft, is_issued = found.state == OutgoingState.DRAFT, found.state == OutgoingState.ISSUED
    may_issue = seat.may(Permission.ISSUE_PAPERS)
    log, log_count = said_of(
        congress_id=seat.congress.pk, target_kind="archive.outgoing", target_id=found.pk, most=ENTRIES_SHOWN
    )
    layout = layout_named(found.layout) or layout_for(found.body, day=sheet.issued_on)
    files = queries.outgoing_files(found) if is_issued else []
    context = {
        "paper": found,
        "drawn": drawn(sheet, layout, slug=seat.congress.slug),
        "is_draft": is_draft,
        "is_issued": is_issued,
        "may_issue": may_issue,
        "frame_changed": is_draft and frame_changed(sheet, queries.letterhead_of(found.body)),
        "files": files,
        "lacks_pdf": is_issued and not any(file.role == FileRole.PDF for file in files),
        "subject": subject_of(seat, found.about),
        "corrections": queries.corrections_of(found) if is_issued else [],
        "log": log,
        "log_count": log_count,
        "form": form,
        "scan_form": form or ScanForm(),
        "instance_id": new_instance_id(),
        "crumbs": crumbs(seat, (found.symbol or _("Dự thảo"), "")),
    }
    return render(request, "archive/outgoing.html", context, status=422 if form is not None else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def outgoing_new(request: HttpRequest) -> HttpResponse:
    """Begin a paper in the register itself; POST makes an empty draft and opens it for editing."""
    seat: Seat = access.register_for(request.seat)
    seat.require(Permission.ISSUE_PAPERS)
    bodies = list(queries.bodies(seat.congress.pk))
    form = NewPaperForm(request.POST if request.method == "POST" else None, seat=seat, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        body = next(one for one in bodies if one.code == typed["body"])
        kind = PaperKind(typed["kind"])
        paper = compose(
            queries.letterhead_of(body), kind=kind, subject=typed["subject"], dated_on=seat.today, blocks=()
        )
        made: list[Outgoing] = []
        act = partial(
            draft_paper,
            body=body,
            kind=kind,
            paper=paper,
            instance_id=typed["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, lambda: made.append(act())):
            return redirect(url_of(seat, "archive:draft", made[0].pk))
    context = {"form": form, "has_bodies": bool(bodies), "crumbs": crumbs(seat, (_("Soạn văn bản"), ""))}
    return render(request, "archive/outgoing_new.html", context, status=422 if form.errors else 200)


@require_GET
def draft_file(request: HttpRequest, outgoing_id: int, ending: str) -> HttpResponse:
    """Send a draft as a Word or PDF file made for this request, named as the draft it is."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id)
    if found.state != OutgoingState.DRAFT or ending not in _ENDINGS:
        raise Http404
    why_not = _("Máy chủ chưa cài phần tạo PDF. Tải bản Word để in.")
    try:
        content = rendered_draft(from_plain(found.content), body=found.body, kind=PaperKind(found.kind), ending=ending)
    except FormRefused as refused:
        content, why_not = b"", refused.sentence
    if not content:
        messages.warning(request, why_not)
        return redirect(url_of(seat, "archive:outgoing", found.pk))
    return send_made(content, name=f"du-thao-{PaperKind(found.kind).value}-{found.pk}.{ending}")


@require_GET
def outgoing_file(request: HttpRequest, outgoing_id: int, file_id: int) -> HttpResponseBase:
    """Send a file of an issued paper byte for byte as it was kept."""
    return send_version(request, access.file_for(request.seat, outgoing_id, file_id).version)


@require_POST
def outgoing_discard(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Give a draft up."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id, Permission.ISSUE_PAPERS)
    try:
        discard_draft(outgoing=found, expected_ver=shown_ver(request), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Dự thảo vừa được người khác sửa nên chưa bỏ. Xem lại rồi bỏ nếu vẫn cần."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Đã bỏ dự thảo."))
    return redirect(url_of(seat, "archive:outgoing", found.pk))


@require_POST
def outgoing_scan(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Keep scans of the signed sheet; each file is kept or refused for itself."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id, Permission.ISSUE_PAPERS)
    form = ScanForm(request.POST, request.FILES)
    kept = 0
    if form.is_valid():
        for upload in form.cleaned_data["files"]:
            try:
                scan = read_signed(content=upload.read(), file_name=upload.name)
                attach_scan(outgoing=found, scan=scan, by_id=seat.user.pk, now=seat.now)
            except FileRefused as refused:
                form.add_error("files", f"{upload.name}: {refused.sentence}")
            except ActionRefused as refused:
                form.add_error("files", str(refused))
            else:
                kept += 1
    if kept:
        messages.success(request, _("Đã lưu %(count)s tệp văn bản đã ký.") % {"count": kept})
    if form.errors:
        return outgoing_page(request, found, form=form)
    return redirect(url_of(seat, "archive:outgoing", found.pk))


@require_POST
def outgoing_correct(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Begin the paper that sets an issued one right: its words once more, as a draft to be changed."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id, Permission.ISSUE_PAPERS)
    if found.state != OutgoingState.ISSUED:
        raise Http404
    kind = PaperKind(found.kind)
    paper = correction_of(
        from_plain(found.content),
        letterhead=queries.letterhead_of(found.body),
        kind=kind,
        symbol=found.symbol,
        dated_on=seat.today,
    )
    draft = draft_paper(
        body=found.body,
        kind=kind,
        paper=paper,
        about=found.about,
        agency_id=found.agency_id,
        corrects=found,
        instance_id=_instance(request),
        by_id=seat.user.pk,
        now=seat.now,
    )
    messages.success(request, _("Đã lập dự thảo đính chính. Sửa những chỗ cần đính chính rồi ban hành."))
    return redirect(url_of(seat, "archive:draft", draft.pk))


def _instance(request: HttpRequest) -> Any:
    try:
        return UUID(request.POST.get("instance_id", ""))
    except ValueError:
        return None
