"""Addresses below `/c/<congress>/people/`."""

from django.urls import path

from dondoc.people.views import agencies, invitations, members

app_name = "people"

urlpatterns = [
    path("agencies/", agencies.agency_list, name="agencies"),
    path("agencies/new", agencies.agency_new, name="agency-new"),
    path("agencies/<str:code>", agencies.agency, name="agency"),
    path("agencies/<str:code>/successor", agencies.agency_succeed, name="agency-succeed"),
    path("agencies/<str:code>/aliases", agencies.agency_alias, name="agency-alias"),
    path("agencies/<str:code>/aliases/<int:alias_id>", agencies.agency_alias_remove, name="agency-alias-remove"),
    path("members/", members.members, name="members"),
    path("members/<int:membership_id>/end", members.member_end, name="member-end"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<int:invitation_id>/withdraw", invitations.invitation_withdraw, name="invitation-withdraw"),
    path("roles/", members.roles, name="roles"),
]
