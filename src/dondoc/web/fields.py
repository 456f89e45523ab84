"""Form fields that read what people type: a day or a time in any usual way, a phone number with dots and spaces.

And the two hidden ones that keep a submission single and an edit seen.
"""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kit.dates import DayProblem, parse_typed_day
from dondoc.web.db import new_instance_id

_PHONE = re.compile(r"\+?\d{8,15}")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})\s*(?:[:.]|h|g|giờ)?\s*(?:(?<=\D)(?P<minute>\d{1,2}))?\s*(?:phút|p|')?")
_RELOAD = gettext_lazy("Tải lại trang rồi gửi lại")


class DayInput(forms.TextInput):
    """A text box for a day; a calendar would only be an addition."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else super().format_value(value)


class DayField(forms.Field):
    """A day typed as «5/9», «05-09-25», «5 tháng 9», «thứ sáu».

    today: counted from for days without a year; a form whose clock is known only later sets it before it is checked.
    """

    widget = DayInput
    default_error_messages = {
        "required": gettext_lazy("Nhập ngày"),
        "unreadable": gettext_lazy("Nhập ngày trước, tháng sau, ví dụ 27/3 hoặc 5 tháng 9"),
        "impossible": gettext_lazy("Ngày này không có trong lịch. Kiểm tra lại ngày và tháng"),
        "wrong_weekday": gettext_lazy("Thứ và ngày chưa khớp nhau. Nhập lại một trong hai"),
    }

    def __init__(self, *, today: date | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Ví dụ 27/3 hoặc «thứ sáu»"))
        super().__init__(**kwargs)
        self.today = today

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        if self.today is None:
            raise TypeError("set today on the field before the form is checked")
        found = parse_typed_day(str(value), today=self.today)
        if found is DayProblem.EMPTY:
            return None
        if isinstance(found, DayProblem):
            raise ValidationError(self.error_messages[found.value], code=found.value)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown = DayInput().format_value(initial) if initial else ""
        return (shown or "") != (data or "").strip()


class PhoneField(forms.CharField):
    """A phone number; spaces, dots, dashes and brackets are taken out, +84 becomes 0."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def to_python(self, value: Any) -> str:
        text = re.sub(r"[\s\u00a0.\-()]", "", super().to_python(value) or "")
        if not text:
            return ""
        if not _PHONE.fullmatch(text):
            raise ValidationError(_("Nhập số điện thoại, ví dụ 0912 345 678"), code="unreadable")
        return "0" + text.removeprefix("+84") if text.startswith("+84") else text


class InstanceField(forms.UUIDField):
    """The id of one submission, made when its form is drawn: handed in twice, it counts once."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", new_instance_id)
        kwargs.setdefault("error_messages", {"required": _RELOAD, "invalid": _RELOAD})
        super().__init__(**kwargs)


class VersionField(forms.IntegerField):
    """The version of the row a form showed, so that nobody's edit is overwritten unseen."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _RELOAD, "invalid": _RELOAD})
        super().__init__(min_value=1, **kwargs)


class ClockInput(forms.TextInput):
    """A text box for a time of day."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, time) else super().format_value(value)


class ClockField(forms.Field):
    """A time of day typed as «7:30», «7h30», «14 giờ», «7.30»."""

    widget = ClockInput
    default_error_messages = {"unreadable": gettext_lazy("Nhập giờ và phút, ví dụ 7:30 hoặc 14h")}

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        text = str(value).strip().lower()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        if found is None or int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return time(int(found["hour"]), int(found["minute"] or 0))


class OncePressed(forms.Form):
    """One press of a button that asks for nothing else; a press with the same id counts once."""

    instance_id = InstanceField()
