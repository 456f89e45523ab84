"""The letter in the register, and telling those who are called."""

import io

import pytest
from docx import Document

from dondoc.archive.actions.bodies import add_body
from dondoc.archive.actions.outgoing import discard_draft, issue_paper
from dondoc.archive.enums import PaperKind
from dondoc.archive.models import Outgoing
from dondoc.archive.rendering import render
from dondoc.meetings.actions.attendance import choose_called
from dondoc.meetings.actions.invite import draft_invitation, send_invitations
from dondoc.meetings.actions.meetings import MeetingRefused
from dondoc.meetings.models import Attendee
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.queries.invitation import invitation_for, telling_of
from dondoc.notices.models import Notice
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.web.db import StaleVersion
from tests.factories.meetings import make_agenda_item, make_meeting
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def seat(congress):
    return seat_for(make_member(congress), congress.slug)


@pytest.fixture
def meeting(congress):
    return make_meeting(congress)


def body(congress, code: str = "tbpv"):
    given = {"family": "party", "superior": "Tỉnh ủy", "name": "Tiểu ban", "symbol": "TBPV", "place": "Kon Tum"}
    return add_body(congress_id=congress.pk, code=code, **given, **BY)


def draft(seat, meeting):
    return draft_invitation(meeting=meeting, invitation=invitation_for(seat, meeting), **BY)


def test_the_letter_is_a_draft_in_the_register_with_agenda_and_guests(congress, seat, meeting):
    agency = make_agency(congress, "Sở Y tế")
    choose_called(meeting=meeting, agency_ids=[agency.pk], seats=[(None, "Phó Trưởng Tiểu ban")], **BY)
    make_agenda_item(meeting, "Phương án y tế", agency=agency, minutes=10)
    body(congress)

    drafted = draft(seat, meeting)

    words = "\n".join(
        one.text
        for one in Document(
            io.BytesIO(render(from_plain(drafted.content), body=drafted.body, kind=PaperKind.INVITATION).docx)
        ).paragraphs
    )
    assert drafted.about == f"meetings.meeting:{meeting.pk}" and drafted.number is None
    assert "Phương án y tế (Sở Y tế, 10 phút)" in words
    assert "Phó Trưởng Tiểu ban" in words and "Đại diện lãnh đạo: Sở Y tế" in words


def test_drafting_again_writes_the_same_draft_anew(congress, seat, meeting):
    body(congress)
    first = draft(seat, meeting)
    make_agenda_item(meeting, "Phương án y tế")

    second = draft(seat, meeting)

    assert first.pk == second.pk and Outgoing.objects.count() == 1
    assert "Phương án y tế" in str(Outgoing.objects.get().content)


def test_after_the_letter_was_issued_a_new_one_corrects_it(congress, seat, meeting):
    body(congress)
    first = draft(seat, meeting)
    issue_paper(outgoing=first, expected_ver=first.ver, **BY)

    second = draft(seat, meeting)

    meeting.refresh_from_db()
    assert second.corrects_id == first.pk and meeting.invitation_id == second.pk


def test_a_draft_given_up_in_the_register_leaves_the_meeting_without_one(congress, seat, meeting):
    body(congress)
    first = draft(seat, meeting)
    discard_draft(outgoing=first, expected_ver=first.ver, **BY)
    meeting.refresh_from_db()

    assert meeting.invitation is None
    assert draft(seat, meeting).pk != first.pk


def test_another_body_means_another_draft_and_the_first_is_given_up(congress, seat, meeting):
    body(congress)
    first = draft(seat, meeting)
    meeting.refresh_from_db()
    meeting.body = body(congress, "ubnd")
    meeting.save(update_fields=["body"])

    second = draft(seat, meeting)

    first.refresh_from_db()
    assert (first.state, second.body.code) == ("discarded", "ubnd")


def test_without_a_body_nothing_is_drafted(seat, meeting):
    with pytest.raises(MeetingRefused, match="cơ quan ban hành"):
        draft(seat, meeting)


def test_agencies_with_a_focal_point_are_told_once_and_the_others_are_named(congress, meeting):
    reached, silent = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    focal = make_member(congress, Role.FOCAL, reached)
    choose_called(meeting=meeting, agency_ids=[reached.pk, silent.pk], seats=[(None, "Trưởng Tiểu ban")], **BY)
    shown = meeting.ver

    assert send_invitations(meeting=meeting, expected_ver=shown, **BY) == 1
    with pytest.raises(MeetingRefused):
        send_invitations(meeting=meeting, expected_ver=meeting.ver, **BY)

    telling = telling_of(meeting, attendees_of(meeting))
    assert (telling.told, telling.unreachable) == (["Sở Y tế"], ["Sở Nội vụ", "Trưởng Tiểu ban"])
    notice = Notice.objects.get()
    assert (notice.recipient_id, notice.path) == (focal.pk, f"/c/dh/meetings/{meeting.number}")


def test_an_agency_called_later_is_told_then_and_nobody_else_again(congress, meeting):
    for name in ("Sở Y tế", "Sở Nội vụ"):
        agency = make_agency(congress, name)
        make_member(congress, Role.FOCAL, agency)
        choose_called(meeting=meeting, agency_ids=[agency.pk], **BY)
        send_invitations(meeting=meeting, expected_ver=meeting.ver, **BY)

    assert Notice.objects.count() == 2 and not Attendee.objects.filter(told_at__isnull=True).exists()


def test_a_second_press_of_an_old_page_tells_nobody(congress, meeting):
    shown = meeting.ver
    for name in ("Sở Y tế", "Sở Nội vụ"):
        agency = make_agency(congress, name)
        make_member(congress, Role.FOCAL, agency)
        choose_called(meeting=meeting, agency_ids=[agency.pk], **BY)
        if name == "Sở Y tế":
            send_invitations(meeting=meeting, expected_ver=shown, **BY)

    with pytest.raises(StaleVersion):
        send_invitations(meeting=meeting, expected_ver=shown, **BY)

    assert Notice.objects.count() == 1
