"""What is typed about channels and choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dondoc.notices.enums import NEVER_OFF, OFFERED_LEVELS, Channel, Group, Level
from dondoc.web.fields import InstanceField, PhoneField, VersionField
from dondoc.web.forms import HouseForm


class WebhookForm(HouseForm):
    """The address of the gateway; without a version it is set for the first time."""

    ver = VersionField(required=False)
    url = forms.CharField(
        label=gettext_lazy("Địa chỉ cổng tin nhắn"),
        max_length=500,
        help_text=gettext_lazy("Ví dụ https://tinnhan.tinh.vn/"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )


class TryEmailForm(HouseForm):
    """Where a trial letter goes."""

    instance_id = InstanceField()
    address = forms.EmailField(
        label=gettext_lazy("Gửi thử đến địa chỉ thư"),
        error_messages={"invalid": gettext_lazy("Nhập địa chỉ thư, ví dụ ten@coquan.gov.vn")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class TryWebhookForm(HouseForm):
    """Where a trial message goes."""

    instance_id = InstanceField()
    address = PhoneField(label=gettext_lazy("Gửi thử đến số điện thoại"), max_length=20)


TRY_FORMS: dict[Channel, type[HouseForm]] = {Channel.EMAIL: TryEmailForm, Channel.WEBHOOK: TryWebhookForm}


class PreferencesForm(HouseForm):
    """One question per group of notices."""

    def __init__(self, *args: Any, chosen: dict[Group, Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in Group:
            if group not in NEVER_OFF:
                self.fields[group.value] = forms.ChoiceField(
                    label=group.label,
                    choices=[(level.value, level.label) for level in OFFERED_LEVELS[group]],
                    initial=chosen[group].value,
                    widget=forms.RadioSelect(attrs={"class": "choices--row"}),
                )

    @property
    def levels(self) -> dict[Group, Level]:
        """The choices of a checked form."""
        return {Group(name): Level(level) for name, level in self.cleaned_data.items()}
