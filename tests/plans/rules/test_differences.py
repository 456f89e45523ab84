"""What changed between two drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.enums import ItemChange
from dondoc.plans.rules.differences import differences, tally, words_between

FLAGS = "Treo 540 cờ Tổ quốc trên các tuyến phố chính"
MORE_FLAGS = "Treo 600 cờ Tổ quốc trên các tuyến phố chính"
PANELS = "Dựng 24 pano cỡ lớn tại Quảng trường 16/3"
FILM = "Xây dựng phim tài liệu thời lượng 30 phút"


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([], [], []),
        ([FLAGS], [FLAGS], ["same"]),
        ([], [FLAGS], ["new"]),
        ([FLAGS], [], ["dropped"]),
        ([FLAGS], [MORE_FLAGS], ["changed"]),
        ([FLAGS], [FILM], ["dropped", "new"]),
        ([FLAGS, PANELS, FILM], [FLAGS, FILM], ["same", "dropped", "same"]),
        ([FLAGS, PANELS], [PANELS, MORE_FLAGS, FILM], ["same", "changed", "new"]),
        ([FLAGS, FLAGS], [FLAGS], ["same", "dropped"]),
    ],
)
def test_items_pair_once_and_keep_the_later_order(before, after, changes):
    assert [str(one.change) for one in differences(before, after)] == changes


def test_the_words_of_a_changed_item_are_marked():
    [one] = differences([FLAGS], [MORE_FLAGS])

    assert [(piece.kind, piece.text) for piece in one.pieces] == [
        ("same", "Treo"),
        ("dropped", "540"),
        ("new", "600"),
        ("same", "cờ Tổ quốc trên các tuyến phố chính"),
    ]


def test_a_tally_counts_every_kind():
    found = tally(differences([FLAGS, PANELS], [MORE_FLAGS, FILM]))

    assert found == {ItemChange.SAME: 0, ItemChange.CHANGED: 1, ItemChange.NEW: 1, ItemChange.DROPPED: 1}


_TEXTS = st.lists(st.sampled_from([FLAGS, MORE_FLAGS, PANELS, FILM, "", "x"]), max_size=8)


@given(before=_TEXTS, after=_TEXTS)
def test_every_item_of_both_versions_is_told_exactly_once(before, after):
    found = differences(before, after)

    assert [one.after for one in found if one.change != ItemChange.DROPPED] == after
    assert sorted(one.before for one in found if one.change != ItemChange.NEW) == sorted(before)


@given(before=st.text(alphabet="ab ", max_size=20), after=st.text(alphabet="ab ", max_size=20))
def test_the_pieces_hold_both_texts(before, after):
    pieces = words_between(before, after)

    assert " ".join(one.text for one in pieces if one.kind != "new").split() == before.split()
    assert " ".join(one.text for one in pieces if one.kind != "dropped").split() == after.split()
