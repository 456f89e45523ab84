"""The inbox of a person in a congress."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from dondoc.notices import queries
from dondoc.notices.actions import mark_all_seen
from dondoc.notices.views.frame import tabs
from dondoc.people.access import Seat
from dondoc.web.pages import render

PAGE_ROWS = 50


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what the reader was told, the new ones first; reading changes nothing."""
    seat: Seat = request.seat
    mine = queries.inbox(congress_id=seat.congress.pk, recipient_id=seat.user.pk)
    page = Paginator(mine, PAGE_ROWS).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    new = [notice for notice in shown if notice.is_new]
    context = {
        "page": page,
        "new": new,
        "seen": [notice for notice in shown if not notice.is_new],
        "tabs": tabs(seat, "notices:inbox"),
        "until": max((notice.created_at for notice in new), default=None),
    }
    return render(request, "notices/inbox.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Mark everything the page showed as seen."""
    seat: Seat = request.seat
    count = mark_all_seen(
        congress_id=seat.congress.pk,
        recipient_id=seat.user.pk,
        now=seat.now,
        until=_moment(request.POST.get("until", "")),
    )
    if count:
        words = ngettext("Đã xem %(count)s thông báo.", "Đã xem %(count)s thông báo.", count)
        messages.success(request, words % {"count": count})
    return redirect(reverse("notices:inbox", args=[seat.congress.slug]))


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return None if found is None or is_naive(found) else found
