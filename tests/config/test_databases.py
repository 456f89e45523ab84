"""Addresses of databases."""

from dondoc.config.databases import parse_database


def test_several_servers_are_tried_until_one_takes_writes():
    settings = parse_database(
        "postgresql://dondoc:mat%20khau@one:5432,two:5433/congress?sslmode=require", conn_max_age=60
    )
    assert (settings["HOST"], settings["PORT"]) == ("one,two", "5432,5433")
    assert (settings["NAME"], settings["USER"], settings["PASSWORD"]) == ("congress", "dondoc", "mat khau")
    assert settings["OPTIONS"] == {
        "sslmode": "require",
        "target_session_attrs": "read-write",
        "connect_timeout": 2,
        "options": "-c jit=off",
    }
    assert settings["CONN_MAX_AGE"] == 60


def test_one_server_and_a_file_are_as_ever():
    assert parse_database("postgresql://dondoc@one/congress")["HOST"] == "one"
    assert parse_database("sqlite:////srv/dondoc.sqlite3")["NAME"] == "/srv/dondoc.sqlite3"
    assert "target_session_attrs" not in parse_database("postgresql://dondoc@one:5432/congress").get("OPTIONS", {})


def test_what_the_address_asks_of_postgresql_stands_beside_what_the_house_asks():
    settings = parse_database("postgresql://dondoc@one/congress?options=-c%20statement_timeout%3D5000")

    assert settings["OPTIONS"]["options"] == "-c jit=off -c statement_timeout=5000"
