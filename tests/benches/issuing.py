"""What issuing costs: `python -m tests.benches.issuing [papers] [--postgresql]`.

One notice with a table and two pages of words, then letters to as many agencies, one after the other, Word and PDF each.
"""

import json
import sys
import time
from contextlib import ExitStack

from tests.trust.issuing_at_once import prepare

PAPERS = 100


def main() -> None:
    """Print the seconds of one notice and of all letters as one line of JSON."""
    database = "postgresql" if "--postgresql" in sys.argv else "sqlite"
    count = next((int(word) for word in sys.argv[1:] if word.isdecimal()), PAPERS)
    with ExitStack() as stack:
        prepare(stack, database)
        print(json.dumps(_measured(count) | {"database": database}))


def _measured(count: int) -> dict[str, float]:
    from dondoc.archive.actions.outgoing import issue_paper
    from dondoc.archive.actions.runs import issue_papers
    from dondoc.archive.enums import PaperKind
    from dondoc.papers.layouts.parts import Column, Heading, Table, Text
    from tests.factories.archive import make_body, make_draft
    from tests.factories.people import NOW, make_congress

    body = make_body(make_congress())
    words = "Giao các cơ quan tiếp tục thực hiện nhiệm vụ được phân công, báo cáo kết quả trước ngày 15/10/2015. " * 3
    table = Table((Column(heading="TT", width_mm=15), Column(heading="Việc", width_mm=120)), (("1", words),) * 20)
    blocks = (Heading("I. KẾT LUẬN"), *(Text(words, f"{place}.") for place in range(1, 21)), table)
    notice = make_draft(body, blocks=blocks)
    letters = [
        make_draft(body, kind=PaperKind.LETTER, subject=f"đôn đốc lần {place}", addressees=(f"Sở số {place}",))
        for place in range(count)
    ]
    began = time.perf_counter()
    issue_paper(outgoing=notice, expected_ver=notice.ver, by_id=None, now=NOW)
    after_one = time.perf_counter()
    done = issue_papers(outgoing=letters, by_id=None, now=NOW)
    return {
        "notice_seconds": round(after_one - began, 2),
        "letters": len(done.issued),
        "letters_seconds": round(time.perf_counter() - after_one, 2),
    }


if __name__ == "__main__":
    main()
