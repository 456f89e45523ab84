"""Draft, change, issue and give up outgoing papers; the number comes with the issue, in the same transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.archive import queries, signals
from dondoc.archive.actions.papers import add_version, store_paper
from dondoc.archive.enums import TYPE_CODES, FileRole, OutgoingState, PaperKind
from dondoc.archive.models import IssuingBody, NumberSeries, Outgoing, OutgoingFile
from dondoc.archive.rendering import Rendered, render
from dondoc.archive.rules.composing import numbered, symbol_of
from dondoc.archive.rules.numbering import Reached, Refusal, refuse
from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.layouts.wire import from_plain, to_plain
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import locked, save_version

MOST_ATTEMPTS = 20


class PaperRefused(ActionRefused):
    """Raised when a paper cannot be drafted or issued like this; carries a sentence for the user."""


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
        _record(draft, "archive.outgoing.drafted", by_id, now)
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
def change_draft(*, outgoing: Outgoing, expected_ver: int, paper: Paper, by_id: int | None, now: datetime) -> None:
    """Save other words of a draft. Raises StaleVersion, PaperRefused for a paper that is issued or given up."""
    _still_draft(outgoing)
    save_version(
        outgoing,
        expected_ver=expected_ver,
        changes={
            "content": to_plain(paper),
            "subject": paper.subject[:400],
            "folded": fold(paper.subject)[:460],
            "dated_on": paper.issued_on,
        },
    )
    _record(outgoing, "archive.outgoing.changed", by_id, now)


@transaction.atomic
def discard_draft(*, outgoing: Outgoing, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Give a draft up; it never had a number, so none is lost. Raises StaleVersion, PaperRefused."""
    _still_draft(outgoing)
    save_version(outgoing, expected_ver=expected_ver, changes={"state": OutgoingState.DISCARDED})
    signals.draft_discarded.send(sender=Outgoing, outgoing=outgoing, by_id=by_id, now=now)
    _record(outgoing, "archive.outgoing.discarded", by_id, now)


def issue_paper(
    *,
    outgoing: Outgoing,
    expected_ver: int,
    by_id: int | None,
    now: datetime,
    dated_on: date | None = None,
    number: int | None = None,
) -> Outgoing:
    """Give the paper the next number of its series, keep its files byte for byte, and tell the rooms above.

    The files are set before the series is locked; whoever finds the number taken meanwhile sets them again. number:
    the one a person typed; it must be the next, or start the series. Raises PaperRefused, StaleVersion, with nothing
    changed.
    """
    day = dated_on or outgoing.dated_on
    body, type_code = outgoing.body, outgoing.type_code
    for attempt in range(1, MOST_ATTEMPTS + 1):
        expected = number or queries.reached(body, year=day.year, type_code=type_code).next_number
        symbol = symbol_of(queries.letterhead_of(body), kind=PaperKind(outgoing.kind), number=expected)
        rendered = render(numbered(from_plain(outgoing.content), symbol=symbol, dated_on=day), body=body)
        taken = _take(
            outgoing,
            expected_ver=expected_ver,
            day=day,
            number=expected,
            is_typed=number is not None,
            symbol=symbol,
            rendered=rendered,
            by_id=by_id,
            now=now,
        )
        if taken:
            return outgoing
        if attempt == MOST_ATTEMPTS:
            raise PaperRefused(_("Nhiều văn bản đang được cấp số cùng lúc. Bấm «Ban hành» lần nữa."))
    raise AssertionError("the loop above always leaves")


@transaction.atomic
def _take(
    outgoing: Outgoing,
    *,
    expected_ver: int,
    day: date,
    number: int,
    is_typed: bool,
    symbol: str,
    rendered: Rendered,
    by_id: int | None,
    now: datetime,
) -> bool:
    series = _locked_series(outgoing.body, year=day.year, type_code=outgoing.type_code)
    reached = queries.reached_of(series)
    if not is_typed and number != reached.next_number:
        return False
    refusal = refuse(reached, number=number, dated_on=day)
    if refusal is not None:
        raise PaperRefused(*_words(refusal, reached=reached, number=number))
    _still_draft(outgoing)
    stored = _keep_files(outgoing, symbol=symbol, day=day, rendered=rendered, by_id=by_id, now=now)
    save_version(
        outgoing,
        expected_ver=expected_ver,
        changes={
            "state": OutgoingState.ISSUED,
            "number": number,
            "year": day.year,
            "symbol": symbol,
            "dated_on": day,
            "layout": rendered.layout,
            "paper": stored,
            "content": to_plain(numbered(from_plain(outgoing.content), symbol=symbol, dated_on=day)),
            "issued_by_id": by_id,
            "issued_at": now,
        },
    )
    changes: dict[str, Any] = {"last_number": number, "last_issued_on": day}
    if not reached.last_number:
        changes["first_number"] = number
    save_version(series, expected_ver=series.ver, changes=changes)
    signals.paper_issued.send(sender=Outgoing, outgoing=outgoing, by_id=by_id, now=now)
    _record(outgoing, "archive.outgoing.issued", by_id, now, {"sha256": stored_digests(outgoing)})
    return True


def stored_digests(outgoing: Outgoing) -> dict[str, str]:
    """Return the SHA-256 of each file of an issued paper by what it is to the paper; scans are counted."""
    rows = OutgoingFile.objects.filter(outgoing=outgoing).select_related("version").order_by("pk")
    return {
        f"{row.role}-{place}" if row.role == FileRole.SCAN else row.role: row.version.sha256
        for place, row in enumerate(rows)
    }


def _locked_series(body: IssuingBody, *, year: int, type_code: str) -> NumberSeries:
    key = {"congress_id": body.congress_id, "body": body, "year": year, "type_code": type_code}
    if not NumberSeries.objects.filter(**key).exists():
        try:
            with transaction.atomic():
                NumberSeries.objects.create(**key)
        except IntegrityError:  # another clerk began the series a moment ago
            pass
    return locked(NumberSeries.objects.filter(**key)).get()


def _keep_files(
    outgoing: Outgoing, *, symbol: str, day: date, rendered: Rendered, by_id: int | None, now: datetime
) -> Any:
    stem = symbol.replace("/", "-")
    kept = [(FileRole.DOCX, "docx", rendered.docx), (FileRole.PDF, "pdf", rendered.pdf)]
    stored = None
    for role, ending, content in kept:
        if not content:
            continue
        file = {"content": content, "file_name": f"{stem}.{ending}", "file_kind": ending, "by_id": by_id, "now": now}
        if stored is None:
            version = store_paper(
                congress_id=outgoing.congress_id,
                title=outgoing.subject,
                kind=str(PaperKind(outgoing.kind).label),
                number=symbol,
                issuer=outgoing.body.name,
                issued_on=day,
                **file,
            )
            stored = version.paper
        else:
            version = add_version(paper=stored, **file)
        OutgoingFile.objects.create(congress_id=outgoing.congress_id, outgoing=outgoing, role=role, version=version)
    return stored


def _words(refusal: Refusal, *, reached: Reached, number: int) -> tuple[str]:
    if refusal is Refusal.NUMBER_USED:
        sentence = _("Số %(number)s đã dùng. Số tiếp theo là %(next)s.")
    elif refusal is Refusal.LEAVES_A_GAP:
        sentence = _("Số %(number)s bỏ cách quãng. Số tiếp theo là %(next)s.")
    else:
        sentence = _("Văn bản số %(last)s đã ban hành ngày %(day)s. Ghi ngày ban hành từ ngày đó trở đi.")
    values: Mapping[str, Any] = {
        "number": number,
        "next": reached.next_number,
        "last": reached.last_number,
        "day": date_format(reached.last_on, "d/m/Y") if reached.last_on else "",
    }
    return (sentence % values,)


def _still_draft(outgoing: Outgoing) -> None:
    if outgoing.state == OutgoingState.ISSUED:
        raise PaperRefused(_("Văn bản đã ban hành, không sửa được nữa. Lập văn bản mới để đính chính."))
    if outgoing.state == OutgoingState.DISCARDED:
        raise PaperRefused(_("Dự thảo này đã bỏ. Lập dự thảo mới."))


def _record(
    outgoing: Outgoing, verb: str, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None
) -> None:
    journal.record(
        congress_id=outgoing.congress_id,
        verb=verb,
        target=outgoing,
        label=f"{outgoing.symbol or PaperKind(outgoing.kind).label}: {outgoing.subject}"[:200],
        by_id=by_id,
        now=now,
        details=dict(details or {}),
    )
