"""The XML parts of an Office package, parsed without entities, outside files or endless depth."""

import posixpath
import zipfile
from typing import Any, NamedTuple

from lxml import etree

from dondoc.papers import packages
from dondoc.papers.refusals import PaperRefused, Refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Word can save the same language under the names of the ISO standard; they differ in the name alone.
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
_TOO_DEEP = ("excessive depth", "xml_parse_huge", "huge input", "maximum entity amplification", "out of memory")


def parse_part(package: zipfile.ZipFile, name: str) -> Any | None:
    """Return the root element of a part, None when the package has no such part."""
    try:
        content = packages.read_part(package, name)
    except KeyError:
        return None
    for strict, usual in _STRICT_NAMES:
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = str(error).lower()
        is_too_deep = any(sign in message for sign in _TOO_DEEP)
        raise PaperRefused(Refusal.TOO_COMPLEX if is_too_deep else Refusal.BROKEN, cause="XMLSyntaxError") from error


class Related(NamedTuple):
    """A part another part refers to: the last word of its type, its name in the package, the id it goes by."""

    kind: str
    name: str
    id: str


def related_parts(package: zipfile.ZipFile, name: str) -> list[Related]:
    """Return what a part refers to inside the package. name: the part, "" for the package itself."""
    folder, file_name = posixpath.split(name)
    root = parse_part(package, posixpath.join(folder, "_rels", f"{file_name}.rels"))
    found = []
    for relation in root.iter(_RELATION) if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.append(Related(relation.get("Type", "").rpartition("/")[2], target, relation.get("Id", "")))
    return found


def main_part(package: zipfile.ZipFile, *, usual: str) -> str:
    """Return the name of the part that holds the document itself, the usual one when the package does not say."""
    return next((part.name for part in related_parts(package, "") if part.kind == "officeDocument"), usual)


def value_of(parent: Any | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of a direct child element, None when either is missing."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def number_of(parent: Any | None, name: str) -> int | None:
    """Return the value of a direct child element as a number, None when missing or no number."""
    value = value_of(parent, name)
    bare = (value or "").strip()
    is_number = bare.removeprefix("-").isdecimal() and bare.isascii() and len(bare) <= 9
    return int(bare) if is_number else None


def toggle_of(parent: Any | None, name: str) -> bool | None:
    """Return whether a property such as bold is on or off, None when it is not mentioned."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return (child.get(W + "val") or "true").lower() not in ("0", "false", "off", "none")
