"""Draft, change and give up outgoing papers; a draft has no number, so none is lost."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dondoc.archive import signals
from dondoc.archive.actions.issuing import issue_paper
from dondoc.archive.actions.shared import PaperRefused, record, refuse_unless_draft
from dondoc.archive.enums import TYPE_CODES, OutgoingState, PaperKind
from dondoc.archive.models import IssuingBody, Outgoing
from dondoc.kit.vietnamese import fold
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.layouts.wire import to_plain
from dondoc.people.actions.once import make_once
from dondoc.web.db import locked, save_version

__all__ = ["PaperRefused", "change_draft", "discard_draft", "draft_paper", "issue_paper"]


@transaction.atomic
def draft_paper(
    *,
    body: IssuingBody,
    kind: PaperKind,
    paper: Paper,
    by_id: int | None,
    now: datetime,
    about: str = "",
    agency_id: int | None = None,
    corrects: Outgoing | None = None,
    instance_id: UUID | None = None,
) -> Outgoing:
    """Keep a paper as a draft without a number. The same submission again returns the draft it made."""
    plain = to_plain(paper)

    def make() -> Outgoing:
        draft = Outgoing.objects.create(
            congress_id=body.congress_id,
            body=body,
            kind=kind,
            subject=paper.subject[:400],
            folded=fold(paper.subject)[:460],
            content=plain,
            about=about,
            agency_id=agency_id,
            dated_on=paper.issued_on,
            type_code=TYPE_CODES[PaperKind(kind)],
            corrects=corrects,
            created_by_id=by_id,
            created_at=now,
        )
        record(draft, "archive.outgoing.drafted", by_id, now)
        return draft

    return make_once(
        make,
        model=Outgoing,
        instance_id=instance_id,
        congress_id=body.congress_id,
        by_id=by_id,
        purpose="archive.outgoing.drafted",
        content={"kind": str(kind), "about": about, "agency": agency_id, "subject": paper.subject},
        now=now,
    )


@transaction.atomic
def change_draft(
    *,
    outgoing: Outgoing,
    expected_ver: int,
    paper: Paper,
    by_id: int | None,
    now: datetime,
    body: IssuingBody | None = None,
) -> None:
    """Save other words of a draft. body: another body that is to issue it; its letterhead stands on `paper` already.

    Raises StaleVersion, PaperRefused for a paper that is issued or given up.
    """
    refuse_unless_draft(outgoing)
    changes: dict[str, Any] = {
        "content": to_plain(paper),
        "subject": paper.subject[:400],
        "folded": fold(paper.subject)[:460],
        "dated_on": paper.issued_on,
    }
    if body is not None:
        changes["body"] = body
    save_version(outgoing, expected_ver=expected_ver, changes=changes)
    record(outgoing, "archive.outgoing.changed", by_id, now)


def hold_paper(outgoing: Outgoing) -> Outgoing:
    """Return the paper as it stands, locked inside the caller's transaction: before the object it speaks of."""
    return locked(Outgoing.objects.filter(pk=outgoing.pk).select_related("body", "congress")).get()


@transaction.atomic
def discard_draft(*, outgoing: Outgoing, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Give a draft up; it never had a number, so none is lost. Raises StaleVersion, PaperRefused."""
    refuse_unless_draft(outgoing)
    save_version(outgoing, expected_ver=expected_ver, changes={"state": OutgoingState.DISCARDED})
    signals.draft_discarded.send(sender=Outgoing, outgoing=outgoing, by_id=by_id, now=now)
    record(outgoing, "archive.outgoing.discarded", by_id, now)
