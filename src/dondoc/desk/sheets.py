"""The tables of the desk as files to leave the office with: Excel to work on, Word to put before a report."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from dondoc.desk.queries.figures import Figures
from dondoc.papers.sheet import Cell, Column, Sheet
from dondoc.papers.write_sheet_docx import write_sheet_docx
from dondoc.papers.write_xlsx import MEDIA_TYPE, write_xlsx
from dondoc.people.access import Seat
from dondoc.tasks.queries.filters import NONE
from dondoc.tasks.rules.statistics import FourWay
from dondoc.web.templatetags.when import day, moment

WRITERS = {
    "xlsx": (write_xlsx, MEDIA_TYPE),
    "docx": (write_sheet_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def file_answer(sheet: Sheet, *, kind: str, name: str) -> HttpResponse:
    """Return a table as a file to save; `name` without its ending."""
    write, media_type = WRITERS[kind]
    response = HttpResponse(write(sheet), content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def figures_sheet(seat: Seat, found: Figures, *, heading: str) -> Sheet:
    """Return the four-number table as it is read aloud: one row per group, the total of all tasks last."""
    when = (
        _("Số liệu tại hết ngày %(day)s") % {"day": day(found.on)}
        if found.on
        else _("Số liệu lúc %(moment)s") % {"moment": moment(seat.now)}
    )
    columns = [Column(heading=_("TT"), share=0.5, is_number=True), Column(heading=_("Tên"), share=4)]
    columns += [
        Column(heading=label, share=1.2, is_number=True)
        for label in (
            _("Hoàn thành đúng hạn"),
            _("Hoàn thành quá hạn"),
            _("Chưa hoàn thành, trong hạn"),
            _("Chưa hoàn thành, quá hạn"),
            _("Tổng"),
        )
    ]
    notes = [
        _("Nhiệm vụ chưa có hạn và nhiệm vụ thường xuyên được tính là trong hạn."),
        _("Nhiệm vụ đã hủy không được tính."),
    ]
    if found.by in ("agency", "area"):
        notes.append(_("Nhiệm vụ có nhiều cơ quan chủ trì được tính cho từng cơ quan và chỉ một lần trong tổng số."))
    if found.kept is not None:
        notes.append(
            _("Đã hoàn thành: %(in_time)s đúng hạn gốc, %(after)s đúng hạn sau gia hạn, %(late)s quá hạn.")
            % {"in_time": found.kept.in_time, "after": found.kept.after_extension, "late": found.kept.late}
        )
    return Sheet(
        owner=seat.congress.name,
        title=_("Tổng hợp kết quả thực hiện nhiệm vụ") + f" – {heading.lower()}",
        conditions=when,
        columns=columns,
        rows=[_row(number, row, by=found.by) for number, row in enumerate(found.rows, start=1)],
        total=(None, _("Tổng số nhiệm vụ"), *_cells(found.total)) if found.total else (),
        notes=notes,
    )


def _row(number: int, row: Any, *, by: str) -> tuple[Cell, ...]:
    without = {
        "agency": _("Chưa có cơ quan chủ trì"),
        "plan": _("Ngoài kế hoạch"),
        "area": _("Không thuộc địa bàn"),
        "workstream": _("Chưa xếp mảng việc"),
        "overseer": _("Chưa có thành viên phụ trách"),
    }
    name = without[by] if row.code == NONE else f"{row.code} – {row.name}" if by == "plan" else row.name
    return (number, name, *_cells(row.counts))


def _cells(counts: FourWay) -> tuple[int, ...]:
    return (counts.done_on_time, counts.done_late, counts.open_on_track, counts.open_overdue, counts.total)
