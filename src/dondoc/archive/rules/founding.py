"""The first issuing body of a congress, proposed from what is known of it; a person checks and saves it."""

from typing import Any

from dondoc.papers.layouts import Family, signature_words

SUBCOMMITTEE = "Tiểu ban Tổ chức phục vụ Đại hội"
SYMBOL = "TBPV"
_PROVINCE_WORDS = ("tỉnh ", "thành phố ")
_PARTY_WORDS = ("tỉnh ủy ", "thành ủy ", "huyện ủy ", "đảng ủy ", "tỉnh uỷ ", "thành uỷ ", "huyện uỷ ", "đảng uỷ ")


def first_body(*, host_name: str) -> dict[str, Any]:
    """Return the values of a form for the first body: a subcommittee below the host, at the host's place."""
    return {
        "family": Family.PARTY.value,
        "superior": host_name,
        "name": SUBCOMMITTEE,
        "symbol": SYMBOL,
        "department": "",
        "place": place_of(host_name),
        "authority": f"{signature_words(Family.PARTY).on_behalf} TIỂU BAN\nTRƯỞNG TIỂU BAN",
        "signatory": "",
        "recipients": "",
    }


def place_of(host_name: str) -> str:
    """Return the place a host is named after («Tỉnh ủy Kon Tum», «Đảng bộ tỉnh Kon Tum»), or ""."""
    lowered = host_name.lower()
    for word in (*_PARTY_WORDS, *_PROVINCE_WORDS):
        at = lowered.rfind(word)
        if at >= 0:
            rest = host_name[at + len(word) :].strip()
            inner = next((one for one in _PROVINCE_WORDS if rest.lower().startswith(one)), "")
            return rest[len(inner) :].strip()
    return ""
