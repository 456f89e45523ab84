"""The report and the assignment of members for those who ask for one by its name."""

from dondoc.archive.composers import Asked, NothingToWrite
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose_content
from dondoc.congress.paper_queries import assignment_facts
from dondoc.congress.rules.assignment import assignment
from dondoc.desk.queries.report import report_facts, usual_period
from dondoc.desk.rules.report import report
from dondoc.papers.layouts.parts import Paper


def compose_report(asked: Asked) -> Paper:
    """Return the report of the seven days that end on the day asked for."""
    from_, on = usual_period(asked.day)
    facts = report_facts(asked.seat, body=asked.body, from_=from_, on=on, dated_on=asked.day)
    return compose_content(letterhead_of(asked.body), report(facts), kind=PaperKind.REPORT, dated_on=asked.day)


def compose_assignment(asked: Asked) -> Paper:
    """Return the notice that assigns the members. Raises NothingToWrite without a committee."""
    facts = assignment_facts(asked.seat.congress.pk, body=asked.body.name)
    if not facts.groups:
        raise NothingToWrite("Đại hội này chưa ghi tiểu ban, tổ giúp việc nào.")
    return compose_content(letterhead_of(asked.body), assignment(facts), kind=PaperKind.ASSIGNMENT, dated_on=asked.day)
