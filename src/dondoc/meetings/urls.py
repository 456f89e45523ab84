"""Addresses below `/c/<congress>/meetings/`."""

from django.urls import path

from dondoc.meetings.views import after, during, lines, meetings, screen

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
    path("<int:number>/typed", during.typed, name="typed"),
    path("<int:number>/point", during.point, name="point"),
    path("<int:number>/lines", lines.lines, name="lines"),
    path("<int:number>/lines/<uuid:key>", lines.line, name="line"),
    path("<int:number>/lines/<uuid:key>/<slug:act>", lines.act, name="line-act"),
    path("<int:number>/screen", screen.screen, name="screen"),
    path("<int:number>/after", after.after, name="after"),
]
