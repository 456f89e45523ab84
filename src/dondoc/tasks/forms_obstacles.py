"""What is typed about an obstacle: raising it, answering, putting it to decision, deciding, merging."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.people.queries import agencies
from dondoc.tasks.actions.obstacles import NewWork, Way
from dondoc.tasks.enums import Ask, DecisionVerdict
from dondoc.tasks.models import Decision, Obstacle
from dondoc.tasks.queries.decisions import mergeable
from dondoc.web.fields import DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

_NONE = gettext_lazy("Không chọn")
WAYS = (1, 2, 3)
_LINES = forms.Textarea(attrs={"rows": 3})


class MoneyField(forms.IntegerField):
    """An amount in dong; dots and spaces between the digits are taken out."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(re.sub(r"[\s\u00a0.]|đồng$|đ$", "", str(value or "").strip().lower()))


class RaiseForm(HouseForm):
    """An obstacle as it is raised."""

    text = forms.CharField(label=gettext_lazy("Vướng mắc"), max_length=2000, widget=_LINES)
    ask = forms.ChoiceField(label=gettext_lazy("Đề nghị về"), choices=Ask.choices, widget=forms.RadioSelect)
    ask_text = forms.CharField(
        label=gettext_lazy("Đề nghị cụ thể"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: bổ sung 12 xe 16 chỗ trong 05 ngày"),
    )
    agency = forms.ModelChoiceField(label=gettext_lazy("Cơ quan nêu"), queryset=None, empty_label=None)
    is_urgent = forms.BooleanField(label=gettext_lazy("Khẩn: ảnh hưởng trực tiếp đến ngày khai mạc"), required=False)
    instance_id = InstanceField()

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = agencies(seat.congress.pk, on=seat.today)
        if not seat.may(Permission.HANDLE_OBSTACLES):
            rows = rows.filter(pk__in=seat.agency_ids)
        self.fields["agency"].queryset = rows
        if rows.count() == 1:
            self.fields["agency"].initial = rows[0]


class AnswerForm(HouseForm):
    """An answer, and who is to clear it."""

    text = forms.CharField(label=gettext_lazy("Trả lời"), max_length=2000, widget=_LINES)
    handler = forms.ModelChoiceField(
        label=gettext_lazy("Giao cơ quan tháo gỡ"), queryset=None, required=False, empty_label=_NONE
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if seat.may(Permission.HANDLE_OBSTACLES):
            self.fields["handler"].queryset = agencies(seat.congress.pk, on=seat.today)
        else:
            del self.fields["handler"]


class ClearForm(HouseForm):
    """How an obstacle was cleared."""

    resolution = forms.CharField(label=gettext_lazy("Cách tháo gỡ"), max_length=2000, widget=_LINES)


class CardForm(HouseForm):
    """A decision card: the question, up to three ways out, and what follows from a yes."""

    card = forms.CharField(
        label=gettext_lazy("Nội dung xin quyết định"),
        max_length=600,
        widget=_LINES,
        help_text=gettext_lazy("Không quá 60 từ"),
    )
    new_due_on = DayField(label=gettext_lazy("Nếu đồng ý, dời hạn nhiệm vụ đến"), required=False)
    new_title = forms.CharField(label=gettext_lazy("Nếu đồng ý, giao thêm việc"), max_length=300, required=False)
    new_agencies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Giao cho các cơ quan"),
        queryset=None,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Mỗi cơ quan một nhiệm vụ"),
    )
    new_work_due_on = DayField(label=gettext_lazy("Hạn của việc giao thêm"), required=False)

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in WAYS:
            letter = chr(ord("A") + number - 1)
            self.fields[f"way_{number}"] = forms.CharField(
                label=_("Phương án %(letter)s") % {"letter": letter}, max_length=300, required=False
            )
            self.fields[f"cost_{number}"] = MoneyField(
                label=_("Kinh phí phương án %(letter)s (đồng)") % {"letter": letter},
                required=False,
                min_value=0,
                error_messages={"invalid": _("Nhập số tiền bằng chữ số, ví dụ 108.000.000")},
            )
            self.fields[f"then_{number}"] = forms.CharField(
                label=_("Hệ quả phương án %(letter)s") % {"letter": letter}, max_length=300, required=False
            )
        for name in ("new_due_on", "new_work_due_on"):
            self.fields[name].today = seat.today
        self.fields["new_agencies"].queryset = agencies(seat.congress.pk, on=seat.today)

    def clean(self) -> dict[str, Any]:
        """Ask for agencies where work is given, and for work where agencies are named."""
        found = super().clean()
        if found.get("new_title") and not found.get("new_agencies"):
            self.add_error("new_agencies", ValidationError(_("Chọn cơ quan được giao thêm việc")))
        if found.get("new_agencies") and not found.get("new_title"):
            self.add_error("new_title", ValidationError(_("Nhập việc giao thêm")))
        return found

    @property
    def ways(self) -> list[Way]:
        """The ways out that were filled in, in order."""
        given = self.cleaned_data
        return [
            Way(text=given[f"way_{n}"], cost_vnd=given.get(f"cost_{n}"), consequence=given.get(f"then_{n}") or "")
            for n in WAYS
            if given.get(f"way_{n}")
        ]

    @property
    def new_work(self) -> NewWork | None:
        """The work a yes gives, one task per agency."""
        given = self.cleaned_data
        if not given.get("new_title"):
            return None
        ids = tuple(agency.pk for agency in given["new_agencies"])
        return NewWork(title=given["new_title"], agency_ids=ids, due_on=given.get("new_work_due_on"))


class DecideForm(HouseForm):
    """What the head says to a card: one press, with a choice where there are several ways, and a word if wanted."""

    verdict = forms.ChoiceField(
        choices=DecisionVerdict.choices, error_messages={"required": gettext_lazy("Chọn ý kiến")}
    )
    chosen = forms.IntegerField(required=False)
    note = forms.CharField(label=gettext_lazy("Ý kiến"), max_length=500, required=False)
    ver = VersionField()

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision = decision


class MergeForm(HouseForm):
    """The obstacle that says the same."""

    into = forms.ModelChoiceField(label=gettext_lazy("Gộp vào"), queryset=None, empty_label=_NONE)

    def __init__(self, *args: Any, seat: Seat, obstacle: Obstacle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = mergeable(seat, obstacle)
        self.fields["into"].queryset = Obstacle.objects.filter(pk__in=[other.pk for other in others])
        self.fields["into"].choices = [
            ("", _NONE),
            *((other.pk, f"{other} – {other.agency.brief}: {other.text}"[:160]) for other in others),
        ]
