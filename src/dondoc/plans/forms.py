"""What a person hands in to have a plan read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ACCEPTED = ".docx,.xlsx,.pdf,.txt,.jpg,.jpeg,.png"


class PaperForm(forms.Form):
    """A file, or a pasted text; exactly one of them counts, the file first."""

    instance_id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Dán phần giao nhiệm vụ, kể cả bảng chép từ Word hoặc Excel."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean()
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            self.add_error("file", ValidationError(_("Chọn tệp kế hoạch hoặc dán văn bản.")))
        return cleaned
