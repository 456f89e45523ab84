"""The plan reader: a paper's neutral tree in, its tasks and questions out. Pure: no Django, no network, no clock.

`read_plan` is the door; `to_plain` and `from_plain` store a draft as JSON; `resolve_event` dates what hangs on the
congress. How it works and how it is extended: docs/domain/plan-reader.md.
"""

from dondoc.plans.reader.draft import (
    Draft,
    EventDue,
    Head,
    Party,
    Question,
    QuestionCode,
    Span,
    TaskDraft,
    from_plain,
    to_plain,
)
from dondoc.plans.reader.events import resolve_event
from dondoc.plans.reader.reading import read_plan

__all__ = [
    "Draft", "EventDue", "Head", "Party", "Question", "QuestionCode", "Span", "TaskDraft", "from_plain", "read_plan",
    "resolve_event", "to_plain",
]  # fmt: skip
