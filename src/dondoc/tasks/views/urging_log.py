"""What was urged: the result of one sending, the log, one urge as a record to be printed."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.papers.write_xlsx import MEDIA_TYPE, write_xlsx
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Permission
from dondoc.people.queries import agencies
from dondoc.tasks.access import urge_for
from dondoc.tasks.actions.urge import give_up, mark_left, resend
from dondoc.tasks.enums import UrgeState
from dondoc.tasks.models import Urge
from dondoc.tasks.queries.past_urges import state_of
from dondoc.tasks.queries.urging import ladder_of
from dondoc.tasks.queries.urging_log import counts_by_state, tasks_of_urge, urges, urges_of_batch
from dondoc.tasks.urging_forms import LogFilterForm
from dondoc.tasks.urging_sheet import sheet_of
from dondoc.tasks.views.urging import tabs
from dondoc.tasks.views.urging_words import result_sentence
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_of

PAGE_ROWS = 50
_DECISIONS = {"left": mark_left, "again": resend, "drop": give_up}
_ASKS = (UrgeState.UNKNOWN, UrgeState.FAILED, UrgeState.BY_HAND)
# What a person has to decide about stands first on the result of a batch.
_FIRST = {state: place for place, state in enumerate(_ASKS)}


@require_GET
def sent(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show what became of everything one press of the button sent; reloading sends nothing."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    rows = urges_of_batch(seat.congress.pk, batch)
    left_out = request.GET.get("left_out", "")
    if not rows and not left_out:
        raise Http404
    counts = counts_by_state(rows)
    context = {
        "rows": sorted((_row(urge) for urge in rows), key=lambda row: _FIRST.get(row["state"], len(_FIRST))),
        "sentence": result_sentence(counts),
        "waits": counts.get(UrgeState.WAITING, 0),
        "left_out": number_of(left_out) or 0,
        "batch": batch,
        "is_demo": settings.DEMO or seat.congress.is_demo,
        "tabs": tabs(seat, "tasks:urging"),
    }
    return render(request, "tasks/urging_sent.html", context, part="sent")


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Show every urge a filter asks for; the filter is the address."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_FIGURES)
    form = LogFilterForm(request.GET, today=seat.today)
    asked = form.asked
    form.offer(tuple(agencies(seat.congress.pk).values_list("code", "name")))
    page = Paginator(urges(seat.congress.pk, asked), PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        "filter_form": form,
        "unread": [error for errors in form.errors.values() for error in errors],
        "asked": asked,
        "page": page,
        "rows": [_row(urge) for urge in page],
        "sheet_url": reverse("tasks:urging-log-sheet", args=[seat.congress.slug]) + asked.query_string,
        "url": reverse("tasks:urging-log", args=[seat.congress.slug]),
        "tabs": tabs(seat, "tasks:urging-log"),
        "may_urge": seat.may(Permission.URGE),
    }
    return render(request, "tasks/urging_log.html", context, part="log")


@require_GET
def log_sheet(request: HttpRequest) -> HttpResponse:
    """Hand over the log a filter asks for as an Excel file."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_FIGURES)
    asked = LogFilterForm(request.GET, today=seat.today).asked
    content = write_xlsx(sheet_of(urges(seat.congress.pk, asked), congress_name=seat.congress.name, now=seat.now))
    name = f"nhat-ky-don-doc-{seat.today:%Y-%m-%d}.xlsx"
    return HttpResponse(
        content, content_type=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_GET
def record(request: HttpRequest, urge_id: int) -> HttpResponse:
    """Show one urge as a record: what was said to whom, about which tasks, how late they were, what was answered."""
    seat: Seat = request.seat
    urge = urge_for(seat, urge_id)
    ladder = {step.position: step.kind.label for step in ladder_of(seat.congress.pk)}
    context = {
        **_row(urge),
        "step": ladder.get(urge.rung, urge.rung),
        "tasks": tasks_of_urge(urge.pk),
        "may_urge": seat.may(Permission.URGE),
        "crumbs": [
            {"label": _("Nhật ký đôn đốc"), "url": reverse("tasks:urging-log", args=[seat.congress.slug])},
            {"label": _("Phiếu đôn đốc số %(number)s") % {"number": urge.pk}, "url": ""},
        ],
    }
    return render(request, "tasks/urging_record.html", context)


@require_POST
def settle(request: HttpRequest, urge_id: int) -> HttpResponse:
    """Decide about a message: it has left, send it again, leave it."""
    seat: Seat = request.seat
    urge = urge_for(seat, urge_id, Permission.URGE)
    decide = _DECISIONS.get(request.POST.get("decision", ""))
    ver = number_of(request.POST.get("ver", ""))
    if decide is None or ver is None:
        messages.warning(request, _("Chọn một quyết định rồi gửi lại."))
        return redirect(_back(request, urge))
    try:
        decide(urge=urge, expected_ver=ver, by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Tin này vừa được người khác quyết định. Xem lại trạng thái bên dưới."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Đã ghi."))
    return redirect(_back(request, urge))


def _back(request: HttpRequest, urge: Urge) -> str:
    """Return where the decision was made: on the result of its batch, or on its own record."""
    slug = request.seat.congress.slug
    if request.POST.get("from") == "sent" and urge.batch:
        return reverse("tasks:urging-sent", args=[slug, urge.batch]) + f"#urge-{urge.pk}"
    return reverse("tasks:urging-record", args=[slug, urge.pk])


def _row(urge: Urge) -> dict[str, Any]:
    state = state_of(urge)
    return {
        "urge": urge,
        "state": state,
        "asks": state in _ASKS,
        "may_resend": state in (UrgeState.UNKNOWN, UrgeState.FAILED) and urge.delivery_id is not None,
        "error": urge.delivery.error if urge.delivery else "",
    }
