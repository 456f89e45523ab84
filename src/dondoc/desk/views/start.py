"""The pages that belong to no congress: the way in, the first run, and trying a role in the demo."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.actions import IntakeRefused
from dondoc.desk.forms import StartForm
from dondoc.desk.founding import found_from_plan
from dondoc.desk.queries.seats import congresses_of
from dondoc.editions.queries import demo_congress
from dondoc.people.queries import demo_users
from dondoc.plans.handing_in import reading_of
from dondoc.web.db import new_instance_id

LOGIN_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@login_not_required
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Show a reader the congresses; a visitor the way in. In a demo a visitor sees the roles to try first."""
    if request.user.is_authenticated:
        congresses = congresses_of(request.user.pk)
        if len(congresses) == 1 and not request.user.may_found:
            return redirect("desk:home", congresses[0].slug)
        return render(request, "desk/congresses.html", {"congresses": congresses})
    if settings.DEMO and demo_congress() is not None:
        return redirect("try")
    return redirect(settings.LOGIN_URL)


@login_not_required
@require_GET
def try_roles(request: HttpRequest) -> HttpResponse:
    """Offer the roles of the demo; only where the installation is one."""
    congress = demo_congress() if settings.DEMO else None
    if congress is None:
        raise Http404
    return render(request, "desk/try.html", {"congress": congress, "users": demo_users()})


@login_not_required
@require_POST
def take_role(request: HttpRequest) -> HttpResponse:
    """Log a visitor of the demo in as one of its made-up people; nobody else can be chosen."""
    congress = demo_congress() if settings.DEMO else None
    user = next((user for user in demo_users() if user.username == request.POST.get("user")), None)
    if congress is None or user is None:
        raise Http404
    login(request, user, backend=LOGIN_BACKEND)
    return redirect("desk:home", congress.slug)


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Found a congress from its first plan: name, opening day, file; then the review."""
    if not request.user.may_found:
        raise PermissionDenied(_("Tài khoản này chưa được giao lập đại hội mới. Liên hệ người quản trị hệ thống."))
    today = timezone.localdate()
    form = StartForm(
        request.POST or None,
        request.FILES or None,
        initial={"instance_id": new_instance_id()},
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        reading = reading_of(form)
        if reading is not None:
            return _found(request, form, reading)
    return render(request, "desk/start.html", {"form": form}, status=422 if form.errors else 200)


def _found(request: HttpRequest, form: StartForm, reading: object) -> HttpResponse:
    try:
        intake, is_new = found_from_plan(
            name=form.cleaned_data["name"],
            opening_on=form.cleaned_data["opening_on"],
            reading=reading,
            instance_id=form.cleaned_data["instance_id"],
            founder=request.user,
            now=timezone.localtime(),
        )
    except IntakeRefused as refused:
        form.add_error("file" if form.cleaned_data["file"] else "text", str(refused))
        return render(request, "desk/start.html", {"form": form}, status=422)
    if not is_new:
        messages.info(request, _("Tệp này đã được tải lên trước đó. Đây là lần tải trước, không tạo đại hội thứ hai."))
    return redirect("plans:intake-review", intake.congress.slug, intake.instance_id)
