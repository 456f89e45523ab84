"""Addresses below `/c/<congress>/notices/`."""

from django.urls import path

from dondoc.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("seen", views.seen, name="seen"),
]
