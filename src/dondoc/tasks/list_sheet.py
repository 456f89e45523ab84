"""A task list as a table to leave the office with."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.papers.sheet import Cell, Column, Sheet
from dondoc.tasks.enums import TaskState, Timeliness
from dondoc.tasks.queries.sheet import SheetRow

MOST_ROWS = 50_000


def sheet_of(rows: Iterable[SheetRow], *, congress_name: str, heading: str, now: datetime) -> Sheet:
    """Return a list as a table: when it was made, what it was narrowed to, one row per task in the order shown."""
    states = {state.value: str(state.label) for state in TaskState}
    standings = {standing.value: str(standing.label) for standing in Timeliness}
    always = _("Thường xuyên")
    return Sheet(
        owner=congress_name,
        title=_("Danh sách nhiệm vụ"),
        conditions=_("Số liệu lúc %(moment)s; bộ lọc: %(filter)s")
        % {"moment": f"{timezone.localtime(now):%H:%M, %d/%m/%Y}", "filter": heading},
        columns=[
            Column(heading=_("TT"), share=5, is_number=True),
            Column(heading=_("Mã"), share=14),
            Column(heading=_("Nhiệm vụ"), share=50),
            Column(heading=_("Kế hoạch"), share=10),
            Column(heading=_("Mảng việc"), share=16),
            Column(heading=_("Chủ trì"), share=24),
            Column(heading=_("Phối hợp"), share=24),
            Column(heading=_("Hạn"), share=11),
            Column(heading=_("Hạn như đã ghi"), share=14),
            Column(heading=_("Hạn gốc"), share=11),
            Column(heading=_("Trạng thái"), share=13),
            Column(heading=_("So với hạn"), share=14),
            Column(heading=_("Số ngày quá hạn"), share=8, is_number=True),
            Column(heading=_("Tiến độ cơ quan báo (%)"), share=9, is_number=True),
            Column(heading=_("Báo cáo gần nhất"), share=11),
            Column(heading=_("Ngày xong"), share=11),
            Column(heading=_("Sản phẩm"), share=20),
        ],
        rows=(
            _cells(number, row, state=states[row.state], standing=standings[row.timeliness], always=always)
            for number, row in enumerate(rows, start=1)
        ),
    )


def _cells(number: int, row: SheetRow, *, state: str, standing: str, always: str) -> list[Cell]:
    return [
        number,
        row.code,
        row.title,
        row.plan_code,
        row.workstream,
        row.leads,
        row.coordinating,
        row.due_on,
        row.deadline_text or (always if row.recurring else ""),
        row.original_due_on,
        state,
        standing,
        row.days_late or None,
        row.percent,
        timezone.localtime(row.last_report_at).date() if row.last_report_at else None,
        row.done_on,
        row.product,
    ]
