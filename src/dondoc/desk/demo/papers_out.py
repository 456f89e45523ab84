"""What the demo's secretary wrote: letters of urging, issued on their days, and a report that waits as a draft."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from dondoc.archive.actions.contents import draft_content
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import default_body
from dondoc.desk.demo.programme import moment
from dondoc.desk.queries.report import about_of, report_facts, usual_period
from dondoc.desk.rules.report import report
from dondoc.people.access import seat_for
from dondoc.tasks.actions.letters import issue_letters, write_letters
from dondoc.tasks.queries.letters import open_letters

REPORTED_AT = moment(10, 7, 17, 0)


def issue_letter(congress: Any, agency_id: int, by_id: int, now: datetime) -> None:
    """Draft and issue the letter to one agency about what it was late with at this moment."""
    body, batch = default_body(congress.pk), uuid4()
    common = {"by_id": by_id, "now": now}
    write_letters(congress_id=congress.pk, agency_ids=[agency_id], body=body, instance_id=batch, **common)
    done = issue_letters(letters=open_letters(congress.pk, batch=batch), **common)
    if len(done.issued) != 1:
        raise ValueError(f"no letter to agency {agency_id} at {now}: {done.refused}")


def draft_report(congress: Any, secretary: Any, now: datetime) -> None:
    """Draft the report of the seven days that end today."""
    body, seat = default_body(congress.pk), seat_for(secretary, congress.slug)
    from_, on = usual_period(now.date())
    facts = report_facts(seat, body=body, from_=from_, on=on, dated_on=now.date())
    draft_content(
        body=body,
        content=report(facts),
        kind=PaperKind.REPORT,
        dated_on=now.date(),
        about=about_of(from_=from_, on=on),
        by_id=secretary.pk,
        now=now,
    )
