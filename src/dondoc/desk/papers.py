"""One official paper by the name of its kind, from the register as it stands: what `dondoc paper` writes."""

from datetime import date, datetime, time
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from dondoc.archive.composers import Asked, NothingToWrite, composer_of
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import default_body
from dondoc.archive.rendering import layout_for
from dondoc.editions.queries import congress_by_slug, demo_congress, now_in
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import FontsMissing, write_pdf
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.people.queries import agency_by_code

_HOUR = time(8)


class PaperUnknown(Exception):
    """Raised when there is no such congress, agency or paper; carries a sentence in Vietnamese."""


def paper_file(*, kind: str, ending: str, slug: str, agency_code: str, day: date | None) -> bytes:
    """Return one paper as the bytes of a file, its number left open; ending: "docx" or "pdf".

    slug: of the congress, "" for the demo. agency_code: "" leaves it to the writer. day: None for today. The hour of
    the day is always the same, so that the same question on the same register gives the same bytes. Raises
    PaperUnknown.
    """
    try:
        congress = congress_by_slug(slug) if slug else demo_congress()
        if congress is None:
            raise PaperUnknown(f"Không có đại hội nào ở địa chỉ «{slug}»." if slug else "Chưa có đại hội mẫu.")
        paper, body = _composed(congress, kind=PaperKind(kind), agency_code=agency_code, day=day)
    except DatabaseError:
        raise PaperUnknown("Cơ sở dữ liệu chưa được chuẩn bị. Chạy «dondoc prepare» rồi gõ lại.") from None
    layout = layout_for(body, day=paper.issued_on)
    try:
        return write_docx(paper, layout) if ending == "docx" else write_pdf(paper, layout)
    except FontsMissing as missing:
        raise PaperUnknown(missing.sentence) from None


def _composed(congress: Any, *, kind: PaperKind, agency_code: str, day: date | None) -> tuple[Paper, Any]:
    composer, body = composer_of(kind), default_body(congress.pk)
    if composer is None:
        raise PaperUnknown(f"Bản này chưa lập được loại văn bản «{kind.label}».")
    if body is None:
        raise PaperUnknown("Đại hội chưa đặt cơ quan ban hành văn bản. Đặt cơ quan ban hành rồi gõ lại.")
    agency = agency_by_code(congress.pk, agency_code) if agency_code else None
    if agency_code and agency is None:
        raise PaperUnknown(f"Không có cơ quan mang mã «{agency_code}» trong danh bạ của đại hội.")
    on = day or now_in(congress, real_now=timezone.now()).date()
    try:
        return composer(Asked(seat=_seat(congress, on=on), body=body, day=on, agency=agency)), body
    except NothingToWrite as nothing:
        raise PaperUnknown(str(nothing)) from None


def _seat(congress: Any, *, on: date) -> Seat:
    """Return the seat of nobody in particular who sees the whole register at eight in the morning of a day."""
    return Seat(
        congress=congress,
        user=None,
        roles=frozenset(),
        role_label="",
        agency_ids=frozenset(),
        permissions=frozenset({Permission.SEE_ALL, Permission.SEE_FIGURES}),
        now=timezone.make_aware(datetime.combine(on, _HOUR)),
    )
