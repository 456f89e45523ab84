"""What every page's frame needs: languages, the duty desk, whether this is a demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the values of the page frame."""
    return {
        "languages": settings.LANGUAGES,
        "duty_phone": settings.DUTY_PHONE,
        "duty_hours": settings.DUTY_HOURS,
        "demo": settings.DEMO,
    }
