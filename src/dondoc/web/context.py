"""What every page's frame needs: languages, the duty desk, whether this is a demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dondoc.web import disk

_DISK_NOTICES = {
    disk.Room.READ_ONLY: _("Ổ đĩa sắp hết chỗ: tạm thời chỉ xem được, chưa ghi được. Quản trị đang xử lý."),
    disk.Room.NO_UPLOADS: _("Ổ đĩa còn ít chỗ: tạm thời chưa nhận tệp."),
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the values of the page frame."""
    return {
        "languages": settings.LANGUAGES,
        "duty_phone": settings.DUTY_PHONE,
        "duty_hours": settings.DUTY_HOURS,
        "demo": settings.DEMO,
        "disk_notice": _DISK_NOTICES.get(disk.room()),
    }
