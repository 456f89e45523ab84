"""Two versions of a plan: what is new, moved, given to others, reworded or dropped, and what a person must say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.rules.revision import (
    Change,
    ChangeKind,
    Decision,
    Difference,
    Line,
    compare,
    decided,
    from_plain,
    to_plain,
)


def line(position: int, text: str, *, lead: str = "#1", due: int | None = 10, **values) -> Line:
    given = {
        "ref": str(position),
        "position": position,
        "label": str(position),
        "section": "I",
        "text": text,
        "due_on": date(2015, 10, due) if due else None,
        "recurring": False,
        "deadline_text": "",
        "parties": {"lead": (lead,)} if lead else {},
        "names": {"lead": (f"cơ quan {lead}",)} if lead else {},
    }
    return Line(**given | values)


HALL = line(1, "trang trí hội trường và các trục đường chính")
FOOD = line(2, "kiểm tra an toàn thực phẩm tại các khách sạn", lead="#2")
POWER = line(3, "lắp đặt máy phát điện dự phòng tại hội trường", lead="#3")


def kinds(changes: tuple[Change, ...]) -> list[ChangeKind]:
    return [change.kind for change in changes]


def test_the_same_plan_changes_nothing():
    assert set(kinds(compare([HALL, FOOD, POWER], [HALL, FOOD, POWER]))) == {ChangeKind.UNCHANGED}


def test_an_item_that_moved_in_the_outline_is_the_same():
    moved = replace(HALL, position=9, label="9", section="II")

    assert kinds(compare([HALL, FOOD], [FOOD, moved])) == [ChangeKind.UNCHANGED, ChangeKind.UNCHANGED]


@pytest.mark.parametrize(
    ("newer", "differences"),
    [
        (replace(HALL, due_on=date(2015, 10, 12)), {Difference.DATE}),
        (replace(HALL, recurring=True, due_on=None), {Difference.DATE}),
        (replace(HALL, parties={"lead": ("#7",)}), {Difference.LEAD}),
        (replace(HALL, parties={"lead": ("#1",), "coordinating": ("#7",)}), {Difference.PARTIES}),
        (replace(HALL, text="trang trí hội trường và các trục đường chính của thành phố"), {Difference.WORDING}),
        (
            replace(HALL, due_on=date(2015, 10, 12), parties={"lead": ("#7",)}),
            {Difference.DATE, Difference.LEAD},
        ),
        (replace(HALL, text="Trang trí hội trường và các trục đường chính;"), set()),
    ],
)
def test_a_difference_is_named(newer, differences):
    change = compare([HALL, FOOD], [newer, FOOD])[0]

    assert change.differences == differences
    assert change.old == HALL


def test_a_day_once_given_goes_on_while_the_same_words_are_not_understood():
    vague = replace(HALL, deadline_text="đầu tháng 9")

    assert kinds(compare([vague], [replace(vague, due_on=None)])) == [ChangeKind.UNCHANGED]
    other = replace(vague, due_on=None, deadline_text="cuối tháng 9")
    assert compare([vague], [other])[0].differences == {Difference.DATE}


def test_new_and_dropped_items_are_told_apart():
    changes = compare([HALL, FOOD], [HALL, POWER])

    assert [(change.kind, change.line.text) for change in changes] == [
        (ChangeKind.UNCHANGED, HALL.text),
        (ChangeKind.NEW, POWER.text),
        (ChangeKind.DROPPED, FOOD.text),
    ]


def test_nobody_leading_in_the_new_version_takes_nobody_away():
    assert kinds(compare([HALL], [replace(HALL, parties={}, held_back=True)])) == [ChangeKind.UNCHANGED]


@pytest.mark.parametrize(
    ("old", "new", "in_doubt"),
    [
        (HALL, replace(HALL, text="trang trí hội trường và các trục đường chính, cổng chào"), False),
        (HALL, replace(HALL, text="trang trí, chỉnh trang hội trường"), True),
        (line(1, "may 100 lá cờ Tổ quốc"), line(1, "may 200 lá cờ Tổ quốc"), True),
        (
            line(1, "in tài liệu phục vụ đại biểu chính thức"),
            line(8, "in tài liệu phục vụ đại biểu khách mời", lead="#9"),
            True,
        ),
    ],
)
def test_a_pair_that_words_do_not_settle_is_in_doubt(old, new, in_doubt):
    change = compare([old], [new])[0]

    assert (change.kind, change.in_doubt) == (ChangeKind.CHANGED, in_doubt)


def test_of_two_items_with_the_same_words_each_keeps_its_place():
    first, second = line(1, "báo cáo tiến độ hằng tuần"), line(2, "báo cáo tiến độ hằng tuần", section="II")

    changes = compare([first, second], [replace(second, due_on=date(2015, 10, 15)), first])

    assert [change.old.section for change in changes] == ["II", "I"]


def test_a_decision_splits_a_pair_or_leaves_it():
    changes = compare([HALL, FOOD], [replace(HALL, due_on=date(2015, 10, 12)), POWER])

    two = decided(changes, {changes[0].key: Decision.TWO})

    assert kinds(two) == [ChangeKind.NEW, ChangeKind.DROPPED]
    assert decided(changes, {}) == ()
    assert kinds(decided(changes, {change.key: Decision.APPLY for change in changes})) == [
        ChangeKind.CHANGED,
        ChangeKind.NEW,
        ChangeKind.DROPPED,
    ]


def test_a_line_comes_back_from_the_archive_as_it_was():
    whole = replace(HALL, due_on=None, recurring=True, parties={"lead": ("#1", "#2"), "coordinating": ("so y te",)})

    assert from_plain(to_plain(whole)) == whole


WORDS = st.lists(
    st.sampled_from(["treo", "cờ", "dọn", "xe", "in", "giấy", "mời", "đại", "biểu", "hội", "trường", "số", "1", "2"]),
    min_size=1,
    max_size=6,
)
OUTLINES = st.lists(WORDS.map(" ".join), max_size=8).map(
    lambda texts: [line(number, text) for number, text in enumerate(texts, start=1)]
)


@given(OUTLINES, OUTLINES)
def test_every_item_of_both_versions_stands_in_exactly_one_change(old, new):
    changes = compare(old, new)

    assert sorted(change.old.ref for change in changes if change.old) == sorted(one.ref for one in old)
    assert sorted(change.new.ref for change in changes if change.new) == sorted(one.ref for one in new)
    assert len({change.key for change in changes}) == len(changes)
