"""Addresses below `/c/<congress>/archive/`."""

from django.urls import path

from dondoc.archive.views import bodies, draft, issuing, layouts, outgoing, register, stencils
from dondoc.archive.views.browse import papers
from dondoc.archive.views.download import download

app_name = "archive"

urlpatterns = [
    path("", papers, name="papers"),
    path("versions/<int:version_id>", download, name="download"),
    path("register", register.register, name="register"),
    path("register/sheet", register.register_sheet, name="register-sheet"),
    path("register/issue", register.run_new, name="run-new"),
    path("register/issue/<int:run_id>", register.run, name="run"),
    path("outgoing/new", outgoing.outgoing_new, name="outgoing-new"),
    path("outgoing/<int:outgoing_id>", outgoing.outgoing, name="outgoing"),
    path("outgoing/<int:outgoing_id>/edit", draft.draft, name="draft"),
    path("outgoing/<int:outgoing_id>/issue", issuing.issue, name="issue"),
    path("outgoing/<int:outgoing_id>/draft.<slug:ending>", outgoing.draft_file, name="draft-file"),
    path("outgoing/<int:outgoing_id>/files/<int:file_id>", outgoing.outgoing_file, name="outgoing-file"),
    path("outgoing/<int:outgoing_id>/discard", outgoing.outgoing_discard, name="outgoing-discard"),
    path("outgoing/<int:outgoing_id>/scans", outgoing.outgoing_scan, name="outgoing-scan"),
    path("outgoing/<int:outgoing_id>/correct", outgoing.outgoing_correct, name="outgoing-correct"),
    path("layouts/<slug:name>.css", layouts.layout, name="layout"),
    path("bodies", bodies.bodies, name="bodies"),
    path("bodies/new", bodies.body_new, name="body-new"),
    path("bodies/<slug:code>", bodies.body, name="body"),
    path("bodies/<slug:code>/default", bodies.body_default, name="body-default"),
    path("stencils", stencils.stencils, name="stencils"),
    path("bodies/<slug:code>/stencils/<slug:kind>", stencils.stencil_new, name="stencil-new"),
    path("bodies/<slug:code>/stencils/<slug:kind>/starter", stencils.stencil_starter, name="stencil-starter"),
    path("stencils/<int:stencil_id>", stencils.stencil, name="stencil"),
    path("stencils/<int:stencil_id>/file", stencils.stencil_file, name="stencil-file"),
    path("stencils/<int:stencil_id>/sample", stencils.stencil_sample, name="stencil-sample"),
    path("stencils/<int:stencil_id>/use", stencils.stencil_use, name="stencil-use"),
    path("stencils/<int:stencil_id>/leave", stencils.stencil_leave, name="stencil-leave"),
]
