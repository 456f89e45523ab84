"""Give papers their numbers: one after the other in a congress, without a gap."""

from dondoc.tasks.models import Counter
from dondoc.web.db import locked


def take_number(congress_id: int, kind: str) -> int:
    """Return the next number of a kind of paper, inside the caller's transaction, which holds it until it ends."""
    Counter.objects.get_or_create(congress_id=congress_id, kind=kind)
    counter = locked(Counter.objects.filter(congress_id=congress_id, kind=kind)).get()
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
