"""What a PIN may be, who may use one, and how long a device works."""

from datetime import UTC, datetime, timedelta

import pytest

from dondoc.people.enums import Role
from dondoc.people.rules.pins import (
    DEVICE_TIME,
    MOST_TRIES,
    DeviceState,
    PinProblem,
    device_state,
    may_use_pin,
    refuse_pin,
)

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("274190", None),
        ("112233", None),
        ("12345", PinProblem.NOT_SIX_DIGITS),
        ("1234567", PinProblem.NOT_SIX_DIGITS),
        ("27419a", PinProblem.NOT_SIX_DIGITS),
        ("٢٧٤١٩٠", PinProblem.NOT_SIX_DIGITS),
        ("", PinProblem.NOT_SIX_DIGITS),
        ("123456", PinProblem.TOO_PLAIN),
        ("567890", PinProblem.TOO_PLAIN),
        ("654321", PinProblem.TOO_PLAIN),
        ("000000", PinProblem.TOO_PLAIN),
        ("121212", PinProblem.TOO_PLAIN),
        ("123123", PinProblem.TOO_PLAIN),
    ],
)
def test_what_a_pin_may_be(pin, problem):
    assert refuse_pin(pin) == problem


@pytest.mark.parametrize(
    ("roles", "may"),
    [
        ([Role.FOCAL], True),
        ([], False),
        ([Role.FOCAL, Role.HEAD], False),
        *(([role], False) for role in Role if role != Role.FOCAL),
    ],
)
def test_only_a_focal_point_and_nothing_more_uses_a_pin(roles, may):
    assert may_use_pin(roles) is may


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, DeviceState.OPEN),
        ({"tries": MOST_TRIES - 1}, DeviceState.OPEN),
        ({"tries": MOST_TRIES}, DeviceState.LOCKED),
        ({"last_used_at": NOW - DEVICE_TIME}, DeviceState.EXPIRED),
        ({"last_used_at": NOW - DEVICE_TIME + timedelta(seconds=1)}, DeviceState.OPEN),
        ({"revoked_at": NOW, "tries": MOST_TRIES}, DeviceState.REVOKED),
    ],
)
def test_where_a_device_stands(changed, state):
    assert device_state(**({"revoked_at": None, "last_used_at": NOW, "tries": 0} | changed), now=NOW) == state
