"""What was done with a task, in sentences and by whom."""

from dondoc.people.access import Seat
from dondoc.people.history import Said, said, said_of

__all__ = ["Said", "entries_of_task", "said"]


def entries_of_task(seat: Seat, task_id: int, *, most: int) -> tuple[list[Said], int]:
    """Return the newest entries of a task as sentences, and how many there are in all."""
    return said_of(congress_id=seat.congress.pk, target_kind="tasks.task", target_id=task_id, most=most)
