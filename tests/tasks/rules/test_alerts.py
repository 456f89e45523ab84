"""The one alert of a row."""

from datetime import UTC, datetime, timedelta

import pytest

from dondoc.tasks.enums import TaskState, Timeliness
from dondoc.tasks.rules.alerts import Alert, alert_of, silent_days

NOW = datetime(2015, 10, 8, 7, 30, tzinfo=UTC)
QUIET = {
    "state": TaskState.IN_PROGRESS,
    "timeliness": Timeliness.ON_TRACK,
    "days_late": 0,
    "days_left": 20,
    "has_open_obstacle": False,
    "silent_days": 1,
}


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({}, None),
        ({"timeliness": Timeliness.OVERDUE, "days_late": 3}, Alert("overdue", 3)),
        ({"timeliness": Timeliness.OVERDUE, "days_late": 3, "has_open_obstacle": True}, Alert("overdue", 3)),
        ({"has_open_obstacle": True, "timeliness": Timeliness.DUE_SOON, "days_left": 1}, Alert("obstructed")),
        ({"timeliness": Timeliness.DUE_SOON, "days_left": 1, "silent_days": 9}, Alert("due_soon", 1)),
        ({"silent_days": 8}, Alert("stale", 8)),
        ({"silent_days": 7}, None),
        ({"silent_days": None}, None),
        ({"silent_days": 8, "state": TaskState.IN_APPRAISAL}, None),
        ({"state": TaskState.DONE, "timeliness": Timeliness.DONE_LATE, "has_open_obstacle": True}, None),
        ({"state": TaskState.CANCELLED, "timeliness": Timeliness.CANCELLED, "silent_days": 99}, None),
    ],
)
def test_a_row_carries_at_most_one_alert(what, expected):
    assert alert_of(**{**QUIET, **what}) == expected


@pytest.mark.parametrize(
    ("last_report_at", "given_at", "expected"),
    [
        (None, None, None),
        (None, NOW - timedelta(days=9, hours=1), 9),
        (NOW - timedelta(hours=23), NOW - timedelta(days=9), 0),
        (NOW + timedelta(hours=1), None, 0),
    ],
)
def test_silence_is_counted_from_the_last_word(last_report_at, given_at, expected):
    assert silent_days(last_report_at=last_report_at, given_at=given_at, now=NOW) == expected
