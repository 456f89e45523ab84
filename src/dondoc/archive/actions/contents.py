"""Draft a paper out of what it says; the letterhead of its body comes with it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from dondoc.archive.actions.outgoing import draft_paper
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose_content
from dondoc.papers.layouts.content import Content


def draft_content(
    *,
    body: Any,
    content: Content,
    kind: PaperKind,
    dated_on: date,
    by_id: int | None,
    now: datetime,
    about: str = "",
    instance_id: UUID | None = None,
) -> Any:
    """Keep a paper that says this as a draft; the same submission again returns the draft it made."""
    paper = compose_content(letterhead_of(body), content, kind=kind, dated_on=dated_on)
    return draft_paper(body=body, kind=kind, paper=paper, by_id=by_id, now=now, about=about, instance_id=instance_id)
