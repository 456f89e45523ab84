"""What keeps strangers out holds everywhere: no address logs in by being opened, passwords cost, pages run no foreign code."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from dondoc.config import settings as installed
from tests.support.addresses import rows, url_of

NAMES = sorted({row["url_name"] for row in rows()})


@pytest.mark.parametrize("name", NAMES)
def test_opening_an_address_logs_nobody_in(name, demo):
    client = Client()

    answer = client.get(url_of(name, demo))

    assert "_auth_user_id" not in client.session
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "no-store" or "max-age" in answer.headers["Cache-Control"]


def test_passwords_are_kept_as_argon2id(settings):
    settings.PASSWORD_HASHERS = installed.PASSWORD_HASHERS

    assert make_password("mật khẩu rất dài").startswith("argon2$argon2id$")
