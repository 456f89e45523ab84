"""The root addresses: each room below `/c/<congress>/<room>/`, and what belongs to no congress."""

from django.urls import include, path

_CONGRESS = [
    path("", include("dondoc.desk.urls")),
    path("plans/", include("dondoc.plans.urls")),
    path("tasks/", include("dondoc.tasks.urls")),
    path("meetings/", include("dondoc.meetings.urls")),
    path("congress/", include("dondoc.congress.urls")),
    path("people/", include("dondoc.people.urls")),
    path("archive/", include("dondoc.archive.urls")),
    path("notices/", include("dondoc.notices.urls")),
]

urlpatterns = [
    path("c/<slug:congress>/", include(_CONGRESS)),
    path("people/", include("dondoc.people.urls_account")),
    path("", include("dondoc.tasks.urls_outside")),
    path("", include("dondoc.desk.urls_outside")),
    path("", include("dondoc.safekeeping.urls")),
    path("", include("dondoc.web.urls")),
]

handler400 = "dondoc.web.errors.bad_request"
handler403 = "dondoc.web.errors.forbidden"
handler404 = "dondoc.web.errors.not_found"
handler500 = "dondoc.web.errors.server_error"
handler429 = "dondoc.people.views.account.too_many"
