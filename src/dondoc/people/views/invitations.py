"""Inviting people: the offer, its link shown once, the list, and taking an offer back."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.people import access, queries
from dondoc.people.access import Seat
from dondoc.people.actions.invitations import Offer, invite, state_of, withdraw_invitation
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission, Role
from dondoc.people.forms import InvitationForm
from dondoc.people.models import Invitation
from dondoc.people.rules.invitations import InvitationState
from dondoc.people.views.members import tabs
from dondoc.web.pages import render
from dondoc.web.templatetags.when import moment

PAGE_ROWS = 50
# An invitation lives by the real clock, even in a congress whose clock stands still.
_STATE_WORDS = {
    InvitationState.OPEN: gettext_lazy("Chờ nhận"),
    InvitationState.USED: gettext_lazy("Đã nhận"),
    InvitationState.WITHDRAWN: gettext_lazy("Đã rút"),
    InvitationState.EXPIRED: gettext_lazy("Đã hết hạn"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Show the invitations; POST makes one and shows its link, this once."""
    seat: Seat = request.seat
    seat.require(Permission.INVITE)
    form = InvitationForm(request.POST or None, seat=seat, initial=_asked_for(request))
    offers: list[Offer] = []
    if request.method == "POST" and form.is_valid():
        act = partial(invite, congress_id=seat.congress.pk, by_id=seat.user.pk, now=timezone.now(), **form.cleaned_data)
        if carry_out(form, lambda: offers.append(act())):
            return render(request, "people/invitation_made.html", _made(request, offers[0]))
    rows = Paginator(queries.invitations(seat.congress.pk), PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": rows,
        "rows": [_row(invitation) for invitation in rows],
        "tabs": tabs(seat, "people:invitations"),
    }
    return render(request, "people/invitations.html", context, status=422 if form.errors else 200)


@require_POST
def invitation_withdraw(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Make an invitation stop working."""
    seat: Seat = request.seat
    invitation = access.invitation_for(seat, invitation_id)
    try:
        withdraw_invitation(invitation=invitation, by_id=seat.user.pk, now=timezone.now())
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Đã rút lời mời. Liên kết không còn dùng được."))
    return redirect(reverse("people:invitations", args=[seat.congress.slug]))


def _asked_for(request: HttpRequest) -> dict:
    """Return what an address fills in: `?agency=SYT` asks for a focal point of that agency."""
    code = request.GET.get("agency", "")
    agency = queries.agency_by_code(request.seat.congress.pk, code) if code else None
    return {"role": Role.FOCAL, "agency": agency} if agency is not None else {}


def _row(invitation: Invitation) -> dict:
    state = state_of(invitation, now=timezone.now())
    return {"invitation": invitation, "state": _STATE_WORDS[state], "is_open": state is InvitationState.OPEN}


def _made(request: HttpRequest, offer: Offer) -> dict:
    seat: Seat = request.seat
    link = request.build_absolute_uri(reverse("people-invite", args=[offer.code]))
    back = reverse("people:invitations", args=[seat.congress.slug])
    return {
        "invitation": offer.invitation,
        "link": link,
        "zalo": _zalo_text(seat, offer.invitation, link),
        "crumbs": [{"label": _("Lời mời"), "url": back}],
        "back": back,
    }


def _zalo_text(seat: Seat, invitation: Invitation, link: str) -> str:
    agency = f" ({invitation.agency.brief})" if invitation.agency else ""
    values = {
        "name": invitation.full_name or _("đồng chí"),
        "role": f"{invitation.get_role_display()}{agency}",
        "congress": seat.congress.short_name,
        "link": link,
        "until": moment(invitation.expires_at),
    }
    return "\n".join(
        (
            _("Kính mời %(name)s tham gia %(congress)s: %(role)s.") % values,
            _("Mở liên kết, bấm «Tiếp tục», đặt tên đăng nhập và mật khẩu:") % values,
            link,
            _("Liên kết dùng một lần, đến %(until)s. Không chuyển cho người khác.") % values,
        )
    )
