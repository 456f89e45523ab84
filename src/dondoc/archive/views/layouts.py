"""The style sheet of a layout, at an address of its own: a page with a strict policy carries no styles inside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.archive.drawing import css_of


@require_GET
def layout(request: HttpRequest, name: str) -> HttpResponse:
    """Send the styles of a layout; their digest stands in the address, so a browser keeps them."""
    css = css_of(name)
    if css is None:
        raise Http404
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
