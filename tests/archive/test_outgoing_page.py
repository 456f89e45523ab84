"""The page of one outgoing paper: what each sees, what is downloaded, issuing with its check, scans, corrections."""

import io
from hashlib import sha256

import pytest
from docx import Document
from PIL import Image

from dondoc.archive import files, queries, subjects
from dondoc.archive.actions.bodies import change_body
from dondoc.archive.enums import FileRole, OutgoingState, PaperKind
from dondoc.archive.models import Outgoing, OutgoingFile
from dondoc.people.enums import Role
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import NOW, browser_of, make_agency, make_congress

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def body(congress):
    return make_body(congress)


@pytest.fixture
def clerk(congress):
    return browser_of(congress)


def url(paper, *rest: str) -> str:
    return "/".join([f"/c/dh/archive/outgoing/{paper.pk}", *rest])


def sent(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def photo_with_place() -> bytes:
    picture, out = Image.new("RGB", (60, 40), "white"), io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "May anh bi mat"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("role", "seen"),
    [(Role.HEAD, 200), (Role.SECRETARIAT, 200), (Role.FOCAL, 404), (Role.APPRAISER, 404)],
)
def test_who_sees_a_paper(congress, body, role, seen):
    issued = make_issued(body)
    file = OutgoingFile.objects.filter(outgoing=issued)[0]
    browser = browser_of(congress, role, make_agency(congress))

    assert browser.get(url(issued)).status_code == seen
    assert browser.get(url(issued, "files", str(file.pk))).status_code == seen


def test_only_who_issues_papers_acts(congress, body):
    draft = make_draft(body)
    head = browser_of(congress, Role.HEAD)
    page = head.get(url(draft)).content.decode()

    assert "Ban hành</a>" not in page and "Bỏ dự thảo" not in page and "Sửa dự thảo" not in page
    assert head.get(url(draft, "issue")).status_code == 403
    assert head.get(url(draft, "edit")).status_code == 403
    assert head.post(url(draft, "discard"), {"ver": 1}).status_code == 403


def test_a_paper_of_another_congress_looks_like_none(congress, clerk):
    foreign = make_issued(make_body(make_congress("khac")))
    file = OutgoingFile.objects.filter(outgoing=foreign)[0]

    assert clerk.get(url(foreign)).status_code == 404
    assert clerk.get(url(foreign, "files", str(file.pk))).status_code == 404
    assert clerk.post(url(foreign, "discard"), {"ver": 1}).status_code == 404


def test_the_page_shows_the_paper_itself(clerk, body):
    page = clerk.get(url(make_draft(body, blocks=()))).content.decode()

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page and "TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI" in page
    assert "Nguyễn Văn A" in page and "- Thường trực Tỉnh ủy (b/c);" in page
    assert "Chưa có số; số được cấp khi ban hành" in page


def test_the_styles_of_a_layout_have_an_address_of_their_own(clerk, body):
    page = clerk.get(url(make_draft(body))).content.decode()
    address = page.split('rel="stylesheet" href="/c/')[1].split('"')[0]

    answer = clerk.get("/c/" + address.replace("&amp;", "&"))

    assert "layouts/party_2004.css?v=" in address
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert ".paper-issuer" in answer.content.decode()
    assert clerk.get("/c/dh/archive/layouts/khong_co.css").status_code == 404


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_a_draft_is_downloaded_as_the_draft_it_is(clerk, body, ending, begins):
    draft = make_draft(body)

    answer = clerk.get(url(draft, f"draft.{ending}"))

    assert answer.content.startswith(begins)
    assert f"du-thao-notice-{draft.pk}.{ending}" in answer.headers["Content-Disposition"]
    assert OutgoingFile.objects.count() == 0


def test_no_other_form_of_a_draft_is_made(clerk, body):
    assert clerk.get(url(make_draft(body), "draft.exe")).status_code == 404
    assert clerk.get(url(make_issued(body), "draft.docx")).status_code == 404


def test_issued_files_come_byte_for_byte_with_their_digest_on_the_page(clerk, body):
    issued = make_issued(body)
    page = clerk.get(url(issued)).content.decode()
    rows = {row.role: row for row in OutgoingFile.objects.filter(outgoing=issued).select_related("version")}

    assert set(rows) == {FileRole.DOCX, FileRole.PDF}
    for row in rows.values():
        content = sent(clerk.get(url(issued, "files", str(row.pk))))
        assert sha256(content).hexdigest() == row.version.sha256
        assert row.version.sha256 in page
    assert (
        "01-TB/TBPV"
        in Document(io.BytesIO(files.path_of(rows["docx"].version.sha256).read_bytes())).tables[0].cell(1, 0).text
    )


def test_the_check_says_number_day_and_files_before_anything_is_issued(clerk, body):
    make_issued(body)
    draft = make_draft(body)

    page = clerk.get(url(draft, "issue")).content.decode()

    assert "Kiểm tra trước khi ban hành số 02-TB/TBPV" in page
    assert "thứ Năm, 08/10/2015" in page and "Bản Word và bản PDF" in page
    assert "văn bản trước: số 1, ngày 08/10/2015" in page
    draft.refresh_from_db()
    assert draft.state == OutgoingState.DRAFT


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?dated_on=4/1/2016&number=", "01-TB/TBPV"),
        ("?dated_on=8/10/2015&number=7", "chưa cấp được với số, ngày này"),
        ("?dated_on=1/10/2015&number=", "chưa cấp được với số, ngày này"),
        ("?dated_on=31/2/2015&number=", "Ngày này không có trong lịch"),
        ("?dated_on=9/10/2015&number=", "sau hôm nay"),
    ],
)
def test_another_day_or_number_is_looked_at_first(clerk, body, query, words):
    make_issued(body)

    assert words in clerk.get(url(make_draft(body), "issue") + query).content.decode()


def test_a_press_issues_and_a_second_one_does_nothing(clerk, body):
    draft = make_draft(body)
    given = {"ver": draft.ver, "dated_on": "8/10/2015", "number": "", "shown": "01-TB/TBPV"}

    first = clerk.post(url(draft, "issue"), given, follow=True).content.decode()
    second = clerk.post(url(draft, "issue"), given, follow=True).content.decode()

    assert "Đã ban hành văn bản số 01-TB/TBPV." in first
    assert "Văn bản đã được ban hành, số 01-TB/TBPV." in second
    assert queries.reached(body, year=2015, type_code="TB").last_number == 1


def test_whoever_was_shown_another_number_is_told(clerk, body):
    draft = make_draft(body)
    make_issued(body)

    page = clerk.post(
        url(draft, "issue"),
        {"ver": draft.ver, "dated_on": "8/10/2015", "number": "", "shown": "01-TB/TBPV"},
        follow=True,
    ).content.decode()

    assert "Đã ban hành văn bản số 02-TB/TBPV. Số 01-TB/TBPV vừa được văn bản khác lấy trước." in page


def test_a_typed_number_begins_the_series_and_a_wrong_one_is_refused_beside_its_field(clerk, body):
    draft, next_one = make_draft(body), make_draft(body)
    clerk.post(url(draft, "issue"), {"ver": draft.ver, "dated_on": "8/10/2015", "number": "37"})

    answer = clerk.post(url(next_one, "issue"), {"ver": next_one.ver, "dated_on": "8/10/2015", "number": "37"})

    draft.refresh_from_db()
    assert draft.symbol == "37-TB/TBPV"
    assert answer.status_code == 422
    assert "Số 37 đã dùng. Số tiếp theo là 38." in answer.content.decode()


def test_a_draft_changed_meanwhile_is_looked_at_again(clerk, body):
    draft = make_draft(body)

    page = clerk.post(
        url(draft, "issue"), {"ver": draft.ver + 5, "dated_on": "8/10/2015", "number": ""}, follow=True
    ).content.decode()

    assert "Dự thảo vừa được người khác sửa. Xem lại nội dung rồi ban hành." in page
    assert Outgoing.objects.get(pk=draft.pk).state == OutgoingState.DRAFT


def test_a_renamed_body_is_seen_before_issuing_and_saving_again_mends_it(clerk, body):
    draft = make_draft(body)
    change_body(body=body, expected_ver=body.ver, changes={"name": "Tiểu ban Phục vụ"}, by_id=None, now=NOW)

    assert "Tên cơ quan ban hành đã đổi từ khi soạn" in clerk.get(url(draft)).content.decode()
    refused = clerk.post(url(draft, "issue"), {"ver": draft.ver, "dated_on": "8/10/2015", "number": ""})

    assert refused.status_code == 422
    assert "Mở «Sửa dự thảo» và lưu lại" in refused.content.decode()


def test_a_discarded_draft_stays_to_be_read_and_is_never_issued(clerk, body):
    draft = make_draft(body)

    clerk.post(url(draft, "discard"), {"ver": draft.ver})
    page = clerk.post(url(draft, "issue"), {"ver": draft.ver, "dated_on": "8/10/2015"}, follow=True).content.decode()

    assert "Dự thảo này đã bỏ nên không ban hành được." in page
    assert "không có số nào bị mất" in clerk.get(url(draft)).content.decode()


def test_signed_sheets_are_kept_and_photographs_lose_what_the_camera_wrote(clerk, body):
    issued = make_issued(body)
    uploads = [named("Bản ký.pdf", PDF), named("anh.jpg", photo_with_place())]

    page = clerk.post(url(issued, "scans"), {"files": uploads}, follow=True).content.decode()

    scans = OutgoingFile.objects.filter(outgoing=issued, role=FileRole.SCAN).select_related("version").order_by("pk")
    assert [scan.version.kind for scan in scans] == ["pdf", "jpeg"]
    assert files.path_of(scans[0].version.sha256).read_bytes() == PDF
    assert b"May anh bi mat" not in files.path_of(scans[1].version.sha256).read_bytes()
    assert "Đã lưu 2 tệp văn bản đã ký." in page
    assert all(scan.version.sha256 in page for scan in scans)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ" + b"\x00" * 200, "a.exe:"),
        ("a.pdf", b"noi dung chu", "Bản đã ký nhận tệp PDF hoặc ảnh chụp"),
        ("a.pdf", b"%PDF-1.4\n" + b"x" * 50 + b"\ntrailer<< /Encrypt 5 0 R >>\n%%EOF", "đặt mật khẩu"),
        ("a.jpg", b"\xff\xd8\xff\xe0hong", "Ảnh bị hỏng"),
        ("a.pdf", b"", "rỗng"),
    ],
)
def test_what_is_no_signed_sheet_is_refused_with_a_sentence(clerk, body, name, content, words):
    issued = make_issued(body)

    answer = clerk.post(url(issued, "scans"), {"files": [named(name, content)]})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not OutgoingFile.objects.filter(role=FileRole.SCAN).exists()


def test_the_same_scan_is_kept_once_and_never_replaced(clerk, body):
    issued = make_issued(body)
    clerk.post(url(issued, "scans"), {"files": [named("a.pdf", PDF)]})

    answer = clerk.post(url(issued, "scans"), {"files": [named("b.pdf", PDF), named("c.pdf", PDF + b"\n")]})

    assert "đã được đính kèm" in answer.content.decode()
    names = OutgoingFile.objects.filter(role=FileRole.SCAN).order_by("pk").values_list("version__file_name", flat=True)
    assert list(names) == ["a.pdf", "c.pdf"]


def test_a_draft_takes_no_scan(clerk, body):
    answer = clerk.post(url(make_draft(body), "scans"), {"files": [named("a.pdf", PDF)]})

    assert answer.status_code == 422
    assert "Chỉ đính kèm bản đã ký cho văn bản đã ban hành." in answer.content.decode()


def test_a_correction_names_the_paper_it_corrects_and_both_lead_to_each_other(clerk, body):
    issued = make_issued(body, subject="về kết luận cuộc họp")
    instance = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

    answer = clerk.post(url(issued, "correct"), {"instance_id": instance})
    again = clerk.post(url(issued, "correct"), {"instance_id": instance})

    draft = Outgoing.objects.get(corrects=issued)
    assert answer.url == again.url == url(draft, "edit")
    assert draft.subject == "về kết luận cuộc họp (đính chính văn bản số 01-TB/TBPV)"
    assert draft.content["number"].strip() == "-TB/TBPV"
    assert "dự thảo đính chính" in clerk.get(url(issued)).content.decode()
    assert ">01-TB/TBPV</a>" in clerk.get(url(draft)).content.decode()
    assert clerk.post(url(draft, "correct"), {}).status_code == 404


def test_a_room_says_where_a_paper_comes_from(clerk, body):
    subjects.hang("test.thing", lambda seat, key: subjects.Subject(f"Vật số {key}", "/c/dh/") if key == "4" else None)

    known = clerk.get(url(make_draft(body, about="test.thing:4"))).content.decode()
    unknown = clerk.get(url(make_draft(body, about="other.thing:4"))).content.decode()
    gone = clerk.get(url(make_draft(body, about="test.thing:5"))).content.decode()

    assert "Vật số 4" in known
    assert "Lập từ" not in unknown and "Lập từ" not in gone


def test_the_history_is_told_in_sentences(clerk, body):
    draft = make_draft(body)
    clerk.post(url(draft, "issue"), {"ver": draft.ver, "dated_on": "8/10/2015", "number": ""})

    page = clerk.get(url(draft)).content.decode()

    assert "Soạn dự thảo Thông báo kết luận: về kết luận cuộc họp" in page
    assert "Cấp số và ban hành 01-TB/TBPV: về kết luận cuộc họp" in page


def test_the_page_takes_few_queries(clerk, body, django_assert_max_num_queries):
    issued = make_issued(body)
    clerk.post(url(issued, "scans"), {"files": [named("a.pdf", PDF), named("b.pdf", PDF + b" ")]})
    clerk.get(url(issued))

    with django_assert_max_num_queries(12):
        clerk.get(url(issued))


def test_a_paper_is_begun_in_the_register_itself(clerk, body):
    given = {
        "kind": PaperKind.PLAN,
        "body": "tbpv",
        "subject": "treo cờ",
        "instance_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    }

    answer = clerk.post("/c/dh/archive/outgoing/new", given)
    clerk.post("/c/dh/archive/outgoing/new", given)

    draft = Outgoing.objects.get()
    assert answer.url == url(draft, "edit")
    assert (draft.kind, draft.subject, draft.content["kind"]) == ("plan", "treo cờ", "Kế hoạch")


def named(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file
