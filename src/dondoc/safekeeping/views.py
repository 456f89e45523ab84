"""What monitoring systems read."""

import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from dondoc.safekeeping.figures import standing
from dondoc.web.metrics import registry


@login_not_required
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with the figures of all processes and how the installation stands; 404 for who has not the key."""
    given = request.headers.get("Authorization", "").encode()
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given, wanted):
        raise Http404
    text = generate_latest(registry()) + generate_latest(standing(now=timezone.now()))
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)
