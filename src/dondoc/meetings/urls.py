"""Addresses below `/c/<congress>/meetings/`."""

from django.urls import path

from dondoc.meetings.views import after, check, during, meetings, notice

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
    path("<int:number>/notice", after.draft, name="notice-draft"),
    path("<int:number>/notice/redraft", after.redraft, name="notice-redraft"),
    path("<int:number>/check", check.check, name="check"),
    path("<int:number>/correct", notice.correct, name="correct"),
    path("notices/<int:notice_id>", notice.notice, name="notice"),
    path("notices/<int:notice_id>/acknowledge", notice.notice_acknowledge, name="notice-acknowledge"),
    path("notices/<int:notice_id>/urge", notice.notice_urge, name="notice-urge"),
    path("notices/<int:notice_id>/issue", notice.notice_issue, name="notice-issue"),
    path("notices/<int:notice_id>/<slug:role>.file", notice.notice_file, name="notice-file"),
]
