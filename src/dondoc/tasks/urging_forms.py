"""What is typed while urging: answers, the steps of the ladder, the filter of the log."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.access import Seat
from dondoc.tasks.enums import Addressee, Ask, UrgeAnswer, UrgeChannel
from dondoc.tasks.forms import ANY
from dondoc.tasks.queries.urging_drafts import CHANNELS
from dondoc.tasks.queries.urging_log import NO_ANSWER, LogFilter
from dondoc.web.fields import DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

MOST_AGENCIES = 500


class AnswerForm(HouseForm):
    """What an agency answered. The order of the answers is that of the keys 1 to 4."""

    instance_id = InstanceField()
    answer = forms.ChoiceField(label=gettext_lazy("Kết quả"), choices=UrgeAnswer.choices, widget=forms.RadioSelect)
    promised_until = DayField(label=gettext_lazy("Hứa xong trước hết ngày"), required=False)
    note = forms.CharField(label=gettext_lazy("Nội dung trao đổi hoặc vướng mắc"), max_length=300, required=False)
    task = forms.ChoiceField(label=gettext_lazy("Vướng mắc ở nhiệm vụ"), required=False)
    ask = forms.ChoiceField(
        label=gettext_lazy("Cần tháo gỡ về"), choices=Ask.choices, required=False, initial=Ask.DECISION
    )

    def __init__(self, *args: Any, seat: Seat, tasks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.fields["promised_until"].today = seat.today
        self.fields["task"].choices = [("", _("Chưa ghi thành vướng mắc")), *tasks]

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a promise, and for the words of an obstacle."""
        cleaned = super().clean()
        answer, until = cleaned.get("answer"), cleaned.get("promised_until")
        if answer == UrgeAnswer.PROMISED and until is None and "promised_until" not in self.errors:
            self.add_error("promised_until", ValidationError(_("Nhập ngày cơ quan hứa xong")))
        if answer == UrgeAnswer.PROMISED and until is not None and until < self.seat.today:
            self.add_error("promised_until", ValidationError(_("Ngày hứa xong phải từ hôm nay trở đi")))
        if answer == UrgeAnswer.OBSTACLE and not cleaned.get("note"):
            self.add_error("note", ValidationError(_("Nhập vướng mắc cơ quan nêu")))
        return cleaned


class ChosenForm(forms.Form):
    """Which agencies an address names, and the channel; without one it is the channel of each step."""

    agency = forms.MultipleChoiceField(required=False)
    all = forms.BooleanField(required=False)
    channel = forms.ChoiceField(required=False, choices=[("", ""), *[(one.value, one.label) for one in CHANNELS]])

    def __init__(self, query: QueryDict, *, codes: list[str]) -> None:
        super().__init__(query)
        self.fields["agency"].choices = [(code, code) for code in codes]

    @classmethod
    def read(cls, query: QueryDict) -> tuple[list[str], UrgeChannel | None]:
        """Return the codes, each once, and the channel an address asks for; what cannot be read is left out."""
        codes = list(dict.fromkeys(code[:30] for code in query.getlist("agency") if code))[:MOST_AGENCIES]
        form = cls(query, codes=codes)
        form.is_valid()
        word = form.cleaned_data.get("channel")
        return codes, UrgeChannel(word) if word else None


class SendForm(forms.Form):
    """One press of the button; a press with the same id counts once."""

    instance_id = InstanceField()


class LettersForm(forms.Form):
    """Which letters in draft are to be issued, by id."""

    letter = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, query: QueryDict, *, open_ids: list[int]) -> None:
        super().__init__(query)
        self.fields["letter"].choices = [(letter_id, letter_id) for letter_id in open_ids]

    def clean_letter(self) -> list[int]:
        """Refuse a press without anything chosen."""
        if not self.cleaned_data["letter"]:
            raise ValidationError(_("Chọn công văn để ban hành"))
        return list(self.cleaned_data["letter"])


class StepForm(HouseForm):
    """How one step of the ladder is taken."""

    ver = VersionField()
    offset_days = forms.IntegerField(
        label=gettext_lazy("Số ngày làm việc so với hạn"),
        min_value=-30,
        max_value=60,
        help_text=gettext_lazy("Số âm là trước hạn, 0 là ngày đến hạn, ví dụ 3 là ba ngày làm việc sau hạn."),
        widget=forms.TextInput(attrs={"inputmode": "text"}),
        error_messages={
            "invalid": gettext_lazy("Nhập số ngày bằng chữ số, ví dụ 3 hoặc -3"),
            "min_value": gettext_lazy("Nhắc sớm nhất 30 ngày làm việc trước hạn"),
            "max_value": gettext_lazy("Muộn nhất 60 ngày làm việc sau hạn"),
        },
    )
    addressee = forms.ChoiceField(label=gettext_lazy("Gửi tới"), choices=Addressee.choices, widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=gettext_lazy("Kênh thường dùng"), choices=[(one.value, one.label) for one in CHANNELS]
    )
    is_used = forms.BooleanField(label=gettext_lazy("Dùng bậc này"), required=False)

    def __init__(self, *args: Any, below: int | None, above: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.below, self.above = below, above

    def clean_offset_days(self) -> int:
        """Keep the steps in the order of their days."""
        days = self.cleaned_data["offset_days"]
        if self.below is not None and days <= self.below:
            raise ValidationError(_("Phải sau bậc trước (%(days)s)") % {"days": self.below})
        if self.above is not None and days >= self.above:
            raise ValidationError(_("Phải trước bậc sau (%(days)s)") % {"days": self.above})
        return days


class LogFilterForm(forms.Form):
    """The filter of the log as controls."""

    agency = forms.CharField(required=False, max_length=30, label=gettext_lazy("Cơ quan"))
    channel = forms.ChoiceField(required=False, choices=[ANY, *UrgeChannel.choices], label=gettext_lazy("Kênh"))
    answer = forms.ChoiceField(
        required=False,
        choices=[ANY, (NO_ANSWER, gettext_lazy("Chưa có kết quả")), *UrgeAnswer.choices],
        label=gettext_lazy("Kết quả"),
    )
    from_ = DayField(required=False, label=gettext_lazy("Từ ngày"), help_text="")
    until = DayField(required=False, label=gettext_lazy("Trước ngày"), help_text="")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_"].today = self.fields["until"].today = today

    def offer(self, agencies: tuple[tuple[str, str], ...]) -> None:
        """Let agencies be chosen by name."""
        self.fields["agency"].widget = forms.Select(choices=[ANY, *agencies])

    @property
    def asked(self) -> LogFilter:
        """The filter the address asks for; what cannot be read is left out."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return LogFilter(**given)
