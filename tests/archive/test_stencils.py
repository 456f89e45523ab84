"""The office's own Word forms on pages: brought in, tried, used for papers of their kind, left for ours again."""

import io

import pytest
from docx import Document

from dondoc.archive import files
from dondoc.archive.enums import FileRole, PaperKind
from dondoc.archive.models import OutgoingFile, Stencil
from dondoc.papers.office_pdf import office_program
from dondoc.people.enums import Role
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import browser_of, make_congress

pytestmark = pytest.mark.django_db
NEW = "/c/dh/archive/bodies/tbpv/stencils/notice"
PLACES = ("so_ky_hieu", "ngay_thang", "trich_yeu", "noi_dung", "quyen_han", "noi_nhan")


@pytest.fixture
def body():
    return make_body(make_congress())


@pytest.fixture
def clerk(body):
    return browser_of(body.congress)


def form(*places: str, words: str = "MẪU RIÊNG CỦA CƠ QUAN") -> io.BytesIO:
    document, out = Document(), io.BytesIO()
    document.add_paragraph(words)
    for name in places:
        document.add_paragraph("{{ " + name + " }}")
    document.save(out)
    out.seek(0)
    out.name = "Mẫu của cơ quan.docx"
    return out


def words_of(issued) -> str:
    row = OutgoingFile.objects.select_related("version").get(outgoing=issued, role=FileRole.DOCX)
    document = Document(io.BytesIO(files.path_of(row.version.sha256).read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(("role", "status"), [(Role.HEAD, 403), (Role.SECRETARIAT, 200)])
def test_who_keeps_forms(body, role, status):
    browser = browser_of(body.congress, role)

    for address in ("/c/dh/archive/stencils", NEW, f"{NEW}/starter"):
        assert browser.get(address).status_code == status


def test_the_list_says_what_each_kind_is_made_by(clerk, body):
    page = clerk.get("/c/dh/archive/stencils").content.decode()

    assert page.count("Mẫu sẵn có</td>") == len(PaperKind)
    assert "{{ so_ky_hieu }}" in page
    assert clerk.get("/c/dh/archive/bodies/tbpv/stencils/khong-co").status_code == 404


@pytest.mark.parametrize("kind", PaperKind)
def test_a_starter_of_every_kind_comes_back_complete(clerk, body, kind):
    address = f"/c/dh/archive/bodies/tbpv/stencils/{kind.value}"
    starter = io.BytesIO(clerk.get(f"{address}/starter").content)
    starter.name = "goc.docx"

    page = clerk.post(address, {"file": starter}, follow=True).content.decode()

    assert "Đủ các chỗ điền cần có." in page
    assert Stencil.objects.get().is_in_use


def test_a_form_in_use_makes_word_and_pdf_until_ours_is_taken_again(clerk, body):
    if office_program() is None:
        pytest.fail("Install LibreOffice (Debian, Ubuntu: sudo apt install libreoffice-writer-nogui).")
    clerk.post(NEW, {"file": form(*PLACES)})
    stencil = Stencil.objects.get()
    own = make_issued(body)

    clerk.post(f"/c/dh/archive/stencils/{stencil.pk}/leave", {"ver": stencil.ver})
    ours = make_issued(body)

    assert "MẪU RIÊNG CỦA CƠ QUAN" in words_of(own) and "01-TB/TBPV" in words_of(own)
    assert "MẪU RIÊNG CỦA CƠ QUAN" not in words_of(ours)
    for issued in (own, ours):
        row = OutgoingFile.objects.select_related("version").get(outgoing=issued, role=FileRole.PDF)
        assert files.path_of(row.version.sha256).read_bytes().startswith(b"%PDF-")


def test_without_libreoffice_only_word_is_kept_and_the_page_says_so(clerk, body, monkeypatch):
    office_program.cache_clear()
    monkeypatch.setenv("PATH", "/nirgends")
    try:
        clerk.post(NEW, {"file": form(*PLACES)})
        issued = make_issued(body)
        page = clerk.get(f"/c/dh/archive/outgoing/{issued.pk}").content.decode()
        listed = clerk.get("/c/dh/archive/stencils").content.decode()
        check = clerk.get(f"/c/dh/archive/outgoing/{make_draft(body).pk}/issue").content.decode()
        draft = clerk.get(f"/c/dh/archive/outgoing/{make_draft(body).pk}/draft.pdf", follow=True).content.decode()
    finally:
        office_program.cache_clear()

    assert list(OutgoingFile.objects.filter(outgoing=issued).values_list("role", flat=True)) == ["docx"]
    assert "máy chủ chưa tạo được bản PDF" in page
    assert "Máy chủ chưa cài LibreOffice" in listed
    assert "Chỉ bản Word theo biểu mẫu của cơ quan" in check and "và bản PDF" not in check
    assert "Máy chủ chưa cài phần tạo PDF" in draft


def test_a_form_that_lacks_something_waits_for_a_person(clerk, body):
    page = clerk.post(NEW, {"file": form("so_ky_hieu", "trich_yeu", "nguoi_soan")}, follow=True).content.decode()
    stencil = Stencil.objects.get()

    assert not stencil.is_in_use
    assert "Còn thiếu 4 chỗ điền" in page and "{{ noi_dung }}" in page
    assert "nguoi_soan" in page and "Vẫn dùng biểu mẫu này" in page

    clerk.post(f"/c/dh/archive/stencils/{stencil.pk}/use", {"ver": stencil.ver})
    stencil.refresh_from_db()
    assert stencil.is_in_use


def test_one_form_at_a_time_is_in_use(clerk, body):
    clerk.post(NEW, {"file": form(*PLACES, words="Mẫu một")})
    clerk.post(NEW, {"file": form(*PLACES, words="Mẫu hai")})
    first, second = Stencil.objects.order_by("pk")

    assert (first.is_in_use, second.is_in_use) == (False, True)
    clerk.post(f"/c/dh/archive/stencils/{first.pk}/use", {"ver": first.ver})
    assert list(Stencil.objects.filter(is_in_use=True)) == [first]
    assert (
        "Nội dung vừa được người khác sửa"
        in clerk.post(f"/c/dh/archive/stencils/{second.pk}/use", {"ver": 1}, follow=True).content.decode()
    )


def test_a_form_is_tried_and_sent_back_byte_for_byte(clerk, body):
    sent = form(*PLACES)
    content = sent.getvalue()
    clerk.post(NEW, {"file": sent})
    stencil = Stencil.objects.get()

    tried = Document(io.BytesIO(clerk.get(f"/c/dh/archive/stencils/{stencil.pk}/sample").content))
    back = clerk.get(f"/c/dh/archive/stencils/{stencil.pk}/file")

    assert "về việc thử biểu mẫu" in [paragraph.text for paragraph in tried.paragraphs]
    assert b"".join(back.streaming_content) == content


def test_a_refused_form_is_not_kept(clerk, body):
    answer = clerk.post(NEW, {"file": form(words="không có chỗ điền")})

    assert answer.status_code == 422
    assert "Biểu mẫu chưa có chỗ điền nào" in answer.content.decode()
    assert not Stencil.objects.exists()


def test_forms_of_another_congress_stay_there(clerk, body):
    other = make_body(make_congress("khac"))
    browser_of(other.congress).post("/c/khac/archive/bodies/tbpv/stencils/notice", {"file": form(*PLACES)})
    foreign = Stencil.objects.get()

    assert clerk.get(f"/c/dh/archive/stencils/{foreign.pk}").status_code == 404
    assert clerk.post(f"/c/dh/archive/stencils/{foreign.pk}/leave", {"ver": 1}).status_code == 404
