"""The answers remembered for a congress, each to be forgotten with one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.people.enums import Permission
from dondoc.plans import access, queries
from dondoc.plans.actions.remembering import forget_answer
from dondoc.plans.rules.remembering import answer_words
from dondoc.web.pages import render


@require_GET
def remembered_list(request: HttpRequest) -> HttpResponse:
    """Show what is remembered, since when and by whom it was answered."""
    seat = request.seat
    seat.require(Permission.TAKE_IN_PLANS)
    rows = [(row, answer_words(row.answer)) for row in queries.remembered(seat.congress.pk)]
    return render(request, "plans/remembered.html", {"rows": rows})


@require_POST
def remembered_forget(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Forget one answer; the next paper asks again."""
    seat = request.seat
    answer = access.remembered_for(seat, answer_id)
    words = answer.words if answer.key else answer.get_kind_display()
    forget_answer(answer=answer, by_id=seat.user.pk, now=seat.now)
    messages.success(request, _("Đã bỏ câu trả lời về «%(words)s». Kế hoạch sau sẽ hỏi lại.") % {"words": words})
    return redirect("plans:remembered", seat.congress.slug)
