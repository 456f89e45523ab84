"""The log of urging as an Excel file."""

import io
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from dondoc.tasks.enums import UrgeAnswer, UrgeChannel
from dondoc.tasks.models import Urge
from dondoc.tasks.queries.past_urges import state_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (6, 18, 34, 16, 26, 10, 24, 24, 14, 40, 24)


def sheet_of(urges: Iterable[Urge], *, congress_name: str, now: datetime) -> bytes:
    """Return the log as a workbook of one sheet: title, when it was made, one row per urge.

    Texts stay texts, also those that begin like a formula.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Nhật ký đôn đốc")[:31])
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    sheet.freeze_panes = "A4"
    sheet.append([_bold(sheet, f"{congress_name}: {_('Nhật ký đôn đốc')}")])
    sheet.append([_text(sheet, _("Số liệu lúc %(moment)s") % {"moment": f"{now:%H:%M, %d/%m/%Y}"})])
    sheet.append([_bold(sheet, head) for head in _heads()])
    for urge in urges.iterator(chunk_size=500) if hasattr(urges, "iterator") else urges:
        sheet.append(_cells(sheet, urge))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heads() -> tuple[str, ...]:
    return (
        _("Số"),
        _("Lúc"),
        _("Cơ quan"),
        _("Kênh"),
        _("Gửi tới"),
        _("Số nhiệm vụ"),
        _("Trạng thái"),
        _("Kết quả"),
        _("Hứa xong"),
        _("Ghi chú"),
        _("Người đôn đốc"),
    )


def _cells(sheet: object, urge: Urge) -> list[object]:
    return [
        urge.pk,
        _text(sheet, f"{timezone.localtime(urge.at):%H:%M, %d/%m/%Y}"),
        _text(sheet, urge.agency.name),
        _text(sheet, str(UrgeChannel(urge.channel).label)),
        _text(sheet, urge.addressed_to),
        urge.task_count,
        _text(sheet, str(state_of(urge).label)),
        _text(sheet, str(UrgeAnswer(urge.answer).label) if urge.answer else ""),
        _text(sheet, f"{urge.promised_until:%d/%m/%Y}" if urge.promised_until else ""),
        _text(sheet, urge.note),
        _text(sheet, urge.by.full_name if urge.by else ""),
    ]


def _text(sheet: object, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value="".join(sign for sign in value if sign >= " " or sign == "\n"))
    cell.data_type = "s"
    return cell


def _bold(sheet: object, value: str) -> WriteOnlyCell:
    cell = _text(sheet, value)
    cell.font = Font(bold=True)
    return cell
