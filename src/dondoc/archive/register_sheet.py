"""The register of outgoing papers as a table to leave the office with."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from dondoc.archive.enums import FileRole, PaperKind
from dondoc.archive.models import Outgoing
from dondoc.papers.sheet import Cell, Column, Sheet
from dondoc.web.templatetags.when import moment


def sheet_of(papers: Iterable[Outgoing], *, congress_name: str, now: datetime, conditions: str) -> Sheet:
    """Return the papers as the columns of a register book, in the order they come."""
    return Sheet(
        owner=congress_name,
        title=_("Sổ văn bản đi"),
        conditions="; ".join(
            part for part in (conditions, _("Số liệu lúc %(moment)s") % {"moment": moment(now)}) if part
        ),
        columns=[
            Column(heading=_("TT"), share=5, is_number=True),
            Column(heading=_("Số, ký hiệu"), share=16),
            Column(heading=_("Ngày văn bản"), share=12),
            Column(heading=_("Loại"), share=18),
            Column(heading=_("Trích yếu"), share=50),
            Column(heading=_("Cơ quan ban hành"), share=26),
            Column(heading=_("Nơi nhận chính"), share=26),
            Column(heading=_("Bản đã ký"), share=10),
        ],
        rows=(_cells(number, paper) for number, paper in enumerate(papers, start=1)),
    )


def _cells(number: int, paper: Outgoing) -> list[Cell]:
    scans = sum(file.role == FileRole.SCAN for file in paper.files.all())
    return [
        number,
        paper.symbol or _("dự thảo"),
        paper.dated_on,
        str(PaperKind(paper.kind).label),
        paper.subject,
        paper.body.name,
        paper.agency.name if paper.agency else "",
        _("%(count)s tệp") % {"count": scans} if scans else "",
    ]
