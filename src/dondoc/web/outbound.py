"""The one way out to addresses that people typed: webhooks go through here and nowhere else.

The name is resolved once, every address it means is looked at, and the connection goes to an address that was looked
at: a name that means something else a moment later changes nothing. No redirect is followed, no proxy asked, no more
than 64 KiB read, and after ten seconds the line is cut, however slowly the other side drips.
"""

import contextlib
import hashlib
import hmac
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dondoc.kit.addresses import is_inside

LIMIT_SECONDS = 10
MOST_BYTES = 64 * 1024
PORTS = frozenset({443, 8443})
_STANDARD_PORTS = {"https": 443, "http": 80}

Resolver = Callable[[str, int], list[str]]


class OutboundRefused(Exception):
    """Raised when an address may not be called at all; carries a word for why: see `check_url`, and "inside"."""


class NotReached(Exception):
    """Raised when nothing was said to the other side: no name, no connection, no proof of who it is."""


class NoAnswer(Exception):
    """Raised when the other side was spoken to and did not answer properly; whether it acted is not known."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be called. own_hosts: names or addresses of the own network, allowed on any port and without TLS."""

    own_hosts: frozenset[str] = frozenset()
    ports: frozenset[int] = PORTS

    def is_own(self, host: str) -> bool:
        """Say whether the operator vouches for this host."""
        return host.lower() in self.own_hosts


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status and the first 64 KiB, and whether it was cut there."""

    status: int
    body: bytes = b""
    was_cut: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


def house_policy() -> Policy:
    """Return what this installation allows."""
    return Policy(own_hosts=settings.OUTBOUND_HOSTS)


def check_url(url: str, *, policy: Policy) -> SplitResult:
    """Return the parts of an address that may be called, by its looks; raises OutboundRefused with the reason.

    Reasons: "form", "scheme", "login", "port". Where the name leads is looked at when it is called.
    """
    if any(ord(sign) <= 32 or ord(sign) == 127 or sign == "\\" for sign in url):
        raise OutboundRefused("form")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise OutboundRefused("form") from None
    if parts.scheme not in _STANDARD_PORTS:
        raise OutboundRefused("scheme")
    if "@" in parts.netloc:
        raise OutboundRefused("login")
    if not parts.hostname:
        raise OutboundRefused("form")
    if policy.is_own(parts.hostname):
        return parts
    if parts.scheme != "https":
        raise OutboundRefused("scheme")
    if (port or 443) not in policy.ports:
        raise OutboundRefused("port")
    return parts


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    policy: Policy,
    before_sending: Callable[[], Any] = lambda: None,
    resolve: Resolver | None = None,
    context: ssl.SSLContext | None = None,
    limit_seconds: float = LIMIT_SECONDS,
) -> Answer:
    """Send a body to an address and return the answer, whatever its status.

    before_sending: called when the line stands and nothing has been said yet; what it raises ends the call.
    Raises OutboundRefused (may not be called), NotReached (nothing was sent), NoAnswer (sent, outcome unknown).
    """
    parts = check_url(url, policy=policy)
    host, port = _spelled(str(parts.hostname)), parts.port or _STANDARD_PORTS[parts.scheme]
    addresses = _addresses(host, port, policy=policy, resolve=resolve or _resolve)
    line = _line(parts.scheme, host, port, addresses, context=context, limit_seconds=limit_seconds)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _deadline(line, limit_seconds) as cut:
        try:
            line.connect()
        except (OSError, HTTPError, HTTPException) as error:
            raise NotReached(str(error)[:200]) from error
        before_sending()
        try:
            line.request("POST", target, body=body, headers=dict(headers), preload_content=False)
            answer = _answer(line.getresponse())
        except (OSError, HTTPError, HTTPException, ValueError) as error:
            raise NoAnswer("timeout" if cut.is_set() else str(error)[:200]) from error
        if cut.is_set():
            raise NoAnswer("timeout")
        return answer


def signature(secret: str, *, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the value of the header `Dondoc-Signature`: the time of signing and an HMAC-SHA256 over all that is sent.

    The receiver computes the same over «timestamp.id.body», compares in constant time, refuses old timestamps, and
    ignores an id it has seen.
    """
    signed = f"{timestamp}.{message_id}.".encode() + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"


def _spelled(host: str) -> str:
    """Return a name as the net spells it; signs that only look like digits and dots become them before they count."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise OutboundRefused("form") from None


def _addresses(host: str, port: int, *, policy: Policy, resolve: Resolver) -> list[str]:
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotReached(f"{host}: {error}"[:200]) from error
    if not policy.is_own(host) and any(is_inside(address) for address in found):
        raise OutboundRefused("inside")
    if not found:
        raise NotReached(f"{host}: no address")
    return found


def _resolve(host: str, port: int) -> list[str]:
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class _ToCheckedAddress:
    """Makes a connection of urllib3 go to an address that was looked at; name, certificate and Host stay the host's."""

    checked: list[str]
    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + self.timeout
        problem: OSError = OSError("no address")
        for address in self.checked:
            left = until - time.monotonic()
            if left <= 0:
                break
            try:
                found = socket.create_connection((address, self.port), timeout=left)
            except OSError as error:
                problem = error
                continue
            # A second handle on the same line: the first one is not to be had while TLS is being agreed on.
            self.handle = found.dup()
            return found
        raise problem


class _Plain(_ToCheckedAddress, HTTPConnection):
    pass


class _Encrypted(_ToCheckedAddress, HTTPSConnection):
    pass


def _line(
    scheme: str, host: str, port: int, addresses: list[str], *, context: ssl.SSLContext | None, limit_seconds: float
) -> Any:
    if scheme == "https":
        trust = context or ssl.create_default_context()
        line: Any = _Encrypted(host, port=port, timeout=limit_seconds, ssl_context=trust)
    else:
        line = _Plain(host, port=port, timeout=limit_seconds)
    line.checked = addresses
    return line


@contextlib.contextmanager
def _deadline(line: Any, limit_seconds: float) -> Iterator[threading.Event]:
    """Cut the line when the time is over: a timeout of the socket alone starts anew with every byte."""
    cut = threading.Event()

    def end() -> None:
        cut.set()
        if line.handle is not None:
            with contextlib.suppress(OSError):
                line.handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limit_seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
        line.close()
        if line.handle is not None:
            line.handle.close()


def _answer(response: Any) -> Answer:
    body = response.read(MOST_BYTES + 1, decode_content=False)
    return Answer(
        status=response.status,
        body=body[:MOST_BYTES],
        was_cut=len(body) > MOST_BYTES,
        headers={name.lower(): value for name, value in response.headers.items()},
    )
