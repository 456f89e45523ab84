"""What fits the words that were looked for best."""

import pytest

from dondoc.kit.words import searchable
from dondoc.tasks.rules.ranking import AS_TYPED, BEGINNINGS, CODE, SIDE_BY_SIDE, WHOLE_WORDS, ranking


@pytest.mark.parametrize(
    ("typed", "code", "title", "rank"),
    [
        ("kh06-ii-3", "KH06-II-3", "Việc khác", CODE),
        ("KH06-II-3", "KH06-II-31", "Việc khác", SIDE_BY_SIDE),
        ("cờ hoa", "X-1", "Treo Cờ Hoa trên phố", AS_TYPED),
        ("CỜ HOA", "X-1", "Treo cờ hoa trên phố", AS_TYPED),
        ("cờ hoa", "X-1", "Treo cơ hoa trên phố", SIDE_BY_SIDE),
        ("co ho", "X-1", "Treo cờ hoa trên phố", SIDE_BY_SIDE),
        ("cờ hoa", "X-1", "Hoa tươi, cờ và pano", WHOLE_WORDS),
        ("cờ hoa", "X-1", "Hoan nghênh, công bố", BEGINNINGS),
    ],
)
def test_how_well_a_task_fits(typed, code, title, rank):
    assert ranking(typed)(code=code, title=title, folded=searchable(code, title)) == rank
