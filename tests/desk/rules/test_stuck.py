"""Where it is stuck."""

import pytest

from dondoc.desk.rules.stuck import Jam, Raised, jams


def raised(number: int, *, request: str = "", days: int = 1, task: int | None = None, urgent: bool = False) -> Raised:
    return Raised(
        number=number, request=request or f"request {number}", days=days, task_id=task or number, is_urgent=urgent
    )


@pytest.mark.parametrize(
    ("open_ones", "order"),
    [
        ([raised(1, days=2), raised(2, days=5)], [(2,), (1,)]),
        ([raised(1, days=5), raised(2, request="led", days=3), raised(3, request="led", days=2)], [(2, 3), (1,)]),
        ([raised(1), raised(2, urgent=True)], [(2,), (1,)]),
        ([raised(1, days=0), raised(2, request="led", days=0), raised(3, request="led", days=0)], [(2, 3), (1,)]),
        ([raised(2), raised(1)], [(1,), (2,)]),
        ([], []),
    ],
)
def test_jams_come_by_days_times_tasks(open_ones, order):
    assert [jam.numbers for jam in jams(open_ones)] == order


def test_obstacles_with_one_request_are_one_jam_and_a_task_counts_once():
    found = jams(
        [
            raised(1, request="led", days=2, task=7),
            raised(2, request="led", days=6, task=7, urgent=True),
            raised(3, request="led", days=1, task=9),
        ]
    )

    assert found == [Jam(numbers=(1, 2, 3), days=6, task_ids=frozenset({7, 9}), is_urgent=True)]
    assert found[0].weight == 12
