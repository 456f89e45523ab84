"""The calendar of an agency: an address of its own for each membership, made, revoked and read."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from dondoc.editions.queries import now_in
from dondoc.people.access import Seat, feed_for, own_membership_for
from dondoc.people.actions.feeds import make_feed, revoke_feed
from dondoc.people.queries import own_agency_memberships
from dondoc.tasks.queries.feed import appointments_of
from dondoc.tasks.rules.calendar import calendar_file
from dondoc.web.pages import render


@require_GET
def feeds(request: HttpRequest) -> HttpResponse:
    """Show for which of the own agencies there is a calendar address."""
    seat: Seat = request.seat
    mine = own_agency_memberships(congress_id=seat.congress.pk, user_id=seat.user.pk)
    return render(request, "tasks/feeds.html", {"memberships": mine})


@require_POST
def feed_make(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Make a new address and show it in this answer; it is stored nowhere, so no later page can."""
    seat: Seat = request.seat
    membership = own_membership_for(seat, membership_id)
    token = make_feed(membership=membership, by_id=seat.user.pk, now=timezone.now())
    back = reverse("tasks:feeds", args=[seat.congress.slug])
    context = {
        "membership": membership,
        "link": settings.BASE_URL + reverse("tasks-feed", args=[token]),
        "back": back,
        "crumbs": [{"label": _("Lịch của cơ quan"), "url": back}],
    }
    return render(request, "tasks/feed_made.html", context)


@require_POST
def feed_revoke(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Let an address open nothing any more."""
    seat: Seat = request.seat
    membership = own_membership_for(seat, membership_id)
    revoke_feed(membership=membership, by_id=seat.user.pk, now=timezone.now())
    messages.success(request, _("Đã thu hồi liên kết lịch của %(agency)s.") % {"agency": membership.agency.name})
    return redirect("tasks:feeds", seat.congress.slug)


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar behind an address to whoever holds it; calendar programs cannot log in."""
    membership = feed_for(token)
    congress, agency = membership.congress, membership.agency
    now = now_in(congress, real_now=timezone.now())
    dates = appointments_of(congress=congress, agency=agency, now=now)
    file = calendar_file(name=f"{agency.brief} – {congress.short_name}", appointments=dates)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="lich.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
