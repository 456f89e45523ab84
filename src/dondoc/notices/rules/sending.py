"""How one message is named, and when a failed send is tried again."""

from datetime import timedelta

from dondoc.kit.digest import sha256_of
from dondoc.kit.vietnamese import cut_after_word

MOST_ATTEMPTS = 12
ZALO_SIGNS = 900
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)


def key_of(*, kind: str, about: str, channel: str, address: str) -> str:
    """Return the name under which one thing is told to one address by one channel, once."""
    return f"{kind}:{about}:{channel}:{address.strip().lower()}"


def message_id_of(key: str, *, domain: str) -> str:
    """Return the Message-ID of a message: the same for the same message, however often it is sent."""
    return f"{sha256_of(key)[:40]}@{domain}"


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: a minute, doubled each time, an hour at most."""
    doublings = min(max(attempts - 1, 0), 10)
    return min(_FIRST_PAUSE * 2**doublings, _LONGEST_PAUSE)


def may_try_again(attempts: int) -> bool:
    """Say whether a send that failed for now is tried again; twelve attempts last about seven hours."""
    return attempts < MOST_ATTEMPTS


def zalo_text(text: str) -> str:
    """Return the text as it fits into one Zalo message: 900 signs, cut after a whole word."""
    return cut_after_word(text.strip(), ZALO_SIGNS)
