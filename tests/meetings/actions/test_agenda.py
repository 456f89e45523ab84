"""Proposals on the agenda, typed points, their order, and what the last meeting left."""

import uuid
from datetime import timedelta

import pytest

from dondoc.meetings.actions.agenda import (
    add_item,
    carry_over,
    change_item,
    move_item,
    remove_item,
    restore_item,
    take_proposals,
)
from dondoc.meetings.actions.meetings import MeetingRefused, close_meeting
from dondoc.meetings.enums import AgendaKind, ConclusionKind
from dondoc.meetings.models import AgendaItem, ConclusionTask
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.rules.agenda import Proposal
from dondoc.tasks.enums import TaskState
from dondoc.web.db import StaleVersion
from tests.factories.meetings import (
    STARTS_AT,
    make_agenda_item,
    make_closed,
    make_conclusion,
    make_meeting,
    make_running,
)
from tests.factories.people import NOW, make_agency, make_congress
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}
EARLIER = STARTS_AT - timedelta(days=7)


@pytest.fixture
def congress():
    return make_congress()


def proposal(number: int, note: str = "7 ngày") -> Proposal:
    return Proposal(about=f"people.agency:{number}", kind=AgendaKind.OVERDUE, title=f"Cơ quan {number}", note=note)


def titles(meeting) -> list[str]:
    return [item.title for item in items_of(meeting)]


def places(meeting) -> list[int]:
    return [item.position for item in items_of(meeting)]


def test_ticking_the_same_twice_adds_it_once(congress):
    meeting = make_meeting(congress)

    first, second = (take_proposals(meeting=meeting, proposals=[proposal(1), proposal(2)], **BY) for _twice in range(2))

    assert (first.added, second.added, titles(meeting)) == (2, 0, ["Cơ quan 1", "Cơ quan 2"])


def test_new_figures_reach_a_point_that_stands_and_its_title_stays(congress):
    meeting = make_meeting(congress)
    take_proposals(meeting=meeting, proposals=[proposal(1)], **BY)
    item = items_of(meeting)[0]
    change_item(item=item, expected_ver=item.ver, changes={"title": "Nghe cơ quan 1 báo cáo"}, **BY)

    done = take_proposals(meeting=meeting, proposals=[proposal(1, "9 ngày")], **BY)

    item.refresh_from_db()
    assert (done.added, done.updated, item.title, item.note) == (0, 1, "Nghe cơ quan 1 báo cáo", "9 ngày")


def test_a_point_that_is_no_more_is_taken_off_and_the_places_close_up(congress):
    meeting = make_meeting(congress)
    take_proposals(meeting=meeting, proposals=[proposal(1), proposal(2), proposal(3)], **BY)

    done = take_proposals(meeting=meeting, proposals=[], gone=["people.agency:2", "khong-co"], **BY)

    assert (done.removed, titles(meeting), places(meeting)) == (1, ["Cơ quan 1", "Cơ quan 3"], [1, 2])


def test_a_ticked_point_that_was_taken_off_comes_back_at_the_end(congress):
    meeting = make_meeting(congress)
    take_proposals(meeting=meeting, proposals=[proposal(1), proposal(2)], **BY)
    take_proposals(meeting=meeting, proposals=[], gone=["people.agency:1"], **BY)

    take_proposals(meeting=meeting, proposals=[proposal(1, "9 ngày")], **BY)

    assert titles(meeting) == ["Cơ quan 2", "Cơ quan 1"]
    assert items_of(meeting)[1].note == "9 ngày" and AgendaItem.objects.count() == 2


def test_a_form_sent_twice_adds_one_point(congress):
    meeting, instance_id = make_meeting(congress), uuid.uuid4()

    first, second = (add_item(meeting=meeting, title="Việc khác", instance_id=instance_id, **BY) for _twice in range(2))

    assert first == second and titles(meeting) == ["Việc khác"]


def test_points_move_one_place_and_a_second_press_moves_nothing(congress):
    meeting = make_meeting(congress)
    first, second, third = (make_agenda_item(meeting, title) for title in "ABC")

    move_item(item=third, expected_position=3, step=-1, **BY)
    assert titles(meeting) == ["A", "C", "B"]
    with pytest.raises(MeetingRefused, match="Thứ tự vừa thay đổi"):
        move_item(item=third, expected_position=3, step=-1, **BY)
    with pytest.raises(MeetingRefused, match="đầu hoặc cuối"):
        move_item(item=first, expected_position=1, step=-1, **BY)

    second.refresh_from_db()
    assert titles(meeting) == ["A", "C", "B"] and second.ver == 1


def test_moving_does_not_disturb_somebody_who_edits_the_words(congress):
    meeting = make_meeting(congress)
    first, _second = make_agenda_item(meeting, "A"), make_agenda_item(meeting, "B")
    move_item(item=first, expected_position=1, step=1, **BY)

    change_item(item=first, expected_ver=1, changes={"minutes": 20}, **BY)
    with pytest.raises(StaleVersion):
        change_item(item=first, expected_ver=1, changes={"minutes": 30}, **BY)

    assert [item.minutes for item in items_of(meeting)] == [5, 20]


def test_a_point_taken_off_comes_back_where_it_stood(congress):
    meeting = make_meeting(congress)
    _first, second, _third = (make_agenda_item(meeting, title) for title in "ABC")

    remove_item(item=second, expected_ver=1, **BY)
    assert (titles(meeting), places(meeting)) == (["A", "C"], [1, 2])
    restore_item(item=second, expected_ver=second.ver, **BY)

    assert (titles(meeting), places(meeting)) == (["A", "B", "C"], [1, 2, 3])


def test_sixty_points_move_from_one_end_to_the_other(congress):
    meeting = make_meeting(congress)
    rows = [make_agenda_item(meeting, f"Nội dung {place}") for place in range(60)]

    for place in range(60, 1, -1):
        move_item(item=rows[-1], expected_position=place, step=-1, **BY)

    assert titles(meeting)[0] == "Nội dung 59" and places(meeting) == list(range(1, 61))


def test_an_agenda_has_an_end(congress):
    meeting = make_meeting(congress)
    AgendaItem.objects.bulk_create(
        AgendaItem(congress=congress, meeting=meeting, position=place, title="Việc") for place in range(1, 201)
    )

    with pytest.raises(MeetingRefused, match="200"):
        add_item(meeting=meeting, title="Nữa", **BY)


def test_the_agenda_may_change_while_the_meeting_runs_but_not_afterwards(congress):
    add_item(meeting=make_running(congress), title="Phát sinh", **BY)

    with pytest.raises(MeetingRefused):
        add_item(meeting=make_closed(congress), title="Muộn", **BY)


def concluded(congress, state: TaskState | None, **values):
    """Return a conclusion of a meeting that is over, with one task in this state, or without any."""
    conclusion = make_conclusion(make_closed(congress, starts_at=EARLIER), **values)
    if state is not None:
        task = make_task(congress, lead=make_agency(congress), state=state)
        ConclusionTask.objects.create(congress=congress, conclusion=conclusion, task=task)
    return conclusion


@pytest.mark.parametrize(
    ("state", "values", "is_carried"),
    [
        (TaskState.IN_PROGRESS, {}, True),
        (TaskState.IN_APPRAISAL, {}, True),
        (TaskState.DONE, {}, False),
        (TaskState.CANCELLED, {}, False),
        (None, {}, True),
        (None, {"kind": ConclusionKind.RETURN}, True),
        (None, {"kind": ConclusionKind.DECIDE}, False),
        (None, {"kind": ConclusionKind.NOTE}, False),
        (TaskState.IN_PROGRESS, {"struck_at": NOW}, False),
    ],
)
def test_what_is_not_done_is_on_the_next_agenda_when_it_is_called(congress, state, values, is_carried):
    conclusion = concluded(congress, state, **values)

    meeting = make_meeting(congress)

    assert [item.carried_from for item in items_of(meeting)] == ([conclusion] if is_carried else [])


def test_a_conclusion_with_several_tasks_is_carried_once_while_one_is_open(congress):
    conclusion = concluded(congress, TaskState.DONE)
    for state in (TaskState.IN_PROGRESS, TaskState.ASSIGNED):
        task = make_task(congress, lead=make_agency(congress, f"Sở {state}"), state=state)
        ConclusionTask.objects.create(congress=congress, conclusion=conclusion, task=task)

    assert len(titles(make_meeting(congress))) == 1


def test_carrying_over_twice_adds_nothing_and_a_point_taken_off_stays_off(congress):
    concluded(congress, None)
    meeting = make_meeting(congress)
    item = items_of(meeting)[0]
    remove_item(item=item, expected_ver=item.ver, **BY)

    assert carry_over(meeting=meeting, **BY) == 0 and titles(meeting) == []


def test_what_was_taken_over_and_left_again_goes_on_to_the_meeting_after(congress):
    conclusion = concluded(congress, None)
    make_closed(congress, starts_at=STARTS_AT)

    following = make_meeting(congress, starts_at=STARTS_AT + timedelta(days=7))

    assert [item.carried_from for item in items_of(following)] == [conclusion]


def test_a_meeting_called_before_the_last_one_closed_gets_its_conclusions_then(congress):
    running = make_running(congress, starts_at=EARLIER)
    following = make_meeting(congress)
    make_conclusion(running)
    assert titles(following) == []

    close_meeting(meeting=running, expected_ver=running.ver, **BY)

    assert titles(following) == ["Kết luận chưa xong: Lập phương án y tế"]


def test_nothing_is_carried_from_another_congress(congress):
    concluded(make_congress("khac"), None)

    assert titles(make_meeting(congress)) == []
