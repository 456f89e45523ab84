"""A paper of each kind to try a form with: every part a paper of its kind may have, in a few words."""

from datetime import date

from dondoc.archive.enums import PaperKind
from dondoc.archive.rules.composing import Letterhead, compose
from dondoc.papers.layouts.parts import Annex, Column, Heading, Paper, Table, Text

_WITH_ADDRESSEES = frozenset({PaperKind.LETTER, PaperKind.INVITATION})
_WITH_ANNEXES = frozenset({PaperKind.REPORT, PaperKind.COVERAGE, PaperKind.ASSIGNMENT})


def sample_of(letterhead: Letterhead, *, kind: PaperKind, day: date) -> Paper:
    """Return a short paper of this kind under a letterhead."""
    table = Table(
        (Column(heading="TT", width_mm=15), Column(heading="Nội dung", width_mm=140)), (("1", "Nội dung thứ nhất"),)
    )
    return compose(
        letterhead,
        kind=kind,
        subject="về việc thử biểu mẫu",
        dated_on=day,
        bases=("Căn cứ chương trình công tác,",),
        blocks=(
            Heading("I. NỘI DUNG"),
            Text("Nội dung thử của biểu mẫu.", "1."),
            table,
            Text("Kết thúc thử biểu mẫu."),
        ),
        addressees=("Các cơ quan, đơn vị",) if kind in _WITH_ADDRESSEES else (),
        annexes=(Annex(title="Phụ lục", subject="Danh sách", blocks=(table,)),) if kind in _WITH_ANNEXES else (),
    )
