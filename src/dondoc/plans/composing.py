"""Papers about plans for those who ask for one by its name."""

from typing import Any

from dondoc.archive.composers import Asked, NothingToWrite
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose_content
from dondoc.papers.layouts.parts import Paper
from dondoc.plans.paper_queries import coverage_facts, plan_facts
from dondoc.plans.queries import plans
from dondoc.plans.rules.papers import coverage_paper, plan_paper


def compose_plan(asked: Asked) -> Paper:
    """Return the first plan of the congress written out with its annex. Raises NothingToWrite without a plan."""
    content = plan_paper(plan_facts(_plans(asked)[0], body=asked.body, dated_on=asked.day))
    return compose_content(letterhead_of(asked.body), content, kind=PaperKind.PLAN, dated_on=asked.day)


def compose_coverage(asked: Asked) -> Paper:
    """Return the agencies without an own plan, for the plan most of them are late with.

    Raises NothingToWrite when nobody was asked for an own plan.
    """
    every = [coverage_facts(plan, body=asked.body, on=asked.day) for plan in _plans(asked)]
    facts = max((one for one in every if one.asked), key=lambda one: len(one.lacking), default=None)
    if facts is None:
        raise NothingToWrite("Chưa yêu cầu cơ quan nào xây dựng kế hoạch cụ thể hóa.")
    return compose_content(
        letterhead_of(asked.body), coverage_paper(facts), kind=PaperKind.COVERAGE, dated_on=asked.day
    )


def _plans(asked: Asked) -> list[Any]:
    found = list(plans(asked.seat.congress.pk))
    if not found:
        raise NothingToWrite("Đại hội này chưa có kế hoạch nào.")
    return found
