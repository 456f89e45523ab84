"""What is typed about outgoing papers: issuing one or many, bodies, signed scans."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.archive.enums import BodyFamily, PaperKind
from dondoc.archive.models import Outgoing
from dondoc.kit.vietnamese import nfc
from dondoc.people.access import Seat
from dondoc.web.fields import DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

_LINES = forms.Textarea(attrs={"rows": 3})
_AS_ON_DRAFT = _("Để trống thì lấy ngày ghi trên từng dự thảo")


class SeatForm(HouseForm):
    """A form filled in from a place in the congress; days are read by its clock."""

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = seat.today


class RunForm(SeatForm):
    """Many drafts to be issued, all of one day or each of its own."""

    dated_on = DayField(label=_("Ngày ban hành"), required=False, help_text=_AS_ON_DRAFT)
    instance_id = InstanceField()

    def chosen(self, given: Any, drafts: list[Outgoing]) -> list[tuple[int, int]]:
        """Return the drafts with the version each was shown in; one not shown with a version takes the present one."""
        seen = {draft.pk: given.get(f"ver-{draft.pk}", "") for draft in drafts}
        return [
            (draft.pk, int(seen[draft.pk]) if seen[draft.pk].isdecimal() and len(seen[draft.pk]) < 9 else draft.ver)
            for draft in drafts
        ]


class IssueForm(SeatForm):
    """One draft to be issued: the day on it and, when the register on paper says so, its number."""

    ver = VersionField()
    dated_on = DayField(label=_("Ngày ban hành"))
    number = forms.IntegerField(
        label=_("Số văn bản"),
        required=False,
        min_value=1,
        max_value=99_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Để trống thì lấy số kế tiếp trong sổ"),
    )


class BodyForm(SeatForm):
    """A body in whose name papers go out."""

    name = forms.CharField(label=_("Tên cơ quan ban hành"), max_length=200)
    superior = forms.CharField(label=_("Cơ quan cấp trên"), max_length=160, required=False)
    family = forms.ChoiceField(label=_("Thể thức"), choices=BodyFamily, widget=forms.RadioSelect)
    symbol = forms.RegexField(
        r"^[^\W\d_][\w.\-]{0,19}$",
        label=_("Ký hiệu tên cơ quan"),
        max_length=20,
        help_text=_("Viết tắt trong số, ký hiệu, ví dụ TBPV, UBND"),
        error_messages={"invalid": _("Nhập chữ viết tắt liền nhau, ví dụ TBPV")},
    )
    department = forms.CharField(
        label=_("Ký hiệu đơn vị soạn thảo"),
        max_length=20,
        required=False,
        help_text=_("Chỉ dùng cho văn bản hành chính nhà nước, ví dụ KGVX"),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    authority = forms.CharField(
        label=_("Quyền hạn, chức vụ của người ký"),
        required=False,
        max_length=400,
        widget=_LINES,
        help_text=_("Mỗi dòng một ý, ví dụ T/M TIỂU BAN, dòng sau TRƯỞNG TIỂU BAN"),
    )
    signatory = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận ghi trên mọi văn bản"),
        required=False,
        max_length=2000,
        widget=_LINES,
        help_text=_("Mỗi dòng một nơi nhận"),
    )

    def clean(self) -> dict[str, Any]:
        """Keep every text in one normal form, lists without empty lines."""
        cleaned = super().clean()
        for name in ("authority", "recipients"):
            cleaned[name] = "\n".join(lines_of(cleaned.get(name, "")))
        return {name: nfc(value) if isinstance(value, str) else value for name, value in cleaned.items()}


class BodyChangeForm(BodyForm):
    """The same, of a body that is there."""

    ver = VersionField()


class NewPaperForm(SeatForm):
    """A paper begun in the register itself, not by a room that has something to tell."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=PaperKind)
    body = forms.ChoiceField(label=_("Cơ quan ban hành"))
    subject = forms.CharField(
        label=_("Trích yếu"), max_length=400, help_text=_("Ví dụ: về việc treo cờ, trang trí phục vụ Đại hội")
    )
    instance_id = InstanceField()

    def __init__(self, *args: Any, bodies: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(body.code, body.name) for body in bodies]
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.fields["body"].initial = bodies[0].code


class SeveralFiles(forms.ClearableFileInput):
    """An input that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is checked alone."""

    widget = SeveralFiles

    def clean(self, given: Any, initial: Any = None) -> list[Any]:
        files = given if isinstance(given, list | tuple) else [given]
        return [super(FilesField, self).clean(file, initial) for file in files] if files else [super().clean(None)]


class ScanForm(HouseForm):
    """Scans of the signed sheet."""

    files = FilesField(label=_("Tệp quét văn bản đã ký"))


class StencilForm(HouseForm):
    """A Word form of the office."""

    file = forms.FileField(label=_("Tệp biểu mẫu Word"))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text box that say something, without the blanks and dashes people begin them with."""
    stripped = (line.strip().removeprefix("- ").strip() for line in nfc(text).splitlines())
    return [line for line in stripped if line]
