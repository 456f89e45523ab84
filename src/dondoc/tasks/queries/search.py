"""Search for tasks without marks: each word begins a word of the task; those that fit best come first."""

from dataclasses import dataclass

from django.db.models import QuerySet

from dondoc.kit.vietnamese import one_line
from dondoc.kit.words import asked_words
from dondoc.people.access import Seat
from dondoc.tasks.models import Part, Task
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import TaskRow, filtered, rows_of
from dondoc.tasks.rules.ranking import ranking
from dondoc.web.db_words import newest_with_words

MOST_RANKED = 1000


@dataclass(frozen=True, slots=True)
class FoundTasks:
    """The best matches, and how many visible tasks match; with `and_more` these are only the newest of them."""

    rows: tuple[TaskRow, ...] = ()
    count: int = 0
    and_more: bool = False


def search(seat: Seat, text: str, *, most: int) -> FoundTasks:
    """Return the best matches among visible tasks: the code itself, the words with their marks, side by side, anywhere.

    Finds what the task list shows for the same words. Of a word that stands in very many tasks the newest thousand are
    put in order; a task whose code was typed is found in any case.
    """
    words = asked_words(text)
    if not words:
        return FoundTasks()
    ids = _matches(seat, words)
    and_more = len(ids) > MOST_RANKED
    if and_more:
        ids = [*ids[:MOST_RANKED], *_with_code(seat, text)]
    return FoundTasks(
        rows=tuple(rows_of(_best(text, ids, most=most), now=seat.now)),
        count=min(len(ids), MOST_RANKED),
        and_more=and_more,
    )


def _matches(seat: Seat, words: tuple[str, ...]) -> list[int]:
    visible = filtered(seat, TaskFilter()).order_by()
    if seat.sees_all:
        return newest_with_words(visible, "folded", words, most=MOST_RANKED + 1)
    # An agency's own tasks are few beside all that a word may stand in: they are named first, then read.
    own = Part.objects.filter(agency_id__in=seat.agency_ids).values("task_id")
    found = visible.filter(pk__in=own, folded__reads_words=words).order_by("-pk")
    return list(found.values_list("pk", flat=True)[: MOST_RANKED + 1])


def _with_code(seat: Seat, text: str) -> QuerySet[Task]:
    typed = one_line(text)
    found = filtered(seat, TaskFilter()).order_by().filter(code__in={typed, typed.upper()})
    return found.values_list("pk", flat=True)


def _best(text: str, ids: list[int], *, most: int) -> list[int]:
    """Return the ids of those that fit best; alike ones in the order of their plans."""
    if not ids:
        return []
    rank, found = ranking(text), Task.objects.filter(pk__in=ids).order_by()
    ordered = sorted(
        (rank(code=code, title=title, folded=folded), plan is None, plan or "", position, pk)
        for pk, code, title, folded, plan, position in found.values_list(
            "pk", "code", "title", "folded", "plan__code", "position"
        )
    )
    return [pk for *_order, pk in ordered[:most]]
