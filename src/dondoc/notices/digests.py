"""Where digests get their content: rooms above register a provider at start, `notices` never learns who they are.

"head": called with `congress`, `user`, `now`. "agency": called with `congress`, `agency`, `user`, `now`. Both return a
`rules.digest.Content`, or None when there is nothing to say to this reader.
"""

from collections.abc import Callable

from dondoc.notices.rules.digest import Content

Provider = Callable[..., Content | None]
HEAD, AGENCY = "head", "agency"

_PROVIDERS: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let digests of this kind be filled by `provider`; called once per kind from a room's `apps.py`."""
    _PROVIDERS[kind] = provider


def content_for(kind: str, **reader: object) -> Content | None:
    """Return what a digest of this kind says to a reader; None when nobody fills it or there is nothing to say."""
    provider = _PROVIDERS.get(kind)
    return provider(**reader) if provider is not None else None
