"""The log of messages, what is not known on top, and the decisions about them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.notices import access, queries
from dondoc.notices.actions.settle import drop, mark_sent, send_again
from dondoc.notices.enums import DeliveryState
from dondoc.notices.views.frame import tabs, url_of
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_of

PAGE_ROWS = 50
_DECISIONS = {"sent": mark_sent, "again": send_again, "drop": drop}


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Show the messages of the congress, all or those in one state."""
    seat = access.channels_for(request.seat)
    state = request.GET.get("state", "")
    state = state if state in DeliveryState.values else ""
    counts = queries.delivery_counts(seat.congress.pk)
    page = Paginator(queries.deliveries(seat.congress.pk, state=state), PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "unknown": counts.get(DeliveryState.UNKNOWN, 0),
        "states": _states(seat, counts, state),
        "tabs": tabs(seat, "notices:log"),
    }
    return render(request, "notices/log.html", context)


@require_POST
def settle(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Carry out what a person decided about one message."""
    seat: Seat = request.seat
    delivery = access.delivery_for(seat, delivery_id)
    decide = _DECISIONS.get(request.POST.get("decision", ""))
    ver = number_of(request.POST.get("ver", ""))
    if decide is None or ver is None:
        messages.warning(request, _("Chọn một trong các nút của tin này."))
        return redirect(url_of(seat, "notices:log"))
    try:
        decide(delivery=delivery, expected_ver=ver, by_id=seat.user.pk, now=seat.now)
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    except StaleVersion:
        messages.warning(request, _("Người khác vừa quyết định về tin này. Xem lại trạng thái bên dưới."))
    else:
        messages.success(request, _("Đã ghi nhận quyết định về tin «%(subject)s».") % {"subject": delivery.subject})
    return redirect(url_of(seat, "notices:log"))


def _states(seat: Seat, counts: dict[str, int], chosen: str) -> list[dict]:
    url = url_of(seat, "notices:log")
    whole = {"label": _("Tất cả"), "url": url, "current": not chosen, "count": sum(counts.values())}
    return [whole] + [
        {"label": state.label, "url": f"{url}?state={state}", "current": state == chosen, "count": counts[state]}
        for state in DeliveryState
        if state in counts
    ]
