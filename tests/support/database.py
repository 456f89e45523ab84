"""One suite, two databases: DONDOC_TEST_DATABASE says which (sqlite unless told otherwise).

A plugin of pytest rather than a fixture: the address must stand before Django reads its settings.
"""

import os

import pytest

_SERVERS = []
_OURS = "DONDOC_TEST_SERVER"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start PostgreSQL once when it is asked for; the workers of xdist inherit its address.

    An address that stood in the environment before is that of somebody's data and is left alone.
    """
    if os.environ.get("DONDOC_TEST_DATABASE") != "postgresql":
        os.environ.pop("DATABASE_URL", None)
        return
    if os.environ.get(_OURS) == os.environ.get("DATABASE_URL", ""):
        return
    from tests.support.postgres import Server

    server = Server()
    _SERVERS.append(server)
    os.environ["DATABASE_URL"] = os.environ[_OURS] = server.url


def pytest_unconfigure() -> None:
    """Stop what was started."""
    while _SERVERS:
        _SERVERS.pop().stop()
