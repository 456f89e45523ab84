"""Which state may follow which; what a task needs before it is done."""

from dondoc.tasks.enums import TaskState

FOLLOWS: dict[TaskState, frozenset[TaskState]] = {
    TaskState.ASSIGNED: frozenset({TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.CANCELLED}),
    TaskState.ACCEPTED: frozenset({TaskState.IN_PROGRESS, TaskState.CANCELLED}),
    TaskState.IN_PROGRESS: frozenset({TaskState.IN_APPRAISAL, TaskState.DONE, TaskState.CANCELLED}),
    TaskState.IN_APPRAISAL: frozenset({TaskState.DONE, TaskState.REWORKING, TaskState.CANCELLED}),
    TaskState.REWORKING: frozenset({TaskState.IN_APPRAISAL, TaskState.DONE, TaskState.CANCELLED}),
    TaskState.DONE: frozenset(),
    TaskState.CANCELLED: frozenset(),
}


def may_follow(*, now_in: TaskState, next_state: TaskState, has_appraiser: bool) -> bool:
    """Return whether a task may go on to the next state; with an appraising agency only its verdict makes it done."""
    if next_state == TaskState.DONE and has_appraiser and now_in != TaskState.IN_APPRAISAL:
        return False
    return next_state in FOLLOWS[now_in]


def untouched(state: TaskState) -> bool:
    """Return whether nobody has begun, so that an import can still be undone."""
    return state == TaskState.ASSIGNED
