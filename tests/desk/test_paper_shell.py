"""`dondoc paper`: refusals in one sentence, whole files or none, the same bytes for the same question."""

import os
import subprocess
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dondoc.archive.composers import composer_of
from dondoc.archive.enums import PaperKind
from dondoc.desk import paper_shell
from dondoc.desk.demo.build import SLUG, build_demo
from dondoc.desk.papers import PaperUnknown, paper_file
from dondoc.kit.vietnamese import fold
from dondoc.papers.read_docx import read_docx
from dondoc.papers.read_pdf import read_pdf
from dondoc.plans.queries import items, plans
from dondoc.plans.reader.reading import read_plan

OURS = tuple(paper_shell.KINDS)
MOST_SECONDS = 300


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Give the demo congress to the tests of this module, and take it out again."""
    from tests.support.demo import forget_everything

    with django_db_blocker.unblock():
        yield build_demo()
        forget_everything()


def told(capsys, *argv: str) -> tuple[int, str]:
    code = paper_shell.main(list(argv))
    return code, capsys.readouterr().err.strip()


def test_the_kinds_of_the_shell_are_those_of_the_archive():
    assert list(paper_shell.KINDS) == [kind.value for kind in PaperKind]


def test_every_kind_has_a_writer():
    assert [kind for kind in OURS if composer_of(PaperKind(kind)) is None] == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "Gõ: dondoc paper LOẠI"),
        (("letter",), "Gõ: dondoc paper LOẠI"),
        (("letter", "--out", "a.docx", "--nope"), "Gõ: dondoc paper LOẠI"),
        (("thu", "--out", "a.docx"), "Không có loại văn bản «thu». Chọn một trong: notice, letter"),
        (("letter", "--out", "a.txt"), "phải có đuôi .docx hoặc .pdf"),
        (("letter", "--out", "a"), "phải có đuôi .docx hoặc .pdf"),
        (("letter", "--out", "khong/co/a.docx"), "Không có thư mục"),
        (("letter", "--out", "a.docx", "--date", "2015-02-30"), "Ngày «2015-02-30» không hợp lệ."),
        (("letter", "--out", "a.docx", "--date", "hôm nay"), "Ngày «hôm nay» không hợp lệ."),
    ],
)
def test_what_cannot_be_is_refused_before_anything_starts(argv, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, sentence = told(capsys, *argv)

    assert (code, words in sentence, len(sentence.splitlines())) == (2, True, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(capsys, tmp_path):
    (tmp_path / "thu-muc.docx").mkdir()

    assert "là một thư mục" in told(capsys, "letter", "--out", str(tmp_path / "thu-muc.docx"))[1]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("letter", "--congress", "khong-co"), "Không có đại hội nào ở địa chỉ «khong-co»."),
        (("letter", "--agency", "KHONGCO"), "Không có cơ quan mang mã «KHONGCO»"),
        (("letter", "--agency", "BTCTU"), "Ban Tổ chức Tỉnh ủy không có nhiệm vụ quá hạn"),
        (("letter", "--date", "2015-01-05"), "Không cơ quan nào có nhiệm vụ quá hạn"),
    ],
)
def test_what_the_register_does_not_hold_is_refused(demo, db, argv, words, capsys, tmp_path):
    code, sentence = told(capsys, *argv, "--out", str(tmp_path / "a.docx"))

    assert (code, words in sentence) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("kind", OURS)
def test_each_kind_is_written_and_the_same_question_gives_the_same_bytes(demo, db, kind, ending, capsys, tmp_path):
    path = tmp_path / f"van-ban.{ending}"

    code, sentence = told(capsys, kind, "--out", str(path), "--congress", SLUG)
    first = path.read_bytes()
    again = paper_file(kind=kind, ending=ending, slug="", agency_code="", day=None)

    assert (code, f"Đã ghi {paper_shell.KINDS[kind]}" in sentence) == (0, True)
    assert first[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[ending]
    assert first == again
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_agency_most_late_gets_the_letter_unless_one_is_named(demo, db):
    usual = _text(paper_file(kind="letter", ending="docx", slug="", agency_code="", day=None))
    named = _text(paper_file(kind="letter", ending="docx", slug="", agency_code="SGDDT", day=None))

    assert "Kính gửi: Ủy ban nhân dân thành phố Kon Tum" in usual
    assert "Kính gửi: Sở Giáo dục và Đào tạo" in named


@pytest.mark.parametrize(
    ("day", "head"),
    [
        (date(2015, 10, 8), "Kon Tum, ngày 08 tháng 10 năm 2015"),
        (date(2026, 2, 3), "Kon Tum, ngày 03 tháng 02 năm 2026"),
    ],
)
def test_the_layout_follows_the_day(demo, db, day, head):
    content = paper_file(kind="assignment", ending="docx", slug="", agency_code="", day=day)

    assert head in _text(content)


def test_the_day_of_a_report_is_the_day_its_numbers_are_as_of(demo, db):
    content = paper_file(kind="report", ending="docx", slug="", agency_code="", day=date(2015, 9, 1))

    assert "Đến hết ngày 01/09/2015" in _text(content)


@pytest.mark.parametrize(("ending", "read"), [("docx", read_docx), ("pdf", read_pdf)])
def test_a_plan_of_the_demo_is_read_back_task_by_task(demo, db, ending, read):
    content = paper_file(kind="plan", ending=ending, slug="", agency_code="", day=None)
    plan = plans(demo.pk)[0]

    found = [
        (fold(task.text), {fold(party.name) for party in task.lead}, task.due)
        for task in read_plan(read(BytesIO(content)).tree).tasks
    ]

    wanted = [
        (
            fold(item.text),
            {fold(party.agency.name) for party in item.parties.all() if party.role == "lead"},
            None if item.event else item.due_on,
        )
        for item in items(plan.pk)
    ]
    assert found == wanted


@pytest.mark.parametrize("kind", ["report", "coverage", "letter"])
def test_our_own_papers_do_not_confuse_the_plan_reader(demo, db, kind):
    """What a report tells and a letter recites was given by other papers."""
    content = paper_file(kind=kind, ending="docx", slug="", agency_code="", day=None)

    assert read_plan(read_docx(BytesIO(content)).tree).tasks == ()


def test_a_full_disk_leaves_the_earlier_file_and_no_half_one(demo, db, capsys, tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"earlier")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, sentence = told(capsys, "report", "--out", str(path), "--congress", SLUG)

    assert (code, "Không ghi được tệp" in sentence) == (2, True)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.docx", b"earlier")]


def test_without_a_body_the_shell_says_what_is_missing(db):
    from tests.factories.people import make_congress

    make_congress("khong-co-quan")

    with pytest.raises(PaperUnknown, match="chưa đặt cơ quan ban hành"):
        paper_file(kind="report", ending="docx", slug="khong-co-quan", agency_code="", day=None)


@pytest.mark.timeout(MOST_SECONDS)
def test_without_any_database_a_demo_is_made_and_nothing_stays(tmp_path):
    """The whole command in a folder of its own, as somebody types it on a machine where nothing is prepared."""
    work, temporary = tmp_path / "work", tmp_path / "tmp"
    work.mkdir()
    temporary.mkdir()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONDOC_", "DATABASE_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "dondoc.config.command", "paper", "letter", "--out", "thu.docx"]
    began = time.monotonic()
    process = subprocess.Popen(
        command, cwd=work, env=kept | {"TMPDIR": str(temporary)}, stderr=subprocess.PIPE, text=True
    )
    first = process.stderr.readline()
    said_after = time.monotonic() - began
    _out, rest = process.communicate(timeout=MOST_SECONDS)
    print(f"first word after {said_after:.1f} s, the paper after {time.monotonic() - began:.1f} s")

    assert (process.returncode, "đang dựng tạm một đại hội mẫu" in first) == (0, True)
    assert "Đã ghi công văn đôn đốc" in rest
    assert [one.name for one in work.iterdir()] == ["thu.docx"]
    assert list(temporary.iterdir()) == []


def test_a_congress_without_a_database_makes_no_folder(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DONDOC_DATA_DIR", raising=False)

    code, sentence = told(capsys, "letter", "--out", "a.docx", "--congress", "dh-xv")

    assert (code, "Cơ sở dữ liệu chưa được chuẩn bị." in sentence) == (2, True)
    assert list(Path(tmp_path).iterdir()) == []


def _text(content: bytes) -> str:
    return "\n".join(_lines(read_docx(BytesIO(content)).tree))


def _lines(tree):
    for block in tree.blocks:
        if hasattr(block, "text"):
            yield block.text
        else:
            for row in block.rows:
                yield " ".join(cell.text for cell in row)
