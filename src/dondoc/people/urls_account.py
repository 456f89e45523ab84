"""Addresses below `/people/`, outside every congress; allauth reverses the names that begin with `account_`."""

from django.urls import path

from dondoc.people.views import account

urlpatterns = [
    path("login", account.Login.as_view(), name="account_login"),
    path("logout", account.logout, name="account_logout"),
    path("account", account.account, name="people-account"),
    path("account/password", account.PasswordChange.as_view(), name="account_change_password"),
    path("invite/<str:code>", account.invited, name="people-invite"),
]
