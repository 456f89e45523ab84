"""What is typed to set an issued notice right: for each conclusion another day, another lead, or its withdrawal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.meetings.queries.correction import Correctable
from dondoc.meetings.rules.correction import Change
from dondoc.people.access import Seat
from dondoc.people.queries import agencies
from dondoc.web.fields import DayField, InstanceField
from dondoc.web.forms import HouseForm


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """The fields of one conclusion. lead, withdrawn: None where that cannot change here."""

    conclusion: Correctable
    due_on: forms.BoundField
    lead: forms.BoundField | None
    withdrawn: forms.BoundField | None


class CorrectionForm(HouseForm):
    """A correction; only what differs from what stands counts as a change."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do đính chính"),
        max_length=500,
        help_text=gettext_lazy("Mở đầu thông báo đính chính, ví dụ: Do thay đổi chương trình"),
    )
    instance_id = InstanceField()

    def __init__(self, *args: Any, seat: Seat, conclusions: Sequence[Correctable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conclusions = list(conclusions)
        self.directory = list(agencies(seat.congress.pk, on=seat.today))
        choices = [("", _("Không đổi")), *((str(agency.pk), agency.name) for agency in self.directory)]
        for one in self.conclusions:
            self.fields[f"due_on-{one.id}"] = DayField(label=_("Hạn mới"), required=False)
            self.fields[f"due_on-{one.id}"].today = seat.today
            if one.lead_id is not None:
                self.fields[f"lead-{one.id}"] = forms.ChoiceField(
                    label=_("Cơ quan chủ trì mới"), choices=choices, required=False
                )
            if one.is_new:
                self.fields[f"withdrawn-{one.id}"] = forms.BooleanField(
                    label=_("Không thực hiện nội dung này"), required=False
                )

    @property
    def rows(self) -> list[CorrectionRow]:
        """The fields, by conclusion."""
        return [
            CorrectionRow(
                conclusion=one,
                due_on=self[f"due_on-{one.id}"],
                lead=self[f"lead-{one.id}"] if one.lead_id is not None else None,
                withdrawn=self[f"withdrawn-{one.id}"] if one.is_new else None,
            )
            for one in self.conclusions
        ]

    @property
    def changes(self) -> list[Change]:
        """What was typed, as changes; those that change nothing among them."""
        names = {str(agency.pk): agency.name for agency in self.directory}
        given = self.cleaned_data
        found = []
        for one in self.conclusions:
            lead = given.get(f"lead-{one.id}") or ""
            is_other = bool(lead) and lead != str(one.lead_id)
            found.append(
                Change(
                    conclusion_id=one.id,
                    number=one.number,
                    text=one.text,
                    old_due_on=one.due_on,
                    new_due_on=given.get(f"due_on-{one.id}"),
                    old_lead=one.lead if is_other else "",
                    new_lead=names[lead] if is_other else "",
                    new_lead_id=int(lead) if is_other else None,
                    is_withdrawn=bool(given.get(f"withdrawn-{one.id}")),
                )
            )
        return found
