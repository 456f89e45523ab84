"""Addresses below `/people/`, outside every congress; allauth reverses the names that begin with `account_`."""

from django.urls import path

from dondoc.people.views import account, devices

urlpatterns = [
    path("login", account.Login.as_view(), name="account_login"),
    path("logout", account.logout, name="account_logout"),
    path("account", account.account, name="people-account"),
    path("account/password", account.PasswordChange.as_view(), name="account_change_password"),
    path("account/devices/<int:device_id>/revoke", devices.revoke, name="people-device-revoke"),
    path("pin", devices.pin, name="people-pin"),
    path("pin/new", devices.pin_new, name="people-pin-new"),
    path("invite/<str:code>", account.invited, name="people-invite"),
]
