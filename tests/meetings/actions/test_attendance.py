"""Who is called, who announces what, who came."""

import pytest

from dondoc.meetings.actions.attendance import Mark, announce, choose_called, note_attendance
from dondoc.meetings.actions.invite import send_invitations
from dondoc.meetings.actions.meetings import MeetingRefused, call_off
from dondoc.meetings.enums import Attending
from dondoc.meetings.models import Attendee
from dondoc.meetings.queries.attendance import attendance_of
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.web.db import StaleVersion
from tests.factories.meetings import make_attendee, make_closed, make_meeting, make_running
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def meeting(congress):
    return make_meeting(congress)


def mark(row: Attendee, state: str, came: str = "", ver: int | None = None) -> Mark:
    return Mark(attendee_id=row.pk, expected_ver=ver or row.ver, state=Attending(state), came=came)


def test_agencies_and_functions_are_called_once_each(congress, meeting):
    agency = make_agency(congress)
    wanted = {"agency_ids": [agency.pk], "seats": [(None, "Trưởng Tiểu ban"), (agency.pk, "Ủy viên")]}

    first, second = (choose_called(meeting=meeting, **wanted, **BY) for _twice in range(2))

    assert (first, second) == ((3, 0), (0, 0))
    assert [row.who for row in attendance_of(meeting).rows] == ["Sở Y tế", "Trưởng Tiểu ban", "Sở Y tế"]


def test_who_was_told_and_is_not_called_any_more_is_told_so(congress, meeting):
    told, untold = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    make_member(congress, Role.FOCAL, told)
    make_member(congress, Role.FOCAL, untold)
    choose_called(meeting=meeting, agency_ids=[told.pk], **BY)
    send_invitations(meeting=meeting, expected_ver=meeting.ver, **BY)
    choose_called(meeting=meeting, agency_ids=[untold.pk], **BY)

    rows = Attendee.objects.values_list("pk", flat=True)
    choose_called(meeting=meeting, removed_ids=list(rows), **BY)

    words = "Cơ quan không còn trong thành phần dự cuộc họp 8 giờ, thứ Năm, 15/10/2015"
    assert list(Notice.objects.filter(kind="meetings.uninvited").values_list("title", flat=True)) == [words]


def test_rows_of_another_meeting_are_not_removed(congress, meeting):
    foreign = make_attendee(make_meeting(congress), function_title="Trưởng Tiểu ban")

    assert choose_called(meeting=meeting, removed_ids=[foreign.pk], **BY) == (0, 0)
    assert Attendee.objects.filter(pk=foreign.pk).exists()


def test_a_clerk_notes_who_came(congress, meeting):
    rows = [make_attendee(meeting, agency=make_agency(congress, f"Sở {place}")) for place in range(4)]

    clashes = note_attendance(
        meeting=meeting,
        marks=[mark(rows[0], "present"), mark(rows[1], "substitute", "Ông Nam"), mark(rows[2], "absent")],
        **BY,
    )

    assert clashes == []
    assert attendance_of(meeting).sentence == "1/4 có mặt, 1 dự thay, 1 vắng, 1 chưa ghi"


def test_one_press_fills_in_the_rest_of_150_agencies_as_they_announced(congress, meeting):
    rows = [make_attendee(meeting, agency=make_agency(congress, f"Sở {place}")) for place in range(150)]
    Attendee.objects.filter(pk=rows[0].pk).update(announced="substitute", announced_name="Bà Lan")
    Attendee.objects.filter(pk=rows[1].pk).update(announced="absent")

    note_attendance(meeting=meeting, marks=[mark(rows[2], "absent")], rest_as_announced=True, **BY)

    shown = attendance_of(meeting)
    assert shown.sentence == "147/150 có mặt, 1 dự thay, 2 vắng" and shown.rows[0].came == "Bà Lan"


def test_two_clerks_at_once_lose_nothing(congress, meeting):
    first, second = (make_attendee(meeting, agency=make_agency(congress, name)) for name in ("Sở Y tế", "Sở Nội vụ"))
    note_attendance(meeting=meeting, marks=[mark(first, "absent", ver=1)], **BY)

    clashes = note_attendance(
        meeting=meeting, marks=[mark(first, "present", ver=1), mark(second, "present", ver=1)], **BY
    )

    assert [(clash.attendee.state, clash.mine.state) for clash in clashes] == [("absent", "present")]
    assert [row.state for row in attendance_of(meeting).rows] == ["absent", "present"]


def test_the_same_answer_twice_is_no_clash_and_changes_nothing(congress, meeting):
    row = make_attendee(meeting, agency=make_agency(congress))

    for _twice in range(2):
        assert note_attendance(meeting=meeting, marks=[mark(row, "present", ver=1)], **BY) == []

    row.refresh_from_db()
    assert row.ver == 2


@pytest.mark.parametrize(
    ("state", "came", "written"),
    [
        ("substitute", "Ông Nam", ("substitute", "Ông Nam")),
        ("substitute", "", ("substitute", "Bà Lan")),
        ("invited", "Ông Nam", ("substitute", "Ông Nam")),
    ],
)
def test_a_name_is_a_substitute_and_an_announced_one_need_not_be_typed(congress, meeting, state, came, written):
    row = make_attendee(meeting, agency=make_agency(congress), announced="substitute", announced_name="Bà Lan")

    note_attendance(meeting=meeting, marks=[mark(row, state, came)], **BY)

    row.refresh_from_db()
    assert (row.state, row.came) == written


@pytest.mark.parametrize(("state", "came"), [("substitute", ""), ("present", "Ông Nam"), ("absent", "Ông Nam")])
def test_a_name_that_is_missing_or_out_of_place_is_asked_about_and_nothing_is_saved(congress, meeting, state, came):
    good, bad = (make_attendee(meeting, agency=make_agency(congress, name)) for name in ("Sở Y tế", "Sở Nội vụ"))

    with pytest.raises(MeetingRefused, match="Sở Nội vụ") as refused:
        note_attendance(meeting=meeting, marks=[mark(good, "present"), mark(bad, state, came)], **BY)

    assert refused.value.field == f"came-{bad.pk}"
    assert attendance_of(meeting).counts.waiting == 2


def test_a_substitute_who_proves_to_be_the_person_called_loses_the_name(congress, meeting):
    row = make_attendee(meeting, agency=make_agency(congress), state="substitute", came="Ông Nam")

    note_attendance(meeting=meeting, marks=[mark(row, "present", "Ông Nam")], **BY)

    row.refresh_from_db()
    assert (row.state, row.came) == ("present", "")


def test_attendance_is_noted_while_it_runs_and_set_right_afterwards_but_not_for_a_meeting_that_is_off(congress):
    for meeting in (make_running(congress), make_closed(congress)):
        row = make_attendee(meeting, function_title="Trưởng Tiểu ban")
        note_attendance(meeting=meeting, marks=[mark(row, "present")], **BY)
    off = make_meeting(congress)
    call_off(meeting=off, expected_ver=off.ver, **BY)

    with pytest.raises(MeetingRefused):
        note_attendance(meeting=off, marks=[], **BY)


def test_an_agency_announces_its_substitute_once_for_two_presses(congress, meeting):
    row = make_attendee(meeting, agency=make_agency(congress), told_at=NOW)

    announce(attendee=row, expected_ver=1, state=Attending.SUBSTITUTE, name="Bà Lan", **BY)
    with pytest.raises(StaleVersion):
        announce(attendee=row, expected_ver=1, state=Attending.ABSENT, name="", **BY)

    assert attendance_of(meeting).rows[0].said == "Cử người dự thay: Bà Lan"


def test_nothing_is_announced_once_the_meeting_runs(congress):
    row = make_attendee(make_running(congress), agency=make_agency(congress), told_at=NOW)

    with pytest.raises(MeetingRefused):
        announce(attendee=row, expected_ver=1, state=Attending.PRESENT, name="", **BY)
