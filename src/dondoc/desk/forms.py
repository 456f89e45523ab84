"""The first run: a name, an opening day, and the plan. And the day or the period whose numbers are asked for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kit.vietnamese import one_line
from dondoc.plans.forms import PaperForm
from dondoc.web.fields import DayField, InstanceField
from dondoc.web.forms import HouseForm

LEAST_LETTERS = 4
MOST_YEARS = 15
MOST_PERIOD_DAYS = 731


class StartForm(PaperForm):
    """Everything needed to go from nothing to a board."""

    name = forms.CharField(
        label=gettext_lazy("Tên đại hội"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập tên đại hội")},
        help_text=gettext_lazy("Ví dụ: Đại hội đại biểu Đảng bộ tỉnh lần thứ XV"),
    )
    opening_on = DayField(
        label=gettext_lazy("Ngày khai mạc"), error_messages={"required": gettext_lazy("Nhập ngày khai mạc")}
    )
    field_order = ("name", "opening_on", "file", "text", "instance_id")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opening_on"].today = today
        self._today = today

    def clean_name(self) -> str:
        """Refuse a name that says nothing."""
        name = one_line(self.cleaned_data["name"])
        if len(name) < LEAST_LETTERS:
            raise ValidationError(_("Nhập đủ tên đại hội, ít nhất 4 chữ cái"))
        return name

    def clean_opening_on(self) -> date:
        """Refuse a day nobody prepares for; a congress of the past may be entered to be looked up."""
        day = self.cleaned_data["opening_on"]
        if abs(day.year - self._today.year) > MOST_YEARS:
            raise ValidationError(_("Kiểm tra lại năm của ngày khai mạc"))
        return day


class FiguresDayForm(HouseForm):
    """The day at whose end the numbers are counted; none means now."""

    on = DayField(label=gettext_lazy("Số liệu tại ngày"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].today = today
        self._today = today

    def clean_on(self) -> date | None:
        """Refuse a day that has not been yet: nobody knows its numbers."""
        day = self.cleaned_data["on"]
        if day is not None and day > self._today:
            raise ValidationError(_("Ngày này chưa đến. Nhập ngày hôm nay hoặc một ngày đã qua"))
        return day


class PeriodForm(HouseForm):
    """The period of a report: its first day, and the day at whose end everything is counted."""

    instance_id = InstanceField(required=False)
    from_ = DayField(
        label=gettext_lazy("Từ ngày"), error_messages={"required": gettext_lazy("Nhập ngày đầu kỳ báo cáo")}
    )
    on = DayField(
        label=gettext_lazy("Đến hết ngày"), error_messages={"required": gettext_lazy("Nhập ngày cuối kỳ báo cáo")}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_"].today = self.fields["on"].today = today
        self._today = today

    def clean_on(self) -> date:
        """Refuse a day that has not been yet: nobody knows its numbers."""
        day = self.cleaned_data["on"]
        if day > self._today:
            raise ValidationError(_("Ngày này chưa đến. Nhập ngày hôm nay hoặc một ngày đã qua"))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or is longer than anybody reports on at once."""
        cleaned = super().clean()
        first, last = cleaned.get("from_"), cleaned.get("on")
        if first is not None and last is not None:
            if first > last:
                self.add_error("from_", ValidationError(_("Ngày đầu kỳ phải từ ngày cuối kỳ trở về trước")))
            elif (last - first).days > MOST_PERIOD_DAYS:
                self.add_error("from_", ValidationError(_("Kỳ báo cáo dài nhất là hai năm")))
        return cleaned
