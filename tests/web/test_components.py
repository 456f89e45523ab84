from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.web.drawing import COMPONENT_FILES, declared, draw, tag_name

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
NEEDS_A_LIST = {"items", "rows", "active", "choices", "errors"}
NEEDS_AN_OBJECT = {"field", "form", "page", "counts", "urls"}
NEEDS_A_FIXED_WORD = {"state", "moment", "days", "level", "method", "done", "total", "value", "kind"}
SLOTS = {"head", "foot", "actions", "action", "why", "after"}
FIXED = {"state": "done"}


@pytest.mark.parametrize("component", COMPONENT_FILES, ids=tag_name)
def test_hostile_text_in_any_variable_stays_text(component):
    plain = set(declared(component)) - NEEDS_A_LIST - NEEDS_AN_OBJECT - NEEDS_A_FIXED_WORD - SLOTS
    given = " ".join(f':{name}="evil"' for name in sorted(plain))
    fixed = " ".join(f'{name}="{word}"' for name, word in FIXED.items() if name in declared(component))
    field = ':field="field"' if tag_name(component) in {"check", "date-field", "file-field"} else ""

    drawn = draw(
        f"<c-{tag_name(component)} {given} {fixed} {field}>{{{{ evil }}}}</c-{tag_name(component)}>", evil=EVIL
    )

    assert "<script" not in drawn
    assert "<img" not in drawn


@pytest.mark.parametrize("name", ["items", "rows", "active", "choices"])
def test_hostile_text_in_a_list_stays_text(name):
    users = [component for component in COMPONENT_FILES if name in declared(component)]
    entry = dict.fromkeys(("label", "url", "value", "remove_url", "change_url"), EVIL)
    rows = [(EVIL, EVIL)] if name == "rows" else [entry]

    for component in users:
        listed = rows if tag_name(component) == "facts" else [entry]
        drawn = draw(f'<c-{tag_name(component)} :{name}="listed" />', listed=listed)
        assert "&lt;script&gt;" in drawn, component.name
        assert "<script" not in drawn, component.name


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<c-tag state="in_progress" />',
            '<span class="tag tag--active"><span class="tag__shape" aria-hidden="true">◐</span>Đang làm</span>',
        ),
        (
            '<c-alert kind="overdue" days="3" />',
            '<span class="tag tag--late"><span class="tag__shape" aria-hidden="true">▲</span>Quá hạn 3 ngày</span>',
        ),
        ('<c-alert kind="on_track" days="3" />', ""),
        ('<c-alert kind="" />', ""),
        (
            '<c-count value="1234" url="/late" words="việc quá hạn" />',
            '<a class="count" href="/late">1.234<span class="sr-only"> việc quá hạn</span></a>',
        ),
        (
            '<c-count value="0" url="/late" words="việc" />',
            '<span class="count count--zero">0<span class="sr-only"> việc</span></span>',
        ),
        ('<c-count :value="nothing" url="/late" />', '<span class="count count--zero"></span>'),
        ('<c-progress done="38" total="52" />', '<span class="progress">đã thẩm định 38/52</span>'),
        (
            '<c-phone number="+84912345678" />',
            '<a class="phone" href="tel:+84912345678"><span aria-hidden="true">☎&#xFE0E; </span>0912 345 678</a>',
        ),
        ('<c-phone number="" />', ""),
        (
            '<c-agency name="Sở Xây dựng" role="chủ trì" />',
            '<span class="agency">Sở Xây dựng <span class="quiet">(chủ trì)</span></span>',
        ),
        ("<c-fact label=\"Hạn\">05/10</c-fact>", '<div class="facts__row"><dt>Hạn</dt><dd>05/10</dd></div>'),
        ("<c-button-row>a</c-button-row>", '<div class="buttons">a</div>'),
    ],
)  # fmt: skip
def test_component_draws(markup, expected):
    assert draw(markup) == expected


def test_the_four_way_count_links_every_number_and_reddens_only_lateness():
    counts = {"done_on_time": 38, "done_late": 4, "open_on_track": 10, "open_overdue": 2}
    urls = {name: f"/{name}" for name in counts}

    drawn = draw('<c-strip :counts="counts" :urls="urls" />', counts=counts, urls=urls)
    calm = draw('<c-strip :counts="counts" :urls="urls" />', counts={**counts, "open_overdue": 0}, urls=urls)

    assert [f'href="/{name}"' in drawn for name in counts] == [True] * 4
    assert (drawn.count("strip__cell--late"), calm.count("strip__cell--late")) == (1, 0)
    assert "▲" not in calm


def test_form_carries_the_token_the_instance_and_the_version():
    drawn = draw('<c-form instance="7f3k" :ver="3">x</c-form>', csrf_token="secret")

    assert 'name="csrfmiddlewaretoken" value="secret"' in drawn
    assert '<input type="hidden" name="instance_id" value="7f3k">' in drawn
    assert '<input type="hidden" name="ver" value="3">' in drawn
    assert " novalidate " in drawn


def test_form_that_only_asks_carries_no_token():
    assert "csrf" not in draw('<c-form method="get">x</c-form>', csrf_token="secret")


def test_table_shows_no_empty_header_or_footer():
    drawn = draw('<c-table caption="Nhiệm vụ"><tr><td>1</td></tr></c-table>')

    assert ("<thead" in drawn, "<tfoot" in drawn) == (False, False)
    assert "<caption><span>Nhiệm vụ</span></caption>" in drawn


def test_pagination_keeps_the_other_filters():
    request = RequestFactory().get("/tasks/", {"late": "1", "page": "2"})

    drawn = draw('<c-pagination :page="page" />', page=Paginator(range(95), 30).page(2), request=request)

    assert "Trang 2/4: dòng 31–60 trong 95" in drawn
    assert ('href="?late=1&amp;page=1"' in drawn, 'href="?late=1&amp;page=3"' in drawn) == (True, True)


def test_pagination_of_a_single_page_is_silent():
    assert draw('<c-pagination :page="page" />', page=Paginator(range(3), 30).page(1)) == ""


def test_a_component_never_picks_up_a_variable_of_the_page_around_it():
    drawn = draw('<c-agency name="Sở Y tế" />', url="/somewhere", role="chủ trì", name="Sở khác")

    assert drawn == '<span class="agency">Sở Y tế</span>'


def test_moments_are_written_in_local_time_and_for_machines():
    drawn = draw('<c-data-time :moment="now" />', now=datetime(2015, 10, 8, 0, 30, tzinfo=UTC))

    assert drawn == (
        '<p class="data-time">Số liệu lúc <time datetime="2015-10-08T07:30+07:00">07:30, 08/10/2015</time></p>'
    )
