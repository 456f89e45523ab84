"""A setting that cannot be used stops the start with a sentence."""

import pytest

from dondoc.config.env import SettingRefused, SmtpServer, read_environment


@pytest.fixture
def read(tmp_path):
    def with_values(**values: str):
        return read_environment({"DONDOC_DATA_DIR": str(tmp_path), "DONDOC_SECRET_KEY": "x", **values})

    return with_values


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", None),
        ("smtp+plain://127.0.0.1", SmtpServer("127.0.0.1", 25, "", "", "smtp+plain")),
        ("smtp://mail.vn", SmtpServer("mail.vn", 587, "", "", "smtp")),
        ("smtps://a%40b.vn:m%3At%2Fk%20@mail.vn:4650", SmtpServer("mail.vn", 4650, "a@b.vn", "m:t/k ", "smtps")),
    ],
)
def test_the_mail_server_is_read_from_its_address(read, address, server):
    assert read(DONDOC_SMTP=address).smtp == server


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DONDOC_SMTP", "mail.vn"),
        ("DONDOC_SMTP", "http://mail.vn"),
        ("DONDOC_SMTP", "smtp://"),
        ("DONDOC_SMTP", "smtp://mail.vn:hai"),
        ("DONDOC_MAIL_FROM", "dondoc"),
        ("DONDOC_MAIL_FROM", "a@b.vn\r\nBcc: c@d.vn"),
        ("DONDOC_WORKER", "both"),
        ("DONDOC_URL", "dondoc.vn"),
        ("DONDOC_URL", "https://dondoc.vn/?a=1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(read, name, value):
    with pytest.raises(SettingRefused, match=name):
        read(**{name: value})


def test_a_password_is_never_repeated_in_the_sentence(read):
    with pytest.raises(SettingRefused) as refused:
        read(DONDOC_SMTP="smtp://ten:bi-mat@mail.vn:hai")

    assert "bi-mat" not in str(refused.value)


def test_the_address_in_letters_is_the_one_people_reach(read):
    assert read().url == "http://127.0.0.1:8000"
    assert read(DONDOC_ORIGINS="https://dondoc.vn").url == "https://dondoc.vn"
    assert read(DONDOC_ORIGINS="https://dondoc.vn", DONDOC_URL="https://khac.vn/").url == "https://khac.vn"


def test_one_worker_comes_along_unless_told_otherwise(read):
    assert [read().worker, read(DONDOC_WORKER="none").worker] == ["embedded", "none"]


def test_the_office_login_needs_name_and_secret(read):
    assert read(
        DONDOC_OIDC_URL="https://sso.tinh.vn/realms/tinh", DONDOC_OIDC_CLIENT="dondoc", DONDOC_OIDC_SECRET="s"
    ).oidc_url
    with pytest.raises(SettingRefused, match="DONDOC_OIDC_CLIENT"):
        read(DONDOC_OIDC_URL="https://sso.tinh.vn")
    assert read().oidc_url == ""
