"""A draft as a form: what stands around the body in fields of their own, the body line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from dondoc.archive import queries
from dondoc.archive.enums import PaperKind
from dondoc.archive.forms import SeatForm, lines_of
from dondoc.archive.models import IssuingBody, Outgoing
from dondoc.archive.rules.composing import reframed
from dondoc.archive.rules.editing import (
    MOST_LINES,
    TABLE,
    TEXT,
    Line,
    blocks_of,
    plain_text,
    table_of,
    typed_line,
    with_line_after,
    without_line,
)
from dondoc.archive.rules.editing import lines_of as lines_of_blocks
from dondoc.kit.vietnamese import nfc, one_line
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.layouts.wire import from_plain
from dondoc.web.errors import Clash
from dondoc.web.fields import DayField, VersionField

KINDS = [
    (TEXT, _("Đoạn văn")),
    ("heading1", _("Đề mục lớn")),
    ("heading2", _("Đề mục vừa")),
    ("heading3", _("Đề mục nhỏ")),
]
_WORDS = dict(KINDS)
URGENCIES = [
    ("", _("Không")),
    ("KHẨN", _("Khẩn")),
    ("THƯỢNG KHẨN", _("Thượng khẩn")),
    ("HỎA TỐC", _("Hỏa tốc")),
]
MOST_LETTERS = 20_000


class DraftForm(SeatForm):
    """Everything of a draft but its body, its tables and its annexes."""

    ver = VersionField()
    body = forms.ChoiceField(label=_("Cơ quan ban hành"))
    dated_on = DayField(label=_("Ngày ghi trên văn bản"))
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    subject = forms.CharField(label=_("Trích yếu"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    urgency = forms.ChoiceField(label=_("Mức độ khẩn"), choices=URGENCIES, required=False)
    addressees = forms.CharField(
        label=_("Kính gửi"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một nơi; công văn cần ít nhất một dòng"),
    )
    bases = forms.CharField(
        label=_("Căn cứ, đoạn mở đầu"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một đoạn"),
    )
    authority = forms.CharField(
        label=_("Quyền hạn, chức vụ của người ký"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một ý, ví dụ T/M TIỂU BAN, dòng sau TRƯỞNG TIỂU BAN"),
    )
    signatory = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một nơi nhận"),
    )

    def __init__(self, *args: Any, outgoing: Outgoing, bodies: list[IssuingBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outgoing, self.bodies = outgoing, {body.code: body for body in bodies}
        self.fields["body"].choices = [(body.code, body.name) for body in bodies]
        urgency = from_plain(outgoing.content).urgency
        if urgency and urgency not in dict(URGENCIES):  # a mark another room has set
            self.fields["urgency"].choices = [*URGENCIES, (urgency, urgency)]

    def clean(self) -> dict[str, Any]:
        """A letter is sent to somebody."""
        cleaned = super().clean()
        goes_nowhere = "addressees" in cleaned and not lines_of(cleaned["addressees"])
        if self.outgoing.kind == PaperKind.LETTER and goes_nowhere:
            self.add_error("addressees", ValidationError(_t("Nhập nơi nhận công văn ở mục Kính gửi")))
        return cleaned

    @property
    def chosen_body(self) -> IssuingBody:
        """The body chosen in a checked form."""
        return self.bodies[self.cleaned_data["body"]]

    def paper(self, lines: list[Line]) -> Paper:
        """Return the draft as it was typed, under the letterhead of the body chosen; of a checked form.

        Raises ValueError for a table that is none.
        """
        typed = self.cleaned_data
        paper = replace(
            from_plain(self.outgoing.content),
            place=one_line(typed["place"]),
            subject=one_line(typed["subject"]),
            urgency=typed["urgency"],
            addressees=tuple(lines_of(typed["addressees"])),
            bases=tuple(line.strip() for line in nfc(typed["bases"]).splitlines() if line.strip()),
            authority=tuple(lines_of(typed["authority"])),
            signatory=one_line(typed["signatory"]),
            recipients=tuple(lines_of(typed["recipients"])),
            blocks=blocks_of(lines),
        )
        before, after = (queries.letterhead_of(body) for body in (self.outgoing.body, self.chosen_body))
        return reframed(
            paper, before=before, after=after, kind=PaperKind(self.outgoing.kind), dated_on=typed["dated_on"]
        )


def initial_of(outgoing: Outgoing) -> dict[str, Any]:
    """Return a draft as the values of its form."""
    paper = from_plain(outgoing.content)
    return {
        "ver": outgoing.ver,
        "body": outgoing.body.code,
        "dated_on": paper.issued_on,
        "place": paper.place,
        "subject": paper.subject,
        "urgency": paper.urgency,
        "addressees": "\n".join(paper.addressees),
        "bases": "\n".join(paper.bases),
        "authority": "\n".join(paper.authority),
        "signatory": paper.signatory,
        "recipients": "\n".join(paper.recipients),
    }


def stored_lines(outgoing: Outgoing) -> list[Line]:
    """Return the body of a stored draft line by line."""
    return lines_of_blocks(from_plain(outgoing.content).blocks)


def typed_lines(given: Mapping[str, Any]) -> list[Line]:
    """Return the body as a form sent it; a line without a known kind is a paragraph."""
    count = given.get("lines", "")
    most = min(int(count), MOST_LINES) if count.isdecimal() and len(count) < 6 else 0

    def part(place: int, name: str) -> str:
        return str(given.get(f"line-{place}-{name}", ""))

    return [
        typed_line(
            kind=_kind_of(part(place, "kind")),
            text=part(place, "text")[:MOST_LETTERS],
            label=part(place, "label")[:20],
            lead_in=part(place, "lead")[:300],
            table=part(place, "table"),
        )
        for place in range(most)
    ]


def rearranged(lines: list[Line], act: str) -> list[Line] | None:
    """Return the lines after a press of «Thêm đoạn» or «Bỏ đoạn»; None for another button."""
    verb, _dash, place = act.partition("-")
    if verb not in ("add", "remove") or len(place) > 5 or not place.removeprefix("-").isdecimal():
        return None
    if verb == "add":
        return with_line_after(lines, int(place)) if len(lines) < MOST_LINES else lines
    return without_line(lines, int(place))


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line as the page draws it: its place, its words, and its table taken apart."""

    place: int
    line: Line
    word: Any
    table: Any


def drawn(lines: list[Line]) -> list[DrawnLine]:
    """Return the lines ready to be drawn; a table that cannot be read is drawn as none."""
    return [DrawnLine(place, line, _WORDS.get(line.kind, _t("Bảng")), _table(line)) for place, line in enumerate(lines)]


def clashes(*, mine: Paper, current: Paper) -> list[Clash]:
    """Return where two versions of a draft differ, each with both texts."""
    found = []
    for label, say in _SIDES:
        ours, theirs = say(mine), say(current)
        if ours != theirs:
            found.append(Clash(str(label), ours, theirs))
    return found


_SIDES = [
    (_("Cơ quan ban hành"), lambda paper: paper.issuer),
    (_("Ngày ghi trên văn bản"), lambda paper: f"{paper.issued_on:%d/%m/%Y}"),
    (_("Địa danh"), lambda paper: paper.place),
    (_("Trích yếu"), lambda paper: paper.subject),
    (_("Mức độ khẩn"), lambda paper: paper.urgency),
    (_("Kính gửi"), lambda paper: "\n".join(paper.addressees)),
    (_("Nội dung"), plain_text),
    (_("Quyền hạn, chức vụ của người ký"), lambda paper: "\n".join(paper.authority)),
    (_("Họ tên người ký"), lambda paper: paper.signatory),
    (_("Nơi nhận"), lambda paper: "\n".join(paper.recipients)),
]


def _kind_of(kind: str) -> str:
    return kind if kind in _WORDS or kind == TABLE else TEXT


def _table(line: Line) -> Any:
    if not line.is_table:
        return None
    try:
        return table_of(line)
    except ValueError:
        return None
