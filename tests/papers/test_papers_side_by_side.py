"""The three forms of a paper beside each other: Word's as LibreOffice opens it, the browser's as it prints, and the PDF.

Both programs are given the project's font under the name of Times New Roman, as on a machine that has it.
"""

import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import FONT_DIR, write_pdf
from tests.support.browsing import CHROMIUM_ARGUMENTS
from tests.support.official import samples
from tests.support.paper_page import html_of
from tests.support.printed import Printed

pytestmark = [pytest.mark.looks, pytest.mark.timeout(600)]

NEAR_MM = 2.5
SAMPLES = {sample.name: sample for sample in samples()}
each_sample = pytest.mark.parametrize("name", SAMPLES)
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir><cachedir>{cache}</cachedir>
  <match target="pattern"><test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>
"""
# What LibreOffice says of itself: its Java, and each file it writes.
_OF_ITSELF = re.compile(r"javaldx|^convert |^Overwriting: ")


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "fonts.conf").write_text(_FONTS.format(fonts=FONT_DIR, cache=folder / "cache"))
    return {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


@pytest.fixture(scope="module")
def pdfs():
    return {name: Printed(write_pdf(sample.paper, sample.layout)) for name, sample in SAMPLES.items()}


@pytest.fixture(scope="module")
def word(tmp_path_factory, fonts):
    """Return what LibreOffice says, and the PDF it makes of each Word file, all in one start of the program."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("Install LibreOffice (Debian, Ubuntu: sudo apt install libreoffice-writer-nogui).")
    folder: Path = tmp_path_factory.mktemp("word")
    for name, sample in SAMPLES.items():
        (folder / f"{name}.docx").write_bytes(write_docx(sample.paper, sample.layout))
    profile = folder / "profile"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    files = sorted(str(path) for path in folder.glob("*.docx"))
    ran = subprocess.run(
        [*command, "--outdir", str(folder), *files], capture_output=True, text=True, env=fonts, timeout=500, check=True
    )
    shutil.rmtree(profile)
    said = [line for line in (ran.stdout + ran.stderr).splitlines() if line and not _OF_ITSELF.search(line)]
    return said, {name: Printed((folder / f"{name}.pdf").read_bytes()) for name in SAMPLES}


@pytest.fixture(scope="module")
def pages(fonts):
    """Return the PDF a browser prints of each page."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("Install Chromium (Debian, Ubuntu: sudo apt install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS, env=fonts)
        tab = browser.new_page()
        made = {}
        for name, sample in SAMPLES.items():
            tab.set_content(html_of(sample.paper, sample.layout))
            made[name] = Printed(tab.pdf(prefer_css_page_size=True))
        browser.close()
    return made


def words_of(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def test_libreoffice_opens_every_word_file_without_a_warning(word):
    said, _ = word

    assert said == []


@each_sample
def test_word_file_has_as_many_pages_with_the_same_words(name, word, pdfs):
    opened = word[1][name]

    assert opened.page_count == pdfs[name].page_count
    assert [round(side) for size in opened.sizes_mm for side in size] == [
        round(side) for size in pdfs[name].sizes_mm for side in size
    ]
    for page, text in enumerate(pdfs[name].texts):
        assert sorted(words_of(opened.texts[page])) == sorted(words_of(text))


@each_sample
def test_parts_of_the_word_file_stand_where_those_of_the_pdf_do(name, word, pdfs):
    landmarks = [
        "127",
        "Kon Tum, ngày 04",
        "Nơi nhận:",
        "Nguyễn Thị Hường",
        "V/v",
        "Kính gửi:",
        "KHẨN",
        "I. ",
        "Phụ lục",
    ]

    seen = 0
    for text in landmarks:
        ours, theirs = pdfs[name].all(text), word[1][name].all(text)
        for here, there in zip(ours[:1], theirs[:1], strict=True):
            seen += 1
            assert (here.page, here.size_pt) == (there.page, there.size_pt)
            assert here.left_mm == pytest.approx(there.left_mm, abs=NEAR_MM), text
            assert here.base_mm == pytest.approx(there.base_mm, abs=NEAR_MM), text
    assert seen >= 3


@each_sample
def test_page_prints_on_as_many_sheets_with_the_same_words(name, pages, pdfs):
    printed = pages[name]

    assert printed.page_count == pdfs[name].page_count
    assert [size[0] > size[1] for size in printed.sizes_mm] == [size[0] > size[1] for size in pdfs[name].sizes_mm]
    assert sorted(words_of("".join(printed.texts))) == sorted(words_of("".join(pdfs[name].texts)))


@each_sample
def test_parts_of_the_page_print_where_those_of_the_pdf_stand(name, pages, pdfs):
    for text in ("127", "Nơi nhận:", "Nguyễn Thị Hường", "Kính gửi:", "KHẨN"):
        for here, there in zip(pdfs[name].all(text)[:1], pages[name].all(text)[:1], strict=True):
            assert here.page == there.page
            assert here.left_mm == pytest.approx(there.left_mm, abs=NEAR_MM), text
            # A browser breaks a paragraph between two pages a line or two earlier or later.
            assert here.base_mm == pytest.approx(there.base_mm, abs=NEAR_MM if here.page == 1 else 25), text
