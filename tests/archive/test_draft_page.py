"""A draft edited without Word: every part in its field, paragraphs added and taken away, nothing typed ever lost."""

import json
import re

import pytest

from dondoc.archive import queries
from dondoc.archive.actions.outgoing import change_draft, issue_paper
from dondoc.archive.enums import PaperKind
from dondoc.papers.layouts.content import annex_note
from dondoc.papers.layouts.parts import Annex, Column, GroupRow, Heading, Table, Text
from dondoc.papers.layouts.wire import from_plain
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import NOW, TODAY, browser_of, make_congress

pytestmark = pytest.mark.django_db
TABLE = Table(
    (Column(heading="TT", width_mm=15), Column(heading="Việc", width_mm=100)), (GroupRow("I", "Nhóm"), ("1", "Treo cờ"))
)
BLOCKS = (Heading("I. ĐÁNH GIÁ", 1), Text("Công việc đúng hạn.", "1.", "Kết quả:"), TABLE, Text("Kết thúc"))


@pytest.fixture
def body():
    return make_body(make_congress())


@pytest.fixture
def clerk(body):
    return browser_of(body.congress)


def url(paper) -> str:
    return f"/c/dh/archive/outgoing/{paper.pk}/edit"


def fields_of(page: str) -> dict[str, str]:
    """Return what a browser would send from the form of the page."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.area, self.choice = {}, None, None

        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "input" and given.get("type") not in ("submit", "search") and "name" in given:
                self.found[given["name"]] = given.get("value", "")
            elif tag == "textarea":
                self.area, self.found[given["name"]] = given["name"], ""
            elif tag == "select":
                self.choice = given["name"]
            elif tag == "option" and self.choice and "selected" in given:
                self.found[self.choice] = given["value"]

        def handle_data(self, text):
            if self.area:
                self.found[self.area] += text

        def handle_endtag(self, tag):
            if tag == "textarea" and self.area:
                self.found[self.area] = self.found[self.area].removeprefix("\n")
                self.area = None
            elif tag == "select":
                self.choice = None

    reader = Reader()
    reader.feed(page.split("<main")[1])
    reader.found.pop("csrfmiddlewaretoken", None)
    reader.found.pop("q", None)
    return reader.found


def shown(clerk, paper) -> dict[str, str]:
    return fields_of(clerk.get(url(paper)).content.decode())


def test_a_form_sent_back_unchanged_changes_nothing(clerk, body):
    draft = make_draft(body, blocks=BLOCKS, bases=("Căn cứ A", "Căn cứ B"), addressees=("Sở Y tế",), urgency="KHẨN")
    before = from_plain(draft.content)

    answer = clerk.post(url(draft), shown(clerk, draft) | {"act": "save"})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert from_plain(draft.content) == before


def test_every_part_is_saved_as_typed(clerk, body):
    draft = make_draft(body, blocks=BLOCKS)
    typed = shown(clerk, draft) | {
        "act": "save",
        "subject": "về  việc   treo cờ",
        "dated_on": "9/10",
        "place": "Đăk Hà",
        "signatory": "Trần Thị B",
        "authority": "K/T TRƯỞNG TIỂU BAN\n\n- PHÓ TRƯỞNG TIỂU BAN",
        "recipients": "- Như trên\nLưu VT",
        "bases": "Căn cứ một\n\nCăn cứ hai",
        "urgency": "THƯỢNG KHẨN",
        "line-0-text": "I. KẾT LUẬN",
        "line-0-kind": "heading2",
        "line-1-text": "Đoạn một\n\nĐoạn hai",
        "line-3-text": "   ",
    }

    clerk.post(url(draft), typed)

    draft.refresh_from_db()
    paper = from_plain(draft.content)
    assert (paper.subject, draft.subject, draft.folded) == ("về việc treo cờ", "về việc treo cờ", "ve viec treo co")
    assert (f"{paper.issued_on:%d/%m/%Y}", paper.place, paper.signatory) == ("09/10/2015", "Đăk Hà", "Trần Thị B")
    assert paper.authority == ("K/T TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN")
    assert paper.recipients == ("Như trên", "Lưu VT")
    assert paper.bases == ("Căn cứ một", "Căn cứ hai")
    assert paper.urgency == "THƯỢNG KHẨN"
    assert paper.blocks == (
        Heading("I. KẾT LUẬN", 2),
        Text("Đoạn một", "1.", "Kết quả:"),
        Text("Đoạn hai"),
        TABLE,
    )


@pytest.mark.parametrize(
    ("act", "texts"),
    [
        ("add-1", ["I. ĐÁNH GIÁ", "Sửa dở", "", None, "Kết thúc"]),
        ("add--1", ["", "I. ĐÁNH GIÁ", "Sửa dở", None, "Kết thúc"]),
        ("remove-2", ["I. ĐÁNH GIÁ", "Sửa dở", "Kết thúc"]),
        ("remove-99", ["I. ĐÁNH GIÁ", "Sửa dở", None, "Kết thúc"]),
        ("add-99", ["I. ĐÁNH GIÁ", "Sửa dở", None, "Kết thúc", ""]),
    ],
)
def test_paragraphs_come_and_go_without_saving_and_without_losing_a_word(clerk, body, act, texts):
    draft = make_draft(body, blocks=BLOCKS)
    typed = shown(clerk, draft) | {"act": act, "line-1-text": "Sửa dở", "subject": "đang gõ dở", "dated_on": "hôm nào"}

    answer = clerk.post(url(draft), typed)

    found = fields_of(answer.content.decode())
    assert answer.status_code == 200
    assert [found.get(f"line-{place}-text") for place in range(int(found["lines"]))] == texts
    assert (found["subject"], found["dated_on"]) == ("đang gõ dở", "hôm nào")
    draft.refresh_from_db()
    assert draft.ver == 1


def test_what_is_wrong_is_said_and_everything_typed_stays(clerk, body):
    draft = make_draft(body, kind=PaperKind.LETTER, addressees=("Sở Y tế",), blocks=BLOCKS)
    typed = shown(clerk, draft) | {"act": "save", "subject": "", "addressees": "", "line-3-text": "Chữ vừa gõ"}

    answer = clerk.post(url(draft), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nhập trích yếu" in page and "Nhập nơi nhận công văn ở mục Kính gửi" in page
    assert fields_of(page)["line-3-text"] == "Chữ vừa gõ"


def test_two_who_edit_see_both_texts_and_keep_the_one_they_choose(clerk, body):
    draft = make_draft(body, blocks=(Text("Bản đầu"),))
    typed = shown(clerk, draft) | {"act": "save", "line-0-text": "Bản của tôi"}
    theirs = queries.outgoing(body.congress_id, draft.pk)
    paper = from_plain(theirs.content)
    change_draft(
        outgoing=theirs,
        expected_ver=1,
        paper=type(paper)(**{**_parts(paper), "blocks": (Text("Bản của người khác"),)}),
        by_id=None,
        now=NOW,
    )

    answer = clerk.post(url(draft), typed)
    page = answer.content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.split("<main")[1]))
    kept.pop("csrfmiddlewaretoken", None)
    again = clerk.post(url(draft), kept)

    assert answer.status_code == 409
    assert "Bản của tôi" in page and "Bản của người khác" in page
    assert again.status_code == 302
    draft.refresh_from_db()
    assert from_plain(draft.content).blocks == (Text("Bản của tôi"),)


def test_another_body_brings_its_letterhead_but_what_a_person_wrote_stays(clerk, body):
    make_body(
        body.congress,
        "ubnd",
        family="state",
        superior="",
        name="Ủy ban nhân dân tỉnh",
        symbol="UBND",
        department="KGVX",
        authority="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        signatory="Lê Văn C",
        recipients="Lưu: VT, KGVX",
    )
    draft = make_draft(body, recipients=("Như trên",))

    clerk.post(url(draft), shown(clerk, draft) | {"act": "save", "body": "ubnd", "signatory": "Ký thay D"})

    draft.refresh_from_db()
    paper = from_plain(draft.content)
    assert draft.body.code == "ubnd"
    assert (paper.superior, paper.issuer) == ("", "Ủy ban nhân dân tỉnh")
    assert paper.number.strip() == "/TB-UBND-KGVX"
    assert paper.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert paper.signatory == "Ký thay D"
    assert paper.recipients == ("Như trên", "Lưu: VT, KGVX")


def with_annex(body):
    """Return a draft whose annex says to which paper it belongs."""
    note = annex_note(kind="Thông báo", number=from_plain(make_draft(body).content).number, issued_on=TODAY)
    return make_draft(body, annexes=(Annex(title="PHỤ LỤC", subject="Danh mục", note=note, blocks=(TABLE,)),))


def note_of(paper) -> str:
    return from_plain(paper.content).annexes[0].note


def test_the_annexes_belong_to_the_paper_of_its_new_day_and_body(clerk, body):
    make_body(body.congress, "bcd", name="Ban Chỉ đạo", symbol="BCĐ")
    draft = with_annex(body)

    clerk.post(url(draft), shown(clerk, draft) | {"act": "save", "body": "bcd", "dated_on": "09/10/2015"})
    saved = queries.outgoing(body.congress_id, draft.pk)
    issued = issue_paper(outgoing=saved, expected_ver=saved.ver, by_id=None, now=NOW)

    assert note_of(issued) == "(Kèm theo Thông báo số 01-TB/BCĐ, ngày 09 tháng 10 năm 2015)"


def test_the_annexes_of_a_correcting_paper_belong_to_it(clerk, body):
    draft = with_annex(body)
    first = issue_paper(outgoing=draft, expected_ver=draft.ver, by_id=None, now=NOW)

    clerk.post(f"/c/dh/archive/outgoing/{first.pk}/correct")
    draft = queries.corrections_of(first)[0]
    second = issue_paper(outgoing=draft, expected_ver=draft.ver, by_id=None, now=NOW)

    assert "số 01-TB/TBPV," in note_of(first)
    assert "số 02-TB/TBPV," in note_of(second)


@pytest.mark.parametrize("act", ["save", "add-3"])
def test_a_paragraph_made_a_heading_keeps_its_number_and_bold_words(clerk, body, act):
    draft = make_draft(body, blocks=BLOCKS)

    found = fields_of(
        clerk.post(
            url(draft), shown(clerk, draft) | {"act": act, "line-1-kind": "heading2"}, follow=True
        ).content.decode()
    )

    if act == "save":
        draft.refresh_from_db()
        assert from_plain(draft.content).blocks[1] == Heading("1. Kết quả: Công việc đúng hạn.", 2)
    else:
        assert found["line-1-text"] == "1. Kết quả: Công việc đúng hạn."


@pytest.mark.parametrize("table", ["không phải bảng", '{"is": "text", "text": "a"}', '{"is": "table"}', "[]", ""])
def test_a_table_that_is_none_is_refused(clerk, body, table):
    draft = make_draft(body, blocks=BLOCKS)

    answer = clerk.post(url(draft), shown(clerk, draft) | {"act": "save", "line-2-table": table})

    assert answer.status_code == 422
    assert "Một bảng gửi lên chưa đọc được" in answer.content.decode()


def test_hostile_counts_and_kinds_do_no_harm(clerk, body):
    draft = make_draft(body, blocks=BLOCKS)
    typed = shown(clerk, draft) | {"act": "save"}

    assert clerk.post(url(draft), typed | {"lines": "99999999"}).status_code in (302, 422)
    assert clerk.post(url(draft), typed | {"lines": "-1"}).status_code in (302, 409)
    assert clerk.post(url(draft), typed | {"line-0-kind": "script"}).status_code in (302, 409)
    assert clerk.post(url(draft), typed | {"act": "add-" + "9" * 5000}).status_code in (302, 409)


def test_only_drafts_are_edited(clerk, body):
    issued = make_issued(body)

    page = clerk.get(url(issued), follow=True).content.decode()
    clerk.post(url(issued), {"act": "save", "ver": issued.ver, "subject": "khác"})

    assert "không còn là dự thảo nên không sửa được nữa" in page
    issued.refresh_from_db()
    assert issued.subject == "về kết luận cuộc họp"


def test_a_paper_of_three_hundred_paragraphs_is_edited(clerk, body):
    draft = make_draft(body, blocks=tuple(Text(f"Đoạn {place}", f"{place}.") for place in range(300)))

    answer = clerk.post(url(draft), shown(clerk, draft) | {"act": "save", "line-299-text": "Đoạn cuối"})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert len(draft.content["blocks"]) == 300
    assert json.loads(json.dumps(draft.content["blocks"][-1]))["text"] == "Đoạn cuối"


def _parts(paper) -> dict:
    return {name: getattr(paper, name) for name in type(paper).__dataclass_fields__}
