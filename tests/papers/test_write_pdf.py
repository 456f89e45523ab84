"""PDF files measured with a ruler: every part of every kind of paper against the figures of its guidance.

The figures stand here a second time, as domain guidance has them, so that a slip of a layout is seen.
"""

import hashlib
import io
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pdfplumber
import pypdfium2
import pytest

from dondoc.papers import write_pdf as writer
from dondoc.papers.layouts import LAYOUTS, PARTY_2004, STATE_2020, Layout
from dondoc.papers.layouts.parts import Annex, Column, Heading, Paper, Table, Text
from dondoc.papers.write_pdf import FontsMissing, write_pdf
from tests.support.official import KINDS, letterhead, notice, plan, report
from tests.support.printed import Printed, Words

NEAR_MM = 1.0
MIDDLE_OF_TEXT_MM = 30 + 165 / 2
NATION = {"party": "ĐẢNG CỘNG SẢN VIỆT NAM", "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Look:
    """Sizes allowed, and the style."""

    sizes: tuple[float, float]
    style: str = ""

    def holds_for(self, words: Words) -> bool:
        style = " ".join(name for name, has in (("bold", words.bold), ("italic", words.italic)) if has)
        return self.sizes[0] <= words.size_pt <= self.sizes[1] and style == self.style


STATE_LOOKS = {
    "nation": Look((12, 13), "bold"),
    "motto": Look((13, 14), "bold"),
    "issuer": Look((12, 13), "bold"),
    "number": Look((13, 13)),
    "day": Look((13, 14), "italic"),
    "letter subject": Look((12, 13)),
    "kind": Look((13, 14), "bold"),
    "subject": Look((13, 14), "bold"),
    "body": Look((13, 14)),
    "on behalf": Look((13, 14), "bold"),
    "office": Look((13, 14), "bold"),
    "name": Look((13, 14), "bold"),
    "recipients": Look((12, 12), "bold italic"),
    "recipient": Look((11, 11)),
    "page number": Look((13, 14)),
    "urgency": Look((13, 14), "bold"),
}
PARTY_LOOKS = {
    "nation": Look((15, 15), "bold"),
    "superior": Look((14, 14)),
    "issuer": Look((14, 14), "bold"),
    "number": Look((14, 14)),
    "day": Look((14, 14), "italic"),
    "letter subject": Look((12, 12), "italic"),
    "kind": Look((15, 16), "bold"),
    "subject": Look((14, 15), "bold"),
    "body": Look((14, 15)),
    "on behalf": Look((14, 14), "bold"),
    "office": Look((14, 14)),
    "name": Look((14, 14), "bold"),
    "recipients": Look((14, 14)),
    "recipient": Look((12, 12)),
    "page number": Look((14, 14)),
    "urgency": Look((14, 14), "bold"),
}
LOOKS = {
    "state_2011": STATE_LOOKS,
    "state_2020": STATE_LOOKS,
    "party_2004": PARTY_LOOKS,
    "party_2018": PARTY_LOOKS,
    "party_2026": {
        **PARTY_LOOKS,
        "nation": Look((13, 14), "bold"),
        "superior": Look((12, 13)),
        "issuer": Look((12, 13), "bold"),
        "number": Look((13, 13)),
        "day": Look((13, 14), "italic"),
        "kind": Look((14, 14), "bold"),
        "subject": Look((14, 14), "bold"),
        "body": Look((14, 14)),
        "recipients": Look((12, 12)),
        "recipient": Look((11, 11)),
    },
}

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
each_kind = pytest.mark.parametrize("kind", KINDS)


@cache
def printed(layout_name: str, kind: str) -> Printed:
    layout = next(one for one in LAYOUTS if one.name == layout_name)
    return Printed(write_pdf(KINDS[kind](layout), layout))


def is_party(layout: Layout) -> bool:
    return layout.name.startswith("party")


def office_words(layout: Layout) -> tuple[str, str]:
    return (
        ("K/T TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN") if is_party(layout) else ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")
    )


def issuer_words(layout: Layout) -> str:
    return "TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI" if is_party(layout) else "ỦY BAN NHÂN DÂN TỈNH KON TUM"


@each_layout
@each_kind
def test_text_stands_between_the_margins_of_the_guidance(layout, kind):
    pages = printed(layout.name, kind)

    for page, (width, height) in enumerate(pages.sizes_mm, start=1):
        is_upright = height > width
        left, top, right, bottom = pages.edges(page)
        margins = (30, 20, 15, 20) if is_upright else (20, 30, 20, 15)
        assert left >= margins[0] - 0.1
        assert top >= margins[1]
        assert right <= width - margins[2] + 0.1
        assert bottom <= height - margins[3]
        if page == 1:
            assert left == pytest.approx(margins[0], abs=NEAR_MM)


@each_layout
def test_sheets_are_a4(layout):
    pages = printed(layout.name, "plan")

    sizes = [tuple(round(side) for side in size) for size in pages.sizes_mm]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes[0] == sizes[-1] == (210, 297)


@each_layout
@each_kind
def test_each_part_has_its_size_and_style(layout, kind):
    pages, looks = printed(layout.name, kind), LOOKS[layout.name]
    on_behalf, office = office_words(layout)
    found = {
        "nation": NATION[layout.family],
        "issuer": issuer_words(layout),
        "number": "Số:" if not is_party(layout) else "Số ",
        "day": "Kon Tum, ngày 04 tháng",
        "on behalf": on_behalf,
        "office": office,
        "name": "Nguyễn Thị Hường",
        "recipients": "Nơi nhận:",
        "recipient": "- Lưu Văn phòng",
    }
    if is_party(layout):
        found["superior"] = "TỈNH ỦY KON TUM"
    else:
        found["motto"] = MOTTO
    if kind == "letter":
        found |= {"letter subject": "V/v đôn đốc", "urgency": "KHẨN", "body": "Thực hiện Kế hoạch"}
    if kind == "notice":
        found |= {"kind": "THÔNG BÁO", "subject": "kết luận của đồng chí", "body": "Giao Sở Y tế"}

    wrong = {part: pages.one(words) for part, words in found.items() if not looks[part].holds_for(pages.one(words))}
    assert wrong == {}


@each_layout
def test_head_stands_in_two_columns_at_the_upper_margin(layout):
    pages = printed(layout.name, "notice")
    nation, issuer = pages.one(NATION[layout.family]), pages.one(issuer_words(layout))
    number, day = pages.one("127"), pages.one("Kon Tum, ngày 04 tháng")
    whole_day = pages.one(f"Kon Tum, ngày 04 tháng {'02' if '02' in pages.texts[0].split('tháng ')[1][:2] else '9'}")

    # Letters rise 0.7 of their size above the base line.
    assert nation.base_mm - 0.7 * nation.size_pt * 25.4 / 72 == pytest.approx(20, abs=2)
    assert nation.right_mm <= 195 and nation.left_mm > issuer.right_mm
    assert issuer.left_mm >= 30
    assert abs(number.base_mm - day.base_mm) < NEAR_MM
    assert whole_day.left_mm > 30 + 165 * layout.left_share


@each_layout
def test_what_stands_in_a_column_is_centred_in_it(layout):
    pages = printed(layout.name, "letter")
    left_middle, right_middle = 30 + 165 * layout.left_share / 2, 30 + 165 * (1 + layout.left_share) / 2
    day = f"Kon Tum, ngày 04 tháng {'9' if layout.name in ('party_2004', 'party_2018', 'state_2011') else '02'} năm 20"

    for words in (pages.one(NATION[layout.family]), pages.one(day)):
        # The last two digits of the year are not among the words.
        assert words.centre_mm == pytest.approx(right_middle, abs=3)
    assert pages.one(NATION[layout.family]).centre_mm == pytest.approx(right_middle, abs=NEAR_MM)
    for words in (issuer_words(layout), "KHẨN"):
        assert pages.one(words).centre_mm == pytest.approx(left_middle, abs=NEAR_MM)


@each_layout
def test_lines_below_words_are_as_long_as_the_guidance_says(layout):
    pages = printed(layout.name, "notice")
    top = pages.one(NATION["party"]) if is_party(layout) else pages.one(MOTTO)
    subject = pages.one("kết luận của đồng chí Trưởng Tiểu ban tại cuộc họp lần thứ 5")

    def below(words):
        near = [line for line in pages.drawn if line.page == 1 and 0 < line.at_mm - words.last_base_mm < 4]
        return next(line for line in near if line.left_mm < words.right_mm and line.right_mm > words.left_mm)

    assert below(top).length_mm == pytest.approx(top.right_mm - top.left_mm, abs=NEAR_MM)
    assert 1 / 3 <= below(subject).length_mm / (subject.right_mm - subject.left_mm) <= 1 / 2
    assert (below(subject).left_mm + below(subject).right_mm) / 2 == pytest.approx(MIDDLE_OF_TEXT_MM, abs=NEAR_MM)
    if not is_party(layout):
        issuer = pages.one(issuer_words(layout))
        assert 1 / 3 <= below(issuer).length_mm / (issuer.right_mm - issuer.left_mm) <= 1 / 2
    else:
        assert pages.one("*").centre_mm == pytest.approx(pages.one(issuer_words(layout)).centre_mm, abs=NEAR_MM)


@each_layout
def test_kind_and_subject_are_centred_between_the_margins(layout):
    pages = printed(layout.name, "notice")

    for words in ("THÔNG BÁO", "kết luận của đồng chí Trưởng Tiểu ban tại cuộc họp lần thứ 5"):
        assert pages.one(words).centre_mm == pytest.approx(MIDDLE_OF_TEXT_MM, abs=NEAR_MM)


@each_layout
def test_body_is_indented_justified_and_spaced(layout):
    pages = printed(layout.name, "notice")
    first = pages.one("Ngày 03/9/2015, đồng chí")
    bases = pages.bases_after("Các cơ quan đã chủ động", 3)
    pitch_pt = (bases[1] - bases[0]) / 25.4 * 72
    gap_pt = (bases[2] - bases[1]) / 25.4 * 72 - pitch_pt

    assert 10 - 0.1 <= first.left_mm - 30 <= 12.7 + 0.1
    assert gap_pt >= 6 - 0.1
    if layout.name == "party_2026":
        assert pitch_pt == pytest.approx(18, abs=0.1)
    else:
        single = 14 * 1.15
        assert single - 0.1 <= pitch_pt <= 1.5 * single
    assert pages.edges(2)[2] == pytest.approx(195, abs=0.2)


@each_layout
def test_letter_has_its_subject_six_points_below_its_number(layout):
    pages = printed(layout.name, "letter")
    number, subject = pages.one("127"), pages.one("V/v đôn đốc")

    apart_pt = (subject.base_mm - number.base_mm) / 25.4 * 72
    assert "CÔNG VĂN" not in pages.texts[0].upper()
    # From base line to base line: the gap of 6 pt (3 pt in Party letters) and the height of the subject's line.
    assert apart_pt == pytest.approx((3 if is_party(layout) else 6) + 12 * 1.15, abs=1.5)


@each_layout
def test_mark_of_urgency_stands_in_its_frame_below_the_number(layout):
    pages = printed(layout.name, "letter")
    mark = pages.one("KHẨN")
    number = pages.one("127")

    assert mark.base_mm > number.base_mm
    assert mark.right_mm - mark.left_mm < 20


@each_layout
def test_addressees_stand_in_a_list_below_the_colon(layout):
    pages = printed(layout.name, "letter")
    title, items = (
        pages.one("Kính gửi:"),
        [pages.one(f"- {name}") for name in ("Sở Văn hóa", "Sở Y tế;", "Công an tỉnh.")],
    )

    for item in items:
        # The colon is 1.4 mm wide.
        assert item.left_mm == pytest.approx(title.right_mm - 1.4, abs=NEAR_MM)
    assert [item.base_mm for item in items] == sorted(item.base_mm for item in items)


@each_layout
def test_one_addressee_stands_beside_the_words(layout):
    pages = printed(layout.name, "report")

    assert pages.one("Kính gửi: Thường trực Tỉnh ủy Kon Tum").centre_mm == pytest.approx(MIDDLE_OF_TEXT_MM, abs=NEAR_MM)


@each_layout
@each_kind
def test_recipients_and_signature_stand_side_by_side_on_one_page(layout, kind):
    pages = printed(layout.name, kind)
    on_behalf, office = office_words(layout)
    title, name, last = pages.one("Nơi nhận:"), pages.one("Nguyễn Thị Hường"), pages.one("- Lưu Văn phòng")

    signature = [pages.one(on_behalf), pages.one(office), name]
    assert {words.page for words in (*signature, title, last)} == {title.page}
    assert title.left_mm == pytest.approx(30, abs=NEAR_MM)
    for words in signature:
        assert words.centre_mm == pytest.approx(30 + 165 * 3 / 4, abs=NEAR_MM)
    assert signature[0].base_mm == pytest.approx(title.base_mm, abs=NEAR_MM)
    assert 20 <= name.base_mm - signature[1].base_mm <= 40


@each_layout
def test_party_underlines_the_title_of_recipients(layout):
    pages = printed(layout.name, "invitation")
    title = pages.one("Nơi nhận:")

    under = [line for line in pages.drawn if 0 <= line.at_mm - title.base_mm < 1.5 and abs(line.left_mm - 30) < NEAR_MM]
    assert bool(under) is is_party(layout)


@each_layout
def test_page_numbers_stand_in_the_margin_from_the_second_page(layout):
    pages = printed(layout.name, "notice")

    assert pages.page_count > 2
    for page in range(1, pages.page_count + 1):
        margin = [one for one in pages.all(str(page), page=page) if one.base_mm < 20 or one.base_mm > 277]
        if page == 1:
            assert margin == []
            continue
        (number,) = margin
        assert LOOKS[layout.name]["page number"].holds_for(number)
        if layout.name == "state_2011":
            assert (number.right_mm, number.base_mm > 277) == (pytest.approx(195, abs=NEAR_MM), True)
        else:
            assert number.centre_mm == pytest.approx(MIDDLE_OF_TEXT_MM, abs=NEAR_MM)
            assert 10 <= number.base_mm <= 17


@pytest.mark.parametrize(
    ("layout_name", "numbers"),
    [
        ("state_2020", ["", "2", "", "2", "3", ""]),
        ("state_2011", ["", "2", "", "2", "3", ""]),
        ("party_2004", ["", "2", "3", "4", "5", "6"]),
    ],
)
def test_annexes_are_numbered_as_the_family_does(layout_name, numbers):
    pages = printed(layout_name, "plan")

    def number_on(page):
        height = pages.sizes_mm[page - 1][1]
        words = [pages._words(page, [letter], letter["text"]) for letter in pages.letters[page - 1]]
        return "".join(one.text for one in words if one.base_mm < 17 or one.base_mm > height - 14)

    assert [number_on(page) for page in range(1, pages.page_count + 1)] == numbers


@each_layout
def test_heading_row_returns_on_every_sheet_of_a_table(layout):
    pages = printed(layout.name, "report")
    sheets = [page for page in range(1, pages.page_count + 1) if "Nhóm nhiệm vụ" in pages.texts[page - 1]]

    assert len(sheets) > 3
    for page in sheets:
        heading = pages.one("Nhiệm vụ", page=page) if page > sheets[0] else pages.one("TTNhiệm vụ", page=page)
        first_row = min(one.base_mm for one in pages.all("Rà soát", page=page))
        assert heading.bold and heading.base_mm < first_row


@each_layout
def test_rows_and_groups_are_not_torn(layout):
    pages = printed(layout.name, "report")

    for page in range(1, pages.page_count + 1):
        text = pages.texts[page - 1]
        assert text.count("Rà soát, hoàn thiện phương án") == text.count("trình Tiểu ban xem xét")
        groups = pages.all("Nhóm nhiệm vụ", page=page)
        if groups:
            assert max(one.base_mm for one in groups) < max(one.base_mm for one in pages.all("Rà soát", page=page))


@each_layout
@each_kind
def test_text_comes_out_as_vietnamese_in_nfc(layout, kind):
    text = " ".join(printed(layout.name, kind).texts)

    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text
    # A paper's last text ends with its mark, whatever its kind.
    assert text.count("./.") == 1


def test_every_vietnamese_letter_comes_out_as_it_went_in():
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones]
    every = " ".join([*letters, *(one.upper() for one in letters), "đ Đ", "0123456789 “”‘’–—…/-.,;:()%«»°×§ → ≤ ≥ ± ½"])
    decomposed = unicodedata.normalize("NFD", every)
    paper = replace(notice(STATE_2020), blocks=(Text(decomposed),))

    pages = Printed(write_pdf(paper, STATE_2020))

    assert every.replace(" ", "") in pages.texts[0].replace(" ", "")


def test_fonts_are_embedded_and_nothing_else_is_used():
    pdf = write_pdf(notice(PARTY_2004), PARTY_2004)
    fonts = (
        subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode().splitlines()[2:]
    )

    assert {line.split()[0].split("+")[1] for line in fonts} == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}
    # The columns "emb sub uni".
    assert {tuple(line.split()[-5:-2]) for line in fonts} == {("yes", "yes", "yes")}


def test_file_says_what_it_is():
    pdf = write_pdf(notice(PARTY_2004), PARTY_2004)
    about = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    lines = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)

    assert lines["Title"].strip() == "Thông báo 127-TB/TBPV"
    assert lines["Author"].strip() == "Tiểu ban Tổ chức phục vụ Đại hội"
    assert lines["Tagged"].strip() == "yes"
    assert "2015" in lines["CreationDate"]
    assert b"pdfaid:part>2<" in pdf
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert opened.doc.catalog["Lang"] in (b"vi", b"vi-VN")


def test_same_paper_gives_the_same_bytes_in_every_process():
    code = (
        "import hashlib; from tests.support.official import plan; from dondoc.papers.layouts import STATE_2020\n"
        "from dondoc.papers.write_pdf import write_pdf\n"
        "print(hashlib.sha256(write_pdf(plan(STATE_2020), STATE_2020)).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip()

    first, second = (write_pdf(plan(STATE_2020), STATE_2020) for _ in range(2))
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest() == other


def test_missing_fonts_are_refused_with_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(writer, "FONT_DIR", tmp_path)
    monkeypatch.setattr(writer._own, "compiler", None, raising=False)

    with pytest.raises(FontsMissing) as refused:
        write_pdf(notice(STATE_2020), STATE_2020)

    assert "phông chữ" in str(refused.value)


def small(*blocks, **fields) -> Paper:
    return Paper(
        **{**letterhead(STATE_2020, code="TB"), "kind": "Thông báo", "subject": "x", "blocks": blocks, **fields}
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "#set page(width: 1pt) $x$ *b* _i_ `c` <label> @ref \\ // /* ",
        '"; #read("/etc/passwd")',
        "😀 \ue000 漢字 ☐",
        "a" * 5_000,
        "\x00\x07\ud800 \u202eabc\u202c \ufffe\u200b",
        "{{ x }} {% y %} ]]> <b>&amp;</b>",
    ],
)
def test_typed_text_is_only_text(hostile):
    table = Table((Column(heading=hostile, width_mm=30), Column(heading="b", width_mm=1_000)), ((hostile, ""),))
    annex = Annex(title=hostile, subject=hostile, note=hostile, blocks=(table,))

    pages = Printed(
        write_pdf(small(Text(hostile, hostile, hostile), Heading(hostile, 9), annexes=(annex,)), STATE_2020)
    )

    assert pages.page_count >= 2
    assert "TM. ỦY BAN NHÂN DÂN" in "".join(pages.texts)


def test_paper_of_nothing_is_a_page_too():
    empty = Paper(superior="", issuer="", number="", place="", issued_on=date(2025, 1, 1), kind="", subject="")

    assert Printed(write_pdf(empty, STATE_2020)).page_count == 1
    assert Printed(write_pdf(empty, PARTY_2004)).page_count == 1


@pytest.mark.parametrize("width_mm", [12, 60])
def test_word_longer_than_its_line_is_broken_not_cut_off(width_mm):
    address = "https://" + "abcdefghi/" * 30
    table = Table((Column(heading="TT", width_mm=width_mm), Column(heading="b", width_mm=100)), ((address, "x"),))

    pages = Printed(write_pdf(small(Text(address), table, Text("Hết.")), STATE_2020))

    # Page numbers stand between its halves.
    text = re.sub(r"\d", "", "".join(pages.texts))
    assert text.count(address) == 2
    assert all(pages.edges(page)[2] <= 195.2 for page in range(1, pages.page_count + 1))


def test_row_taller_than_a_page_runs_on_instead_of_off_the_sheet():
    long = " ".join(f"từ{number}" for number in range(2_000))
    table = Table((Column(heading="TT", width_mm=15), Column(heading="Nội dung", width_mm=150)), (("1", long),))

    pages = Printed(write_pdf(small(Text("Như sau:"), table, Text("Hết.")), STATE_2020))

    assert pages.page_count > 2
    assert all(f"từ{number}" in "".join(pages.texts) for number in (0, 999, 1_999))
    assert all(pages.edges(page)[3] <= 277 for page in range(1, pages.page_count + 1))


def test_two_hundred_recipients_run_on():
    names = tuple(f"Cơ quan thứ {number}" for number in range(200))

    pages = Printed(write_pdf(small(Text("Như sau."), recipients=names), STATE_2020))

    assert "Cơ quan thứ 199" in "".join(pages.texts)
    assert all(pages.edges(page)[3] <= 277 for page in range(1, pages.page_count + 1))


@pytest.mark.parametrize(
    "closing", ["Các cơ quan thực hiện.", "Các cơ quan thực hiện nghiêm túc, kịp thời. " * 8], ids=["short", "long"]
)
def test_signature_never_stands_alone_on_a_page(closing):
    for count in range(14, 34):
        blocks = (*(Text(f"Dòng số {number}.") for number in range(count)), Text(closing))
        pages = Printed(write_pdf(small(*blocks, recipients=("Như trên", "Lưu: VT.")), STATE_2020))
        signed_on = pages.one("TM. ỦY BAN NHÂN DÂN").page
        body = {round(one.base_mm, 1) for one in pages.all("Dòng số", page=signed_on)}
        body |= {round(one.base_mm, 1) for one in pages.all("Các cơ quan thực hiện", page=signed_on)}
        assert len(body) >= 2, f"after {count} lines"


@pytest.mark.parametrize("closing", [(), (Text("Các cơ quan thực hiện."),)], ids=["table", "table and a line"])
def test_signature_after_a_table_keeps_its_last_rows(closing):
    columns = (Column(heading="TT", width_mm=12), Column(heading="Việc", width_mm=120))
    for count in range(20, 32):
        table = Table(columns, tuple((str(place), f"Dòng số {place}.") for place in range(count)))
        pages = Printed(write_pdf(small(Text("Như sau:"), table, *closing, recipients=("Như trên",)), STATE_2020))
        signed_on = pages.one("TM. ỦY BAN NHÂN DÂN").page
        rows = pages.all("Dòng số", page=signed_on)
        assert len(rows) + len(closing) >= 2
        assert pages.one("Việc", page=signed_on).base_mm < rows[0].base_mm
        assert "".join(pages.texts).count("Dòng số") == count


def test_long_reports_have_all_their_tasks_one_after_the_other():
    for count in (400, 150):
        opened = pypdfium2.PdfDocument(write_pdf(report(STATE_2020, tasks=count), STATE_2020))
        texts = [page.get_textpage().get_text_range() for page in opened]
        opened.close()

        assert "".join(texts).count("Rà soát, hoàn thiện phương án") == count


def test_memory_does_not_grow_with_every_long_report():
    code = (
        "from tests.support.official import report; from dondoc.papers.layouts import STATE_2020\n"
        "from dondoc.papers.write_pdf import write_pdf\n"
        "def megabytes(): return int(open('/proc/self/statm').read().split()[1]) * 4 // 1024\n"
        "write_pdf(report(STATE_2020, tasks=300), STATE_2020); first = megabytes()\n"
        "for count in range(301, 306): write_pdf(report(STATE_2020, tasks=count), STATE_2020)\n"
        "print(megabytes() - first)"
    )
    grown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout

    # Without forgetting it is some five hundred.
    assert int(grown) < 250
