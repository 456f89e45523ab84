"""How a change asked for on a page ends: done, refused with a sentence beside its field, or a clash of two editors."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dondoc.journal.actions import SubmissionRefused
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.queries import name_of_last_editor
from dondoc.web.db import StaleVersion, new_instance_id
from dondoc.web.errors import Clash, conflict


def carry_out(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Do what a checked form asks for; on a refusal put the sentence on the form and return False.

    A form whose id was used for something else gets a new id, so that sending it once more is a new submission.
    """
    try:
        act()
    except SubmissionRefused:
        form.add_error(None, _("Biểu mẫu này đã được gửi với nội dung khác. Xem danh sách; nếu vẫn cần, gửi lại."))
        form.data = form.data.copy()
        form.data["instance_id"] = new_instance_id()
        return False
    except ActionRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def clash_page(
    request: HttpRequest, form: forms.Form, stale: StaleVersion, *, congress_id: int, title: str, back_url: str
) -> HttpResponse:
    """Return the 409 page for a checked form whose row somebody else saved in between."""
    return conflict(
        request,
        title=title,
        clashes=_clashes(form, stale.current),
        saved_by=name_of_last_editor(congress_id=congress_id, target=stale.current) or _("người khác"),
        current_ver=stale.current.ver,
        back_url=back_url,
    )


def _clashes(form: forms.Form, current: Any) -> list[Clash]:
    clashes = []
    for bound in (bound for bound in form.visible_fields() if hasattr(current, bound.name)):
        mine, stored = form.cleaned_data.get(bound.name), getattr(current, bound.name)
        if (mine or None) != (stored or None):
            clashes.append(Clash(str(bound.label), _shown(bound.field, mine), _shown(bound.field, stored)))
    return clashes


def _shown(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))
    return str(value)
