"""A real mail server on this machine; each test says how it behaves."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from dondoc.config.env import SmtpServer


@dataclass
class MailServer:
    """What came in, and what is answered to the next ones: None for yes, a line for an answer, or a way to break off.

    to_recipient, to_letter: the answers. hangs_up: cuts the line instead of answering, after the letter was taken.
    """

    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    to_recipient: str | None = None
    to_letter: str | None = None
    hangs_up: bool = False
    server: SmtpServer | None = None

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list) -> str:  # noqa: N802 -- a name of the protocol
        if self.to_recipient:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- a name of the protocol
        if self.to_letter:
            return self.to_letter
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        if self.hangs_up:
            server.transport.abort()
        return "250 OK"

    @property
    def message_ids(self) -> list[str]:
        """The Message-IDs in the order they came."""
        return [str(letter["Message-ID"]) for letter in self.letters]


@contextlib.contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server on a free port."""
    found = MailServer()
    port = free_port()
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    found.server = SmtpServer(host="127.0.0.1", port=port, username="", password="", security="smtp+plain")
    try:
        yield found
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]
