"""Addresses below `/people/`, outside every congress; allauth reverses the names that begin with `account_`."""

from django.urls import path

from dondoc.people.views import account, devices, office, second_factor, sessions

urlpatterns = [
    path("login", account.Login.as_view(), name="account_login"),
    path("logout", account.logout, name="account_logout"),
    path("account", account.account, name="people-account"),
    path("account/password", account.PasswordChange.as_view(), name="account_change_password"),
    path("account/devices/<int:device_id>/revoke", devices.revoke, name="people-device-revoke"),
    path("account/sessions/<int:session_id>/end", sessions.end, name="people-session-end"),
    path("account/second", second_factor.SecondFactor.as_view(), name="mfa_index"),
    path("account/second/app", second_factor.CodeApp.as_view(), name="mfa_activate_totp"),
    path("account/second/app/off", second_factor.CodeAppOff.as_view(), name="mfa_deactivate_totp"),
    path("account/second/spare", second_factor.SpareCodes.as_view(), name="mfa_view_recovery_codes"),
    path("account/second/spare/new", second_factor.NewSpareCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("account/second/passkey", second_factor.Passkey.as_view(), name="mfa_add_webauthn"),
    path("account/second/passkey/<int:pk>/off", second_factor.PasskeyOff.as_view(), name="mfa_remove_webauthn"),
    path("login/code", second_factor.Code.as_view(), name="mfa_authenticate"),
    path("login/passkey", second_factor.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("login/<slug:provider_id>/leave", office.leave, name="openid_connect_login"),
    path("login/<slug:provider_id>/back", office.come_back, name="openid_connect_callback"),
    path("again", second_factor.Again.as_view(), name="account_reauthenticate"),
    path("again/code", second_factor.AgainByCode.as_view(), name="mfa_reauthenticate"),
    path("again/passkey", second_factor.AgainByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("pin", devices.pin, name="people-pin"),
    path("pin/new", devices.pin_new, name="people-pin-new"),
    path("invite/<str:code>", account.invited, name="people-invite"),
]
