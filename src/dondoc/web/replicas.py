"""Reading from a streaming replica: pages that only show read there, and whoever has just written does not.

A page opts in by `@may_lag`. It reads from the replica when one is set, answers, is not far behind, and the reader
changed nothing in the last seconds. Accounts, roles, sessions and the queue always come from the primary, so that a
role taken away is gone on the next request.
"""

import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse

REPLICA = "replica"
SHOWN_APPS = frozenset({"editions", "congress", "archive", "plans", "tasks", "meetings", "desk", "journal"})
FRESH_COOKIE = "fresh_until"
FRESH_SECONDS = 10
MOST_LAG_SECONDS = 5.0
LOOKED_AT_EVERY_SECONDS = 2.0

_reads_from_replica: ContextVar[bool] = ContextVar("reads_from_replica", default=False)


class ReplicaRouter:
    """Sends reads of what is shown to the replica while a page that may lag is being made; everything else stays."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        """Return the replica for such a read, None for Django's choice."""
        if not _reads_from_replica.get() or model._meta.app_label not in SHOWN_APPS:
            return None
        return None if connections["default"].in_atomic_block else REPLICA

    def db_for_write(self, model: type[Any], **hints: Any) -> str:
        """Write on the primary, whatever the row was read from."""
        return "default"

    def allow_relation(self, *_: Any, **__: Any) -> bool:
        """Rows of both are the same rows."""
        return True

    def allow_migrate(self, database: str, *_: Any, **__: Any) -> bool:
        """Change tables on the primary only; they travel by themselves."""
        return database != REPLICA


def may_lag(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page that may show what was true a moment ago."""

    @wraps(view)
    def made(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or _has_just_written(request) or not _state.is_fit():
            return view(request, *arguments, **named)
        token = _reads_from_replica.set(True)
        try:
            return view(request, *arguments, **named)
        except DatabaseError:
            # The replica went away in the middle: the page is made once more from the primary.
            _state.is_down()
            _reads_from_replica.set(False)
            return view(request, *arguments, **named)
        finally:
            _reads_from_replica.reset(token)

    return made


class OwnWritesAreRead:
    """Marks the browser of whoever changes something, so that the next pages are read from the primary."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in {"GET", "HEAD", "OPTIONS"} and REPLICA in settings.DATABASES:
            until = f"{time.time() + FRESH_SECONDS:.0f}"
            response.set_cookie(
                FRESH_COOKIE,
                until,
                max_age=FRESH_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


def _has_just_written(request: HttpRequest) -> bool:
    # The browser forgets the cookie by itself; what stands in it is of no matter, so a forged one only costs speed.
    return FRESH_COOKIE in request.COOKIES


class _ReplicaState:
    """What this process knows of the replica; looked at again every few seconds, not on every page."""

    def __init__(self) -> None:
        self._fit = False
        self._looked_at = 0.0

    def is_fit(self) -> bool:
        """Say whether the replica answers and is close behind."""
        if REPLICA not in settings.DATABASES:
            return False
        now = time.monotonic()
        if now - self._looked_at > LOOKED_AT_EVERY_SECONDS:
            self._looked_at = now
            self._fit = self._look()
        return self._fit

    def is_down(self) -> None:
        """Note that it did not answer."""
        self._looked_at, self._fit = time.monotonic(), False
        connections[REPLICA].close()

    def _look(self) -> bool:
        from dondoc.web.db import replica_lag_seconds

        try:
            lag = replica_lag_seconds(REPLICA)
        except DatabaseError:
            connections[REPLICA].close()
            return False
        return lag is not None and lag <= MOST_LAG_SECONDS


_state = _ReplicaState()
