"""The office's own Word forms: brought in, put to use, and left for ours again."""

from datetime import datetime

from django.db import transaction

from dondoc.archive.actions.papers import store_paper
from dondoc.archive.enums import PaperKind
from dondoc.archive.models import IssuingBody, Stencil
from dondoc.journal import actions as journal
from dondoc.papers.word_form import FormCheck
from dondoc.web.db import locked, save_version


@transaction.atomic
def bring_stencil(
    *,
    body: IssuingBody,
    kind: PaperKind,
    content: bytes,
    file_name: str,
    check: FormCheck,
    by_id: int | None,
    now: datetime,
) -> Stencil:
    """Keep a checked form byte for byte; one that lacks nothing is in use from now on, another waits for a person."""
    version = store_paper(
        congress_id=body.congress_id,
        content=content,
        file_name=file_name,
        file_kind="docx",
        title=f"{PaperKind(kind).label} – {body.name}",
        kind="Biểu mẫu",
        by_id=by_id,
        now=now,
    )
    if not check.lacks:
        _put_away(body, kind)
    stencil = Stencil.objects.create(
        congress_id=body.congress_id,
        body=body,
        kind=kind,
        version=version,
        lacks=list(check.lacks),
        unknown=list(check.unknown),
        is_in_use=not check.lacks,
        added_by_id=by_id,
        added_at=now,
    )
    _record(stencil, "archive.stencil.brought", by_id, now)
    return stencil


@transaction.atomic
def use_stencil(*, stencil: Stencil, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Make papers of its kind by this form from now on; the one in use before is put away. Raises StaleVersion."""
    _put_away(stencil.body, stencil.kind, but=stencil.pk)
    save_version(stencil, expected_ver=expected_ver, changes={"is_in_use": True})
    _record(stencil, "archive.stencil.used", by_id, now)


@transaction.atomic
def leave_stencil(*, stencil: Stencil, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Make papers of its kind by our own layout again; the form stays kept. Raises StaleVersion."""
    save_version(stencil, expected_ver=expected_ver, changes={"is_in_use": False})
    _record(stencil, "archive.stencil.left", by_id, now)


def _put_away(body: IssuingBody, kind: str, *, but: int | None = None) -> None:
    """Take the form in use out of use; the body's row is held, so that two clerks take turns."""
    locked(IssuingBody.objects.filter(pk=body.pk)).get()
    for other in Stencil.objects.filter(body=body, kind=kind, is_in_use=True).exclude(pk=but):
        save_version(other, expected_ver=other.ver, changes={"is_in_use": False})


def _record(stencil: Stencil, verb: str, by_id: int | None, now: datetime) -> None:
    journal.record(
        congress_id=stencil.congress_id,
        verb=verb,
        target=stencil,
        label=f"{PaperKind(stencil.kind).label} – {stencil.body.name}"[:200],
        by_id=by_id,
        now=now,
        details={"sha256": stencil.version.sha256, "lacks": stencil.lacks},
    )
