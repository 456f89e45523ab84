"""Who is in the congress with which role, and what each role may do."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.people import access, queries
from dondoc.people.access import Seat
from dondoc.people.actions.memberships import end_role, grant_role
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission, Role
from dondoc.people.forms import GrantForm
from dondoc.people.rules.roles import GRANTS
from dondoc.web.pages import render

PAGE_ROWS = 100


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest) -> HttpResponse:
    """Show the members; POST gives a role to somebody who has an account."""
    seat: Seat = request.seat
    seat.require(Permission.INVITE)
    form = GrantForm(seat=seat) if seat.may(Permission.MANAGE_MEMBERS) else None
    if request.method == "POST":
        seat.require(Permission.MANAGE_MEMBERS)
        form = GrantForm(request.POST, seat=seat)
        if form.is_valid() and carry_out(form, partial(_grant, seat, form)):
            messages.success(request, _("Đã giao vai trò."))
            return redirect(_url(seat))
    context = {
        "page": Paginator(queries.members(seat.congress.pk), PAGE_ROWS).get_page(request.GET.get("page")),
        "form": form,
        "may_manage": seat.may(Permission.MANAGE_MEMBERS),
        "tabs": tabs(seat, "people:members"),
    }
    return render(request, "people/members.html", context, status=422 if form is not None and form.errors else 200)


@require_POST
def member_end(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Take a role back."""
    seat: Seat = request.seat
    membership = access.membership_for(seat, membership_id)
    try:
        end_role(membership=membership, by_id=seat.user.pk, now=seat.now)
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Đã thu hồi vai trò của %(name)s.") % {"name": membership.user.full_name})
    return redirect(_url(seat))


@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """Show who may do what, printed from the table that decides it."""
    seat: Seat = request.seat
    rows = [
        {
            "label": role.label,
            "may": [permission.label for permission in Permission if permission in GRANTS[role]],
            "own": role in seat.roles,
        }
        for role in Role
    ]
    return render(request, "people/roles.html", {"roles": rows, "tabs": tabs(seat, "people:roles")})


def tabs(seat: Seat, current: str) -> list[dict]:
    """Return the pages about people that this reader may open."""
    pages = [
        ("people:agencies", _("Cơ quan"), seat.sees_all),
        ("people:members", _("Thành viên"), seat.may(Permission.INVITE)),
        ("people:invitations", _("Lời mời"), seat.may(Permission.INVITE)),
        ("people:roles", _("Ai được làm gì"), True),
    ]
    return [
        {"label": label, "url": reverse(route, args=[seat.congress.slug]), "current": route == current}
        for route, label, shown in pages
        if shown
    ]


def _grant(seat: Seat, form: GrantForm) -> None:
    agency = form.cleaned_data["agency"]
    grant_role(
        congress_id=seat.congress.pk,
        user=form.cleaned_data["username"],
        role=form.cleaned_data["role"],
        agency_id=agency.pk if agency else None,
        by_id=seat.user.pk,
        now=seat.now,
    )


def _url(seat: Seat) -> str:
    return reverse("people:members", args=[seat.congress.slug])
