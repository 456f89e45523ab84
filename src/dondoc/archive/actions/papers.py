"""Keep papers and their versions; the bytes are on disk before a row names them."""

from datetime import date, datetime

from django.db import transaction

from dondoc.archive import files
from dondoc.archive.models import Paper, Version
from dondoc.archive.rules.naming import clean_file_name
from dondoc.journal import actions as journal
from dondoc.web.db import locked


@transaction.atomic
def store_paper(
    *,
    congress_id: int,
    content: bytes,
    file_name: str,
    file_kind: str,
    title: str,
    by_id: int | None,
    now: datetime,
    kind: str = "",
    number: str = "",
    issuer: str = "",
    issued_on: date | None = None,
) -> Version:
    """Keep a new paper with its first version; the bytes are on disk before the row is."""
    paper = Paper.objects.create(
        congress_id=congress_id,
        title=(title or clean_file_name(file_name))[:300],
        kind=kind[:60],
        number=number[:60],
        issuer=issuer[:200],
        issued_on=issued_on,
        created_at=now,
    )
    return add_version(paper=paper, content=content, file_name=file_name, file_kind=file_kind, by_id=by_id, now=now)


@transaction.atomic
def add_version(
    *, paper: Paper, content: bytes, file_name: str, file_kind: str, by_id: int | None, now: datetime
) -> Version:
    """Keep a further version of a paper beside those before it; the bytes are on disk before the row is."""
    digest = files.keep(content)
    held = locked(Paper.objects.filter(pk=paper.pk)).get()
    newest = Version.objects.filter(paper=held).order_by("-position").values_list("position", flat=True).first()
    version = Version.objects.create(
        congress_id=held.congress_id,
        paper=held,
        position=(newest or 0) + 1,
        file_name=clean_file_name(file_name),
        kind=file_kind,
        sha256=digest,
        size_bytes=len(content),
        uploaded_by_id=by_id,
        uploaded_at=now,
    )
    journal.record(
        congress_id=held.congress_id,
        verb="archive.paper.stored",
        target=held,
        label=held.title,
        by_id=by_id,
        now=now,
        details={"file": version.file_name, "sha256": digest, "bytes": len(content), "version": version.position},
    )
    return version
