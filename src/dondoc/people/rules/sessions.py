"""When a session is over, whatever the browser still holds."""

from collections.abc import Mapping
from typing import Any

# What a session notes of itself, in seconds of the epoch.
BEGAN_KEY, SEEN_KEY = "began_at", "seen_at"


def is_over(session: Mapping[str, Any], *, now: int, most_seconds: int, idle_seconds: int) -> bool:
    """Say whether a session lasted too long or lay idle too long; one that noted nothing yet goes on."""
    return now - session.get(BEGAN_KEY, now) > most_seconds or now - session.get(SEEN_KEY, now) > idle_seconds
