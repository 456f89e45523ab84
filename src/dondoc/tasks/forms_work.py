"""What agencies, appraisers and the secretariat type into a task."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.people.queries import agencies, members_of_agency
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.reports import Answer, Hindrance
from dondoc.tasks.enums import Ask, Situation
from dondoc.tasks.evidence import EvidenceFile, PaperRefused, read_evidence
from dondoc.tasks.rules.appraisal import points_in
from dondoc.web.fields import DayField, InstanceField, VersionField
from dondoc.web.forms import HouseForm

ACCEPTED = ".jpg,.jpeg,.png,.webp,.docx,.xlsx,.pdf"
MOST_FILES = 10


class Files(forms.ClearableFileInput):
    """A box for several files."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"accept": ACCEPTED, "multiple": True})


class FilesField(forms.FileField):
    """Several files; each is read by `read_all` once the rest of the form is in order."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        uploads = [super(FilesField, self).clean(one, initial) for one in given if one]
        if len(uploads) > MOST_FILES:
            raise ValidationError(_("Chọn nhiều nhất %(most)s tệp một lần") % {"most": MOST_FILES})
        return uploads


class ReportForm(HouseForm):
    """What a lead says of one task; everything but the situation may stay empty."""

    situation = forms.ChoiceField(label=gettext_lazy("Tình hình"), choices=Situation.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Ước lượng phần đã làm, %"),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": gettext_lazy("Nhập số từ 0 đến 100"),
            "min_value": gettext_lazy("Nhập số từ 0 đến 100"),
            "max_value": gettext_lazy("Nhập số từ 0 đến 100"),
        },
        help_text=gettext_lazy("Chỉ để tham khảo; mức sẵn sàng chỉ tính việc đã thẩm định."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    files = FilesField(
        label=gettext_lazy("Ảnh, văn bản"),
        required=False,
        help_text=gettext_lazy("Ảnh đến 15 MB; Word, Excel đến 20 MB; PDF đến 30 MB. Ảnh lưu không kèm vị trí."),
    )
    hindered = forms.BooleanField(label=gettext_lazy("Có vướng mắc cần Tiểu ban tháo gỡ"), required=False)
    obstacle = forms.CharField(
        label=gettext_lazy("Vướng mắc"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    ask = forms.ChoiceField(
        label=gettext_lazy("Đề nghị về"), required=False, choices=[("", gettext_lazy("Chọn")), *Ask.choices]
    )
    ask_text = forms.CharField(label=gettext_lazy("Đề nghị cụ thể"), required=False, max_length=300)
    is_urgent = forms.BooleanField(label=gettext_lazy("Khẩn, cần trả lời ngay"), required=False)

    shown_first = ("situation", "text", "files")
    hindrance_fields = ("hindered", "obstacle", "ask", "ask_text", "is_urgent")

    def clean(self) -> dict[str, Any]:
        """Ask for what an obstacle needs when there is one."""
        cleaned = super().clean()
        if cleaned.get("hindered") or cleaned.get("obstacle"):
            for name, sentence in (
                ("obstacle", _("Nhập vướng mắc")),
                ("ask", _("Chọn điều đề nghị")),
                ("ask_text", _("Nhập đề nghị cụ thể")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The fields of the first glance."""
        return [self[name] for name in self.shown_first]

    @property
    def hindrance(self) -> list[forms.BoundField]:
        """The fields about what stands in the way."""
        return [self[name] for name in self.hindrance_fields]

    @property
    def is_hindered(self) -> bool:
        """Whether the part about what stands in the way should stand open."""
        return bool(self.is_bound and any(self[name].value() for name in ("hindered", "obstacle", "ask_text")))

    def answer(self, *, task_id: int, agency_id: int) -> Answer | None:
        """Return what the checked form says, its files read; None, with sentences on the form, when one is refused."""
        given = self.cleaned_data
        files = self._read()
        if files is None:
            return None
        said = None
        if given.get("obstacle"):
            said = Hindrance(
                text=given["obstacle"],
                ask=Ask(given["ask"]),
                ask_text=given["ask_text"],
                is_urgent=given["is_urgent"],
            )
        return Answer(
            task_id=task_id,
            agency_id=agency_id,
            situation=Situation(given["situation"]),
            text=given["text"],
            percent=given["percent"],
            files=files,
            hindrance=said,
        )

    def _read(self) -> tuple[EvidenceFile, ...] | None:
        read: list[EvidenceFile] = []
        for upload in self.cleaned_data["files"]:
            try:
                read.append(read_evidence(content=upload.read(), file_name=upload.name))
            except PaperRefused as refused:
                words = _("%(name)s: %(reason)s Chọn lại các tệp.")
                self.add_error("files", words % {"name": upload.name, "reason": refused.sentence})
        return None if "files" in self.errors else tuple(read)


class TaskReportForm(ReportForm):
    """A report on one task, from its own page."""

    instance_id = InstanceField()


class SubmissionForm(HouseForm):
    """What a report on several tasks has once: the id of the submission."""

    instance_id = InstanceField()


class PartForm(HouseForm):
    """What an agency says of its part beside the button it presses."""

    ver = VersionField()
    part = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Ghi chú hoặc lý do"), required=False, max_length=1000)


class VerdictForm(HouseForm):
    """The verdict «Yêu cầu bổ sung»; «Đạt» needs none of it."""

    instance_id = InstanceField()
    ver = VersionField()
    points = forms.CharField(
        label=gettext_lazy("Điểm cần bổ sung"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một điểm, ví dụ «Thiếu ảnh 3/12 điểm». Chỉ cần khi yêu cầu bổ sung."),
    )
    new_due_on = DayField(label=gettext_lazy("Nộp lại trước ngày"), required=False)
    note = forms.CharField(label=gettext_lazy("Nhận xét"), required=False, max_length=1000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_due_on"].today = today

    def clean_points(self) -> list[str]:
        """Return the points, one a line."""
        return points_in(self.cleaned_data["points"])


class ExtensionForm(HouseForm):
    """A later date an agency asks for."""

    wanted_on = DayField(label=gettext_lazy("Xin hoàn thành trước ngày"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wanted_on"].today = today


class SettlementForm(HouseForm):
    """The answer to a request for a later date; which button is pressed says whether it is granted."""

    ver = VersionField()
    granted_on = DayField(label=gettext_lazy("Hạn mới"), required=False)
    answer = forms.CharField(
        label=gettext_lazy("Trả lời"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Cần khi không đồng ý."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["granted_on"].today = today


class DeadlineForm(HouseForm):
    """Another date for a task, with the reason."""

    ver = VersionField()
    due_on = DayField(label=gettext_lazy("Hạn mới"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=1000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].today = today


class CancelForm(HouseForm):
    """Why a task is taken back."""

    ver = VersionField()
    reason = forms.CharField(label=gettext_lazy("Lý do hủy"), max_length=1000)


class RolesForm(HouseForm):
    """Which agency leaves a role of a task, and which comes."""

    ver = VersionField()
    role = forms.ChoiceField(label=gettext_lazy("Vai"), choices=PartyRole.choices, widget=forms.RadioSelect)
    leaving = forms.ChoiceField(label=gettext_lazy("Cơ quan thôi giữ vai"), required=False)
    coming = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan nhận vai"), queryset=None, required=False, empty_label=gettext_lazy("Không chọn")
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)

    def __init__(self, *args: Any, congress_id: int, today: date, parts: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(part.pk), f"{part.agency.name} ({part.get_role_display()})") for part in parts]
        self.fields["leaving"].choices = [("", _("Không chọn")), *names]
        self.fields["coming"].queryset = agencies(congress_id, on=today)


class PersonForm(HouseForm):
    """Who is in charge of an agency's part."""

    ver = VersionField()
    person = forms.ChoiceField(label=gettext_lazy("Người phụ trách"), required=False)
    reason = forms.CharField(label=gettext_lazy("Lý do thay đổi"), required=False, max_length=300)

    def __init__(self, *args: Any, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {row.user_id: row.user.full_name for row in members_of_agency(agency_id)}
        self.fields["person"].choices = [("", _("Chưa phân công")), *((str(pk), name) for pk, name in people.items())]
