"""What is typed to call a meeting."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.archive.queries import bodies
from dondoc.congress.queries import venues
from dondoc.people.access import Seat
from dondoc.web.fields import ClockField, DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

_NONE = gettext_lazy("Không chọn")


class MeetingForm(HouseForm):
    """When, where and under whom a meeting is held."""

    title = forms.CharField(label=gettext_lazy("Tên cuộc họp"), max_length=300)
    day_on = DayField(label=gettext_lazy("Ngày họp"))
    starts = ClockField(label=gettext_lazy("Từ giờ"))
    ends = ClockField(
        label=gettext_lazy("Đến giờ"), required=False, help_text=gettext_lazy("Để cộng thời gian của chương trình")
    )
    venue = forms.ModelChoiceField(label=gettext_lazy("Địa điểm"), queryset=None, required=False, empty_label=_NONE)
    place = forms.CharField(
        label=gettext_lazy("Phòng họp, nơi họp khác"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Phòng họp số 1, trụ sở Tỉnh ủy"),
    )
    chair = forms.CharField(label=gettext_lazy("Người chủ trì"), max_length=200, required=False)
    body = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan ban hành giấy mời"), queryset=None, required=False, empty_label=_NONE
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day_on"].today = seat.today
        self.fields["venue"].queryset = venues(seat.congress.pk)
        self.fields["body"].queryset = bodies(seat.congress.pk)

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that ends before it begins, or is held nowhere."""
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", ValidationError(_("Giờ kết thúc phải sau giờ bắt đầu")))
        if not cleaned.get("venue") and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", ValidationError(_("Chọn địa điểm hoặc nhập nơi họp")))
        if cleaned.get("day_on") and starts:
            cleaned["starts_at"] = timezone.make_aware(datetime.combine(cleaned["day_on"], starts))
            cleaned["ends_at"] = timezone.make_aware(datetime.combine(cleaned["day_on"], ends)) if ends else None
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was typed under the names of the meeting's columns."""
        given = self.cleaned_data
        names = ("title", "starts_at", "ends_at", "place", "chair")
        chosen = {f"{name}_id": given[name].pk if given[name] else None for name in ("venue", "body")}
        return {name: given[name] for name in names} | chosen


class NewMeetingForm(MeetingForm):
    """A meeting as it is called."""

    instance_id = InstanceField()


class ChangedMeetingForm(MeetingForm):
    """A meeting as it is changed."""

    ver = VersionField()
