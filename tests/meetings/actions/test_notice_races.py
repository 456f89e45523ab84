"""Two secretaries, two presses, two agencies at the same moment: one notice, one set of tasks, one «Đã nhận» each."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from dondoc.archive.actions.outgoing import PaperRefused
from dondoc.archive.models import NumberSeries
from dondoc.journal.queries import verify
from dondoc.meetings.actions.conclusions import ConclusionRefused, keep_conclusion
from dondoc.meetings.actions.dispatch import acknowledge, urge_receivers
from dondoc.meetings.actions.notice import answer_questions, draft_notice, issue_notice
from dondoc.meetings.models import ConclusionTask, Meeting, MeetingNotice, NoticeReceiver
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.tasks.models import Task
from dondoc.web.db import StaleVersion
from tests.factories.meetings import conclude, make_body, make_closed
from tests.factories.people import NOW, make_agency, make_congress, make_member
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS
MANY = 4


@pytest.fixture
def meeting():
    congress = make_congress()
    make_body(congress)
    for name in ("Sở Y tế", "Công an tỉnh"):
        make_agency(congress, name, kind="state")
    held = make_closed(congress)
    conclude(held, "@Sở Y tế #Công an tỉnh trực cấp cứu /15-10")
    conclude(held, "@các sở, ban, ngành báo cáo tiến độ /16-10")
    return held


def notice_of(meeting) -> MeetingNotice:
    return MeetingNotice.objects.select_related("outgoing__body", "meeting__congress").get(meeting=meeting)


def test_presses_at_once_give_one_number_and_every_task_once(meeting):
    draft_notice(meeting=meeting, by_id=None, now=NOW)
    ver = notice_of(meeting).outgoing.ver

    def press() -> str:
        return issue_notice(notice=notice_of(meeting), expected_ver=ver, by_id=None, now=NOW).outgoing.symbol

    outcomes = at_once(*[press] * MANY)

    assert "01-TB/TBPV" in outcomes
    assert all(one == "01-TB/TBPV" or one in (StaleVersion, PaperRefused) for one in outcomes)
    assert NumberSeries.objects.get().last_number == 1
    assert sorted(Task.objects.values_list("code", flat=True)) == ["TB01-1", "TB01-2-1", "TB01-2-2"]
    assert ConclusionTask.objects.count() == 3
    assert NoticeReceiver.objects.count() == 2
    assert verify(congress_id=meeting.congress_id) is None


def test_drafts_at_once_are_one_draft(meeting):
    def draft() -> int:
        return draft_notice(meeting=Meeting.objects.get(pk=meeting.pk), by_id=None, now=NOW).pk

    assert len(set(at_once(*[draft] * MANY))) == 1
    assert MeetingNotice.objects.count() == 1


def test_two_meetings_issued_at_once_take_two_numbers(meeting):
    other = make_closed(meeting.congress)
    conclude(other, "@Sở Y tế chuẩn bị thuốc /16-10")

    def press(one) -> Callable[[], str]:
        ver = draft_notice(meeting=one, by_id=None, now=NOW).outgoing.ver
        return lambda: issue_notice(notice=notice_of(one), expected_ver=ver, by_id=None, now=NOW).outgoing.symbol

    assert sorted(at_once(press(meeting), press(other))) == ["01-TB/TBPV", "02-TB/TBPV"]
    assert Task.objects.count() == 4


def test_a_line_typed_while_the_notice_is_issued_is_in_both_or_in_neither(meeting):
    draft_notice(meeting=meeting, by_id=None, now=NOW)
    ver = notice_of(meeting).outgoing.ver

    def press() -> str:
        return issue_notice(notice=notice_of(meeting), expected_ver=ver, by_id=None, now=NOW).outgoing.symbol

    def type_line() -> str:
        keep_conclusion(
            meeting=Meeting.objects.get(pk=meeting.pk),
            key=uuid4(),
            line="@Sở Y tế thêm việc /16-10",
            by_id=None,
            now=NOW,
        )
        return "typed"

    issued, typed = at_once(press, type_line)

    # Typed first, the draft no longer says all there is; issued first, the words are locked.
    if typed == "typed":
        assert issubclass(issued, PaperRefused)
        assert not Task.objects.exists()
    else:
        assert (issued, typed) == ("01-TB/TBPV", ConclusionRefused)
        assert Task.objects.count() == 3


def test_answers_of_two_secretaries_at_once_are_one_answer(meeting):
    line = conclude(meeting, "gv: chuẩn bị xe")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    agencies = {party.agency_id for one in meeting.conclusions.all() for party in one.parties.all() if party.agency_id}

    def say(agency_id: int) -> Callable[[], int]:
        current = notice_of(meeting)
        return lambda: answer_questions(
            notice=current,
            answers={f"who-{line.pk}": str(agency_id)},
            expected_ver=notice.ver,
            draft_ver=notice.outgoing.ver,
            by_id=None,
            now=NOW,
        )

    outcomes = at_once(*(say(agency_id) for agency_id in sorted(agencies)))

    assert outcomes.count(StaleVersion) == 1
    assert line.parties.filter(role="lead").count() == 1


def test_an_agency_says_it_once_and_is_reminded_once(meeting):
    draft_notice(meeting=meeting, by_id=None, now=NOW)
    notice = notice_of(meeting)
    issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)
    first, second = NoticeReceiver.objects.order_by("agency_id")
    focal = make_member(meeting.congress, Role.FOCAL, second.agency)

    said = at_once(
        *[lambda: acknowledge(notice=notice_of(meeting), agency_ids=[first.agency_id], by_id=focal.pk, now=NOW)] * MANY
    )
    urged = at_once(
        *[
            lambda: urge_receivers(
                notice=notice_of(meeting), agency_ids=[first.agency_id, second.agency_id], by_id=None, now=NOW
            )
        ]
        * MANY
    )

    assert sorted(said) == [0] * (MANY - 1) + [1]
    assert sorted(urged, key=len) == [[]] * (MANY - 1) + [[second.agency_id]]
    assert Notice.objects.filter(kind="meetings.notice_urged", recipient=focal).count() == 1
