"""Buttons that draft papers: the plan with its annex, the agencies without an own plan, the members; each once."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from dondoc.archive.models import Intake, Outgoing
from dondoc.archive.subjects import subject_of
from dondoc.congress.actions import add_committee, add_seat
from dondoc.papers.layouts.parts import Table
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import ItemParty
from tests.factories.archive import make_body
from tests.factories.filings import make_filing
from tests.factories.people import browser_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_item, make_plan, make_urge

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 10, 8, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BUTTONS = {
    "plan": ("plans:plan-paper", ["06"]),
    "coverage": ("plans:filings-paper", ["06"]),
    "assignment": ("desk:assignment", []),
}


@pytest.fixture
def congress():
    congress = make_congress()
    plan = make_plan(congress, "06", kind="Kế hoạch", symbol="06-KH/TBPV", issued_on=date(2015, 4, 20))
    Intake.objects.update(confirmed_at=NOW, undo_until=NOW)
    agency = make_agency(congress, "Sở Y tế")
    item = make_item(plan, text="phun thuốc diệt muỗi", due_on=date(2015, 10, 5))
    ItemParty.objects.create(
        congress=congress, item=item, agency=agency, role=PartyRole.LEAD, position=0, name_as_written="Sở Y tế"
    )
    make_filing(plan, agency, due_on=date(2015, 9, 30))
    make_urge(agency, at=NOW - timedelta(days=3))
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban", by_id=None, now=NOW)
    add_seat(committee=committee, function_title="Thành viên: Giám đốc Sở Y tế", position=1, by_id=None, now=NOW)
    return congress


@pytest.fixture
def body(congress):
    return make_body(congress)


def press(browser, congress, kind: str, instance=None):
    name, args = BUTTONS[kind]
    return browser.post(reverse(name, args=[congress.slug, *args]), {"instance_id": instance or uuid.uuid4()})


def rows(outgoing: Outgoing) -> list:
    paper = from_plain(outgoing.content)
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize("kind", BUTTONS)
def test_a_button_drafts_once_and_opens_the_editor(congress, body, kind):
    browser, instance = browser_of(congress), uuid.uuid4()

    answers = [press(browser, congress, kind, instance) for _press in range(2)]

    draft = Outgoing.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("archive:draft", args=[congress.slug, draft.pk])}
    assert (draft.kind, draft.state) == (kind, "draft")


@pytest.mark.parametrize("kind", BUTTONS)
def test_without_a_body_nothing_is_drafted(congress, kind):
    answer = press(browser_of(congress), congress, kind)

    assert answer.status_code == 302
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("kind", BUTTONS)
def test_others_than_the_secretariat_draft_nothing(congress, body, kind):
    assert press(browser_of(congress, Role.HEAD), congress, kind).status_code == 403


def test_the_drafts_hold_what_the_register_holds(congress, body):
    browser = browser_of(congress)
    for kind in BUTTONS:
        press(browser, congress, kind)

    by_kind = {draft.kind: rows(draft) for draft in Outgoing.objects.all()}

    assert by_kind["plan"] == [("1", "Phun thuốc diệt muỗi", "Sở Y tế", "", "", "05/10/2015", "")]
    assert by_kind["coverage"] == [("1", "Sở Y tế", "06-KH/TBPV", "30/09/2015", "8", "1")]
    assert by_kind["assignment"] == [("1", "Thành viên", "Giám đốc Sở Y tế", "")]


def test_the_register_of_papers_finds_the_plan_a_draft_speaks_of(congress, body):
    press(browser_of(congress), congress, "plan")
    seat = seat_for(make_member(congress), congress.slug)

    found = subject_of(seat, Outgoing.objects.get().about)

    assert (found.label, found.url) == ("06-KH/TBPV", reverse("plans:plan", args=[congress.slug, "06"]))


@pytest.mark.parametrize(
    ("page", "args", "words"),
    [
        ("plans:plan", ["06"], "Lập dự thảo kế hoạch kèm phụ lục (1 nội dung)"),
        ("plans:filings", ["06"], "Lập dự thảo danh sách cơ quan chưa có kế hoạch"),
        ("congress:committees", [], "Lập dự thảo thông báo phân công thành viên"),
        ("desk:figures", [], "Soạn báo cáo tiến độ"),
    ],
)
def test_the_buttons_stand_where_they_are_looked_for(congress, body, page, args, words):
    html = browser_of(congress).get(reverse(page, args=[congress.slug, *args])).content.decode()

    assert words in html
