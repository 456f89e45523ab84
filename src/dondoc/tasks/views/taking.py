"""How taking a report in ends: a receipt, a sentence on the form, or a form that was sent before with other content."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _

from dondoc.journal.actions import SubmissionRefused
from dondoc.people.actions.refusals import ActionRefused
from dondoc.tasks.models import Report
from dondoc.web.db import new_instance_id


def take(form: forms.Form, act: Callable[[], tuple[Report, bool]]) -> tuple[Report | None, int]:
    """Return the report, or None with the status of the page that shows the form again, nothing typed lost.

    409 for a form that was sent before with other content: the first stays as it is, and the page gets a new id so
    that what stands on it now can be sent as a report of its own.
    """
    try:
        return act()[0], 302
    except SubmissionRefused as refused:
        words = _("Biểu mẫu này đã được gửi với nội dung khác; biên nhận %(code)s còn nguyên. Nếu vẫn cần, gửi lại.")
        form.add_error(None, words % {"code": refused.earlier.receipt.get("code", "")})
        form.data = form.data.copy()
        form.data["instance_id"] = new_instance_id()
        return None, 409
    except ActionRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None, 422
