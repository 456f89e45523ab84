"""What is typed to set up a congress. Days are typed the Vietnamese way."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.congress import queries
from dondoc.congress.enums import EventCode
from dondoc.people import queries as people
from dondoc.people.access import Seat
from dondoc.web.fields import ClockField, DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

_NONE = gettext_lazy("Không chọn")


class SeatForm(HouseForm):
    """A form filled in from a place in the congress: it knows its day and whose rows may be chosen."""

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = seat.today


class SetupForm(SeatForm):
    """Names and days of the congress."""

    ver = VersionField()
    name = forms.CharField(label=gettext_lazy("Tên đại hội"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên gọn"), max_length=60)
    host_name = forms.CharField(label=gettext_lazy("Cơ quan tổ chức"), max_length=200, required=False)
    opening_on = DayField(label=gettext_lazy("Ngày khai mạc"))
    closing_on = DayField(label=gettext_lazy("Ngày bế mạc"))
    moves_programme = forms.ChoiceField(
        label=gettext_lazy("Khi đổi ngày khai mạc"),
        required=False,
        initial="whole",
        choices=[
            ("whole", gettext_lazy("Dời cả chương trình theo số ngày ấy")),
            ("days", gettext_lazy("Chỉ dời khai mạc và bế mạc")),
        ],
        widget=forms.RadioSelect,
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a congress that closes before it opens."""
        cleaned = super().clean()
        opening, closing = cleaned.get("opening_on"), cleaned.get("closing_on")
        if opening and closing and closing < opening:
            self.add_error("closing_on", ValidationError(_("Ngày bế mạc phải từ ngày khai mạc trở đi")))
        return cleaned


class BlockForm(SeatForm):
    """A block of the programme."""

    day_on = DayField(label=gettext_lazy("Ngày"))
    starts_at = ClockField(label=gettext_lazy("Từ giờ"), required=False)
    ends_at = ClockField(label=gettext_lazy("Đến giờ"), required=False)
    title = forms.CharField(label=gettext_lazy("Nội dung"), max_length=200)
    event = forms.ChoiceField(
        label=gettext_lazy("Là mốc"),
        choices=EventCode.choices,
        initial=EventCode.OTHER,
        help_text=gettext_lazy("Thời hạn trong kế hoạch tính theo các mốc này."),
    )
    venue = forms.ModelChoiceField(label=gettext_lazy("Địa điểm"), queryset=None, required=False, empty_label=_NONE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = queries.venues(self.seat.congress.pk)

    def clean_event(self) -> EventCode:
        """Return the event as a member of its list."""
        return EventCode(self.cleaned_data["event"])


class VenueForm(SeatForm):
    """A place."""

    name = forms.CharField(label=gettext_lazy("Tên địa điểm"), max_length=160)
    address = forms.CharField(label=gettext_lazy("Địa chỉ"), max_length=200, required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Số chỗ"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": gettext_lazy("Nhập số chỗ bằng chữ số, ví dụ 450"),
            "min_value": gettext_lazy("Số chỗ phải từ 1 trở lên"),
            "max_value": gettext_lazy("Số chỗ quá lớn. Kiểm tra lại"),
        },
    )


class PlacedForm(SeatForm):
    """Something with a place in its list."""

    position = forms.IntegerField(
        label=gettext_lazy("Thứ tự"),
        min_value=0,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": gettext_lazy("Nhập thứ tự bằng chữ số, ví dụ 3"),
            "min_value": gettext_lazy("Thứ tự phải từ 0 đến 999"),
            "max_value": gettext_lazy("Thứ tự phải từ 0 đến 999"),
        },
    )


class CommitteeForm(PlacedForm):
    """A committee, subcommittee or service group."""

    name = forms.CharField(label=gettext_lazy("Tên tổ chức"), max_length=160)
    duty = forms.CharField(
        label=gettext_lazy("Nhiệm vụ"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["name", "duty", "position"]


class CommitteeSeatForm(PlacedForm):
    """A place in a committee."""

    function_title = forms.CharField(label=gettext_lazy("Chức danh"), max_length=160)
    agency = forms.ModelChoiceField(label=gettext_lazy("Cơ quan"), queryset=None, required=False, empty_label=_NONE)
    user = forms.ChoiceField(label=gettext_lazy("Tài khoản"), required=False)
    field_order = ["function_title", "agency", "user", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        congress_id = self.seat.congress.pk
        self.fields["agency"].queryset = people.agencies(congress_id, on=self.seat.today)
        names = {str(member.user_id): member.user.full_name for member in people.members(congress_id)}
        self.fields["user"].choices = [("", _NONE), *names.items()]

    def clean_user(self) -> int | None:
        """Return the id of the chosen account."""
        return int(self.cleaned_data["user"]) if self.cleaned_data["user"] else None


class WorkstreamForm(PlacedForm):
    """A field of work."""

    name = forms.CharField(label=gettext_lazy("Tên mảng việc"), max_length=160)
    overseer = forms.ModelChoiceField(
        label=gettext_lazy("Thành viên phụ trách"), queryset=None, required=False, empty_label=_NONE
    )
    field_order = ["name", "overseer", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["overseer"].queryset = queries.seats(self.seat.congress.pk)


class CalendarDayForm(SeatForm):
    """A day that is not what the weekday says."""

    day_on = DayField(label=gettext_lazy("Ngày"))
    is_working = forms.TypedChoiceField(
        label=gettext_lazy("Ngày này"),
        choices=[("", gettext_lazy("nghỉ")), ("1", gettext_lazy("làm bù"))],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=120)


def adding(form: type[SeatForm]) -> type[SeatForm]:
    """Return the form as it is used to add: with the id of the submission."""
    return type(f"New{form.__name__}", (form,), {"instance_id": InstanceField(), "__doc__": form.__doc__})


def changing(form: type[SeatForm]) -> type[SeatForm]:
    """Return the form as it is used to change: with the version of the row it shows."""
    return type(f"Changed{form.__name__}", (form,), {"ver": VersionField(), "__doc__": form.__doc__})
