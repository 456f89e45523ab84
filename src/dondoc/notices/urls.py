"""Addresses below `/c/<congress>/notices/`."""

from django.urls import path

from dondoc.notices.views import inbox

app_name = "notices"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("seen", inbox.seen, name="seen"),
]
