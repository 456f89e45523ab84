"""A new version of a plan: hand it in, see what it changes, put it in force; and the versions there were."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.archive import access as archive_access
from dondoc.archive.actions import IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.people.enums import Permission
from dondoc.people.queries import name_of_last_editor
from dondoc.plans import access, queries
from dondoc.plans.actions.revision import apply_revision, begin_revision
from dondoc.plans.comparing import changes_between
from dondoc.plans.forms import PaperForm
from dondoc.plans.handing_in import reading_of
from dondoc.plans.proposing import directory_of, propose
from dondoc.plans.revising import change_groups, changes_of_version, decisions_from
from dondoc.web.db import StaleVersion, new_instance_id
from dondoc.web.errors import Clash, conflict
from dondoc.web.pages import render
from dondoc.web.posted import number_of


@require_http_methods(["GET", "POST"])
def plan_revise(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form for a new version of a plan, or read what was handed in."""
    seat = request.seat
    plan = access.plan_for(seat, code)
    seat.require(Permission.TAKE_IN_PLANS)
    form = PaperForm(request.POST or None, request.FILES or None, initial={"instance_id": new_instance_id()})
    reading = reading_of(form) if request.method == "POST" and form.is_valid() else None
    if reading is not None:
        try:
            version, _is_new = begin_revision(
                plan=plan,
                reading=reading,
                instance_id=form.cleaned_data["instance_id"],
                by_id=seat.user.pk,
                now=seat.now,
            )
        except IntakeRefused as refused:
            form.add_error(None, str(refused))
        else:
            return _to_review(request, version.intake)
    context = {"form": form, "plan": plan, "under_review": queries.version_summary(plan.pk).under_review}
    return render(request, "plans/revise.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def intake_changes(request: HttpRequest, instance_id: str) -> HttpResponse:
    """Show what a new version changes, each change to be ticked; POST puts it in force."""
    seat = request.seat
    intake = archive_access.intake_for(seat, instance_id)
    version = access.version_for(intake)
    if version.applied_at is not None:
        return redirect("plans:plan-versions", seat.congress.slug, version.plan.code)
    if intake.state != IntakeState.REVIEW:
        messages.info(request, _("Tệp này đã được bỏ. Tải lại tệp nếu vẫn cần."))
        return redirect("plans:plan", seat.congress.slug, version.plan.code)
    directory = directory_of(seat.congress, on=seat.today)
    _draft, proposal = propose(intake=intake, congress=seat.congress, directory=directory)
    changes = changes_between(version.plan, proposal, directory=directory)
    if request.method == "POST":
        return _apply(request, version, proposal, changes)
    return _changes_page(request, version, proposal, changes)


@require_GET
def plan_versions(request: HttpRequest, code: str) -> HttpResponse:
    """Show the versions of a plan, newest first, with what each changed; two of them side by side on request."""
    seat = request.seat
    plan = access.plan_for(seat, code)
    versions = list(queries.versions(plan.pk))
    chosen = [one for one in versions if str(one.position) in (request.GET.get("old"), request.GET.get("new"))]
    compared = changes_of_version(newer=chosen[0], older=chosen[1]) if len(chosen) == 2 else None
    context = {
        "plan": plan,
        "versions": versions,
        "compared": change_groups(compared) if compared is not None else None,
        "chosen": chosen,
    }
    return render(request, "plans/versions.html", context)


def _to_review(request: HttpRequest, intake: Any) -> HttpResponse:
    """Go on to the doubtful places; when there are none, to the changes at once."""
    seat = request.seat
    _draft, proposal = propose(intake=intake, congress=seat.congress, on=seat.today)
    route = "plans:intake-review" if proposal.open_doubts else "plans:intake-changes"
    return redirect(route, seat.congress.slug, intake.instance_id)


def _apply(request: HttpRequest, version: Any, proposal: Any, changes: Any) -> HttpResponse:
    seat = request.seat
    ver = request.POST.get("ver", "")
    try:
        applied = apply_revision(
            version=version,
            proposal=proposal,
            decisions=decisions_from(request.POST, changes),
            expected_ver=number_of(ver) or version.plan.ver,
            by_id=seat.user.pk,
            now=seat.now,
        )
    except IntakeRefused as refused:
        messages.error(request, str(refused))
        return _changes_page(request, version, proposal, changes, status=422)
    except StaleVersion as stale:
        return _clash(request, version, stale.current)
    if applied.counts:
        words = _("Bản mới đã có hiệu lực: %(new)s mới, %(changed)s sửa, %(dropped)s bỏ. Đã báo %(told)s đầu mối.")
        messages.success(request, words % {**applied.counts, "told": applied.told})
    return redirect("plans:plan-versions", seat.congress.slug, version.plan.code)


def _changes_page(
    request: HttpRequest, version: Any, proposal: Any, changes: Any, *, status: int = 200
) -> HttpResponse:
    groups = change_groups(changes, posted=request.POST if request.method == "POST" else None)
    context = {
        "version": version,
        "plan": version.plan,
        "groups": groups,
        "nothing": all(group.key == "unchanged" for group in groups),
        "new_agencies": list(proposal.new_agencies.values()),
        "open_count": len(proposal.open_doubts),
    }
    return render(request, "plans/changes.html", context, status=status)


def _clash(request: HttpRequest, version: Any, current: Any) -> HttpResponse:
    return conflict(
        request,
        title=_("Kế hoạch vừa có bản khác"),
        clashes=[Clash(_("Bản mới"), version.version.file_name, current.version.file_name)],
        saved_by=name_of_last_editor(congress_id=current.congress_id, target=current) or _("người khác"),
        current_ver=current.ver,
        back_url=request.path,
    )
