"""Papers are shown and sent back exactly, to those who see all."""

import hashlib

import pytest
from django.urls import reverse

from dondoc.people.enums import Role
from tests.factories.archive import make_paper
from tests.factories.people import browser_of, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
CONTENT = b"PK\x03\x04" + bytes(range(256)) * 40


@pytest.fixture
def congress():
    return make_congress()


def download(version_id: int) -> str:
    return reverse("archive:download", args=["dh", version_id])


PAPERS = "/c/dh/archive/"


@pytest.mark.parametrize(
    ("role", "listed", "sent"),
    [
        (Role.HEAD, 200, 200),
        (Role.SECRETARIAT, 200, 200),
        (Role.ADMIN, 200, 200),
        (Role.FOCAL, 403, 404),
        (Role.APPRAISER, 403, 404),
    ],
)
def test_who_sees_the_papers(congress, role, listed, sent):
    version = make_paper(congress, CONTENT)
    browser = browser_of(congress, role, make_agency(congress))

    assert browser.get(PAPERS).status_code == listed
    assert browser.get(download(version.pk)).status_code == sent


def test_visitors_outsiders_and_other_congresses_get_nothing(congress, client):
    version = make_paper(congress)
    foreign = make_paper(make_congress("khac"))

    assert client.get(download(version.pk)).status_code == 302
    assert client_of(make_user()).get(download(version.pk)).status_code == 404
    assert browser_of(congress).get(download(foreign.pk)).status_code == 404
    assert browser_of(congress).get(download(10**9)).status_code == 404


def test_the_exact_bytes_are_sent_as_something_to_save(congress):
    version = make_paper(congress, CONTENT, file_name='Kế hoạch "06".docx')

    answer = browser_of(congress).get(download(version.pk))

    assert b"".join(answer.streaming_content) == CONTENT
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%2006.docx"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["ETag"] == f'"{hashlib.sha256(CONTENT).hexdigest()}"'


def test_what_the_browser_has_already_is_not_sent_again(congress):
    version = make_paper(congress, CONTENT)
    browser = browser_of(congress)

    again = browser.get(download(version.pk), headers={"If-None-Match": f'"{version.sha256}"'})
    other = browser.get(download(version.pk), headers={"If-None-Match": '"khac"'})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_the_list_says_who_brought_what_in(congress):
    secretary = make_member(congress, full_name="Trần Văn Cường")
    version = make_paper(congress, CONTENT, by_id=secretary.pk, number="06-KH/TB")

    page = browser_of(congress).get(PAPERS).content.decode()

    for words in ("Trần Văn Cường", version.sha256, "10 KB", "06-KH/TB", "00:00, 08/10/2015"):
        assert words in page


def test_the_list_takes_the_same_queries_for_one_and_three(congress, django_assert_num_queries):
    browser = browser_of(congress)
    make_paper(congress, by_id=make_user().pk)
    browser.get(PAPERS)

    with django_assert_num_queries(LIST_QUERIES):
        browser.get(PAPERS)
    for _more in range(2):
        make_paper(congress, by_id=make_user().pk)
    with django_assert_num_queries(LIST_QUERIES):
        browser.get(PAPERS)


LIST_QUERIES = 7
