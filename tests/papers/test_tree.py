"""The neutral tree as plain values and on the wire between child and parent."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree, from_plain, to_plain
from dondoc.papers.wire import WireBroken, from_wire, to_wire

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.none() | st.integers(1, 500)
PLACES = st.builds(Place, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.none() | TEXTS)
PARAGRAPHS = st.builds(
    Paragraph, TEXTS, PLACES, TEXTS, st.none() | st.integers(0, 8), st.booleans(), st.booleans(),
    st.sampled_from(["", "left", "center", "right", "justify"]),
)  # fmt: skip
CELLS = st.builds(Cell, TEXTS, PLACES, st.booleans(), st.booleans())


@st.composite
def _tables(draw):
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), max_size=4))
    return Table(tuple(rows), draw(PLACES))


TREES = st.builds(
    Tree,
    st.sampled_from(Kind),
    st.lists(PARAGRAPHS | _tables(), max_size=5).map(tuple),
    NUMBERS,
    st.lists(TEXTS, max_size=2).map(tuple),
)


@given(TREES)
def test_plain_values_give_back_the_tree(tree):
    assert from_plain(json.loads(json.dumps(to_plain(tree)))) == tree


@given(TREES)
def test_wire_gives_back_the_tree(tree):
    assert from_wire(to_wire(tree)) == tree


@given(st.binary(max_size=60))
def test_nonsense_on_the_wire_is_no_tree(content):
    with pytest.raises(WireBroken):
        from_wire(content)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "exe"},
        {"texts": 5},
        {"blocks": [["p", [], 7, "", None, False, False, ""]]},
        {"blocks": [["p", [], "x", ["y"], None, False, False, ""]]},
        {"blocks": [["t", [], [[[3, 1]]]]]},
        {"blocks": [["t", [], [[[0, 1]], [[0, 1], [0, 1]]]]]},
        {"blocks": [["p", [1, 2, 3, 4, 5, 6, 7], "x", "", None, False, False, ""]]},
        {"blocks": None},
        {"warnings": 3},
        {"unread": ["1"]},
    ],
)
def test_changed_answer_is_no_tree(change):
    whole = {"kind": "txt", "pages": None, "warnings": [], "unread": [], "texts": ["a"], "blocks": []}
    from_wire(json.dumps(whole).encode())

    with pytest.raises(WireBroken):
        from_wire(json.dumps(whole | change).encode())


def test_text_of_a_merged_cell_travels_once():
    place = Place(table=1)
    row = tuple(Cell("Sở Y tế " * 1000, place, origin=at == 0) for at in range(100))

    assert len(to_wire(Tree(Kind.XLSX, (Table((row,), place),)))) < 20_000
