"""Addresses below `/c/<congress>/congress/`."""

from django.urls import path

from dondoc.congress.views import lists
from dondoc.congress.views.setup import setup

app_name = "congress"

urlpatterns = [
    path("setup", setup, name="setup"),
    path("programme/", lists.programme, name="programme"),
    path("programme/new", lists.block_new, name="block-new"),
    path("programme/<int:pk>", lists.block, name="block"),
    path("programme/<int:pk>/remove", lists.block_remove, name="block-remove"),
    path("venues/", lists.venues, name="venues"),
    path("venues/new", lists.venue_new, name="venue-new"),
    path("venues/<int:pk>", lists.venue, name="venue"),
    path("venues/<int:pk>/remove", lists.venue_remove, name="venue-remove"),
    path("committees/", lists.committees, name="committees"),
    path("committees/new", lists.committee_new, name="committee-new"),
    path("committees/<int:pk>", lists.committee, name="committee"),
    path("committees/<int:pk>/remove", lists.committee_remove, name="committee-remove"),
    path("committees/<int:committee_id>/seats/new", lists.seat_new, name="seat-new"),
    path("committees/seats/<int:pk>", lists.seat, name="seat"),
    path("committees/seats/<int:pk>/remove", lists.seat_remove, name="seat-remove"),
    path("workstreams/", lists.workstreams, name="workstreams"),
    path("workstreams/new", lists.workstream_new, name="workstream-new"),
    path("workstreams/<int:pk>", lists.workstream, name="workstream"),
    path("workstreams/<int:pk>/remove", lists.workstream_remove, name="workstream-remove"),
    path("calendar/", lists.calendar, name="calendar"),
    path("calendar/new", lists.day_new, name="day-new"),
    path("calendar/<int:pk>", lists.day, name="day"),
    path("calendar/<int:pk>/remove", lists.day_remove, name="day-remove"),
]
