"""`dondoc read`: what it prints, and what it answers to files and days it cannot take."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dondoc.papers.refusals import SENTENCES, Refusal
from dondoc.plans.reader.command import main

PLAN = """KẾ HOẠCH
Chuẩn bị hội trường

1. Sở Y tế chủ trì, phối hợp với Công an tỉnh lập phương án cấp cứu trước ngày 25/8.

2. Các đơn vị liên quan chuẩn bị xe đưa đón đại biểu.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_holds_document_and_tasks(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([str(plan), "--issued", "2015-08-10", "--json"])

    printed = json.loads(capsys.readouterr().out)
    first = printed["tasks"][0]
    assert code == 0
    assert (printed["document"]["kind"], printed["document"]["issued_on"]) == ("Kế hoạch", "2015-08-10")
    assert (first["task"], first["lead"], first["coordinating"], first["appraising"]) == (
        "lập phương án cấp cứu", ["Sở Y tế"], ["Công an tỉnh"], [],
    )  # fmt: skip
    assert (first["deadline_text"], first["due"], first["recurring"]) == ("trước ngày 25/8", "2015-08-25", False)
    assert [question["code"] for question in printed["tasks"][1]["questions"]] == ["who_leads"]
    assert [question["code"] for question in printed["questions"]] == ["no_date"]


def test_listing_is_for_people(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([str(plan), "--issued", "2015-08-10"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "1. [1] lập phương án cấp cứu" in lines
    assert "   Thời hạn: trước ngày 25/8 (25/8/2015)" in lines
    assert "Đọc được 2 nhiệm vụ. Cần xem 2 chỗ." in lines


def test_paper_without_tasks_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tin.txt"
    path.write_text("Hội nghị diễn ra tốt đẹp.", encoding="utf-8")

    assert main([str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tasks"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["khong-co.docx"], "Không tìm thấy tệp «khong-co.docx». Kiểm tra lại đường dẫn."),
        ([], "Gõ: dondoc read TỆP [--issued NĂM-THÁNG-NGÀY] [--json]"),
        (["a.txt", "--xml"], "Gõ: dondoc read TỆP [--issued NĂM-THÁNG-NGÀY] [--json]"),
        (["a.txt", "--issued", "10/8/2015"], "Ngày ban hành «10/8/2015» không hợp lệ. Ghi theo dạng 2015-08-10."),
    ],
)
def test_what_cannot_be_taken_gets_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(words)

    assert (code, capsys.readouterr().err) == (2, f"{sentence}\n")


def test_refused_file_gets_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rong.docx"
    path.write_bytes(b"")

    code = main([str(path)])

    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (2, "", f"{SENTENCES[Refusal.EMPTY]}\n")


def test_a_pipe_that_closes_early_is_no_fault(plan: Path) -> None:
    script = "import sys; from dondoc.plans.reader.command import main; sys.exit(main(sys.argv[1:]))"
    reading = subprocess.Popen(
        [sys.executable, "-c", script, str(plan)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert reading.stdout and reading.stderr
    reading.stdout.close()

    assert (reading.stderr.read(), reading.wait()) == ("", 0)
    reading.stderr.close()


def test_command_needs_no_django() -> None:
    script = "import sys, dondoc.plans.reader.command; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
