"""The papers the product was given with known truth: what the reader makes of them, field by field."""

from dataclasses import dataclass

import pytest

from dondoc.desk.demo import plan_06, plan_09, sample
from dondoc.desk.demo.assignments import Assignment
from dondoc.desk.demo.papers import SAMPLE_NAME, build_papers, build_sample
from dondoc.kit.vietnamese import fold
from dondoc.people.rules.names import matching_key
from dondoc.plans.reader import Draft
from dondoc.plans.reading import read_upload

TRUTH = {"06": plan_06.ASSIGNMENTS, "09": plan_09.ASSIGNMENTS, "sample": sample.ASSIGNMENTS}


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the known tasks that were found and of their fields that were read right; `extra` counts inventions."""

    found: float
    extra: int
    lead: float
    coordinating: float
    due: float


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    papers = {("06" if "06" in name else "09"): (name, content) for name, content in build_papers().items()}
    papers["sample"] = (SAMPLE_NAME, build_sample())
    return {key: read_upload(content=content, file_name=name).draft for key, (name, content) in papers.items()}


def measure(draft: Draft, truth: tuple[Assignment, ...]) -> Figures:
    left = list(draft.tasks)
    pairs = []
    for known in truth:
        words = fold(known.words)
        match = next((task for task in left if words in fold(task.text) or fold(task.text) in words), None)
        if match is not None:
            left.remove(match)
            pairs.append((known, match))
    return Figures(
        found=len(pairs) / len(truth),
        extra=len(left),
        lead=_share(pairs, "lead"),
        coordinating=_share(pairs, "coordinating"),
        due=sum(known.due == task.due for known, task in pairs) / len(pairs),
    )


def _share(pairs, role: str) -> float:
    def keys(names) -> set[str]:
        return {matching_key(name) for name in names}

    right = sum(keys(getattr(known, role)) == keys(p.name for p in getattr(task, role)) for known, task in pairs)
    return right / len(pairs)


@pytest.mark.parametrize("paper", list(TRUTH))
def test_tasks_are_found_and_none_invented(drafts, paper):
    figures = measure(drafts[paper], TRUTH[paper])
    print(paper, figures)

    assert figures.found >= 0.93
    assert figures.extra <= 2


@pytest.mark.parametrize("paper", list(TRUTH))
def test_leads_partners_and_days_are_read(drafts, paper):
    figures = measure(drafts[paper], TRUTH[paper])

    assert figures.lead >= 0.93
    assert figures.coordinating >= 0.9
    assert figures.due >= 0.95


def test_the_heads_are_read(drafts):
    head = drafts["06"].head

    assert (head.kind, head.symbol, str(head.issued_on)) == ("Kế hoạch", "06-KH/TBPV", "2015-04-20")
    assert "tuyên truyền" in head.subject


@pytest.mark.parametrize("paper", list(TRUTH))
def test_reading_twice_gives_the_same(drafts, paper):
    content = build_sample() if paper == "sample" else next(c for n, c in build_papers().items() if paper in n)

    again = read_upload(content=content, file_name="lan-hai.docx").draft

    assert again == drafts[paper]
