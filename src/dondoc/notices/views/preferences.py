"""What a person wants to hear, and how soon."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.notices import queries
from dondoc.notices.actions.preferences import choose_levels
from dondoc.notices.forms import PreferencesForm
from dondoc.notices.views.frame import tabs
from dondoc.people.access import Seat
from dondoc.web.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show the own choices; POST saves them."""
    seat: Seat = request.seat
    chosen = queries.preferences(congress_id=seat.congress.pk, user_id=seat.user.pk)
    form = PreferencesForm(request.POST if request.method == "POST" else None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        choose_levels(congress_id=seat.congress.pk, user_id=seat.user.pk, levels=form.levels, now=seat.now)
        messages.success(request, _("Đã lưu lịch nhận tin."))
        return redirect(request.path)
    context = {"form": form, "email": seat.user.email, "tabs": tabs(seat, "notices:preferences")}
    return render(request, "notices/preferences.html", context, status=422 if form.errors else 200)
