"""What a PIN may be, who may log in with one, and how long a device keeps working."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from dondoc.people.enums import Role

DIGITS = 6
MOST_TRIES = 5
DEVICE_TIME = timedelta(days=30)
SESSION_TIME = timedelta(hours=12)
# A person who has just proved who they are by an invitation need not type the new password once more.
FRESH_TIME = timedelta(minutes=15)
_UPWARDS, _DOWNWARDS = "01234567890", "09876543210"


class PinProblem(StrEnum):
    """Why a PIN is not taken."""

    NOT_SIX_DIGITS = "not_six_digits"
    TOO_PLAIN = "too_plain"


class DeviceState(StrEnum):
    """Where a device stands."""

    OPEN = "open"
    LOCKED = "locked"
    REVOKED = "revoked"
    EXPIRED = "expired"


def refuse_pin(pin: str) -> PinProblem | None:
    """Say why a PIN is not taken; None when it is.

    The first ones a stranger tries are not: a row of digits, one, two or three digits over and over.
    """
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", pin):
        return PinProblem.NOT_SIX_DIGITS
    is_row = pin in _UPWARDS or pin in _DOWNWARDS
    repeats = any(pin == pin[:size] * (DIGITS // size) for size in (1, 2, 3))
    return PinProblem.TOO_PLAIN if is_row or repeats else None


def may_use_pin(roles: Collection[Role | str]) -> bool:
    """Say whether a person with these roles may log in with a PIN: only who is a focal point and nothing more.

    A PIN opens the own agency's part; everybody who sees or sets more proves it with the password.
    """
    return bool(roles) and all(role == Role.FOCAL for role in roles)


def device_state(*, revoked_at: datetime | None, last_used_at: datetime, tries: int, now: datetime) -> DeviceState:
    """Say where a device stands; one that was not used for long has to be enrolled anew."""
    if revoked_at is not None:
        return DeviceState.REVOKED
    if now - last_used_at >= DEVICE_TIME:
        return DeviceState.EXPIRED
    return DeviceState.LOCKED if tries >= MOST_TRIES else DeviceState.OPEN
