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
        return dj_database_url.parse(url, **more)
    hosts = [host.partition(":") for host in several["hosts"].split(",")]
    settings = dj_database_url.parse(f"{several['start']}{hosts[0][0]}{several['rest'] or ''}", **more)
    settings["HOST"] = ",".join(host for host, _, _ in hosts)
    settings["PORT"] = ",".join(port or "5432" for _, _, port in hosts)
    settings.setdefault("OPTIONS", {}).update(target_session_attrs="read-write", connect_timeout=2)
    return settings
