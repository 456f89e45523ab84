"""One spelling for a value and one fingerprint for it, the same on every machine and every year."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

from dondoc.kit.vietnamese import nfc


def canonical_json(value: object) -> bytes:
    """Return the value as JSON in UTF-8 with sorted keys, no blanks, all text in NFC, and days and times as ISO.

    Decimals and UUIDs become text, tuples lists, enum members their value. Raises TypeError for anything else that
    JSON does not know, ValueError for NaN, infinity, lone surrogates and keys that become equal in NFC.
    """
    text = json.dumps(
        _plain(value), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=True
    )
    return text.encode()


def sha256_of(value: object) -> str:
    """Return the fingerprint of a value's canonical JSON as 64 hexadecimal digits."""
    return sha256_of_bytes(canonical_json(value))


def sha256_of_bytes(content: bytes) -> str:
    """Return the fingerprint of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return nfc(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _plain_mapping(value: Mapping[object, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, part in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key must be text, not {type(key).__name__}")
        name = nfc(key)
        if name in plain:
            raise ValueError(f"two keys are the same in NFC: {name!r}")
        plain[name] = _plain(part)
    return plain
