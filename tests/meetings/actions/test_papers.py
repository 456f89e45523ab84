"""Papers before a meeting: kept once, in order, taken away and not lost."""

import uuid

import pytest

from dondoc.archive.models import Version
from dondoc.meetings.actions import papers as actions
from dondoc.meetings.actions.meetings import MeetingRefused
from dondoc.meetings.queries.papers import papers_of
from dondoc.tasks.evidence import EvidenceFile
from dondoc.web.db import StaleVersion
from tests.factories.meetings import make_closed, make_meeting
from tests.factories.people import NOW, make_congress, make_user

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


@pytest.fixture
def meeting():
    return make_meeting(make_congress())


def file(name: str = "bao-cao.docx", content: bytes = b"noi dung") -> EvidenceFile:
    return EvidenceFile(content, name, "docx", is_photo=False, came_sha256=f"{hash(content):x}")


def lay(meeting, title: str = "", **values):
    given = {"file": file(), "by_id": None} | values
    return actions.lay_paper(meeting=meeting, title=title, now=NOW, **given)


def titles(meeting) -> list[str]:
    return [paper.title for paper in papers_of(meeting)]


def test_a_paper_without_a_title_is_called_after_its_file(meeting):
    lay(meeting)

    assert titles(meeting) == ["bao-cao.docx"]
    assert papers_of(meeting)[0].version.paper.kind == "Tài liệu họp"


def test_a_form_sent_twice_keeps_one_file(meeting):
    instance_id = uuid.uuid4()

    first, second = (lay(meeting, "Báo cáo", instance_id=instance_id) for _twice in range(2))

    assert first == second and Version.objects.count() == 1


def test_papers_move_and_a_second_press_moves_nothing(meeting):
    for title in "ABC":
        last = lay(meeting, title)

    actions.move_paper(paper=last, expected_position=3, step=-1, **BY)
    assert titles(meeting) == ["A", "C", "B"]
    with pytest.raises(MeetingRefused):
        actions.move_paper(paper=last, expected_position=3, step=-1, **BY)
    assert titles(meeting) == ["A", "C", "B"]


def test_a_paper_taken_away_stays_in_the_archive(meeting):
    first, _second = lay(meeting, "A"), lay(meeting, "B")

    actions.take_paper_away(paper=first, expected_ver=1, **BY)

    assert titles(meeting) == ["B"] and papers_of(meeting)[0].position == 1
    assert Version.objects.count() == 2


def test_a_paper_somebody_renamed_is_not_taken_away_unseen(meeting):
    paper = lay(meeting, "A")
    actions.change_paper(paper=paper, expected_ver=1, changes={"title": "B"}, **BY)

    with pytest.raises(StaleVersion):
        actions.take_paper_away(paper=paper, expected_ver=1, **BY)

    assert titles(meeting) == ["B"]


def test_one_person_cannot_fill_the_disk(meeting, monkeypatch):
    user = make_user()
    monkeypatch.setattr(actions, "MOST_FILES_A_DAY", 2)
    for _place in range(2):
        lay(meeting, by_id=user.pk)

    with pytest.raises(MeetingRefused, match="2 tệp một ngày"):
        lay(meeting, by_id=user.pk)
    monkeypatch.setattr(actions, "MOST_BYTES_OF_A_CONGRESS", 20)
    with pytest.raises(MeetingRefused, match="đã đầy"):
        lay(meeting)
    monkeypatch.setattr(actions, "MOST_PAPERS", 2)
    with pytest.raises(MeetingRefused, match="nhiều nhất 2 tài liệu"):
        lay(meeting)


def test_nothing_is_laid_before_a_meeting_that_is_over():
    with pytest.raises(MeetingRefused):
        lay(make_closed(make_congress()))
