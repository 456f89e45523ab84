"""A real HTTP receiver on this machine, which counts every connection and answers as it is told."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATES = Path(__file__).parent.parent / "data" / "certificates"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Received:
    """One request: its first line, its headers by lower-case name, its body."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Where it listens, and what came in."""

    port: int
    connections: int = 0
    requests: list[Received] = field(default_factory=list)
    answer: Callable[[socket.socket], None] = lambda line: line.sendall(OK)

    def answers(self, *parts: bytes, pause_seconds: float = 0) -> None:
        """Answer every request with these bytes, with a pause before each part but the first."""

        def send(line: socket.socket) -> None:
            for number, part in enumerate(parts):
                time.sleep(pause_seconds if number else 0)
                line.sendall(part)

        self.answer = send


@contextlib.contextmanager
def receiver(*, tls: bool = False) -> Iterator[Receiver]:
    """Listen on a free port of 127.0.0.1 and, where there is one, ::1; with `tls` as «gateway.test»."""
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / "gateway.test.pem", CERTIFICATES / "gateway.test.key")
    listening = [socket.create_server(("127.0.0.1", 0))]
    port = listening[0].getsockname()[1]
    with contextlib.suppress(OSError):
        listening.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    found = Receiver(port)
    threads = [threading.Thread(target=_accept, args=(door, found, context), daemon=True) for door in listening]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        for door in listening:
            with contextlib.suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            door.close()
        for thread in threads:
            thread.join(timeout=5)


def trusting() -> ssl.SSLContext:
    """Return what a client needs to believe that the receiver is «gateway.test»."""
    return ssl.create_default_context(cafile=str(CERTIFICATES / "gateway.test.pem"))


def _accept(door: socket.socket, found: Receiver, context: ssl.SSLContext | None) -> None:
    while True:
        try:
            line, _address = door.accept()
        except OSError:
            return
        found.connections += 1
        threading.Thread(target=_talk, args=(line, found, context), daemon=True).start()


def _talk(line: socket.socket, found: Receiver, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError, ValueError), contextlib.ExitStack() as stack:
        stack.enter_context(line)
        if context is not None:
            line = stack.enter_context(context.wrap_socket(line, server_side=True))
        reader = line.makefile("rb")
        first = reader.readline().decode("latin-1").strip()
        headers = {}
        while (row := reader.readline().decode("latin-1").strip()) != "":
            name, _, value = row.partition(":")
            headers[name.lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", 0)))
        found.requests.append(Received(first, headers, body))
        found.answer(line)
