"""What the room does in the background; each job calls one action."""

from django.utils import timezone

from dondoc.archive import queries
from dondoc.archive.actions.runs import carry_out_run
from dondoc.editions.queries import now_in
from dondoc.web.compat import task


@task()
def issue_run(run_id: int) -> None:
    """Issue the papers of a run; a job that comes twice goes on where the first one stopped."""
    run = queries.issuing_run(run_id)
    if run is not None and run.finished_at is None:
        carry_out_run(run=run, now=now_in(run.congress, real_now=timezone.now()))
