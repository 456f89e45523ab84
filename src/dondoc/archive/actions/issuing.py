"""Give a draft its number and its files; the number comes in the same transaction as everything else, or not at all."""

import errno
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.archive import queries, signals
from dondoc.archive.actions.papers import add_version, store_paper
from dondoc.archive.actions.shared import PaperRefused, record, refuse_unless_draft
from dondoc.archive.enums import FileRole, OutgoingState, PaperKind
from dondoc.archive.models import IssuingBody, NumberSeries, Outgoing, OutgoingFile
from dondoc.archive.rendering import FormRefused, Rendered, render
from dondoc.archive.rules.composing import Letterhead, frame_changed, numbered, symbol_of
from dondoc.archive.rules.numbering import Reached, Refusal, refuse
from dondoc.kit.vietnamese import fold
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.layouts.wire import from_plain, to_plain
from dondoc.web.db import StaleVersion, locked, save_version

MOST_ATTEMPTS = 6
# Whoever lost the number twice sets the files under the lock: others wait a moment, and nobody loses for ever.
ATTEMPTS_WITHOUT_LOCK = 2
# What issuing writes on a paper, put back in memory when the transaction fails.
_TAKEN = ("number", "year", "symbol", "folded", "dated_on", "layout", "paper", "content", "issued_by_id", "issued_at")


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
    refuse_unless_draft(outgoing)
    day = dated_on or outgoing.dated_on
    for attempt in range(MOST_ATTEMPTS):
        waits = attempt >= ATTEMPTS_WITHOUT_LOCK
        with transaction.atomic() if waits else nullcontext():
            if waits:
                _locked_series(outgoing, year=day.year)
            if _attempted(outgoing, expected_ver=expected_ver, day=day, typed=number, by_id=by_id, now=now):
                return outgoing
    raise PaperRefused(_("Nhiều văn bản đang được cấp số cùng lúc. Bấm «Ban hành» lần nữa."))


def _attempted(
    outgoing: Outgoing, *, expected_ver: int, day: date, typed: int | None, by_id: int | None, now: datetime
) -> bool:
    """Set the files for the number that is next now, then take it; False when it is another one's by then."""
    body = IssuingBody.objects.get(pk=outgoing.body_id)
    letterhead = queries.letterhead_of(body)
    paper = from_plain(outgoing.content)
    if frame_changed(paper, letterhead):
        raise PaperRefused(_("Tên cơ quan ban hành đã đổi từ khi soạn. Mở «Sửa dự thảo» và lưu lại rồi ban hành."))
    reached = queries.reached(body, year=day.year, type_code=outgoing.type_code)
    expected = typed or reached.next_number
    _refuse_place(reached, number=expected, day=day)
    symbol = symbol_of(letterhead, kind=PaperKind(outgoing.kind), number=expected)
    numbered_paper = numbered(paper, symbol=symbol, dated_on=day)
    try:
        rendered = render(numbered_paper, body=body, kind=PaperKind(outgoing.kind))
    except FormRefused as refused:
        raise PaperRefused(refused.sentence) from refused
    return _take(
        outgoing,
        expected_ver=expected_ver,
        place=_Place(day=day, number=expected, is_typed=typed is not None, symbol=symbol, letterhead=letterhead),
        paper=numbered_paper,
        rendered=rendered,
        by_id=by_id,
        now=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The place in the register a rendered paper was made for, and the letterhead it was made with."""

    day: date
    number: int
    is_typed: bool
    symbol: str
    letterhead: Letterhead


def _take(
    outgoing: Outgoing,
    *,
    expected_ver: int,
    place: _Place,
    paper: Paper,
    rendered: Rendered,
    by_id: int | None,
    now: datetime,
) -> bool:
    """Take the place under a lock, all or nothing; False when the number or the letterhead is another one by now.

    The paper in memory says «issued» only once the database does.
    """
    shown = {name: getattr(outgoing, name) for name in ("ver", "state", *_TAKEN)}
    try:
        with transaction.atomic():
            return _take_locked(
                outgoing,
                expected_ver=expected_ver,
                place=place,
                paper=paper,
                rendered=rendered,
                by_id=by_id,
                now=now,
            )
    except BaseException as error:
        for name, value in shown.items():
            setattr(outgoing, name, value)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PaperRefused(
                _("Máy chủ đã hết chỗ lưu tệp nên chưa ban hành; dự thảo còn nguyên. Báo người quản trị hệ thống.")
            ) from error
        raise


def _take_locked(
    outgoing: Outgoing,
    *,
    expected_ver: int,
    place: _Place,
    paper: Paper,
    rendered: Rendered,
    by_id: int | None,
    now: datetime,
) -> bool:
    series = _locked_series(outgoing, year=place.day.year)
    held = locked(Outgoing.objects.filter(pk=outgoing.pk)).get()
    if held.ver != expected_ver:
        raise StaleVersion(held)
    reached = queries.reached_of(series)
    body = IssuingBody.objects.get(pk=outgoing.body_id)
    if not place.is_typed and place.number != reached.next_number:
        return False
    if queries.letterhead_of(body) != place.letterhead:
        return False
    _refuse_place(reached, number=place.number, day=place.day)
    stored = _keep_files(outgoing, body=body, place=place, rendered=rendered, by_id=by_id, now=now)
    save_version(
        outgoing,
        expected_ver=expected_ver,
        changes={
            "state": OutgoingState.ISSUED,
            "number": place.number,
            "year": place.day.year,
            "symbol": place.symbol,
            "folded": fold(f"{place.symbol} {outgoing.subject}")[:460],
            "dated_on": place.day,
            "layout": rendered.layout,
            "paper": stored,
            "content": to_plain(paper),
            "issued_by_id": by_id,
            "issued_at": now,
        },
    )
    changes: dict[str, Any] = {"last_number": place.number, "last_issued_on": place.day}
    if not reached.last_number:
        changes["first_number"] = place.number
    save_version(series, expected_ver=series.ver, changes=changes)
    signals.paper_issued.send(sender=Outgoing, outgoing=outgoing, by_id=by_id, now=now)
    record(outgoing, "archive.outgoing.issued", by_id, now, {"sha256": stored_digests(outgoing)})
    return True


def stored_digests(outgoing: Outgoing) -> dict[str, str]:
    """Return the SHA-256 of each file of an issued paper by what it is to the paper; scans are counted."""
    rows = OutgoingFile.objects.filter(outgoing=outgoing).select_related("version").order_by("pk")
    return {
        f"{row.role}-{place}" if row.role == FileRole.SCAN else row.role: row.version.sha256
        for place, row in enumerate(rows)
    }


def _locked_series(outgoing: Outgoing, *, year: int) -> NumberSeries:
    key = {
        "congress_id": outgoing.congress_id,
        "body_id": outgoing.body_id,
        "year": year,
        "type_code": outgoing.type_code,
    }
    if not NumberSeries.objects.filter(**key).exists():
        try:
            with transaction.atomic():
                NumberSeries.objects.create(**key)
        except IntegrityError:  # another clerk began the series a moment ago
            pass
    return locked(NumberSeries.objects.filter(**key)).get()


def _keep_files(
    outgoing: Outgoing, *, body: IssuingBody, place: _Place, rendered: Rendered, by_id: int | None, now: datetime
) -> Any:
    stem = place.symbol.replace("/", "-")
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
                number=place.symbol,
                issuer=body.name,
                issued_on=place.day,
                **file,
            )
            stored = version.paper
        else:
            version = add_version(paper=stored, **file)
        OutgoingFile.objects.create(congress_id=outgoing.congress_id, outgoing=outgoing, role=role, version=version)
    return stored


def _refuse_place(reached: Reached, *, number: int, day: date) -> None:
    refusal = refuse(reached, number=number, dated_on=day)
    if refusal is None:
        return
    if refusal is Refusal.DATED_TOO_EARLY:
        last_on = date_format(reached.last_on, "d/m/Y")
        sentence = _("Văn bản số %(last)s đã ban hành ngày %(day)s. Ghi ngày ban hành từ ngày đó trở đi.")
        raise PaperRefused(sentence % {"last": reached.last_number, "day": last_on}, field="dated_on")
    if refusal is Refusal.NUMBER_USED:
        sentence = _("Số %(number)s đã dùng. Số tiếp theo là %(next)s.")
    else:
        sentence = _("Số %(number)s bỏ cách quãng. Số tiếp theo là %(next)s.")
    raise PaperRefused(sentence % {"number": number, "next": reached.next_number}, field="number")
