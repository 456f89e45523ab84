"""Search for tasks without marks: every word must be found; the exact ones come first."""

from django.db.models import Case, Count, IntegerField, Q, Value, When, Window

from dondoc.kit.vietnamese import fold, one_line
from dondoc.people.access import Seat
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import TaskRow, filtered, rows_of


def search(seat: Seat, text: str, *, most: int) -> tuple[list[TaskRow], int]:
    """Return the best matches among visible tasks, and how many match in all.

    Order: the code itself, the words with their marks, the words side by side, the words anywhere. Counts what the task
    list shows for the same words.
    """
    matches = filtered(seat, TaskFilter(q=text)).order_by()
    # One look at every text gives both: the number of all matches stands beside each of the best.
    ranked = matches.annotate(rank=_rank(text), every=Window(Count("pk")))
    best = list(ranked.order_by("rank", "plan__code", "position", "pk").values_list("pk", "every")[:most])
    return rows_of([pk for pk, _every in best], now=seat.now), best[0][1] if best else 0


def _rank(text: str) -> Case:
    typed = one_line(text)
    return Case(
        When(Q(code__iexact=typed), then=Value(0)),
        When(Q(title__contains=typed), then=Value(1)),
        When(Q(title__icontains=typed), then=Value(2)),
        When(Q(folded__contains=fold(text)), then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
