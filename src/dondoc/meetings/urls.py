"""Addresses below `/c/<congress>/meetings/`."""

from django.urls import path

from dondoc.meetings.views import after, agenda, attendance, during, invitation, meetings, papers

app_name = "meetings"

urlpatterns = [
    path("", meetings.meeting_list, name="list"),
    path("new", meetings.meeting_new, name="new"),
    path("<int:number>", meetings.meeting, name="meeting"),
    path("<int:number>/edit", meetings.edit, name="edit"),
    path("<int:number>/call-off", meetings.call_off, name="call-off"),
    path("<int:number>/begin", meetings.begin, name="begin"),
    path("<int:number>/close", meetings.close, name="close"),
    path("<int:number>/proposals", agenda.proposals, name="proposals"),
    path("<int:number>/agenda/new", agenda.item_new, name="item-new"),
    path("<int:number>/agenda/<int:item_id>", agenda.item, name="item"),
    path("<int:number>/agenda/<int:item_id>/move", agenda.item_move, name="item-move"),
    path("<int:number>/agenda/<int:item_id>/remove", agenda.item_remove, name="item-remove"),
    path("<int:number>/agenda/<int:item_id>/restore", agenda.item_restore, name="item-restore"),
    path("<int:number>/called", attendance.called, name="called"),
    path("<int:number>/attendance", attendance.attendance, name="attendance"),
    path("<int:number>/attendance/<int:attendee_id>", attendance.announce, name="announce"),
    path("<int:number>/papers/new", papers.paper_new, name="paper-new"),
    path("<int:number>/papers/<int:paper_id>", papers.paper, name="paper"),
    path("<int:number>/papers/<int:paper_id>/file", papers.paper_file, name="paper-file"),
    path("<int:number>/papers/<int:paper_id>/move", papers.paper_move, name="paper-move"),
    path("<int:number>/papers/<int:paper_id>/remove", papers.paper_remove, name="paper-remove"),
    path("<int:number>/invitation", invitation.invitation, name="invitation"),
    path("<int:number>/invitation/draft", invitation.invitation_draft, name="invitation-draft"),
    path("<int:number>/invitation/send", invitation.invitation_send, name="invitation-send"),
    path("<int:number>/invitation/file", invitation.invitation_file, name="invitation-file"),
    path("<int:number>/meeting.ics", invitation.calendar, name="calendar"),
    path("<int:number>/during", during.during, name="during"),
    path("<int:number>/after", after.after, name="after"),
]
