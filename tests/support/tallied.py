"""The proof that no way of changing tasks forgets the tally: after every test both are compared."""

from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from dondoc.tasks.models import Tally, Task
from dondoc.tasks.queries.recount import wrong_lines

BY_HAND = "writes_tasks_by_hand"


@pytest.fixture(autouse=True)
def the_tally_is_right(request: pytest.FixtureRequest, django_db_blocker: object) -> Iterator[None]:
    """Count again what the tally says of every congress, once the test has done what it does.

    A test that writes rows of tasks past every action says so by the mark `writes_tasks_by_hand`.
    """
    database = next((name for name in ("transactional_db", "db", "demo") if name in request.fixturenames), None)
    if database is None and request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue(database or _kind(request))
    yield
    if request.node.get_closest_marker(BY_HAND) is None:
        with django_db_blocker.unblock():
            assert connections[DEFAULT_DB_ALIAS].needs_rollback or _wrong() == {}


def _kind(request: pytest.FixtureRequest) -> str:
    mark = request.node.get_closest_marker("django_db")
    return "transactional_db" if mark is not None and mark.kwargs.get("transaction") else "db"


def _wrong() -> dict[int, object]:
    congresses = set(Task.objects.values_list("congress_id", flat=True).order_by().distinct())
    congresses |= set(Tally.objects.values_list("congress_id", flat=True).order_by().distinct())
    return {one: found for one in congresses if (found := wrong_lines(one))}
