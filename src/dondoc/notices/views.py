"""The inbox of one person in one congress."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from dondoc.notices import actions, queries
from dondoc.web.pages import render

NOTICES_A_PAGE = 50


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what the reader was told, newest first."""
    seat = request.seat
    notices = queries.inbox(congress_id=seat.congress.pk, recipient_id=seat.user.pk)
    page = Paginator(notices, NOTICES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/inbox.html", {"page": page})


@require_POST
def mark_seen(request: HttpRequest) -> HttpResponse:
    """Mark everything told up to now as seen."""
    seat = request.seat
    actions.mark_all_seen(congress_id=seat.congress.pk, recipient_id=seat.user.pk, now=seat.now)
    return redirect("notices:inbox", seat.congress.slug)
