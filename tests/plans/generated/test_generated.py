"""Papers printed from a known list of tasks give that list back, in every form and every kind of file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.generated.compose import paper, papers
from tests.plans.generated.forms import FORMS
from tests.plans.generated.measure import Figures, measure, total
from tests.plans.generated.printers import to_vni
from tests.plans.generated.sheet import Grid, Sheet
from tests.plans.generated.truth import Source

SAMPLE = 24


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    by_form: dict[str, list[Figures]] = {}
    for one in papers(count=SAMPLE, seed=7):
        by_form.setdefault(one.form, []).append(measure(one)[0])
    return {form: total(group) for form, group in by_form.items()}


def test_sample_holds_every_form(figures):
    assert set(figures) == set(FORMS)
    assert sum(one.papers for one in figures.values()) == SAMPLE
    assert all(one.known >= 3 for one in figures.values())


def test_tasks_of_the_sample_are_found_and_none_invented(figures):
    whole = total(figures.values())

    assert whole.refused == 0
    assert whole.f1 >= 0.98
    assert whole.invented <= 0.01 * whole.known


def test_rows_of_the_sample_come_back_whole(figures):
    assert total(figures.values()).whole_share >= 0.95


@pytest.mark.parametrize("form", [form for form in FORMS if form != "captioned"])
def test_every_form_is_read(figures, form):
    assert figures[form].f1 >= 0.97
    assert figures[form].whole_share >= 0.8


def test_no_agency_changes_its_role(figures):
    roles = total(figures.values()).roles
    moved = sum(count for (known, read), count in roles.items() if known != read)

    assert moved <= 0.01 * sum(roles.values())


@settings(max_examples=10, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**9), form=st.sampled_from(["table", "two annexes", "letter"]), turn=st.integers(0, 5))
def test_any_list_printed_is_the_list_read(seed, form, turn):
    printed = paper(seed, form, turn=turn)

    figures, misses = measure(printed)

    assert (figures.found, figures.invented) == (len(printed.tasks), 0), misses


@given(seed=st.integers(0, 10**9), form=st.sampled_from(list(FORMS)))
@settings(max_examples=20, deadline=None)
def test_a_paper_depends_on_its_seed_alone(seed, form):
    first, again = Sheet(), Sheet()

    assert FORMS[form](Source(seed), first) == FORMS[form](Source(seed), again)
    assert first == again


def test_truth_stands_in_the_print():
    for one in range(40):
        source, sheet = Source(one), Sheet()
        tasks = FORMS[list(FORMS)[one % len(FORMS)]](source, sheet)
        printed = "\n".join(
            " ".join(text or "" for row in block.rows for text in row) if isinstance(block, Grid) else block.text
            for block in sheet.blocks
        ).lower()
        assert all(task.work.lower() in printed and task.deadline.words.lower() in printed for task in tasks)


def test_measuring_sees_what_is_wrong():
    printed = paper(1, "table")
    others = paper(2, "table")

    swapped = type(printed)(1, "table", printed.file, others.content, printed.tasks, printed.issued_on)
    figures, misses = measure(swapped)

    assert figures.f1 < 0.5
    assert {"missed", "invented"} <= {miss.field for miss in misses}


def test_old_letters_are_written_as_their_fonts_hold_them():
    assert to_vni("Đại hội Đảng bộ, sở tại, người, ưu") == "Ñaïi hoäi Ñaûng boä, sôû taïi, ngöôøi, öu"
