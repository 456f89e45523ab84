"""Where an account is logged in, and ending one of those sessions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.people import queries
from dondoc.people.actions.accounts import end_session


@require_POST
def end(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of the own sessions; what it has open answers with the login page from the next request on."""
    session = queries.session_of(request.user.pk, session_id)
    if session is None:
        raise Http404
    end_session(session=session, now=timezone.now())
    messages.success(request, _("Đã kết thúc phiên đăng nhập đó."))
    return redirect("people-account")
