"""The log of urging as a table to leave the office with."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.papers.sheet import Cell, Column, Sheet
from dondoc.tasks.enums import UrgeAnswer, UrgeChannel
from dondoc.tasks.models import Urge
from dondoc.tasks.queries.past_urges import state_of


def sheet_of(urges: Iterable[Urge], *, congress_name: str, now: datetime) -> Sheet:
    """Return the log as a table: when it was made, one row per urge, newest first as it comes."""
    read = urges.iterator(chunk_size=500) if hasattr(urges, "iterator") else urges
    return Sheet(
        owner=congress_name,
        title=_("Nhật ký đôn đốc"),
        conditions=_("Số liệu lúc %(moment)s") % {"moment": f"{now:%H:%M, %d/%m/%Y}"},
        columns=[
            Column(heading=_("Số"), share=6, is_number=True),
            Column(heading=_("Lúc"), share=18),
            Column(heading=_("Cơ quan"), share=34),
            Column(heading=_("Kênh"), share=16),
            Column(heading=_("Gửi tới"), share=26),
            Column(heading=_("Số nhiệm vụ"), share=10, is_number=True),
            Column(heading=_("Trạng thái"), share=24),
            Column(heading=_("Kết quả"), share=24),
            Column(heading=_("Hứa xong"), share=14),
            Column(heading=_("Ghi chú"), share=40),
            Column(heading=_("Người đôn đốc"), share=24),
        ],
        rows=(_cells(urge) for urge in read),
    )


def _cells(urge: Urge) -> list[Cell]:
    return [
        urge.pk,
        f"{timezone.localtime(urge.at):%H:%M, %d/%m/%Y}",
        urge.agency.name,
        str(UrgeChannel(urge.channel).label),
        urge.addressed_to,
        urge.task_count,
        str(state_of(urge).label),
        str(UrgeAnswer(urge.answer).label) if urge.answer else "",
        urge.promised_until,
        urge.note,
        urge.by.full_name if urge.by else "",
    ]
