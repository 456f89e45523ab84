"""Addresses that belong to no congress."""

from django.urls import path

from dondoc.desk.views import start

urlpatterns = [
    path("", start.front, name="front"),
    path("start/", start.start, name="start"),
    path("demo", start.try_roles, name="try"),
    path("demo/role", start.take_role, name="take-role"),
]
