"""Letters by SMTP, with one moment marked: from there on the server may have taken the letter."""

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.notices.channels.outcomes import Later, Refused, Unsure
from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery

BEGINS = DeliveryState.WAITING
ANSWER_SECONDS = 10
LIMIT_SECONDS = 45


def prepare(delivery: Delivery) -> None:
    """Leave the letter as it is."""


def deliver(delivery: Delivery, *, hand_over: Callable[[], None]) -> None:
    """Send one letter; `hand_over` is called once the recipient is accepted and before the letter itself is said."""
    server = settings.SMTP_SERVER
    if server is None:
        raise Later(_("Máy chủ thư chưa được cài đặt"), counts=False)
    if not delivery.address.isascii():
        raise Refused(_("Địa chỉ thư có chữ ngoài bảng chữ cái tiếng Anh"))
    if not delivery.address.isprintable():
        # Such an address would begin a line of its own in the head of the letter.
        raise Refused(_("Địa chỉ thư có ký tự điều khiển"))
    with _line(server) as smtp:
        _address(smtp, sender=parseaddr(settings.MAIL_FROM)[1], recipient=delivery.address)
        hand_over()
        _say(smtp, letter_of(delivery).as_bytes(policy=SMTP))


def letter_of(delivery: Delivery) -> EmailMessage:
    """Return the letter: plain text, the address of its page, and for regular ones where to end them."""
    letter = EmailMessage()
    letter["From"] = settings.MAIL_FROM
    letter["To"] = delivery.address
    letter["Subject"] = " ".join(delivery.subject.split())
    letter["Date"] = format_datetime(delivery.created_at)
    letter["Message-ID"] = f"<{delivery.message_id}>"
    letter["Auto-Submitted"] = "auto-generated"
    text = delivery.text.rstrip()
    if delivery.path:
        text += f"\n\n{settings.BASE_URL}{delivery.path}"
    if delivery.is_regular:
        choices = settings.BASE_URL + reverse("notices:preferences", args=[delivery.congress.slug])
        letter["List-Unsubscribe"] = f"<{choices}>"
        text += "\n\n-- \n" + _("Đổi lịch nhận hoặc thôi nhận: %(url)s") % {"url": choices}
    letter.set_content(text + "\n")
    return letter


@contextlib.contextmanager
def _line(server: Any) -> Iterator[smtplib.SMTP]:
    """Give a line to the mail server, greeted, encrypted and logged in; it is cut after 45 seconds."""
    handles: list[socket.socket] = []
    timer = threading.Timer(LIMIT_SECONDS, _cut, [handles])
    timer.daemon = True
    timer.start()
    smtp: smtplib.SMTP | None = None
    try:
        try:
            smtp = _connected(server, handles)
            if server.username:
                smtp.login(server.username, server.password)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise Later(_reason(error)) from error
        yield smtp
    finally:
        timer.cancel()
        # No parting words: the answer that counts is in, and every moment until it is noted leaves it open to a crash.
        if smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.close()
        for handle in handles:
            handle.close()


def _connected(server: Any, handles: list[socket.socket]) -> smtplib.SMTP:
    """Return a line that is greeted and as safe as asked; a second handle on it is kept, by which it can be cut."""

    class Line(smtplib.SMTP):
        def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
            found = super()._get_socket(host, port, timeout)
            handles.append(found.dup())
            return found

    class EncryptedLine(smtplib.SMTP_SSL, Line):
        pass

    given: dict[str, Any] = {"timeout": ANSWER_SECONDS, "local_hostname": _own_name()}
    if server.security == "smtps":
        return EncryptedLine(server.host, server.port, context=ssl.create_default_context(), **given)
    smtp = Line(server.host, server.port, **given)
    if server.security == "smtp":
        smtp.starttls(context=ssl.create_default_context())
    return smtp


@cache
def _own_name() -> str:
    """Return the name this machine greets with; asked for once, as the answer may come from the net."""
    name = socket.getfqdn()
    return name if "." in name else "[127.0.0.1]"


def _cut(handles: list[socket.socket]) -> None:
    for handle in handles:
        with contextlib.suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)


def _address(smtp: smtplib.SMTP, *, sender: str, recipient: str) -> None:
    try:
        smtp.ehlo_or_helo_if_needed()
        code, reply = smtp.mail(sender)
        if code != 250:
            raise Later(_answer(code, reply))
        code, reply = smtp.rcpt(recipient)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise Later(_reason(error)) from error
    if 500 <= code < 600:
        raise Refused(_answer(code, reply))
    if code not in (250, 251):
        raise Later(_answer(code, reply))


def _say(smtp: smtplib.SMTP, letter: bytes) -> None:
    """Say the letter; only a clear answer of the server counts as one."""
    try:
        code, reply = smtp.data(letter)
    except smtplib.SMTPDataError as error:
        code, reply = error.smtp_code, error.smtp_error
    except (OSError, smtplib.SMTPException) as error:
        raise Unsure(_reason(error)) from error
    if code == 250:
        return
    if 500 <= code < 600:
        raise Refused(_answer(code, reply))
    if 400 <= code < 500:
        raise Later(_answer(code, reply))
    raise Unsure(_answer(code, reply))


def _answer(code: int, reply: Any) -> str:
    said = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(reply)
    return _("Máy chủ thư trả lời: %(answer)s") % {"answer": f"{code} {said}"[:200]}


def _reason(error: Exception) -> str:
    return _("Chưa nói chuyện được với máy chủ thư: %(reason)s") % {"reason": str(error)[:200]}
