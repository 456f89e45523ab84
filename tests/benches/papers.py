"""How fast official papers are written, as Word and PDF files; the marks are those of docs/domain/official-papers.md.

`python -m tests.benches.papers` prints the table.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dondoc.papers.layouts import PARTY_2004
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import write_pdf
from tests.support.official import invitation, letter, notice, report

LETTERS = 100
TASKS = 400


@dataclass(frozen=True, slots=True)
class Case:
    """Papers to be written; `mark_s` is the time they may take."""

    name: str
    papers: Sequence[Paper]
    mark_s: float


def main() -> int:
    """Print the table; return 1 when a figure misses its mark.

    The marks hold for the processor's seconds, which other work on the machine hardly changes; the seconds a person
    waits are printed beside them.
    """
    print(f"{'papers':34}{'waited s':>10}{'processor s':>13}{'docx':>8}{'pdf':>8}{'mark':>10}")
    # Styles and fonts are read once by a running program. Each case then runs once: typst remembers what it has set.
    _written([invitation(PARTY_2004)])
    missed = 0
    for case in cases():
        waited, seconds, docx, pdf = _written(case.papers)
        missed += seconds > case.mark_s
        note = "  MISSED" if seconds > case.mark_s else ""
        print(f"{case.name:34}{waited:10.2f}{seconds:13.2f}{docx:8.2f}{pdf:8.2f}{f'<= {case.mark_s:g} s':>10}{note}")
    return 1 if missed else 0


def cases() -> list[Case]:
    """Return the papers that are measured."""
    urging = letter(PARTY_2004)
    letters = [
        replace(urging, number=f"{number}-CV/TBPV", addressees=(f"Cơ quan thứ {number}",))
        for number in range(1, LETTERS + 1)
    ]
    return [
        Case(f"{LETTERS} urging letters", letters, 10.0),
        Case("notice of 25 conclusions", [notice(PARTY_2004)], 2.0),
        Case(f"report over {TASKS} tasks", [report(PARTY_2004, tasks=TASKS)], 3.0),
    ]


def _written(papers: Sequence[Paper]) -> tuple[float, float, float, float]:
    """Return seconds waited, the processor's seconds, and its seconds for Word and for PDF."""
    waited, docx = _timed(lambda: [write_docx(paper, PARTY_2004) for paper in papers])
    more, pdf = _timed(lambda: [write_pdf(paper, PARTY_2004) for paper in papers])
    return waited + more, docx + pdf, docx, pdf


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    began, used = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - used


if __name__ == "__main__":
    sys.exit(main())
