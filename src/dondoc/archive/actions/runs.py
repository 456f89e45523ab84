"""Issue many papers, one after the other, each in its own transaction; what was refused is said beside its paper."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.archive import queries
from dondoc.archive.actions.issuing import issue_paper
from dondoc.archive.models import IssuingRun, Outgoing
from dondoc.editions.queries import now_in
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.compat import task
from dondoc.web.db import StaleVersion

log = logging.getLogger(__name__)


@dataclass(slots=True)
class RunResult:
    """What became of the papers of one run. refused: each with the sentence that says why."""

    issued: list[Outgoing] = field(default_factory=list)
    refused: list[tuple[Outgoing, str]] = field(default_factory=list)


def issue_papers(
    *,
    outgoing: Iterable[Outgoing],
    by_id: int | None,
    now: datetime,
    dated_on: date | None = None,
    tell: Callable[[Outgoing, str], None] | None = None,
) -> RunResult:
    """Issue papers in the order given; each is issued whole or not at all, and a refusal stops none after it.

    tell: called after each with the paper and the sentence of its refusal, "" when it is issued. Not to be called
    inside a transaction: what is issued stays issued whatever becomes of the rest.
    """
    result = RunResult()
    for paper in outgoing:
        sentence = ""
        try:
            issue_paper(outgoing=paper, expected_ver=paper.ver, by_id=by_id, now=now, dated_on=dated_on)
            result.issued.append(paper)
        except StaleVersion:
            sentence = _("Dự thảo vừa được người khác sửa. Mở ra xem lại rồi ban hành.")
        except ActionRefused as refused:
            sentence = str(refused)
        if sentence:
            result.refused.append((paper, sentence))
        if tell is not None:
            tell(paper, sentence)
    return result


@transaction.atomic
def begin_run(
    *,
    congress_id: int,
    papers: Sequence[tuple[int, int]],
    by_id: int,
    now: datetime,
    dated_on: date | None,
    instance_id: UUID,
) -> IssuingRun:
    """Write down which papers are to be issued, each with the version that was seen; a job does the work.

    The same submission again returns the run it began.
    """

    def make() -> IssuingRun:
        run = IssuingRun.objects.create(
            congress_id=congress_id,
            papers=[{"id": paper_id, "ver": ver} for paper_id, ver in papers],
            dated_on=dated_on,
            started_by_id=by_id,
            started_at=now,
        )
        issue_run.enqueue(run.pk)
        return run

    return make_once(
        make,
        model=IssuingRun,
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose="archive.run.begun",
        content={"papers": [list(one) for one in papers], "dated_on": dated_on.isoformat() if dated_on else ""},
        now=now,
    )


# The job stands beside its action: what begins a run enqueues it, and imports nothing that begins one.
@task()
def issue_run(run_id: int) -> None:
    """Issue the papers of a run; a job that comes twice goes on where the first one stopped."""
    run = queries.issuing_run(run_id)
    if run is not None and run.finished_at is None:
        carry_out_run(run=run, now=now_in(run.congress, real_now=timezone.now()))


def carry_out_run(*, run: IssuingRun, now: datetime) -> None:
    """Issue the papers of a run that are not done yet; begun again after a crash it goes on where it stopped.

    A paper issued just before a crash is found issued with the version after the one seen: it counts as done.
    """
    results = dict(run.results)
    waiting = [one for one in run.papers if str(one["id"]) not in results]
    for one in waiting:
        paper = queries.outgoing(run.congress_id, one["id"])
        if paper is not None and not _issued_by_this_run(paper, run, one["ver"]):
            refused = _said(paper, seen_ver=one["ver"], run=run, now=now)
        else:
            refused = "" if paper is not None else _("Không còn dự thảo này.")
        results[str(one["id"])] = refused
        IssuingRun.objects.filter(pk=run.pk).update(results=results)
    IssuingRun.objects.filter(pk=run.pk, finished_at__isnull=True).update(finished_at=now)


def _issued_by_this_run(paper: Outgoing, run: IssuingRun, seen_ver: int) -> bool:
    return paper.number is not None and paper.ver == seen_ver + 1 and paper.issued_by_id == run.started_by_id


def _said(paper: Outgoing, *, seen_ver: int, run: IssuingRun, now: datetime) -> str:
    """Issue one paper as it was seen; return the sentence of its refusal, "" when it is issued.

    A paper that cannot be set at all is told from a database that does not answer: the first is refused and the run
    goes on, the second ends the job, which is tried again.
    """
    paper.ver = seen_ver
    try:
        done = issue_papers(outgoing=[paper], by_id=run.started_by_id, now=now, dated_on=run.dated_on)
    except DatabaseError:
        raise
    except Exception:
        log.exception("paper %s of run %s could not be issued", paper.pk, run.pk)
        return _("Không lập được tệp của văn bản này. Mở ra, kiểm tra nội dung rồi ban hành riêng.")
    return done.refused[0][1] if done.refused else ""
