"""Give work that stands in no plan: what a decision or a conclusion orders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.words import searchable
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.enums import Role
from dondoc.people.queries import agencies, user_ids_with
from dondoc.plans.enums import PartyRole
from dondoc.plans.rules.sections import sentence_case
from dondoc.tasks.actions.keeping import begin_standings, label_of, local_day, plain_standing
from dondoc.tasks.actions.tallying import count_in
from dondoc.tasks.models import Part, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """Work as it is given. leads: in the order they answer. source: the paper that gives it, as it is read aloud.

    code: a free one is found when this one is taken. deadline_text: the deadline in the words of the paper.
    """

    code: str
    title: str
    leads: tuple[int, ...]
    coordinating: tuple[int, ...] = ()
    appraising: tuple[int, ...] = ()
    due_on: date | None = None
    deadline_text: str = ""
    recurring: bool = False
    workstream_id: int | None = None
    source: str = ""

    @property
    def parties(self) -> list[tuple[PartyRole, int, int]]:
        """Role, agency and place of every part."""
        roles = zip(PartyRole, (self.leads, self.coordinating, self.appraising), strict=True)
        return [
            (role, agency_id, 100 * order + place)
            for order, (role, ids) in enumerate(roles)
            for place, agency_id in enumerate(dict.fromkeys(ids))
        ]


@transaction.atomic
def give_new_task(
    *,
    congress_id: int,
    code: str,
    title: str,
    lead: Any,
    due_on: date | None,
    by_id: int | None,
    now: datetime,
    workstream_id: int | None = None,
    reason: str = "",
) -> Task:
    """Give an agency a task of its own and tell its people. code: a free one is found when this one is taken."""
    work = NewTask(code=code, title=title, leads=(lead.pk,), due_on=due_on, workstream_id=workstream_id)
    (task,) = give_new_tasks(congress_id=congress_id, works=[work], by_id=by_id, now=now, reason=reason)
    post(
        congress_id=congress_id,
        kind="tasks.assigned",
        about=f"tasks.task:{task.pk}:{task.ver}",
        recipient_ids=user_ids_with(congress_id, [Role.FOCAL], agency_ids=[lead.pk]),
        title=_("Giao nhiệm vụ %(label)s") % {"label": label_of(task)},
        text=reason,
        path=reverse("tasks:task", args=[task.congress.slug, task.code]),
        group=Group.WORK,
        now=now,
    )
    return task


@transaction.atomic
def give_new_tasks(
    *, congress_id: int, works: Sequence[NewTask], by_id: int | None, now: datetime, reason: str = ""
) -> list[Task]:
    """Give agencies work, with a part for everybody who is named; return the tasks in the order of the works.

    Nobody is told: the caller tells each agency once what it is given, however much it is.
    """
    if not works:
        return []
    words = _words_of(congress_id, works)
    taken = _taken(congress_id, [work.code for work in works])
    tasks = Task.objects.bulk_create(
        [_task_of(congress_id, work, code=_free(work.code, taken), words=words, now=now) for work in works],
        batch_size=200,
    )
    parts = Part.objects.bulk_create(
        [
            Part(
                congress_id=congress_id,
                task=task,
                agency_id=agency_id,
                role=role,
                position=position,
                given_on=task.assigned_on,
            )
            for task, work in zip(tasks, works, strict=True)
            for role, agency_id, position in work.parties
        ],
        batch_size=500,
    )
    count_in(tasks, parts)
    begin_standings(tasks, now=now)
    why = {"reason": reason} if reason else {}
    journal.record_many(
        congress_id=congress_id,
        verb="tasks.task.created",
        about=[
            (task, label_of(task), {**plain_standing(task), **({"source": task.source} if task.source else {}), **why})
            for task in tasks
        ],
        by_id=by_id,
        now=now,
    )
    return tasks


def _task_of(congress_id: int, work: NewTask, *, code: str, words: dict[int, str], now: datetime) -> Task:
    named = " ".join(words.get(agency_id, "") for _role, agency_id, _place in work.parties)
    return Task(
        congress_id=congress_id,
        code=code,
        title=sentence_case(work.title),
        workstream_id=work.workstream_id,
        deadline_text=work.deadline_text[:300],
        due_on=work.due_on,
        original_due_on=work.due_on,
        recurring=work.recurring,
        source=work.source[:200],
        assigned_on=local_day(now),
        created_at=now,
        updated_at=now,
        folded=searchable(code, work.title, work.source, named),
    )


def _words_of(congress_id: int, works: Iterable[NewTask]) -> dict[int, str]:
    ids = {agency_id for work in works for _role, agency_id, _place in work.parties}
    rows = agencies(congress_id).filter(pk__in=ids)
    return {row.pk: f"{row.name} {row.short_name}" for row in rows}


def _taken(congress_id: int, stems: Sequence[str]) -> set[str]:
    """Return the codes that begin like these; one question when all of them share their beginning."""
    begins = stems[0].partition("-")[0]
    rows = Task.objects.filter(congress_id=congress_id)
    if all(stem.startswith(begins) for stem in stems):
        return set(rows.filter(code__startswith=begins).values_list("code", flat=True))
    return {code for stem in stems for code in rows.filter(code__startswith=stem).values_list("code", flat=True)}


def _free(stem: str, taken: set[str]) -> str:
    """Return a code nobody has yet, and take it."""
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    taken.add(candidate)
    return candidate
