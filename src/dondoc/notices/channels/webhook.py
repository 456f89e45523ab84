"""The office's own gateway, for Zalo or text messages: one signed POST per message."""

from collections.abc import Callable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.kit.digest import canonical_json
from dondoc.notices.channels.outcomes import Later, Refused, Unsure
from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery, Webhook
from dondoc.web import outbound

BEGINS = DeliveryState.WAITING
_BUSY = frozenset({425, 429, 503})
_UNCLEAR = frozenset({408, 500, 502, 504})


def prepare(delivery: Delivery) -> None:
    """Leave the message as it is."""


def deliver(delivery: Delivery, *, hand_over: Callable[[], None]) -> None:
    """Give one message to the gateway; `hand_over` is called once the line stands and before anything is said."""
    hook = Webhook.objects.filter(congress_id=delivery.congress_id).first()
    if hook is None:
        raise Later(_("Cổng tin nhắn chưa được cài đặt"), counts=False)
    body = body_of(delivery)
    try:
        answer = outbound.post(
            hook.url,
            body,
            headers=headers_of(delivery.message_id, body, secret=hook.secret),
            policy=outbound.house_policy(),
            before_sending=hand_over,
        )
    except outbound.OutboundRefused as refused:
        raise Refused(words_of_refusal(str(refused))) from refused
    except outbound.NotReached as error:
        raise Later(_("Chưa kết nối được cổng tin nhắn: %(reason)s") % {"reason": error}) from error
    except outbound.NoAnswer as error:
        raise Unsure(_("Cổng tin nhắn chưa trả lời: %(reason)s") % {"reason": error}) from error
    _judge(answer.status)


def body_of(delivery: Delivery) -> bytes:
    """Return what the gateway gets, as JSON with sorted keys; docs/how-to/receive-a-webhook.md shows it."""
    return canonical_json(
        {
            "id": delivery.message_id,
            "kind": delivery.kind,
            "congress": delivery.congress.slug,
            "to": delivery.address,
            "subject": delivery.subject,
            "text": delivery.text,
            "url": settings.BASE_URL + delivery.path if delivery.path else "",
            "created_at": timezone.localtime(delivery.created_at).isoformat(timespec="seconds"),
        }
    )


def headers_of(message_id: str, body: bytes, *, secret: str) -> dict[str, str]:
    """Return the headers of a POST, signed now."""
    timestamp = int(timezone.now().timestamp())
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "dondoc",
        "Dondoc-Id": message_id,
        "Dondoc-Signature": outbound.signature(secret, message_id=message_id, timestamp=timestamp, body=body),
    }


def words_of_refusal(reason: str) -> str:
    """Return why an address may not be called, as a sentence."""
    words = {
        "form": _("Địa chỉ chưa đọc được. Nhập dạng https://ten-may/duong-dan"),
        "scheme": _("Địa chỉ phải bắt đầu bằng https://"),
        "login": _("Bỏ tên đăng nhập và mật khẩu khỏi địa chỉ"),
        "port": _("Chỉ gọi được cổng 443 và 8443"),
        "inside": _("Địa chỉ này dẫn vào mạng nội bộ. Người vận hành máy chủ cho phép bằng DONDOC_OUTBOUND_HOSTS"),
    }
    return words.get(reason, words["form"])


def _judge(status: int) -> None:
    said = _("Cổng tin nhắn trả lời: %(status)s") % {"status": status}
    if 200 <= status < 300:
        return
    if status in _BUSY:
        raise Later(said)
    if status in _UNCLEAR:
        raise Unsure(said)
    raise Refused(said)
