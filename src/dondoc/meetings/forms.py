"""What is typed before a meeting: when it is, its agenda, its papers, who is called, who comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.archive.queries import bodies
from dondoc.congress.queries import venues
from dondoc.meetings.actions.attendance import Mark
from dondoc.meetings.enums import Attending
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.queries.attendance import ChoiceGroup
from dondoc.people.access import Seat
from dondoc.people.queries import agencies
from dondoc.tasks.evidence import EvidenceFile, PaperRefused, read_evidence
from dondoc.web.fields import ClockField, DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm
from dondoc.web.posted import number_in, number_of

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


class ItemForm(HouseForm):
    """A point of the agenda as it is typed."""

    title = forms.CharField(label=gettext_lazy("Nội dung"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    agency = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan trình bày"), queryset=None, required=False, empty_label=_NONE
    )
    presenter = forms.CharField(
        label=gettext_lazy("Người trình bày"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ghi khi khác cơ quan đã chọn"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Số phút"),
        min_value=1,
        max_value=480,
        initial=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Nhập số phút bằng chữ số, ví dụ 10"),
            "min_value": gettext_lazy("Số phút phải từ 1 đến 480"),
            "max_value": gettext_lazy("Số phút phải từ 1 đến 480"),
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies(seat.congress.pk, on=seat.today)

    @property
    def values(self) -> dict[str, Any]:
        """What was typed under the names of the point's columns."""
        given = self.cleaned_data
        agency = given["agency"]
        return {name: given[name] for name in ("title", "presenter", "minutes", "note")} | {
            "agency_id": agency.pk if agency else None
        }


class NewItemForm(ItemForm):
    """A point as it is added."""

    instance_id = InstanceField()


class ChangedItemForm(ItemForm):
    """A point as it is changed."""

    ver = VersionField()


class PaperForm(HouseForm):
    """What a paper is called and which point it belongs to."""

    title = forms.CharField(
        label=gettext_lazy("Tên tài liệu"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Để trống thì lấy tên tệp"),
    )
    agenda_item = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc nội dung"), queryset=None, required=False, empty_label=gettext_lazy("Cả cuộc họp")
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agenda_item"].queryset = items_of(meeting)

    @property
    def agenda_item_id(self) -> int | None:
        """The point that was chosen."""
        chosen = self.cleaned_data["agenda_item"]
        return chosen.pk if chosen else None


class NewPaperForm(PaperForm):
    """A paper as it is uploaded."""

    file = forms.FileField(
        label=gettext_lazy("Tệp"),
        help_text=gettext_lazy("Word, Excel đến 20 MB; PDF đến 30 MB; ảnh đến 15 MB. Không tải tài liệu mật."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx,.pdf,.jpg,.jpeg,.png,.webp"}),
    )
    instance_id = InstanceField()
    field_order = ["file", "title", "agenda_item"]

    def read(self) -> EvidenceFile | None:
        """Return the file as it will be kept; None, with a sentence on the form, when it is refused."""
        upload = self.cleaned_data["file"]
        try:
            return read_evidence(content=upload.read(), file_name=upload.name)
        except PaperRefused as refused:
            self.add_error("file", refused.sentence)
            return None


class ChangedPaperForm(PaperForm):
    """A paper as it is changed."""

    ver = VersionField()


class AnnounceForm(HouseForm):
    """What an agency says before a meeting."""

    ver = VersionField()
    state = forms.ChoiceField(
        label=gettext_lazy("Cơ quan dự họp"),
        choices=[
            (Attending.PRESENT, gettext_lazy("Dự đúng thành phần")),
            (Attending.SUBSTITUTE, gettext_lazy("Cử người dự thay")),
            (Attending.ABSENT, gettext_lazy("Không dự được")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Họ tên, chức vụ người dự"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Cần ghi khi cử người dự thay"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a substitute."""
        cleaned = super().clean()
        if cleaned.get("state") == Attending.SUBSTITUTE and not cleaned.get("name"):
            self.add_error("name", ValidationError(_("Nhập họ tên, chức vụ người dự thay")))
        return cleaned


@dataclass(frozen=True, slots=True)
class Ticks:
    """Who was ticked on the page of those called, beside who was ticked when it was shown."""

    agency_ids: frozenset[int]
    seat_keys: tuple[str, ...]
    removed_ids: frozenset[int]

    @classmethod
    def read(cls, posted: QueryDict, groups: Sequence[ChoiceGroup]) -> "Ticks":
        """Return what a posted page adds and takes away; what was neither shown nor ticked stays as it is."""
        ticked, whole = set(posted.getlist("who")), set(posted.getlist("group"))
        shown = {one for one in posted.get("shown", "").split(",") if one}
        choices = {choice.key: choice for group in groups for choice in group.choices}
        wanted = {choice.key for group in groups if group.key in whole for choice in group.choices}
        added = [key for key in choices if key in ticked - shown or key in wanted]
        dropped = {choices[key].attendee_id for key in shown - ticked - wanted if key in choices}
        return cls(
            agency_ids=frozenset(int(key[1:]) for key in added if key[0] == "a"),
            seat_keys=tuple(key for key in added if key[0] == "s"),
            removed_ids=frozenset(one for one in dropped if one is not None),
        )


def marks_from(posted: QueryDict) -> list[Mark]:
    """Return the lines of a posted attendance list; lines that cannot be read are left out."""
    found = []
    for name, state in posted.items():
        number = name.removeprefix("state-")
        attendee_id = number_of(number)
        if number == name or attendee_id is None or state not in Attending.values:
            continue
        found.append(
            Mark(
                attendee_id=attendee_id,
                expected_ver=number_in(posted, f"ver-{number}"),
                state=Attending(state),
                came=" ".join(posted.get(f"came-{number}", "").split())[:200],
            )
        )
    return found
