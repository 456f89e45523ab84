"""Builds XML that is always well formed from any bytes, so that a fuzzer gets past the parser to what reads the parts."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

_VALUES = ("0", "1", "2", "-1", "999999999", "9" * 30, "", "x", "true", "none", "restart", "continue", "Heading1", "s0",
           "s1", "s2", "A1", "A1:B2", "XFD1048576", "A1:XFD1048576", "B9:A1", "1.5", "NaN", "&", "\u202e", "rId1", "²", "center",
           "inlineStr", "s", "b", "e", "d", "str", "2015-09-01T00:00:00", "1e308", "42254", "decimal", "%1.%2.", "bullet")  # fmt: skip
_TEXTS = ("Kế hoạch", "1.", "a)", "-", "15/9/2015", "Sở Y tế chủ trì", " ", "\t", "TT", "Thời hạn", "42254", "-2958466", "1e309",
          "=1+1", "\u202e", "e\u0302\u0301", "NaN", "9" * 40, "TT\nViệc", "0", "TRUE", "#REF!", "1", "2", "999999", "-1")  # fmt: skip


def xml_of(content: bytes, *, elements: Sequence[str], attributes: Sequence[str], pieces: Sequence[str], most: int = 400) -> str:
    """Return a run of elements: a byte says what comes, the next ones which. pieces: sound bits with room for a text."""
    made: list[str] = []
    still_open: list[str] = []
    at = 0

    def one_of(choices: Sequence[str]) -> str:
        nonlocal at
        at += 1
        return choices[content[at - 1] % len(choices)] if at <= len(content) else choices[0]

    while at < len(content) and len(made) < most:
        way = content[at] % 8
        at += 1
        if way < 4:
            name = one_of(elements)
            said = "".join(f" {key}={quoteattr(value)}" for key, value in _attributes(way, one_of, attributes).items())
            made.append(f"<{name}{said}>")
            still_open.append(name)
        elif way < 6 and still_open:
            made.append(f"</{still_open.pop()}>")
        elif way == 7:
            made.append(one_of(pieces).format(escape(one_of(_TEXTS))))
        else:
            made.append(escape(one_of(_TEXTS)))
    made += [f"</{name}>" for name in reversed(still_open)]
    return "".join(made)


def _attributes(count: int, one_of, attributes: Sequence[str]) -> dict[str, str]:
    return {one_of(attributes): one_of(_VALUES) for _ in range(count)}


WORD_ELEMENTS = tuple(
    f"w:{name}"
    for name in [
        "p",
        "r",
        "t",
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tbl",
        "tr",
        "tc",
        "tab",
        "br",
        "pPr",
        "rPr",
        "b",
        "i",
        "u",
        "caps",
        "jc",
        "numPr",
        "ilvl",
        "numId",
        "pStyle",
        "outlineLvl",
        "tcPr",
        "gridSpan",
        "vMerge",
        "hMerge",
        "trPr",
        "gridBefore",
        "gridAfter",
        "tblPr",
        "tblGrid",
        "gridCol",
        "ins",
        "del",
        "delText",
        "moveFrom",
        "moveTo",
        "sdt",
        "sdtContent",
        "hyperlink",
        "fldSimple",
        "fldChar",
        "instrText",
        "sym",
        "noBreakHyphen",
        "softHyphen",
        "footnoteReference",
        "drawing",
        "pict",
        "object",
        "sectPr",
        "rStyle",
        "vanish",
        "specVanish",
        "smartTag",
        "customXml",
        "txbxContent",
        "cr",
        "ptab",
        "bookmarkStart",
        "permStart",
    ]
) + ("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath")
WORD_ATTRIBUTES = tuple(
    f"w:{name}"
    for name in ["val", "type", "id", "author", "left", "hanging", "fill", "char", "font", "fldCharType", "instr", "w"]
)
SHEET_ELEMENTS = tuple(
    [
        "sheetData",
        "row",
        "c",
        "v",
        "is",
        "t",
        "f",
        "row",
        "c",
        "v",
        "row",
        "c",
        "is",
        "t",
        "r",
        "rPh",
        "mergeCells",
        "mergeCell",
        "dimension",
        "cols",
        "col",
        "sheetViews",
        "sheetView",
        "hyperlinks",
        "hyperlink",
        "conditionalFormatting",
        "dataValidations",
        "sheetProtection",
    ]
)
SHEET_ATTRIBUTES = tuple(["r", "t", "s", "ref", "count", "hidden", "spans", "min", "max", "width", "si"])
WORD_PIECES = (
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
    "<w:r><w:t>{}</w:t></w:r>",
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>',
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>",
    "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>",
)
SHEET_PIECES = (
    "<row><c t='str'><v>{}</v></c></row>",
    "<c t='inlineStr'><is><t>{}</t></is></c>",
    "<c s='1'><v>{}</v></c>",
    "<row r='3'><c r='B3'><v>{}</v></c></row>",
)
