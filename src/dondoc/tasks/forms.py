"""Read the filter of a task list from its address."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Cell, TaskState, Timeliness
from dondoc.tasks.queries.choices import Choices
from dondoc.tasks.queries.conditions import LATER
from dondoc.tasks.queries.filters import NONE, TaskFilter
from dondoc.tasks.queries.obstacles import ObstacleFilter

ANY = ("", _("Tất cả"))
CELL_CHOICES = [ANY, *Cell.choices, ("open", _("Chưa hoàn thành")), ("done", _("Đã hoàn thành"))]
TIMELINESS_CHOICES = [ANY, *Timeliness.choices, (LATER, _("Chưa đến hạn"))]
OBSTACLE_CHOICES = [
    ANY,
    ("open", _("Có vướng mắc")),
    ("urgent", _("Có vướng mắc khẩn")),
    ("awaits_decision", _("Có vướng mắc chờ quyết định")),
]
SORT_CHOICES = [("", _("Theo hạn")), ("plan", _("Theo thứ tự kế hoạch")), ("report", _("Lâu chưa báo cáo trước"))]
_SHOWN = ("q", "cell", "plan", "workstream", "agency", "role", "state", "sort")


class IsoDay(forms.Field):
    """A day as addresses write it: 2015-10-09."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            found = parse_date(str(value))
        except ValueError:
            found = None
        if found is None:
            raise forms.ValidationError(_("Ngày trong địa chỉ chưa đọc được"))
        return found


class IsoMoment(forms.Field):
    """A moment with its offset as addresses write it."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            found = parse_datetime(str(value))
        except ValueError:
            found = None
        if found is None or is_naive(found):
            raise forms.ValidationError(_("Thời điểm trong địa chỉ chưa đọc được"))
        return found


class TaskFilterForm(forms.Form):
    """The filter as controls; those without a control on the page travel along hidden."""

    q = forms.CharField(required=False, max_length=200, label=_("Từ trong tên nhiệm vụ"))
    cell = forms.ChoiceField(required=False, choices=CELL_CHOICES, label=_("Kết quả"))
    plan = forms.CharField(required=False, max_length=20, label=_("Kế hoạch"))
    workstream = forms.CharField(required=False, max_length=20, label=_("Mảng việc"))
    agency = forms.CharField(required=False, max_length=30, label=_("Cơ quan"))
    role = forms.ChoiceField(required=False, choices=[ANY, *PartyRole.choices], label=_("Vai trò của cơ quan"))
    state = forms.ChoiceField(required=False, choices=[ANY, *TaskState.choices], label=_("Trạng thái"))
    sort = forms.ChoiceField(required=False, choices=SORT_CHOICES, label=_("Sắp xếp"))
    area = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    overseer = forms.RegexField(r"^(-|\d{1,9})$", required=False, widget=forms.HiddenInput)
    mine = forms.BooleanField(required=False, widget=forms.HiddenInput)
    timeliness = forms.ChoiceField(required=False, choices=TIMELINESS_CHOICES, widget=forms.HiddenInput)
    obstacle = forms.ChoiceField(required=False, choices=OBSTACLE_CHOICES, widget=forms.HiddenInput)
    appraised = forms.BooleanField(required=False, widget=forms.HiddenInput)
    owed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    critical = forms.BooleanField(required=False, widget=forms.HiddenInput)
    due_from = IsoDay(required=False)
    due_until = IsoDay(required=False)
    changed = forms.ChoiceField(required=False, choices=[ANY, ("done", _("Đã hoàn thành"))], widget=forms.HiddenInput)
    since = IsoMoment(required=False)
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def offer(self, choices: Choices, *, sees_all: bool) -> None:
        """Let codes be chosen by name. Agencies are offered to those who see them all."""
        self._choose("plan", choices.plans, _("Ngoài kế hoạch"))
        self._choose("workstream", choices.workstreams, _("Chưa xếp mảng việc"))
        if sees_all:
            self._choose("agency", choices.agencies, _("Chưa có cơ quan"))
        else:
            self.fields["agency"].widget = forms.HiddenInput()

    @property
    def controls(self) -> list[forms.BoundField]:
        """The fields a person sees, in order."""
        return [self[name] for name in _SHOWN if not self[name].is_hidden]

    def _choose(self, name: str, pairs: tuple[tuple[str, str], ...], none_label: Any) -> None:
        self.fields[name].widget = forms.Select(choices=[ANY, *pairs, (NONE, none_label)])


def filter_from(query: QueryDict) -> tuple[TaskFilter, TaskFilterForm]:
    """Return the filter an address asks for and its form; what cannot be read is left out and named as an error."""
    form = TaskFilterForm(query)
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", False)}
    return TaskFilter(**given), form


class ObstacleFilterForm(forms.Form):
    """The filter of the list of obstacles."""

    kind = forms.ChoiceField(required=False, choices=[("all", _("Mọi vướng mắc")), *OBSTACLE_CHOICES[1:]])
    q = forms.CharField(required=False, max_length=200, label=_("Từ trong vướng mắc, đề nghị"))
    numbers = forms.RegexField(r"^\d{1,6}(,\d{1,6}){0,199}$", required=False)
    since = IsoMoment(required=False)

    @classmethod
    def read(cls, query: QueryDict) -> ObstacleFilter:
        """Return the filter an address asks for; without a word it is the open ones."""
        form = cls(query)
        form.is_valid()
        kind = form.cleaned_data.get("kind") or "open"
        numbers = form.cleaned_data.get("numbers") or ""
        return ObstacleFilter(
            kind="" if kind == "all" else kind,
            numbers=tuple(int(number) for number in numbers.split(",") if number),
            since=form.cleaned_data.get("since"),
            q=form.cleaned_data.get("q") or "",
        )
