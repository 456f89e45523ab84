"""What is typed while a meeting runs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.typing import LONGEST_LINE
from dondoc.web.db import new_instance_id

_RELOAD = gettext_lazy("Tải lại trang rồi gửi lại")


class LineForm(forms.Form):
    """One conclusion: the line, what a button says of its kind, and whether the room agreed to it at once.

    key: made by the client, so that a line sent twice is one; ver: of the line that was shown, 0 for a new one.
    """

    key = forms.UUIDField(
        widget=forms.HiddenInput, initial=new_instance_id, error_messages={"required": _RELOAD, "invalid": _RELOAD}
    )
    ver = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, initial=0, error_messages={"required": _RELOAD, "invalid": _RELOAD}
    )
    item = forms.ChoiceField(label=gettext_lazy("Mục chương trình"), required=False)
    line = forms.CharField(
        label=gettext_lazy("Kết luận"),
        max_length=LONGEST_LINE,
        error_messages={
            "required": gettext_lazy("Nhập nội dung kết luận"),
            "max_length": gettext_lazy("Kết luận dài quá 2.000 chữ cái. Tách thành nhiều dòng."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại kết luận"),
        required=False,
        choices=[("", gettext_lazy("Tự nhận")), *ConclusionKind.choices],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.fields["item"].choices = [
            ("", gettext_lazy("Kết luận chung")), *((pk, item.title) for pk, item in self.items.items())
        ]  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = self.cleaned_data
        return {
            "key": given["key"],
            "line": given["line"],
            "kind": ConclusionKind(given["kind"]) if given["kind"] else None,
            "agenda_item": self.items.get(given["item"]),
            "expected_ver": given["ver"],
            "is_agreed": True if given["agreed"] else None,
        }
