"""What is typed about own plans."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.access import Seat
from dondoc.people.queries import agencies
from dondoc.web.fields import DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

_ROWS = {"rows": 3}


class DayForm(HouseForm):
    """A form that counts from the congress's day."""

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = seat.today


class OpenForm(DayForm):
    """Which agencies are asked for their own plans, by when, and who appraises them."""

    instance_id = InstanceField()
    due_on = DayField(label=gettext_lazy("Gửi trước hết ngày"))
    appraiser = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan thẩm định"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Thư ký Tiểu ban"),
    )
    agencies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Cơ quan"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một cơ quan")},
    )

    def __init__(self, *args: Any, offered: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appraiser"].queryset = agencies(self.seat.congress.pk, on=self.seat.today)
        self.fields["agencies"].choices = [(agency.pk, agency.name) for agency in offered]


class SeenForm(DayForm):
    """That the agency has seen what it owes; the button says whether it begins."""

    instance_id = InstanceField()
    act = forms.ChoiceField(choices=[("see", "see"), ("begin", "begin")])


class HandInForm(DayForm):
    """The draft that was looked at; what its items carry out is chosen beside each of them."""

    instance_id = InstanceField()
    position = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PassForm(DayForm):
    """A draft passes; with number and day it is issued at once."""

    instance_id = InstanceField()
    ver = VersionField()
    symbol = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Nếu văn bản đã ký; chưa ký thì để trống, cơ quan ghi sau."),
    )
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"), required=False)


class IssuedForm(DayForm):
    """Number and day of the signed paper."""

    instance_id = InstanceField()
    ver = VersionField()
    symbol = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"), max_length=60, help_text=gettext_lazy("Ví dụ 12/KH-SVHTTDL")
    )
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"))


class MoreForm(DayForm):
    """What a draft lacks, a point a line, and by when it comes again."""

    instance_id = InstanceField()
    ver = VersionField()
    points = forms.CharField(
        label=gettext_lazy("Các điểm cần bổ sung"),
        widget=forms.Textarea(attrs=_ROWS),
        max_length=6000,
        help_text=gettext_lazy("Mỗi dòng một điểm; cơ quan nhận thành danh sách để đánh dấu."),
        error_messages={"required": gettext_lazy("Nêu ít nhất một điểm cần bổ sung")},
    )
    new_due_on = DayField(label=gettext_lazy("Gửi lại trước hết ngày"))

    def clean_points(self) -> list[str]:
        """Return the points, one a line, without the dashes and numbers people put before them."""
        lines = [line.strip().lstrip("-–•+ ").strip() for line in self.cleaned_data["points"].splitlines()]
        found = [line for line in lines if line]
        if any(len(line) > 300 for line in found):
            raise ValidationError(_("Mỗi điểm tối đa 300 chữ. Tách điểm dài thành nhiều dòng."))
        return found


class ExemptionForm(DayForm):
    """Why nothing arises for the agency."""

    instance_id = InstanceField()
    reason = forms.CharField(
        label=gettext_lazy("Lý do không phát sinh"), widget=forms.Textarea(attrs=_ROWS), max_length=2000
    )


class AnswerForm(DayForm):
    """Yes or no to an exemption; the button says which."""

    instance_id = InstanceField()
    ver = VersionField()
    granted = forms.TypedChoiceField(
        choices=[("1", "yes"), ("0", "no")], coerce=lambda value: value == "1", widget=forms.HiddenInput
    )
    answer = forms.CharField(
        label=gettext_lazy("Ý kiến trả lời"), widget=forms.Textarea(attrs=_ROWS), max_length=2000, required=False
    )


class ExtendForm(DayForm):
    """A later day, with the reason."""

    instance_id = InstanceField()
    ver = VersionField()
    new_due_on = DayField(label=gettext_lazy("Hạn mới"))
    reason = forms.CharField(label=gettext_lazy("Lý do gia hạn"), widget=forms.Textarea(attrs=_ROWS), max_length=2000)


class WithdrawForm(DayForm):
    """Why an own plan is no longer asked for."""

    instance_id = InstanceField()
    ver = VersionField()
    reason = forms.CharField(label=gettext_lazy("Lý do rút"), widget=forms.Textarea(attrs=_ROWS), max_length=2000)
