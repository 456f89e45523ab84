"""Several acts at the same moment, as several people's browsers ask for them.

Really at once where the database has row locks; SQLite lets the second wait, so there it comes after.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from dondoc.people.actions.invitations import InvitationGone
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion

REFUSALS = (ActionRefused, StaleVersion, InvitationGone)
# Threads need committed rows; the journal, being append-only, can be emptied between tests by TRUNCATE alone.
WITH_COMMITTED_ROWS = pytest.mark.django_db(transaction=connection.vendor == "postgresql")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Return what each act returned, or the kind of its refusal."""
    if connection.vendor != "postgresql":
        return [_outcome(act) for act in acts]
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait(timeout=20)
        try:
            return _outcome(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def _outcome(act: Callable[[], object]) -> object:
    try:
        return act()
    except REFUSALS as refused:
        return type(refused)
