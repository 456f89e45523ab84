"""What is told of a task elsewhere, as the states it went through here."""

from collections.abc import Sequence
from datetime import datetime

from dondoc.tasks.enums import TaskState

States = tuple[tuple[datetime, TaskState], ...]


def states_of(
    *,
    created_at: datetime,
    updated_at: datetime,
    state: TaskState,
    changes: Sequence[tuple[datetime, TaskState, TaskState]],
) -> States:
    """Return the states of a task and since when, the present one last; nothing is guessed that could be told.

    changes: moment, state before, state after, in order of time. A task nobody told a change of was given when it was
    made and came to its present state when it was last changed. Two equal states in a row are one.
    """
    found = [(created_at, changes[0][1] if changes else TaskState.ASSIGNED)]
    for at, _before, after in changes:
        if found[-1][1] != after:
            found.append((at, after))
    if found[-1][1] != state:
        found.append((max(updated_at, found[-1][0]), state))
    return tuple(found)
