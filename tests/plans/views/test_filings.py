"""The pages of own plans: who sees what, what is refused and kept on the form, and what only a button changes."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.people.enums import Role
from dondoc.plans.enums import FilingState
from dondoc.plans.models import Filing, FilingPoint, FilingVersion
from tests.factories.filings import AHEAD, OWN_PLAN, make_draft, make_filing, make_handed_in, make_part
from tests.factories.people import browser_of, make_agency, make_congress
from tests.factories.tasks import make_plan

pytestmark = pytest.mark.django_db

PAGE = "/c/dh/plans/06/filings/SYT"


@pytest.fixture
def congress():
    return make_congress("dh")


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Y tế", code="SYT")


@pytest.fixture
def appraiser(congress):
    return make_agency(congress, "Ban Tuyên giáo", code="BTG")


@pytest.fixture
def plan(congress, agency):
    plan = make_plan(congress, "06", symbol="06-KH/TBPV")
    make_part(plan, agency, text="Treo pano trên các tuyến phố chính")
    return plan


@pytest.fixture
def filing(plan, agency, appraiser):
    return make_filing(plan, agency, appraiser=appraiser)


@pytest.fixture
def focal(congress, agency):
    return browser_of(congress, Role.FOCAL, agency)


def sent(filing, **values):
    filing.refresh_from_db()
    return {"instance_id": uuid4(), "ver": filing.ver, **values}


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        (Role.HEAD, "", 200),
        (Role.SECRETARIAT, "", 200),
        (Role.FOCAL, "SYT", 200),
        (Role.APPRAISER, "BTG", 200),
        (Role.FOCAL, "KHAC", 404),
        (Role.APPRAISER, "KHAC", 404),
        (Role.FOCAL, "BTG", 404),
    ],
)
def test_who_sees_an_own_plan(congress, filing, role, own, status):
    other = make_agency(congress, "Sở Khác", code="KHAC")
    stands_for = {"SYT": filing.agency, "BTG": filing.appraiser, "KHAC": other, "": None}

    assert browser_of(congress, role, stands_for[own]).get(PAGE).status_code == status


@pytest.mark.parametrize("path", ["06/filings/KHONGCO", "99/filings/SYT", "99/filings", "99/items", "99/filings.xlsx"])
def test_what_is_missing_is_not_found(congress, filing, path):
    assert browser_of(congress).get(f"/c/dh/plans/{path}").status_code == 404


def test_another_congress_does_not_see_it(filing):
    other = make_congress("khac")

    assert browser_of(other).get(PAGE.replace("/c/dh/", "/c/khac/")).status_code == 404
    assert browser_of(other).get(PAGE).status_code == 404


def test_looking_changes_nothing_and_the_button_does(filing, focal):
    focal.get(PAGE)
    filing.refresh_from_db()
    assert filing.state == FilingState.NOT_OPENED

    focal.post(f"{PAGE}/begin", {"instance_id": uuid4(), "act": "begin"})

    filing.refresh_from_db()
    assert filing.state == FilingState.DRAFTING


def test_a_refusal_says_whose_work_it_is(congress, filing):
    answer = browser_of(congress).post(f"{PAGE}/begin", {"instance_id": uuid4(), "act": "begin"})

    assert answer.status_code == 403
    assert "Sở Y tế thực hiện" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("rong.docx", b"", "không có nội dung"),
        ("hong.docx", b"PK\x03\x04 not a package", "tệp"),
        ("anh.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 200, "ảnh"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(filing, focal, name, content, word):
    upload = {"instance_id": uuid4(), "file": SimpleUploadedFile(name, content), "text": "giữ lại đoạn này"}

    answer = focal.post(f"{PAGE}/draft", upload)

    assert answer.status_code == 422
    assert word in answer.content.decode().lower()
    assert "giữ lại đoạn này" in answer.content.decode()
    assert FilingVersion.objects.count() == 0
    filing.refresh_from_db()
    assert filing.state == FilingState.NOT_OPENED


def test_what_was_read_is_shown_with_its_parent_and_kept_when_handing_in_is_refused(filing, focal):
    focal.post(f"{PAGE}/draft", {"instance_id": uuid4(), "text": OWN_PLAN})
    page = focal.get(PAGE).content.decode()
    assert "Đọc được 2 nội dung trong dự thảo" in page

    answer = focal.post(
        f"{PAGE}/hand-in", {"instance_id": uuid4(), "position": 1, "parent-1": "out", "parent-2": "out"}
    )

    assert answer.status_code == 422
    assert "Giữ ít nhất một nội dung" in answer.content.decode()
    assert answer.content.decode().count('<option value="out" selected>') == 2


def test_a_draft_not_handed_in_is_the_agencys_alone(congress, filing, focal):
    make_draft(filing)

    assert focal.get(f"{PAGE}/files/1").status_code == 200
    assert browser_of(congress).get(f"{PAGE}/files/1").status_code == 404
    assert "Đọc được" not in browser_of(congress).get(PAGE).content.decode()


def test_a_draft_is_sent_as_something_to_save(congress, filing):
    make_handed_in(filing)

    answer = browser_of(congress).get(f"{PAGE}/files/1")

    assert b"".join(answer.streaming_content) == OWN_PLAN.encode()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_script_in_a_draft_is_shown_as_text(filing, focal):
    make_draft(filing, OWN_PLAN.replace("pano", "<script>alert(1)</script> pano"))

    page = focal.get(PAGE).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_appraiser_sends_back_with_points_and_nothing_typed_is_lost(congress, filing, appraiser):
    make_handed_in(filing)
    judge = browser_of(congress, Role.APPRAISER, appraiser)

    refused = judge.post(f"{PAGE}/more", sent(filing, points="Thiếu kinh phí", new_due_on="32/13"))
    assert refused.status_code == 422
    assert "Thiếu kinh phí</textarea>" in refused.content.decode()

    judge.post(f"{PAGE}/more", sent(filing, points="1) Thiếu kinh phí\n\n- Thiếu thời hạn", new_due_on="30/10/2015"))
    assert list(FilingPoint.objects.order_by("position").values_list("text", flat=True)) == [
        "1) Thiếu kinh phí",
        "Thiếu thời hạn",
    ]


def test_the_second_of_two_appraisers_sees_both_texts(congress, filing, appraiser):
    make_handed_in(filing)
    judge = browser_of(congress, Role.APPRAISER, appraiser)
    stale = sent(filing, points="Thiếu kinh phí", new_due_on="30/10/2015")
    judge.post(f"{PAGE}/pass", sent(filing, symbol="", issued_on=""))

    answer = judge.post(f"{PAGE}/more", stale)

    assert answer.status_code == 409
    assert "Thiếu kinh phí" in answer.content.decode()


def test_sending_a_form_twice_does_it_once(congress, filing, appraiser):
    make_handed_in(filing)
    judge = browser_of(congress, Role.APPRAISER, appraiser)
    form = sent(filing, points="Thiếu kinh phí", new_due_on="30/10/2015")

    first, second = judge.post(f"{PAGE}/more", form), judge.post(f"{PAGE}/more", form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert FilingPoint.objects.count() == 1


def test_the_head_countersigns_what_the_secretariat_asked(congress, filing):
    secretary, head = browser_of(congress), browser_of(congress, Role.HEAD)
    secretary.post(f"{PAGE}/exemption", sent(filing, reason="Không phát sinh nội dung riêng"))
    own = secretary.post(f"{PAGE}/exemption/answer", sent(filing, granted="1", answer=""))
    assert own.status_code == 422
    assert "không tự ký" in own.content.decode()

    head.post(f"{PAGE}/exemption/answer", sent(filing, granted="1", answer=""))

    filing.refresh_from_db()
    assert filing.state == FilingState.EXEMPT


def test_agencies_are_chosen_and_asked(congress, plan, agency):
    secretary = browser_of(congress)
    page = secretary.get("/c/dh/plans/06/filings/open").content.decode()
    assert "Sở Y tế" in page

    empty = secretary.post("/c/dh/plans/06/filings/open", {"instance_id": uuid4(), "due_on": "30/10/2015"})
    assert empty.status_code == 422
    assert "Chọn ít nhất một cơ quan" in empty.content.decode()
    form = {"instance_id": uuid4(), "due_on": "30/10/2015", "agencies": [agency.pk]}
    secretary.post("/c/dh/plans/06/filings/open", form)

    assert Filing.objects.get().due_on == AHEAD


@pytest.mark.parametrize(
    ("query", "shown"),
    [("", True), ("?cell=open", True), ("?cell=overdue", False), ("?cell=khong-co", True), ("?cell=issued", False)],
)
def test_a_list_narrows_by_its_address(congress, filing, query, shown):
    page = browser_of(congress).get(f"/c/dh/plans/06/filings{query}").content.decode()

    assert (f'href="{PAGE}"' in page) == shown


def test_a_plan_without_own_plans_offers_the_first_step(congress, plan):
    assert "Yêu cầu các cơ quan" in browser_of(congress).get("/c/dh/plans/06/filings").content.decode()


@pytest.mark.parametrize("query", ["", "?kind=state", "?kind=state&late=1", "?kind=%27", "?late=x"])
def test_the_matrix_takes_any_address(congress, filing, query):
    browser = browser_of(congress)

    assert browser.get(f"/c/dh/plans/matrix{query}").status_code == 200
    assert browser.get(f"/c/dh/plans/matrix.xlsx{query}").status_code == 200
