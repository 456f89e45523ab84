"""How fast papers are read and how much memory the reading child takes, as uploads are read: child, tree and plan reader.

`python -m tests.benches.reading` prints the table; the marks are those of docs/domain/plan-reader.md.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dondoc.papers import read
from dondoc.papers.scan_program import scan_program
from dondoc.papers.tree import Kind
from dondoc.plans.reader import read_plan
from tests.plans.generated.printers import to_docx, to_pdf, to_xlsx
from tests.plans.generated.sheet import Grid, Sheet
from tests.plans.generated.truth import Source
from tests.support.pictures import Picture, scanned_pdf

PAGES = 60
LETTERS_OF_A_PAGE = 2_400
ROWS = 300
SCANNED_PAGES = 4
ROUNDS = 3
MOST_MEGABYTES = 300
_SENTENCE = (
    "Giao {lead} chủ trì, phối hợp với {partner} và các đơn vị liên quan {work}, hoàn thành trước ngày {day}; định kỳ báo "
    "cáo kết quả về Tiểu ban Tổ chức phục vụ Đại hội để theo dõi, đôn đốc."
)


@dataclass(frozen=True, slots=True)
class Case:
    """One paper to read: pages it has, None for those measured in seconds; `mark` is what it must reach."""

    name: str
    content: bytes
    kind: Kind
    pages: int | None
    mark: float


def main() -> int:
    """Print the table; return 1 when a figure misses its mark.

    The marks hold for the processor's seconds, which other work on the machine hardly changes; the seconds a person
    waits are printed beside them.
    """
    print(f"{'paper':34}{'waited s':>10}{'processor s':>13}{'pages/s':>9}{'mark':>12}{'child MB':>10}")
    missed = 0
    for case in cases():
        waited, seconds = min((_seconds(lambda case=case: read_whole(case.content)) for _ in range(ROUNDS)), key=sum)
        memory = child_megabytes(case)
        per_second = case.pages / seconds if case.pages else None
        held = (per_second >= case.mark if per_second else seconds <= case.mark) and memory <= MOST_MEGABYTES
        missed += not held
        mark = f">= {case.mark:g} /s" if case.pages else f"<= {case.mark:g} s"
        rate = f"{per_second:9.1f}" if per_second else " " * 9
        note = "" if held else "  MISSED"
        print(f"{case.name:34}{waited:10.2f}{seconds:13.2f}{rate}{mark:>12}{memory:10.0f}{note}")
    return 1 if missed else 0


def cases() -> list[Case]:
    """Return the papers that are measured."""
    prose, annex = prose_sheet(), annex_sheet()
    source = Source(1)
    found = [
        Case(f"{PAGES} pages of .docx", to_docx(prose, source.random), Kind.DOCX, PAGES, 20.0),
        _pdf_case("prose as PDF", prose),
        _pdf_case("tables as PDF", annex),
        Case(f"annex of {ROWS} rows, .docx", to_docx(annex, source.random), Kind.DOCX, None, 2.0),
        Case(f"annex of {ROWS} rows, .xlsx", to_xlsx(annex, source.random), Kind.XLSX, None, 2.0),
    ]
    found.append(Case(f"annex of {ROWS} rows, PDF", found[2].content, Kind.PDF, None, 2.0))
    if scan_program():
        found.append(Case(f"{SCANNED_PAGES} scanned pages", scan(), Kind.PDF, SCANNED_PAGES, 0.3))
    return found


def prose_sheet() -> Sheet:
    """Return sentences that assign, as many letters as the pages hold."""
    source, sheet = Source(1), Sheet()
    sheet.add("KẾ HOẠCH", bold=True, centred=True)
    letters = 0
    number = 0
    while letters < PAGES * LETTERS_OF_A_PAGE:
        number += 1
        lead = source.lead()[:1]
        partner = source.partners(without=lead, most=1) or ("Sở Y tế",)
        day = f"{source.day():%d/%m/%Y}"
        text = _SENTENCE.format(lead=lead[0], partner=partner[0], work=f"kiểm tra việc chuẩn bị đợt {number}", day=day)
        sheet.add(text, label=f"{number}.")
        letters += len(text)
    return sheet


def annex_sheet() -> Sheet:
    """Return an annex whose rows fill their cells as in real plans."""
    source, sheet = Source(2), Sheet()
    sheet.add("PHỤ LỤC", bold=True, centred=True)
    rows = []
    for number in range(1, ROWS + 1):
        lead = source.lead()[:1]
        work = f"Xây dựng, trình phê duyệt và tổ chức thực hiện phương án phục vụ đại biểu đợt {number}"
        partners = "; ".join(source.partners(without=lead))
        rows.append((str(number), work, lead[0], partners, f"{source.day():%d/%m/%Y}", "Kế hoạch"))
    heading = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm")
    sheet.blocks.append(Grid((heading,), tuple(rows)))
    return sheet


def scan() -> bytes:
    """Return scanned pages full of text."""
    pages = []
    for _ in range(SCANNED_PAGES):
        page = Picture()
        y = 180.0
        for block in prose_sheet().blocks[1:9]:
            y = page.paragraph(y, block.whole)
        pages.append(page)
    return scanned_pdf(*pages)


def read_whole(content: bytes) -> int:
    """Read as an upload is read and return the number of tasks."""
    with tempfile.NamedTemporaryFile(suffix=".upload") as file:
        file.write(content)
        file.flush()
        return len(read_plan(read(Path(file.name), "x")).tasks)


def child_megabytes(case: Case) -> float:
    """Return the most memory a reading child held at once, asked of the kernel while it runs."""
    program = scan_program() if case.name.endswith("scanned pages") else None
    command = [
        sys.executable,
        "-I",
        "-m",
        "dondoc.papers.reader_process",
        case.kind.value,
        *([program] if program else []),
    ]
    most = 0
    with tempfile.TemporaryFile() as source:
        source.write(case.content)
        source.seek(0)
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, env={"LANG": "C.UTF-8"})
        while child.poll() is None:
            most = max(most, _peak_kilobytes(child.pid))
            time.sleep(0.01)
    return most / 1024


def _peak_kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _pdf_case(name: str, sheet: Sheet) -> Case:
    content = to_pdf(sheet)
    pages = content.count(b"/Type/Page/")
    return Case(f"{pages} pages, {name}", content, Kind.PDF, pages, 10.0)


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds waited for an act, and those the processor worked on it here and in children."""
    began, before = time.perf_counter(), os.times()
    act()
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


if __name__ == "__main__":
    sys.exit(main())
