"""Pages that belong to no room: the gallery of components, help, and what machines ask about our health."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dondoc.web import disk
from dondoc.web.db import waiting_migrations
from dondoc.web.gallery import specimens
from dondoc.web.worker import health

log = logging.getLogger(__name__)


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states, with names as long as real ones."""
    return render(request, "web/gallery.html", specimens(page_number=request.GET.get("page", "1")))


@login_not_required
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to get going and whom to call."""
    return render(request, "web/pages/help.html")


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about whom, why and for how long."""
    return render(request, "web/pages/privacy.html")


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what the pages do for readers with a disability, and where to report what does not work."""
    return render(request, "web/pages/accessibility.html")


@login_not_required
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives; asks nothing else, so that a slow database restarts no process."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer whether requests can be served: 503 when the database does not answer or was not migrated.

    What only degrades (no worker, little disk) is said in a line of its own and served on.
    """
    try:
        waiting = waiting_migrations()
        work = health(now=timezone.now()) if not waiting else None
    except DatabaseError:
        log.exception("the database does not answer")
        return HttpResponse("database: no answer\n", status=503, content_type="text/plain")
    if waiting:
        return HttpResponse(f"migrations: {waiting} waiting\n", status=503, content_type="text/plain")
    room = disk.room()
    lines = [
        "ok" if work.is_alive and room == disk.Room.ENOUGH else "degraded",
        f"worker: {'alive' if work.is_alive else 'silent'}",
        f"disk: {room.name.lower().replace('_', ' ')}",
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain")
