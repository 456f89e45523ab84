"""One view, one template: the full page for a browser, the named part for htmx."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_template


def render(
    request: HttpRequest, template: str, context: dict[str, Any], *, part: str = "", status: int = 200
) -> HttpResponse:
    """Return the page, or only its named part when htmx asks for a fragment (not for a boosted page)."""
    wants_part = bool(part) and bool(request.htmx) and not request.htmx.boosted
    name = f"{template}#{part}" if wants_part else template
    response = render_template(request, name, context, status=status)
    response.headers.setdefault("Vary", "HX-Request")
    return response
