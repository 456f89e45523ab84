"""Many at the same moment: numbers without a gap, no point twice, one move, one telling."""

from datetime import timedelta

from dondoc.meetings.actions.agenda import add_item, carry_over, move_item, take_proposals
from dondoc.meetings.actions.attendance import choose_called
from dondoc.meetings.actions.invite import send_invitations
from dondoc.meetings.actions.meetings import MeetingRefused
from dondoc.meetings.enums import AgendaKind
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.rules.agenda import Proposal
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from tests.factories.meetings import STARTS_AT, make_agenda_item, make_closed, make_conclusion, make_meeting
from tests.factories.people import NOW, make_agency, make_congress, make_member
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS
BY = {"by_id": None, "now": NOW}
MANY = 8


def places(meeting: Meeting) -> list[int]:
    return [item.position for item in items_of(meeting)]


def test_meetings_called_at_once_have_numbers_without_a_gap():
    congress = make_congress()

    at_once(*[lambda: make_meeting(congress)] * MANY)

    assert sorted(Meeting.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))


def test_the_same_proposals_ticked_at_once_stand_once():
    meeting = make_meeting(make_congress())
    wanted = [
        Proposal(about=f"people.agency:{number}", kind=AgendaKind.OVERDUE, title="Việc", note="") for number in range(5)
    ]

    taken = at_once(*[lambda: take_proposals(meeting=meeting, proposals=wanted, **BY).added] * MANY)

    assert sum(taken) == 5 and places(meeting) == [1, 2, 3, 4, 5]


def test_points_typed_at_once_get_places_of_their_own():
    meeting = make_meeting(make_congress())

    at_once(*[lambda: add_item(meeting=meeting, title="Việc", **BY)] * MANY)

    assert places(meeting) == list(range(1, MANY + 1))


def test_one_press_of_many_moves_a_point():
    meeting = make_meeting(make_congress())
    rows = [make_agenda_item(meeting, title) for title in "ABCD"]

    moved = at_once(*[lambda: move_item(item=rows[3], expected_position=4, step=-1, **BY)] * MANY)

    assert moved.count(None) == 1 and moved.count(MeetingRefused) == MANY - 1
    assert [item.title for item in items_of(meeting)] == ["A", "B", "D", "C"]


def test_what_was_left_is_carried_over_once():
    congress = make_congress()
    make_conclusion(make_closed(congress, starts_at=STARTS_AT - timedelta(days=7)))
    meeting = make_meeting(congress)
    items_of(meeting).delete()

    assert sum(at_once(*[lambda: carry_over(meeting=meeting, **BY)] * MANY)) == 1


def test_one_agency_is_called_and_told_once():
    congress = make_congress()
    agency = make_agency(congress)
    make_member(congress, Role.FOCAL, agency)
    meeting = make_meeting(congress)
    shown = meeting.ver

    at_once(*[lambda: choose_called(meeting=meeting, agency_ids=[agency.pk], **BY)] * MANY)
    copies = [Meeting.objects.get() for _one in range(MANY)]
    told = at_once(*[lambda one=one: send_invitations(meeting=one, expected_ver=shown, **BY) for one in copies])

    assert told.count(1) == 1 and Attendee.objects.count() == 1 and Notice.objects.count() == 1
