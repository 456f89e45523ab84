"""Addresses below `/c/<congress>/meetings/`."""

from django.urls import path

from dondoc.meetings.views import after, during, meetings

app_name = "meetings"

urlpatterns = [
    path("", meetings.meeting_list, name="list"),
    path("new", meetings.meeting_new, name="new"),
    path("<int:number>", meetings.meeting, name="meeting"),
    path("<int:number>/edit", meetings.edit, name="edit"),
    path("<int:number>/call-off", meetings.call_off, name="call-off"),
    path("<int:number>/begin", meetings.begin, name="begin"),
    path("<int:number>/close", meetings.close, name="close"),
    path("<int:number>/during", during.during, name="during"),
    path("<int:number>/after", after.after, name="after"),
]
