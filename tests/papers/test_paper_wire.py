"""A paper on its way through a database: back it comes the same, and nothing else is taken for one."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Column, GroupRow, Heading, Paper, Table, Text
from dondoc.papers.layouts.wire import FORM, from_plain, to_plain

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_some_words = st.lists(_words, max_size=3).map(tuple)


@st.composite
def _tables(draw):
    columns = draw(
        st.lists(
            st.builds(Column, heading=_words, width_mm=st.floats(0.1, 400), align=st.sampled_from(Align)),
            min_size=1,
            max_size=4,
        )
    )
    row = st.tuples(*[_words] * len(columns))
    return Table(tuple(columns), tuple(draw(st.lists(row | st.builds(GroupRow, _words, _words), max_size=4))))


_blocks = st.lists(
    st.builds(Heading, _words, st.integers(1, 9)) | st.builds(Text, _words, _words, _words) | _tables(), max_size=4
).map(tuple)
_annexes = st.builds(Annex, title=_words, subject=_words, note=_words, blocks=_blocks, landscape=st.booleans())
papers = st.builds(
    Paper,
    **dict.fromkeys(("superior", "issuer", "number", "place", "kind", "subject"), _words),
    **dict.fromkeys(("signed", "footer", "urgency", "signatory"), _words),
    **dict.fromkeys(("bases", "authority", "recipients", "addressees"), _some_words),
    issued_on=st.dates(),
    is_letter=st.booleans(),
    blocks=_blocks,
    annexes=st.lists(_annexes, max_size=2).map(tuple),
)


@given(papers)
def test_a_paper_comes_back_from_json_the_same(paper):
    assert from_plain(json.loads(json.dumps(to_plain(paper)))) == paper


SMALL = {
    **dict.fromkeys(("superior", "issuer", "number", "place", "kind", "subject"), "a"),
    "form": FORM,
    "issued_on": "2015-04-20",
}
WHOLE = {
    **SMALL,
    "blocks": [
        {"is": "text", "text": "a"},
        {"is": "heading", "text": "I."},
        {"is": "table", "columns": [{"heading": "TT", "width_mm": 9}], "rows": [["1"], {"label": "I", "title": "b"}]},
    ],
    "annexes": [{"title": "a", "subject": "b", "blocks": []}],
}


def test_parts_a_later_release_added_take_their_defaults():
    paper = from_plain(WHOLE)

    assert (paper.addressees, paper.is_letter, paper.signatory) == ((), False, "")
    assert paper.blocks[0] == Text("a")
    assert paper.annexes[0].landscape


def _without(name):
    return {key: value for key, value in SMALL.items() if key != name}


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        "paper",
        {},
        {**SMALL, "form": 2},
        {**SMALL, "form": "1"},
        {**SMALL, "form": True},
        *(_without(name) for name in SMALL),
        {**SMALL, "secret": "x"},
        {**SMALL, "number": 6},
        {**SMALL, "issued_on": "20/4/2015"},
        {**SMALL, "issued_on": 20150420},
        {**SMALL, "is_letter": 1},
        {**SMALL, "recipients": "Sở Y tế"},
        {**SMALL, "recipients": [None]},
        {**SMALL, "annexes": [{"title": "a"}]},
        {**SMALL, "annexes": {}},
    ],
)
def test_what_is_no_paper_is_refused(plain):
    with pytest.raises(ValueError, match=r"."):
        from_plain(plain)


@pytest.mark.parametrize(
    "block",
    [
        "a",
        {},
        {"is": "paper", "text": "a"},
        {"is": ["text"], "text": "a"},
        {"is": "text"},
        {"is": "text", "text": "a", "colour": "red"},
        {"is": "heading", "text": "a", "level": 0},
        {"is": "heading", "text": "a", "level": True},
        {"is": "table", "columns": [], "rows": [["1"]]},
        {"is": "table", "columns": [{"heading": "a", "width_mm": 0}], "rows": []},
        {"is": "table", "columns": [{"heading": "a", "width_mm": float("nan")}], "rows": []},
        {"is": "table", "columns": [{"heading": "a", "width_mm": 1, "align": "middle"}], "rows": []},
        {"is": "table", "columns": [{"heading": "a", "width_mm": 1}], "rows": [["1", "2"]]},
        {"is": "table", "columns": [{"heading": "a", "width_mm": 1}], "rows": [{"label": "a"}]},
    ],
)
def test_what_is_no_block_is_refused(block):
    with pytest.raises(ValueError, match=r"."):
        from_plain({**deepcopy(SMALL), "blocks": [block]})
