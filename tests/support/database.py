"""One suite, two databases: DONDOC_TEST_DATABASE says which (sqlite unless told otherwise).

A plugin of pytest rather than a fixture: the address must stand before Django reads its settings.
"""

import os

import pytest

_SERVERS = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start PostgreSQL once when it is asked for; the workers of xdist inherit its address."""
    if os.environ.get("DONDOC_TEST_DATABASE") != "postgresql" or "DATABASE_URL" in os.environ:
        return
    from tests.support.postgres import Server

    server = Server()
    _SERVERS.append(server)
    os.environ["DATABASE_URL"] = server.url


def pytest_unconfigure() -> None:
    """Stop what was started."""
    while _SERVERS:
        _SERVERS.pop().stop()
