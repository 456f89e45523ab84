"""A paper written from a meeting leads back to it."""

import pytest

from tests.factories.archive import make_body, make_draft
from tests.factories.meetings import make_meeting
from tests.factories.people import browser_of, make_congress

pytestmark = pytest.mark.django_db


def test_the_page_of_a_paper_leads_to_its_meeting_and_to_no_other():
    congress = make_congress()
    body, meeting = make_body(congress), make_meeting(congress, title="Họp lần thứ 7")
    foreign = make_meeting(make_congress("khac"), title="Họp nơi khác")
    clerk = browser_of(congress)

    mine, theirs, none = (
        clerk.get(f"/c/dh/archive/outgoing/{make_draft(body, about=f'meetings.meeting:{key}').pk}").content.decode()
        for key in (meeting.pk, foreign.pk, "x")
    )

    assert f'href="/c/dh/meetings/{meeting.number}">Họp lần thứ 7</a>' in mine
    assert "Lập từ" not in theirs and "Lập từ" not in none
