"""A mail server in a process of its own, which writes every Message-ID it takes to disk before it says so.

Run as `python -m tests.trust.mail_sink PORT LOG`. The pauses before and after the writing are where a kill hurts most.
"""

import asyncio
import os
import random
import sys
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller

LONGEST_PAUSE_SECONDS = 0.015


class Sink:
    """Takes everything."""

    def __init__(self, log_path: str) -> None:
        self._log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- a name of the protocol
        await asyncio.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
        os.write(self._log, f"{message_from_bytes(envelope.content)['Message-ID']}\n".encode())
        os.fsync(self._log)
        await asyncio.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
        return "250 OK"


def main() -> None:
    """Serve until the standard input is closed."""
    controller = Controller(Sink(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1]))
    controller.start()
    print("ready", flush=True)
    sys.stdin.read()
    controller.stop()


if __name__ == "__main__":
    main()
