"""Messages for tests, queued by the real actions."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from dondoc.editions.models import Congress
from dondoc.notices.actions import Recipient, queue, send_letter
from dondoc.notices.enums import Care, Channel
from dondoc.notices.models import Delivery

ADDRESS = "dau-moi@so-y-te.example.vn"


def make_letter(congress: Congress, letter: str = "tasks.urge:1", *, address: str = ADDRESS, **values: Any) -> Delivery:
    """Return an urging letter by e-mail, queued now."""
    given = {
        "subject": "Đôn đốc thực hiện 3 nhiệm vụ quá hạn",
        "text": "Kính đề nghị Sở Y tế báo cáo trước ngày 12/10.",
        "now": timezone.now(),
    } | values
    recipients = [Recipient(given.pop("channel", Channel.EMAIL), address)]
    with transaction.atomic():
        return send_letter(congress_id=congress.pk, letter=letter, recipients=recipients, **given)[0]


def make_receipt(congress: Congress, about: str = "tasks.report:1", **values: Any) -> Delivery:
    """Return a receipt by e-mail, which is sent at any hour and again after a crash."""
    given = {
        "channel": Channel.EMAIL,
        "address": ADDRESS,
        "subject": "Đã nhận báo cáo",
        "text": "Mã BC-0810-047.",
        "care": Care.SURELY,
        "at_any_hour": True,
        "now": timezone.now(),
    } | values
    with transaction.atomic():
        return queue(congress_id=congress.pk, kind="receipt", about=about, **given)
