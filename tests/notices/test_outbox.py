"""The outbox row belongs into the transaction of what it tells; no database is touched before that is checked."""

from datetime import UTC, datetime

import pytest

from dondoc.notices import actions


def test_a_notice_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction"):
        actions.post(
            congress_id=1,
            kind="tasks.assigned",
            about="tasks.task:1:1",
            recipient_ids=[1],
            title="Việc mới",
            now=datetime(2015, 10, 8, tzinfo=UTC),
        )
