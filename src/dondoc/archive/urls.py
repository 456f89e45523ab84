"""Addresses below `/c/<congress>/archive/`."""

from django.urls import path

from dondoc.archive.views.browse import papers
from dondoc.archive.views.download import download

app_name = "archive"

urlpatterns = [
    path("", papers, name="papers"),
    path("versions/<int:version_id>", download, name="download"),
]
