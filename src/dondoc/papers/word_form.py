"""An office's own Word form with places to fill in: is it safe, what does it have, and the paper it makes.

A place is a name between double braces, «{{ trich_yeu }}»; a list may be walked through with «{%p for dong in
noi_nhan %}» … «{%p endfor %}». Everything else a template language could do is refused before anything is filled in,
and what is left runs in Jinja's sandbox without any function to call.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from dondoc.papers.composition import Composition, Line, compose
from dondoc.papers.layouts import word
from dondoc.papers.layouts.layout import Layout
from dondoc.papers.layouts.parts import Paper, Text
from dondoc.papers.packages import open_package, package_kind, read_part, refuse_document_types
from dondoc.papers.refusals import PaperRefused
from dondoc.papers.tree import Kind
from dondoc.papers.write_docx import write_docx

LARGEST_FORM_BYTES = 5 * 1024 * 1024
_LARGEST_PART_BYTES = 1_500_000
_MOST_PLACES = 300

BODY, ANNEXES = "noi_dung", "phu_luc"
# Every name a form may use, with what is put there.
FIELDS: dict[str, str] = {
    "co_quan_cap_tren": "Cơ quan cấp trên, chữ như thể thức quy định",
    "co_quan_ban_hanh": "Cơ quan ban hành",
    "so_ky_hieu": "Số và ký hiệu, ví dụ 15-TB/TBPV",
    "dong_so": "Cả dòng số: «Số 15-TB/TBPV» hoặc «Số: 15/TB-UBND»",
    "dia_danh": "Địa danh",
    "ngay_thang": "Ngày: «ngày 20 tháng 8 năm 2015»",
    "dia_danh_ngay_thang": "Cả dòng địa danh và ngày",
    "ten_loai": "Tên loại văn bản",
    "trich_yeu": "Trích yếu",
    "do_khan": "Mức độ khẩn",
    "kinh_gui": "Kính gửi, mỗi nơi một dòng",
    "can_cu": "Các đoạn căn cứ, mở đầu",
    BODY: "Toàn bộ nội dung với đề mục, bảng; đứng một mình trên một dòng",
    "cac_doan": "Nội dung chỉ có chữ, mỗi đoạn một dòng",
    "quyen_han": "Các dòng quyền hạn, chức vụ của người ký",
    "nguoi_ky": "Họ tên người ký",
    "noi_nhan": "Nơi nhận, mỗi nơi một dòng",
    ANNEXES: "Các phụ lục kèm theo; đứng một mình trên dòng cuối",
}
LISTS = frozenset({"kinh_gui", "can_cu", "cac_doan", "quyen_han", "noi_nhan"})
# What a paper cannot do without: of each group one name is enough.
_REQUIRED: tuple[tuple[str, ...], ...] = (
    ("so_ky_hieu", "dong_so"),
    ("ngay_thang", "dia_danh_ngay_thang"),
    ("trich_yeu",),
    (BODY, "cac_doan"),
    ("quyen_han",),
    ("noi_nhan",),
)
_FILTERS = frozenset({"upper", "lower"})
_LOOP_WORDS = frozenset({"first", "last", "index"})
_MARKS = {BODY: "\ue000noi_dung\ue001", ANNEXES: "\ue000phu_luc\ue001"}
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILLED_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_TOKEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*["\']External["\']', re.IGNORECASE)
_EMBEDDED = re.compile(r"word/(embeddings|activex|media/.*\.(exe|bat|js|vbs)$)|oleobject", re.IGNORECASE)
_EMBEDDING_TYPES = re.compile(
    rb'Type\s*=\s*["\'][^"\']*/(oleObject|package|control|aFChunk|attachedTemplate|subDocument|frame)["\']',
    re.IGNORECASE,
)
_FETCHING_FIELDS = re.compile(
    r"^\W*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class FormRefused(Exception):
    """Raised when a Word form cannot be used; carries one sentence for the person who brought it."""

    def __init__(self, sentence: str, *, cause: str = "") -> None:
        super().__init__(cause or sentence)
        self.sentence = sentence


_OUTSIDE_WORDS = (
    "Biểu mẫu có liên kết ra ngoài hoặc đối tượng nhúng nên không dùng được. Bỏ liên kết, đối tượng rồi tải lại."
)
_NOT_WORD = "Biểu mẫu phải là tệp Word (.docx). Mở tệp, chọn “Lưu thành” dạng .docx rồi tải lại."
_BROKEN = "Tệp biểu mẫu bị hỏng hoặc không mở được bằng Word. Mở lại, lưu thành bản mới rồi tải lại."
_NO_PLACE = "Biểu mẫu chưa có chỗ điền nào, ví dụ {{ so_ky_hieu }}. Tải biểu mẫu gốc về, chỉnh sửa rồi tải lên."
_TOO_LARGE = "Biểu mẫu quá lớn hoặc quá phức tạp. Giữ lại một đến hai trang với các chỗ điền rồi tải lại."
_ALONE = "Đặt {{ %s }} một mình trên một dòng, không kèm chữ khác, rồi tải lại."
_LIST = "Vòng lặp chỉ dùng cho kinh_gui, can_cu, cac_doan, quyen_han, noi_nhan; sửa «for … in %s» rồi tải lại."
_CODE = (
    "Biểu mẫu có lệnh ngoài chỗ điền {{ tên }} và vòng lặp {%%p for … %%} nên không dùng được%s. "
    "Bỏ lệnh ấy rồi tải lại."
)
_NO_ANNEX_PLACE = (
    "Văn bản có phụ lục nhưng biểu mẫu Word của cơ quan chưa có chỗ {{ phu_luc }}. "
    "Sửa biểu mẫu hoặc dùng lại mẫu sẵn có."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCheck:
    """What a form has. lacks: names it should have; unknown: names the house does not know, which stay empty."""

    names: frozenset[str]
    lacks: tuple[str, ...]
    unknown: tuple[str, ...]


class _Lines(list[str]):
    """A list of texts; written without a loop it stands one below the other."""

    def __str__(self) -> str:
        return "\n".join(self)


def check_form(content: bytes, *, sample: Paper, layout: Layout) -> FormCheck:
    """Say what a form has and lacks, after filling it in once with a sample.

    sample: a paper of the kind the form is for; whether it has addressees and annexes says whether the form needs a
    place for them. Raises FormRefused.
    """
    _refuse_unsafe(content)
    names = _names_in(content)
    known = names & FIELDS.keys()
    if not known:
        raise FormRefused(_NO_PLACE)
    text = _text_of(_filled(content, replace(sample, annexes=()), layout))
    _refuse_lost_body(known, text, sample=sample)
    required = [*_REQUIRED]
    required += [("kinh_gui",)] if sample.addressees else []
    required += [(ANNEXES,)] if sample.annexes else []
    lacks = tuple(group[0] for group in required if not known & set(group))
    return FormCheck(names=frozenset(known), lacks=lacks, unknown=tuple(sorted(names - FIELDS.keys())))


def fill_form(content: bytes, paper: Paper, layout: Layout) -> bytes:
    """Return the Word file a form and a paper make: the form's own looks, ours inside the body.

    Raises FormRefused for a form that could not have been checked, and for a paper whose annexes it has no place for.
    """
    _refuse_unsafe(content)
    if paper.annexes and ANNEXES not in _names_in(content):
        raise FormRefused(_NO_ANNEX_PLACE)
    return _filled(content, paper, layout)


def _refuse_unsafe(content: bytes) -> None:
    """Refuse what is no plain Word file: macros, links, embedded objects, bombs, code beyond places and loops."""
    if len(content) > LARGEST_FORM_BYTES:
        raise FormRefused(_TOO_LARGE, cause="bytes")
    if not content.startswith(b"PK"):
        raise FormRefused(_NOT_WORD, cause="no package")
    try:
        with open_package(io.BytesIO(content)) as package:
            if package_kind(package) is not Kind.DOCX:
                raise FormRefused(_NOT_WORD, cause="another kind of package")
            refuse_document_types(package)
            _refuse_reaching_out(package)
            _refuse_code(package)
    except PaperRefused as refused:
        raise FormRefused(refused.sentence, cause=refused.cause or refused.code.value) from refused


def _refuse_reaching_out(package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        if _EMBEDDED.search(name):
            raise FormRefused(_OUTSIDE_WORDS, cause=name[:80])
        if name.lower().endswith(".rels"):
            relations = read_part(package, name, most=_LARGEST_PART_BYTES)
            if _OUTSIDE.search(relations) or _EMBEDDING_TYPES.search(relations):
                raise FormRefused(_OUTSIDE_WORDS, cause="relation")


def _refuse_code(package: zipfile.ZipFile) -> None:
    """Refuse code in parts that are not filled in, fields that fetch, and places that are not closed."""
    places = 0
    for name in package.namelist():
        if not name.lower().endswith(".xml"):
            continue
        content = read_part(package, name)
        if not _FILLED_PARTS.fullmatch(name):
            if b"{{" in content or b"{%" in content:
                raise FormRefused(_CODE % "", cause=f"code in {name[:60]}")
            continue
        if len(content) > _LARGEST_PART_BYTES:
            raise FormRefused(_TOO_LARGE, cause="part")
        tree = _tree(content)
        if any(_FETCHING_FIELDS.match(field) for field in _fields(tree)):
            raise FormRefused(_OUTSIDE_WORDS, cause="field")
        places += _places(tree)
    if places > _MOST_PLACES:
        raise FormRefused(_TOO_LARGE, cause="places")


def _tree(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise FormRefused(_BROKEN, cause="xml") from error


def _fields(tree: Any) -> Iterable[str]:
    """Return the instructions of the fields: simple ones, and those put together of several runs."""
    yield from (one.get(f"{_W}instr", "") for one in tree.iter(f"{_W}fldSimple"))
    for paragraph in tree.iter(f"{_W}p"):
        parts, depth = [], 0
        for one in paragraph.iter(f"{_W}fldChar", f"{_W}instrText"):
            if one.tag == f"{_W}instrText":
                parts.append(one.text or "")
            elif one.get(f"{_W}fldCharType") == "begin":
                depth += 1
            elif parts:
                yield "".join(parts)
                parts = []
        if parts:
            yield "".join(parts)


def _places(tree: Any) -> int:
    """Count the places of a part; each is closed before the next begins, whatever runs Word cut it into."""
    count, open_sign = 0, ""
    text = "".join(one.text or "" for one in tree.iter(f"{_W}t"))
    for token in (found.group(0) for found in _TOKEN.finditer(text)):
        if token in _CLOSES:
            if open_sign:
                raise FormRefused(_CODE % "", cause="place not closed")
            open_sign = token
            count += 1
        elif open_sign:
            if token != _CLOSES[open_sign]:
                raise FormRefused(_CODE % "", cause="closed by another sign")
            open_sign = ""
    if open_sign:
        raise FormRefused(_CODE % "", cause="place not closed")
    return count


def _names_in(content: bytes) -> set[str]:
    """Return the names a form asks for. Raises FormRefused for whatever is more than a place or a loop."""
    form = _opened(content)
    environment = _environment()
    names: set[str] = set()
    for source in _sources(form):
        try:
            tree = environment.parse(form.patch_xml(source))
        except TemplateError as error:
            raise FormRefused(_CODE % "", cause=type(error).__name__) from error
        _walk(tree.body, scope=frozenset(), names=names)
    return names


def _sources(form: DocxTemplate) -> Iterable[str]:
    yield form.get_xml()
    for uri in (form.HEADER_URI, form.FOOTER_URI):
        for _key, part in form.get_headers_footers(uri):
            yield form.get_part_xml(part)
    for part in form.docx.part.package.iter_parts():
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield part.blob.decode("utf-8", errors="replace")


def _opened(content: bytes) -> DocxTemplate:
    form = DocxTemplate(io.BytesIO(content))
    try:
        form.init_docx()
        form.get_xml()
    except Exception as error:  # python-docx has no error of its own for a package without its parts
        raise FormRefused(_BROKEN, cause=type(error).__name__) from error
    return form


def _environment() -> ImmutableSandboxedEnvironment:
    """Return a sandbox without functions, in which every value is written as text."""
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _walk(found: Iterable[nodes.Node], *, scope: frozenset[str], names: set[str]) -> None:
    for node in found:
        if isinstance(node, nodes.Output):
            for one in node.nodes:
                if not isinstance(one, nodes.TemplateData):
                    _name(one, scope=scope, names=names)
        elif isinstance(node, nodes.For):
            _walk_loop(node, scope=scope, names=names)
        elif isinstance(node, nodes.If):
            _name(node.test, scope=scope, names=names)
            for part in (node.body, node.elif_, node.else_):
                _walk(part, scope=scope, names=names)
        else:
            raise FormRefused(_CODE % f" ({type(node).__name__})", cause=type(node).__name__)


def _walk_loop(node: nodes.For, *, scope: frozenset[str], names: set[str]) -> None:
    """Take one loop over a list, never one inside another: its length is then that of the paper."""
    if scope or node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
        raise FormRefused(_CODE % " (for)", cause="loop")
    if not isinstance(node.iter, nodes.Name) or node.iter.name not in LISTS:
        named = node.iter.name if isinstance(node.iter, nodes.Name) else "…"
        raise FormRefused(_LIST % named[:40], cause="loop over no list")
    names.add(node.iter.name)
    _walk(node.body, scope=frozenset({node.target.name, "loop"}), names=names)
    _walk(node.else_, scope=frozenset(), names=names)


def _name(node: nodes.Node, *, scope: frozenset[str], names: set[str]) -> None:
    """Take a name, a name through a filter, or whether one is empty; refuse every other expression."""
    is_plain_filter = isinstance(node, nodes.Filter) and node.name in _FILTERS and not (node.args or node.kwargs)
    inner = node.node if is_plain_filter or isinstance(node, nodes.Not) else None  # type: ignore[attr-defined]
    if inner is not None:
        _name(inner, scope=scope, names=names)
    elif isinstance(node, nodes.Name):
        if node.name not in scope:
            names.add(node.name)
    elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop":
        if node.attr not in _LOOP_WORDS or "loop" not in scope:
            raise FormRefused(_CODE % f" (loop.{node.attr[:20]})", cause="loop word")
    else:
        raise FormRefused(_CODE % f" ({type(node).__name__})", cause=type(node).__name__)


def _filled(content: bytes, paper: Paper, layout: Layout) -> bytes:
    form = _opened(content)
    _forget_properties(form.docx)
    composition = compose(paper, layout)
    try:
        form.render(_values(paper, composition, layout), _environment(), autoescape=True)
    except TemplateError as error:
        raise FormRefused(_CODE % "", cause=type(error).__name__) from error
    except Exception as error:  # what lxml and docxtpl make of a form that is no sound XML once filled in
        raise FormRefused(_BROKEN, cause=type(error).__name__) from error
    document = form.docx
    _put_blocks(document, paper, layout)
    return packed(
        document,
        title=composition.title,
        subject=composition.subject,
        author=composition.author,
        day=composition.issued_on,
    )


def _values(paper: Paper, composition: Composition, layout: Layout) -> dict[str, Any]:
    """Return what stands in each place, in the capitals and with the signs the layout asks for."""
    said = _said_by_role(composition)

    def one(role: str) -> str:
        return said[role][0] if said.get(role) else ""

    day = one("place_and_date").removeprefix(paper.place).lstrip(", ")
    return {
        "co_quan_cap_tren": one("superior"),
        "co_quan_ban_hanh": one("issuer"),
        "so_ky_hieu": paper.number.strip() if paper.number.strip()[:1].isdigit() else paper.number,
        "dong_so": one("number"),
        "dia_danh": paper.place,
        "ngay_thang": day,
        "dia_danh_ngay_thang": one("place_and_date"),
        "ten_loai": one("kind") or paper.kind.upper(),
        "trich_yeu": one("letter_subject") or one("subject"),
        "do_khan": one("urgency"),
        "kinh_gui": _Lines(line for role in _ADDRESSEES for line in said.get(role, [])),
        "can_cu": _Lines(said.get("basis", [])),
        BODY: _MARKS[BODY],
        "cac_doan": _Lines(line.text for line in _body_lines(composition)),
        "quyen_han": _Lines([*said.get("authority", []), *said.get("office", [])]),
        "nguoi_ky": one("signatory"),
        "noi_nhan": _Lines(said.get("recipient", [])),
        ANNEXES: _MARKS[ANNEXES],
    }


_ADDRESSEES = ("addressee", "addressees_title", "addressees_item")
_OPENING = frozenset({"kind", "subject", "basis", *_ADDRESSEES})


def _said_by_role(composition: Composition) -> Mapping[str, list[str]]:
    pairs = [*composition.head, *([composition.foot.pair] if composition.foot else [])]
    lines = [line for pair in pairs for line in (*pair.left, *pair.right)]
    lines += [piece for piece in composition.body if isinstance(piece, Line)]
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(line.role, []).append(line.text)
    return said


def _body_lines(composition: Composition) -> list[Line]:
    return [piece for piece in composition.body if isinstance(piece, Line) and piece.role not in _OPENING]


def _put_blocks(document: WordDocument, paper: Paper, layout: Layout) -> None:
    """Put the body and the annexes where the form has their places; a place without anything to hold goes."""
    marks = {mark: name for name, mark in _MARKS.items()}
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        name = marks.get(_paragraph_text(paragraph).strip())
        if name is None:
            continue
        _add_styles(document, layout)
        parts = _body_parts(paper, layout) if name == BODY else _annex_parts(document, paper, layout)
        for part in parts:
            paragraph.addprevious(part)
        if parts or paragraph.getparent().tag != qn("w:tc") or len(paragraph.getparent().findall(qn("w:p"))) > 1:
            paragraph.getparent().remove(paragraph)


def _paragraph_text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def _add_styles(document: WordDocument, layout: Layout) -> None:
    """Bring the looks of the parts a body is made of, where the form has none of these names."""
    known = {style.name for style in document.styles}
    named = ("body", "table_head", "table_group", "table_cell", "annex_title", "annex_subject", "note")
    roles = [role for role in layout.styles if role in named or role.startswith("heading_")]
    missing = {role: layout.styles[role] for role in roles if word.STYLE_NAMES.get(role, role) not in known}
    word.add_styles(document, missing)


def _body_parts(paper: Paper, layout: Layout) -> list[Any]:
    """Return the paragraphs and tables of the body as our own writer makes them: what stands after its head."""
    bare = Paper(
        superior=paper.superior,
        issuer=paper.issuer,
        number=paper.number,
        place=paper.place,
        issued_on=paper.issued_on,
        kind="",
        subject="",
        blocks=paper.blocks,
    )
    return _after_head(write_docx(bare, layout))


def _annex_parts(document: WordDocument, paper: Paper, layout: Layout) -> list[Any]:
    """Return the annexes, each on sheets of its own: a break of section before each, held as its layout says."""
    last = document.element.body.find(qn("w:sectPr"))
    parts: list[Any] = []
    for annex in paper.annexes:
        alone = replace(paper, blocks=(), annexes=(annex,))
        written = _after_head(write_docx(alone, layout))
        cut = next(
            (place for place, one in enumerate(written) if one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None), -1
        )
        if last is not None:
            parts.append(_break(last))
            _turn(last, composed_sheet=compose(alone, layout).annexes[0].sheet)
        parts += written[cut + 1 :]
    return parts


def _break(section: Any) -> Any:
    """Return the paragraph that ends a section with these properties."""
    paragraph = etree.SubElement(etree.Element("root"), qn("w:p"))
    etree.SubElement(paragraph, qn("w:pPr")).append(deepcopy(section))
    return paragraph


def _turn(section: Any, *, composed_sheet: Any) -> None:
    """Give a section the sheet of an annex; heads and feet of its pages stay those of the form."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return
    is_wide = composed_sheet.width_mm > composed_sheet.height_mm
    size.set(qn("w:w"), _twips(composed_sheet.width_mm))
    size.set(qn("w:h"), _twips(composed_sheet.height_mm))
    size.attrib.pop(qn("w:orient"), None)
    if is_wide:
        size.set(qn("w:orient"), "landscape")
    for side in ("top", "right", "bottom", "left"):
        margins.set(qn(f"w:{side}"), _twips(getattr(composed_sheet, f"{side}_mm")))


def _twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))


def _after_head(content: bytes) -> list[Any]:
    """Return what follows the table of the head; tables with the borders their style would give them."""
    body = Document(io.BytesIO(content)).element.body
    parts = [one for one in body if one.tag != qn("w:sectPr")]
    head = next(place for place, one in enumerate(parts) if one.tag == qn("w:tbl"))
    following = parts[head + 1 :]
    for table in (one for one in following if one.tag == qn("w:tbl")):
        _draw_borders(table)
    return following


def _draw_borders(table: Any) -> None:
    properties = table.find(qn("w:tblPr"))
    style = properties.find(qn("w:tblStyle"))
    if style is None or style.get(qn("w:val")) != "TableGrid":
        return
    properties.remove(style)
    borders = etree.Element(qn("w:tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = etree.SubElement(borders, qn(f"w:{side}"))
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
    successors = [qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")]
    follower = next((one for one in properties if one.tag in successors), None)
    if follower is None:
        properties.append(borders)
    else:
        follower.addprevious(borders)


def _refuse_lost_body(known: Iterable[str], text: str, *, sample: Paper) -> None:
    """Refuse a form whose place for the body shares its line with other words: what it holds would be lost."""
    for name in (BODY, ANNEXES):
        if name in known and _MARKS[name] in text:
            raise FormRefused(_ALONE % name, cause="place shares its line")
    words = [block.text for block in sample.blocks if isinstance(block, Text)]
    if BODY in known and words and words[0] not in text:
        raise FormRefused(_ALONE % BODY, cause="body lost")


def _text_of(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join(_paragraph_text(paragraph) for paragraph in body.iter(qn("w:p")))


def _forget_properties(document: WordDocument) -> None:
    """Empty the properties: they carry names of people, and are no place to fill in."""
    about = document.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title", "keywords", "category"):
        setattr(about, name, "")
    about.last_modified_by = ""


def packed(document: WordDocument, *, title: str, subject: str, author: str, day: date) -> bytes:
    """Save a Word file with fixed times and without marks of the machine: the same parts are the same bytes."""
    about = document.core_properties
    about.title, about.subject = title[:255], subject[:255]
    about.author = about.last_modified_by = author[:255]
    about.created = about.modified = datetime.combine(day, time(12), UTC)
    about.revision, about.language = 1, "vi-VN"
    saved, target = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            package.writestr(entry, source.read(name))
    return target.getvalue()
