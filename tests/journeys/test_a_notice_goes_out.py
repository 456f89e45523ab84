"""A secretary writes a paper without Word, issues it with its number, downloads it, and brings the signed sheet back."""

import hashlib
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
REGISTER = "/c/dh-xv/archive/register"


@pytest.fixture
def people(browser, site, demo_login):
    """Return a function that opens a browser as a role, with JavaScript or without."""
    contexts = []

    def open_as(role: str, *, scripts: bool):
        context = browser.new_context(base_url=site.url, java_script_enabled=scripts, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        demo_login(page, role)
        return page

    yield open_as
    for context in contexts:
        context.close()


def downloaded(page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_from_draft_to_signed_sheet(people, scripts):
    clerk = people("secretariat", scripts=scripts)
    subject = f"phân công phục vụ ngày khai mạc ({'có' if scripts else 'không'} mã lệnh)"

    began = time.monotonic()
    clerk.goto(REGISTER)
    clerk.get_by_role("link", name="Soạn văn bản").click()
    clerk.get_by_label("Loại văn bản").select_option("assignment")
    clerk.get_by_label("Trích yếu").fill(subject)
    clerk.get_by_role("button", name="Lập dự thảo").click()
    clerk.get_by_label("Đoạn văn 1", exact=True).fill("Đoạn thứ nhất")
    clerk.get_by_role("button", name="Thêm đoạn sau đoạn 1").click()
    expect(clerk.get_by_label("Đoạn văn 1", exact=True)).to_have_value("Đoạn thứ nhất")
    clerk.get_by_label("Đoạn văn 2", exact=True).fill("Văn phòng Tỉnh ủy theo dõi việc thực hiện")
    clerk.get_by_label("Họ tên người ký").fill("Nguyễn Văn Hùng")
    clerk.get_by_role("button", name="Lưu dự thảo").first.click()
    expect(clerk.get_by_text("Đã lưu dự thảo.")).to_be_visible()
    expect(clerk.get_by_text("Văn phòng Tỉnh ủy theo dõi việc thực hiện./.")).to_be_visible()
    name, content = downloaded(clerk, "Tải bản PDF")
    assert name.startswith("du-thao-assignment-") and content.startswith(b"%PDF-")

    clerk.get_by_role("link", name="Ban hành", exact=True).click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Kiểm tra trước khi ban hành số \d\d-TB/TBPV")
    )
    clerk.get_by_role("button", name=re.compile(r"Ban hành số \d\d")).click()
    heading = clerk.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"số \d\d-TB/TBPV"))
    symbol = re.search(r"\d\d-TB/TBPV", heading.inner_text()).group(0)
    assert heading.is_visible() and clerk.get_by_text(f"Đã ban hành văn bản số {symbol}.").is_visible()
    issued = time.monotonic() - began

    for label in ("Tải bản Word", "Tải bản PDF"):
        name, content = downloaded(clerk, label)
        assert name.startswith(symbol.replace("/", "-"))
        expect(clerk.get_by_text(hashlib.sha256(content).hexdigest())).to_be_visible()

    clerk.get_by_label("Tệp quét văn bản đã ký").set_input_files(
        {"name": "Bản ký.pdf", "mimeType": "application/pdf", "buffer": PDF + subject.encode()}
    )
    clerk.get_by_role("button", name="Đính kèm bản đã ký").click()
    expect(clerk.get_by_text("Đã lưu 1 tệp văn bản đã ký.")).to_be_visible()
    name, content = downloaded(clerk, "Bản đã ký")
    assert (name, content) == ("Bản ký.pdf", PDF + subject.encode())

    clerk.goto(f"{REGISTER}?q=phan+cong")
    expect(clerk.get_by_role("link", name=symbol, exact=True)).to_be_visible()
    print(f"from the register to an issued paper: {issued:.2f} s")


def test_the_page_prints_the_paper_alone(people, tmp_path):
    clerk = people("secretariat", scripts=True)
    clerk.goto(f"{REGISTER}")
    clerk.locator("a.archive-number").first.click()
    clerk.emulate_media(media="print")

    expect(clerk.locator(".paper")).to_be_visible()
    for hidden in ("header.top", "h1", ".foot", ".log", ".print-head"):
        expect(clerk.locator(hidden).first).to_be_hidden()
    pages = clerk.pdf(prefer_css_page_size=True)
    (tmp_path / "paper.pdf").write_bytes(pages)
    import pypdfium2

    text = pypdfium2.PdfDocument(pages)[0].get_textpage().get_text_range()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "Sổ văn bản đi" not in text and "Nhật ký" not in text


def test_the_head_reads_and_a_focal_point_finds_nothing(people):
    head, focal = people("head", scripts=False), people("focal", scripts=False)

    head.goto(REGISTER)
    expect(head.get_by_role("heading", level=1)).to_have_text("Sổ văn bản đi")
    expect(head.get_by_role("link", name="Soạn văn bản")).to_have_count(0)
    answer = focal.goto(REGISTER)
    assert answer.status == 404
    assert focal.get_by_role("link", name="Văn bản", exact=True).count() == 0
