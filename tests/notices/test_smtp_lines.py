"""The line to the mail server: encrypted, logged in, and cut when the other side only drips."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from dondoc.config.env import SmtpServer
from dondoc.notices.channels import email
from dondoc.notices.channels.outcomes import Later, Unsure
from dondoc.notices.models import Delivery
from tests.factories.notices import make_letter
from tests.factories.people import make_congress
from tests.support.receiver import CERTIFICATES
from tests.support.smtp import MailServer, free_port

# The server's library does not see that a line encrypted from the first byte needs no STARTTLS.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")]
USERNAME, PASSWORD = "dondoc", "kh0: @/%"


@pytest.fixture
def trusted(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "gateway.test.pem"))


@pytest.fixture
def letter(settings) -> Delivery:
    settings.DEMO = False
    return make_letter(make_congress(is_demo=False, pinned_today=None))


def certificate() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "gateway.test.pem", CERTIFICATES / "gateway.test.key")
    return context


def only_dondoc(server, session, envelope, mechanism, given) -> AuthResult:
    return AuthResult(success=given.login == USERNAME.encode() and given.password == PASSWORD.encode(), handled=True)


@contextlib.contextmanager
def secured(security: str, *, password: str = PASSWORD) -> Iterator[tuple[MailServer, SmtpServer]]:
    """Run a mail server that takes letters only from who has logged in on an encrypted line."""
    taken, port = MailServer(), free_port()
    line = {"ssl_context": certificate()} if security == "smtps" else {"tls_context": certificate()}
    controller = Controller(
        taken,
        hostname="localhost",
        port=port,
        authenticator=only_dondoc,
        auth_required=True,
        auth_require_tls=security == "smtp",
        require_starttls=security == "smtp",
        **line,
    )
    if security == "smtps":
        controller._trigger_server = lambda: knock(port)
    controller.start()
    try:
        yield taken, SmtpServer("localhost", port, USERNAME, password, security)
    finally:
        controller.stop()


def knock(port: int) -> None:
    """Wake a server that speaks TLS alone; the one of aiosmtpd would knock with a server's own context."""
    trust = ssl.create_default_context(cafile=str(CERTIFICATES / "gateway.test.pem"))
    with socket.create_connection(("localhost", port), timeout=5) as line:
        trust.wrap_socket(line, server_hostname="localhost").recv(100)


@pytest.mark.parametrize("security", ["smtp", "smtps"])
def test_a_letter_goes_over_an_encrypted_line(letter, settings, trusted, security):
    said = []
    with secured(security) as (taken, settings.SMTP_SERVER):
        email.deliver(letter, hand_over=lambda: said.append("over"))

    assert taken.message_ids == [f"<{letter.message_id}>"]
    assert said == ["over"]


@pytest.mark.parametrize("security", ["smtp", "smtps"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(letter, settings, security):
    with secured(security) as (taken, settings.SMTP_SERVER), pytest.raises(Later):
        email.deliver(letter, hand_over=lambda: pytest.fail("handed over"))

    assert taken.letters == []


@pytest.mark.parametrize("password", ["sai", "mật khẩu"])
def test_a_wrong_password_is_tried_again_later(letter, settings, trusted, monkeypatch, password):
    monkeypatch.setattr(email, "ANSWER_SECONDS", 1)
    with secured("smtp", password=password) as (taken, settings.SMTP_SERVER), pytest.raises(Later):
        email.deliver(letter, hand_over=lambda: pytest.fail("handed over"))

    assert taken.letters == []


def test_a_server_without_encryption_gets_no_password(letter, settings):
    taken, port = MailServer(), free_port()
    controller = Controller(taken, hostname="127.0.0.1", port=port)
    controller.start()
    settings.SMTP_SERVER = SmtpServer("127.0.0.1", port, USERNAME, PASSWORD, "smtp")

    with pytest.raises(Later):
        email.deliver(letter, hand_over=lambda: pytest.fail("handed over"))
    controller.stop()

    assert taken.letters == []


@pytest.mark.parametrize(
    ("says", "outcome", "handed_over"),
    [
        (b"", Later, 0),
        (b"2", Later, 0),
        (b"garbage\r\n", Later, 0),
        (b"220 ok\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n", Unsure, 1),
        (b"220 ok\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n2", Unsure, 1),
    ],
    ids=["silence", "half a line", "garbage", "no last word", "half a last word"],
)
def test_a_server_that_hangs_is_cut_off(letter, settings, monkeypatch, says, outcome, handed_over):
    monkeypatch.setattr(email, "LIMIT_SECONDS", 1)
    over = []
    with dripping(says) as port:
        settings.SMTP_SERVER = SmtpServer("127.0.0.1", port, "", "", "smtp+plain")
        began = time.monotonic()
        with pytest.raises(outcome):
            email.deliver(letter, hand_over=lambda: over.append(1))

    assert time.monotonic() - began < 3
    assert len(over) == handed_over


@contextlib.contextmanager
def dripping(says: bytes) -> Iterator[int]:
    """Run a server that says these lines one by one and then keeps the line open without another word."""
    door = socket.create_server(("127.0.0.1", 0))
    lines = says.splitlines(keepends=True)

    def talk() -> None:
        line, _address = door.accept()
        with line:
            for number, part in enumerate(lines):
                if number:
                    line.recv(65536)
                line.sendall(part)
            time.sleep(5)

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield door.getsockname()[1]
    finally:
        door.close()
