"""Addresses outside every congress: a calendar program asks for them without logging in."""

from django.urls import path

from dondoc.tasks.views import feed

urlpatterns = [
    path("feeds/<str:token>.ics", feed.feed, name="tasks-feed"),
]
