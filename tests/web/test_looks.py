import pytest

from dondoc.notices.enums import DeliveryState
from dondoc.tasks.enums import ObstacleState, PartState, TaskState
from dondoc.web.looks import UnknownState, alert_look, state_look


@pytest.mark.parametrize("state", [*TaskState, *DeliveryState])
def test_every_task_state_is_shown_in_its_own_words(state):
    assert str(state_look(state).word) == str(state.label)


@pytest.mark.parametrize("state", [*PartState, *ObstacleState])
def test_every_other_work_state_has_a_look(state):
    assert state_look(state).shape


def test_a_state_outside_the_list_is_refused():
    with pytest.raises(UnknownState, match="no look for the state 'lost'"):
        state_look("lost")


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        ("overdue", 3, "Quá hạn 3 ngày"),
        ("overdue", None, "Quá hạn"),
        ("due_soon", 2, "Sắp đến hạn, còn 2 ngày"),
        ("due_soon", 0, "Đến hạn hôm nay"),
        ("due_soon", None, "Sắp đến hạn"),
        ("obstructed", None, "Có vướng mắc"),
        ("stale", 9, "9 ngày chưa cập nhật"),
        ("stale", None, "Lâu chưa cập nhật"),
    ],
)
def test_alert_says(kind, days, words):
    assert str(alert_look(kind, days=days).word) == words


def test_red_is_for_lateness_alone():
    states = [state_look(state).tone for state in TaskState]
    alerts = {kind: alert_look(kind).tone for kind in ("overdue", "due_soon", "obstructed", "stale")}

    assert "late" not in states
    assert [kind for kind, tone in alerts.items() if tone == "late"] == ["overdue"]


@pytest.mark.parametrize(
    "kind", ["on_track", "done_on_time", "done_late", "without_date", "recurring", "cancelled", ""]
)
def test_what_needs_no_attention_gets_no_alert(kind):
    assert alert_look(kind) is None
