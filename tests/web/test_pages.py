import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import Http404
from django.template import Origin, engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from dondoc.people.models import User
from dondoc.web import errors
from dondoc.web.gallery import CAPITALS, LONG_AGENCY
from dondoc.web.language import chosen_language
from dondoc.web.loader import Loader
from tests.web.drawing import COMPONENT_FILES, SOURCE_DIR, tag_name

pytestmark = pytest.mark.urls("tests.web.urls")
PUBLIC = ["/help", "/privacy", "/accessibility", "/healthz"]


@pytest.fixture
def reader(client, db):
    client.force_login(User.objects.create_user(username="reader", full_name="Người đọc"))
    return client


@pytest.fixture
def request_():
    request = RequestFactory().post("/c/dh-xv/tasks/1", {"note": "<b>nháp</b>", "ver": "3", "instance_id": "7f3k"})
    request.user, request.htmx, request.seat = AnonymousUser(), HtmxDetails(request), None
    return request


@pytest.mark.parametrize("address", PUBLIC)
def test_public_page_answers_without_login_and_without_the_database(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PUBLIC)
def test_public_page_takes_no_input(client, address):
    assert client.post(address).status_code == 405


def test_gallery_needs_a_login(client, db):
    response = client.get("/web/gallery/")

    assert (response.status_code, response.url) == (302, "/people/login?next=/web/gallery/")


def test_gallery_shows_every_component():
    texts = [path.read_text(encoding="utf-8") for path in (SOURCE_DIR / "web/templates/web").rglob("gall*/*.html")]
    texts.append((SOURCE_DIR / "web/templates/web/gallery.html").read_text(encoding="utf-8"))
    shown = "".join(texts)

    assert [tag_name(path) for path in COMPONENT_FILES if f"<c-{tag_name(path)}" not in shown] == []


def test_gallery_draws_long_names_and_capitals(reader):
    page = reader.get("/web/gallery/").content.decode()

    assert page.count(LONG_AGENCY) >= 4
    assert CAPITALS in page
    assert ("{{" in page, "{%" in page, "<c-" in page) == (False, False, False)


def test_gallery_is_one_page_of_few_bytes(reader):
    assert len(reader.get("/web/gallery/").content) < 60_000


def test_ready_says_when_the_database_does_not_answer(client, db):
    def refuse(*_):
        raise DatabaseError("gone")

    assert client.get("/readyz").status_code == 200
    with connection.execute_wrapper(refuse):
        assert client.get("/readyz").status_code == 503


def test_language_is_chosen_by_a_post_and_kept(client):
    assert client.get("/web/language", {"language": "en"}).cookies == {}

    response = client.post("/web/language", {"language": "en", "next": "/help"})

    assert (response.url, response.cookies["language"].value) == ("/help", "en")
    assert '<html lang="en">' in client.get("/help").content.decode()


def test_language_never_leads_to_another_site(client):
    assert client.post("/web/language", {"language": "en", "next": "https://evil.example/"}).url == "/"


@pytest.mark.parametrize(("cookie", "language"), [("en", "en"), ("vi", "vi"), ("xx", "vi"), ("", "vi"), ("../", "vi")])
def test_language_comes_from_the_choice_and_not_from_the_browser(cookie, language):
    request = RequestFactory().get("/", headers={"accept-language": "en-US,en;q=0.9"})
    request.COOKIES["language"] = cookie

    assert chosen_language(request) == language


def test_frame_holds_without_a_seat(reader):
    page = reader.get("/frame").content.decode()

    assert '<main class="main" id="main" tabindex="-1">' in page
    assert '"allowEval":false' in page
    assert ("Số liệu lúc" in page, 'id="keys"' in page) == (False, False)


def test_page_asks_for_one_style_sheet_and_two_scripts(reader):
    page = reader.get("/frame").content.decode()

    assert (page.count('rel="stylesheet"'), page.count("<script ")) == (1, 2)


def test_plain_page_needs_one_style_sheet_and_one_script(client):
    page = client.get("/help").content.decode()

    assert (page.count('rel="stylesheet"'), page.count("<script ")) == (1, 1)


def test_conflict_shows_both_texts_and_sends_the_own_one_again(reader):
    page = reader.post("/clash", {"note": "<i>của tôi</i>", "ver": "3", "instance_id": "7f3k"})
    text = page.content.decode()

    assert page.status_code == 409
    assert ("Treo pano" in text, "Treo cờ" in text) == (True, True)
    assert '<input type="hidden" name="note" value="&lt;i&gt;của tôi&lt;/i&gt;">' in text
    assert '<input type="hidden" name="ver" value="4">' in text
    assert 'name="ver" value="3"' not in text


def test_forbidden_page_says_who_can_help(request_):
    refusal = PermissionDenied("Việc này do cơ quan chủ trì báo cáo. Cần thay đổi: liên hệ <Trực thư ký>.")

    response = errors.forbidden(request_, refusal)

    assert response.status_code == 403
    assert "do cơ quan chủ trì báo cáo. Cần thay đổi: liên hệ &lt;Trực thư ký&gt;." in response.content.decode()


def test_missing_and_expired_and_unreadable_have_their_own_words(request_):
    answers = [
        errors.not_found(request_, Http404()),
        errors.csrf_failure(request_),
        errors.bad_request(request_, ValueError()),
    ]

    assert [answer.status_code for answer in answers] == [404, 403, 400]
    assert len({answer.content for answer in answers}) == 3


def test_error_pages_hold_drafts_until_the_reader_is_back(request_):
    assert b"data-holds-drafts" in errors.csrf_failure(request_).content


def test_server_error_page_needs_no_database_and_gives_a_code(request_):
    response = errors.server_error(request_)

    assert response.status_code == 500
    assert "<b>SC-" in response.content.decode()


@pytest.mark.parametrize("path", COMPONENT_FILES, ids=tag_name)
def test_component_is_loaded_without_space_around_it(path):
    loader = Loader(engines["django"].engine)
    origin = Origin(name=str(path), template_name=f"web/components/{path.name}", loader=loader)

    text = loader.get_contents(origin)

    assert text == text.strip()
    assert "{#" not in text[: text.find("<")]
