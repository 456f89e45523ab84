"""Papers on their way out: drafts without a number, numbers without a gap, files that stay as issued."""

from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from dondoc.archive import files, queries
from dondoc.archive.actions.bodies import add_body
from dondoc.archive.actions.outgoing import PaperRefused, change_draft, discard_draft, draft_paper, issue_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.models import OutgoingFile
from dondoc.archive.rules.composing import compose
from dondoc.papers.layouts.parts import Text
from dondoc.web.db import StaleVersion
from tests.factories.people import make_congress

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 8, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def body():
    return add_body(
        congress_id=make_congress().pk,
        code="tbpv",
        family="party",
        superior="Tỉnh ủy",
        name="Tiểu ban",
        symbol="TBPV",
        place="Kon Tum",
        by_id=None,
        now=NOW,
    )


def draft(body, *, kind=PaperKind.NOTICE, on=date(2015, 8, 20), subject="về kết luận cuộc họp"):
    paper = compose(
        queries.letterhead_of(body), kind=kind, subject=subject, dated_on=on, blocks=(Text("Một nội dung"),)
    )
    return draft_paper(body=body, kind=kind, paper=paper, by_id=None, now=NOW)


def issue(outgoing, **more):
    return issue_paper(outgoing=outgoing, expected_ver=outgoing.ver, by_id=None, now=NOW, **more)


def test_numbers_follow_each_other_and_drafts_have_none(body):
    first, given_up, second = draft(body), draft(body), draft(body)
    assert first.content["number"] == "      -TB/TBPV"
    discard_draft(outgoing=given_up, expected_ver=given_up.ver, by_id=None, now=NOW)
    assert issue(first).symbol == "01-TB/TBPV"
    assert issue(second).symbol == "02-TB/TBPV"


def test_kinds_with_one_symbol_share_their_numbers_and_a_year_begins_anew(body):
    assert issue(draft(body)).symbol == "01-TB/TBPV"
    assert issue(draft(body, kind=PaperKind.ASSIGNMENT)).symbol == "02-TB/TBPV"
    assert issue(draft(body, kind=PaperKind.LETTER)).symbol == "01-CV/TBPV"
    assert issue(draft(body, on=date(2016, 1, 4))).symbol == "01-TB/TBPV"


def test_the_first_number_may_go_on_from_the_register_on_paper(body):
    assert issue(draft(body), number=37).symbol == "37-TB/TBPV"
    assert issue(draft(body)).symbol == "38-TB/TBPV"


@pytest.mark.parametrize(
    ("number", "on", "words"),
    [
        (1, None, "Số 1 đã dùng. Số tiếp theo là 2."),
        (5, None, "Số 5 bỏ cách quãng. Số tiếp theo là 2."),
        (None, date(2015, 8, 19), "ngày 20/08/2015"),
    ],
)
def test_a_wrong_number_or_day_issues_nothing(body, number, on, words):
    issue(draft(body))
    refused = draft(body)
    with pytest.raises(PaperRefused, match=words):
        issue(refused, number=number, dated_on=on)
    refused.refresh_from_db()
    assert (refused.state, refused.number, refused.paper_id) == (OutgoingState.DRAFT, None, None)
    assert queries.reached(body, year=2015, type_code="TB").last_number == 1


def test_the_issued_file_is_kept_byte_for_byte(body):
    issued = issue(draft(body))
    for row in OutgoingFile.objects.filter(outgoing=issued).select_related("version"):
        content = files.path_of(row.version.sha256).read_bytes()
        assert sha256(content).hexdigest() == row.version.sha256
        assert row.version.paper.number == "01-TB/TBPV"


def test_an_issued_paper_changes_no_more(body):
    issued = issue(draft(body))
    paper = compose(
        queries.letterhead_of(body), kind=PaperKind.NOTICE, subject="khác", dated_on=date(2015, 8, 21), blocks=()
    )
    with pytest.raises(PaperRefused, match="đính chính"):
        change_draft(outgoing=issued, expected_ver=issued.ver, paper=paper, by_id=None, now=NOW)
    with pytest.raises(PaperRefused):
        issue(issued)


def test_a_draft_changed_by_another_is_not_issued_unseen(body):
    mine = draft(body)
    theirs = queries.outgoing(body.congress_id, mine.pk)
    paper = compose(
        queries.letterhead_of(body), kind=PaperKind.NOTICE, subject="mới", dated_on=date(2015, 8, 20), blocks=()
    )
    change_draft(outgoing=theirs, expected_ver=theirs.ver, paper=paper, by_id=None, now=NOW)
    with pytest.raises(StaleVersion):
        issue(mine)
    assert queries.reached(body, year=2015, type_code="TB").last_number == 0
