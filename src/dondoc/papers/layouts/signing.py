"""The words before an office when another signs for it; the two families write them with different signs."""

from dataclasses import dataclass

from dondoc.papers.layouts.layout import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureWords:
    """How one family writes for whom a paper is signed.

    on_behalf: for the body as a whole (thay mặt). deputy_for: a deputy for the head (ký thay). by_order: the head of a
    lower office by order (thừa lệnh). by_mandate: by a written mandate (thừa ủy quyền). acting: not yet named to the
    office (quyền).
    """

    on_behalf: str
    deputy_for: str
    by_order: str
    by_mandate: str
    acting: str


_WORDS = {
    # Decree 30/2020/NĐ-CP, Annex I, part II, 7; the circular of 2011 has the same.
    Family.STATE: SignatureWords(on_behalf="TM.", deputy_for="KT.", by_order="TL.", by_mandate="TUQ.", acting="Q."),
    # HD 36-HD/VPTW, and the guidances before and after it.
    Family.PARTY: SignatureWords(on_behalf="T/M", deputy_for="K/T", by_order="T/L", by_mandate="T/U", acting="Q."),
}


def signature_words(family: Family) -> SignatureWords:
    """Return the family's words for signing on behalf, as a deputy, by order, by mandate and acting."""
    return _WORDS[family]
