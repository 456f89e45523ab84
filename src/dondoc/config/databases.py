"""The address of a database, with several hosts where one may take the place of the other."""

import re
from typing import Any

import dj_database_url

_SEVERAL_HOSTS = re.compile(r"^(?P<start>postgres(?:ql)?://(?:[^@/]*@)?)(?P<hosts>[^/@]*,[^/@]*)(?P<rest>/.*)?$")


def parse_database(url: str, **more: Any) -> dict[str, Any]:
    """Return Django's settings of the database at this address.

    `postgresql://user@one:5432,two:5432/name` names several servers: each connection goes to the one that takes writes.
    """
    several = _SEVERAL_HOSTS.match(url)
    if several is None:
        return _prompt(dj_database_url.parse(url, **more))
    hosts = [host.partition(":") for host in several["hosts"].split(",")]
    settings = dj_database_url.parse(f"{several['start']}{hosts[0][0]}{several['rest'] or ''}", **more)
    settings["HOST"] = ",".join(host for host, _, _ in hosts)
    settings["PORT"] = ",".join(port or "5432" for _, _, port in hosts)
    settings.setdefault("OPTIONS", {}).update(target_session_attrs="read-write", connect_timeout=2)
    return _prompt(settings)


def _prompt(settings: dict[str, Any]) -> dict[str, Any]:
    """Tell PostgreSQL not to compile statements first: for those of a page that takes longer than they do."""
    if settings["ENGINE"] == "django.db.backends.postgresql":
        options = settings.setdefault("OPTIONS", {})
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
    return settings
