"""Tasks are found by words: alike on both databases, after every way of writing, whatever is typed."""

import random
import re
import unicodedata
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from dondoc.editions.models import Congress
from dondoc.kit.words import asked_words, has_words, searchable
from dondoc.people.access import seat_for
from dondoc.people.actions.agencies import change_agency
from dondoc.people.actions.succession import succeed_agency
from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.parts import change_party
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Task
from dondoc.tasks.queries import search as searching
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import filtered
from dondoc.tasks.queries.register import total
from dondoc.tasks.queries.search import search
from dondoc.web import db_words
from dondoc.web.db_words import mend_words, newest_with_words, reads_every_text, word_faults
from tests.factories.people import NOW, TODAY, browser_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_task
from tests.plans.drafts import PLAN
from tests.support.at_once import WITH_COMMITTED_ROWS

pytestmark = pytest.mark.django_db

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps the index by triggers")
HEAD = "Kon Tum, ngày 10 tháng 8 năm 2015\n"


@pytest.fixture
def congress():
    return make_congress("dh")


@pytest.fixture
def seat(congress):
    return seat_for(make_member(congress, Role.HEAD), congress.slug)


def found(seat, text) -> set[str]:
    """Return the codes the search finds, having seen that the task list and its numbers say the same."""
    result = search(seat, text, most=1000)
    listed = filtered(seat, TaskFilter(q=text))
    assert {task.code for task in listed} == {row.code for row in result.rows}
    assert total(seat, TaskFilter(q=text)).total == result.count == len(result.rows)
    return {row.code for row in result.rows}


def unjournaled() -> Congress:
    """Return a congress nobody wrote into the journal, which on SQLite nothing can empty again."""
    return Congress.objects.create(slug="dh", name="Đại hội", short_name="dh", opening_on=TODAY, closing_on=TODAY)


def newest(text) -> list[int]:
    """Return the ids the index itself gives, without a seat."""
    return newest_with_words(Task.objects.all(), "folded", asked_words(text), most=99)


def test_without_marks_all_are_found_and_the_exact_comes_first(congress, seat):
    anywhere = make_task(congress, title="Hoa tươi, cờ và pano cho phố chính")
    side_by_side = make_task(congress, title="Treo cơ hoa trên phố")
    exact = make_task(congress, title="Treo cờ hoa trên phố")

    best = search(seat, "cờ hoa", most=2)

    assert [row.code for row in best.rows] == [exact.code, side_by_side.code]
    assert (best.count, best.and_more) == (3, False)
    assert found(seat, "cờ hoa") == {anywhere.code, side_by_side.code, exact.code}


@pytest.mark.parametrize("typed", ["KH06-II-3", "kh06-ii-3", "KH06", "06 ii", "kh06 3", "II"])
def test_codes_are_found_whole_and_by_parts(congress, seat, typed):
    make_task(congress, code="KH06-II-31", title="Việc khác nữa")
    make_task(congress, code="KH06-II-3", title="Việc khác")
    make_task(congress, code="NV-7", title="Việc khác hẳn")

    assert found(seat, typed) == {"KH06-II-3", "KH06-II-31"}
    if typed.lower() == "kh06-ii-3":
        assert [row.code for row in search(seat, typed, most=9).rows] == ["KH06-II-3", "KH06-II-31"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("role", [Role.HEAD, Role.FOCAL])
def test_the_database_finds_what_the_rule_finds(congress, seed, role):
    dice = random.Random(seed)
    words = [
        "treo",
        "cờ",
        "hoa",
        "hoà",
        "hội",
        "nghị",
        "hiệp",
        "thương",
        "KH06",
        "kh061",
        "II",
        "3",
        "31",
        "sở",
        "y",
        "tế",
        "yên",
        "Mỹ",
        "Mĩ東京",
        "Москва",
        "½",
        "x²3",
        "a1b2",
    ]
    signs = [" ", "-", "/", ", ", ".", " 🚌 ", "'", '"', " \n", "_", "%", "(", ":*"]

    def line(most: int) -> str:
        text = "".join(dice.choice(words) + dice.choice(signs) for _word in range(dice.randint(1, most)))
        return unicodedata.normalize(dice.choice(["NFC", "NFD"]), text)

    own = make_agency(congress)
    texts = {make_task(congress, title=line(12), lead=own if dice.random() < 0.7 else None).code: "" for _ in range(60)}
    texts = dict(Task.objects.values_list("code", "folded"))
    seat = seat_for(make_member(congress, role, own if role == Role.FOCAL else None), congress.slug)
    visible = {task.code for task in filtered(seat, TaskFilter())}
    hits = 0

    for _question in range(60):
        typed = line(3)[: dice.randint(1, 12)]
        asked = asked_words(typed)
        right = {code for code, text in texts.items() if code in visible and asked and has_words(text, asked)}
        assert found(seat, typed) == right, typed
        hits += bool(right)

    assert hits > 10


@pytest.mark.parametrize(
    "typed",
    [
        "AND", "OR NOT", "NEAR(treo co)", "treo AND zzz", "treo OR zzz", "NOT treo", "treo*", "*", "^treo", "folded:treo",
        '"', '"treo', "'", "''", "treo:*", "treo & hoa", "treo | zzz", "!treo", "treo <-> hoa", "(", "()", "{treo} : hoa",
        "treo -hoa", "+treo", "\\", "%", "_", "treo%", "t_eo", "\0", "treo\0hoa", "\ud800", "🚌", "—…", "treo;DROP TABLE",
        "treo " * 1000, "x" * 5000, "(" * 5000, '"' * 4999, "%s", "{}", "rank", "rowid", "tasks_task_words",
    ],
)  # fmt: skip
def test_whatever_is_typed_means_words(congress, seat, typed):
    make_task(congress, code="X-1", title="Treo cờ hoa")
    make_task(congress, code="X-2", title="And Or Not Near folded rank rowid s drop table")

    asked = asked_words(typed)
    lines = Task.objects.values_list("code", "folded")

    assert found(seat, typed) == {code for code, line in lines if asked and has_words(line, asked)}


@pytest.mark.parametrize("typed", ["", "***", "🚌", "treo" * 1500, '") OR 1=1 --', "%00", "%ff%fe"])
def test_both_pages_answer_whatever_stands_in_the_address(congress, typed):
    make_task(congress, title="Treo cờ hoa")
    browser = browser_of(congress)

    for name in ("desk:search", "tasks:list"):
        assert browser.get(reverse(name, args=["dh"]), {"q": typed}).status_code == 200


def test_of_very_many_the_newest_are_put_in_order_and_the_code_is_found_all_the_same(congress, seat, monkeypatch):
    monkeypatch.setattr(searching, "MOST_RANKED", 3)
    make_task(congress, code="CO", title="Việc cũ có mã này")
    old = make_task(congress, title="Treo cờ")
    newest = [make_task(congress, title=f"Cờ hoa {place}").code for place in range(3)]
    make_task(congress, title="Cờ hoa đã hủy", state=TaskState.CANCELLED)

    first = search(seat, "co", most=9)

    assert (first.count, first.and_more) == (3, True)
    assert [row.code for row in first.rows] == ["CO", *newest]
    assert old.code not in {row.code for row in first.rows}
    assert search(seat, "co hoa", most=9).and_more is False


def test_what_an_agency_may_not_see_takes_no_place(congress, monkeypatch):
    monkeypatch.setattr(searching, "MOST_RANKED", 2)
    own, other = make_agency(congress, "Sở A"), make_agency(congress, "Sở B")
    mine = [make_task(congress, title="Treo cờ", lead=own).code for _place in range(2)]
    for _place in range(5):
        make_task(congress, title="Treo cờ", lead=other)
    focal = seat_for(make_member(congress, Role.FOCAL, own), congress.slug)

    result = search(focal, "treo co", most=9)

    assert ({row.code for row in result.rows}, result.count, result.and_more) == (set(mine), 2, False)


def test_another_congress_is_not_looked_into(congress, seat):
    make_task(make_congress("khac"), title="Treo cờ")

    assert found(seat, "treo") == set()


def test_the_page_says_that_there_are_more(congress, monkeypatch):
    monkeypatch.setattr(searching, "MOST_RANKED", 2)
    for _place in range(3):
        make_task(congress, title="Treo cờ")

    page = browser_of(congress).get("/c/dh/desk/search?q=treo").content.decode()

    assert "Nhiệm vụ (hơn 2)" in page
    assert "Hơn 2 nhiệm vụ khớp." in page
    assert '<a class="inline-link" href="/c/dh/tasks/?q=treo">Xem mọi nhiệm vụ khớp</a>' in page


def test_a_task_is_found_after_each_way_of_writing(congress, seat):
    client = browser_of(congress)
    led = PLAN.replace(
        "Các đơn vị liên quan chuẩn bị xe đưa đón đại biểu.", "Sở Nội vụ chuẩn bị xe, xong trước ngày 9/10/2015."
    )
    intake = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": HEAD + led}).url
    client.post(intake, {"act": "take_in"})
    task = Task.objects.get(folded__contains="chuan bi xe")
    assert task.code in found(seat, "chuan bi xe")

    changed = led.replace("chuẩn bị xe", "chuẩn bị thuyền")
    url = client.post(f"/c/dh/plans/{task.plan.code}/revise", {"instance_id": uuid4(), "text": HEAD + changed}).url
    page = client.get(url).content.decode()
    boxes = dict(re.findall(r'<input type="(?:checkbox|radio)" name="([^"]+)" value="(\w+)" checked>', page))
    client.post(url, boxes | {"ver": re.search(r'name="ver" value="(\d+)"', page).group(1)})
    assert found(seat, "chuan bi thuyen") != set()
    assert found(seat, "chuan bi xe") == set()
    assert word_faults(deep=True) == []


def test_an_undone_plan_is_gone(congress, seat):
    client = browser_of(congress)
    intake = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": HEAD + PLAN}).url
    client.post(intake, {"act": "take_in"})
    words = searchable(Task.objects.first().title)
    assert found(seat, words) != set()

    client.post(f"{intake}/undo")

    assert Task.objects.count() == 0
    assert found(seat, words) == set()
    assert word_faults(deep=True) == []


def test_agencies_that_come_carry_on_or_are_renamed_are_found(congress, seat):
    lead, coming, successor = (make_agency(congress, f"Sở {name}") for name in ("Giao thông", "Ngoại vụ", "Xây dựng"))
    task = make_task(congress, lead=lead, state=TaskState.ACCEPTED)
    by = make_member(congress).pk
    task.folded = searchable(task.folded, lead.name)
    Task.objects.filter(pk=task.pk).update(folded=task.folded)
    given = {"reason": "", "by_id": by, "now": NOW, "expected_ver": task.ver}

    change_party(
        task=task, leaving=None, coming_id=coming.pk, coming_name=coming.name, role=PartyRole.COORDINATING, **given
    )
    assert found(seat, "ngoai vu") == {task.code}

    lead.refresh_from_db()
    change_agency(agency=lead, expected_ver=lead.ver, changes={"name": "Sở Vận tải"}, by_id=by, now=NOW)
    assert (found(seat, "van tai"), found(seat, "giao thong")) == ({task.code}, {task.code})

    lead.refresh_from_db()
    succeed_agency(agency=lead, successor=successor, on=TODAY, expected_ver=lead.ver, by_id=by, now=NOW)
    assert found(seat, "xay dung") == {task.code}
    assert word_faults(deep=True) == []


def test_what_a_transaction_took_back_is_not_found(congress, seat):
    with transaction.atomic():
        make_task(congress, title="Treo cờ")
        transaction.set_rollback(True)

    assert found(seat, "treo") == set()


@pytest.mark.writes_tasks_by_hand
def test_bulk_and_single_writing_keep_the_index(congress, seat):
    codes = [make_task(congress, title=f"Việc {word}").code for word in ("một", "hai", "ba")]
    Task.objects.filter(code=codes[0]).update(folded=searchable("đổi rồi"))
    Task.objects.filter(code=codes[1]).delete()
    rows = list(Task.objects.filter(code=codes[2]))
    rows[0].folded = searchable("bốn")
    Task.objects.bulk_update(rows, ["folded"])

    assert [found(seat, typed) for typed in ("mot", "hai", "ba", "doi", "bon")] == [
        set(), set(), set(), {codes[0]}, {codes[2]},
    ]  # fmt: skip
    assert word_faults(deep=True) == []


def test_a_word_of_many_tasks_is_read_from_the_newest_only_as_far_as_needed(congress):
    made = [make_task(congress, title="Treo cờ").pk for _place in range(5)]

    ids = newest_with_words(Task.objects.filter(congress=congress), "folded", ("treo", "co"), most=3)

    assert ids == made[:1:-1]


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_for_tasks_costs_four_queries(congress, seat, number, django_assert_num_queries):
    for place in range(number):
        make_task(
            congress, title="Treo cờ", lead=make_agency(congress, f"Sở {place}"), plan=make_plan(congress, f"{place}")
        )

    with django_assert_num_queries(4):
        assert search(seat, "treo", most=20).count == number


@on_sqlite
def test_without_fts5_the_same_is_found(congress, seat, monkeypatch):
    task = make_task(congress, title="Treo cờ hoa")
    monkeypatch.setattr(db_words, "has_fts5", lambda _connection: False)

    assert found(seat, "tre hoa") == {task.code}
    assert found(seat, "reo") == set()
    assert newest("treo") == [task.pk]
    assert (word_faults(deep=True), reads_every_text()) == ([], True)


@on_sqlite
def test_the_index_is_what_is_asked():
    sql, values = Task.objects.filter(folded__has_words=("treo",)).values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        steps = " ".join(str(row[-1]) for row in cursor.fetchall())

    assert "VIRTUAL TABLE INDEX" in steps
    assert "SCAN tasks_task " not in f"{steps} "


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_table_made_anew_gets_its_index_back():
    task = make_task(unjournaled(), title="Treo cờ")
    with connection.schema_editor() as editor:
        editor._remake_table(Task)
    Task.objects.filter(pk=task.pk).update(folded=searchable("đổi rồi"))
    assert word_faults(deep=False) == ["tasks_task"]

    call_command("migrate", verbosity=0)

    assert word_faults(deep=True) == []
    assert (newest("treo"), newest("doi roi")) == ([], [task.pk])


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_keeps_its_index():
    make_task(unjournaled(), title="Treo cờ")

    call_command("flush", interactive=False, verbosity=0)

    again = unjournaled()
    assert word_faults(deep=True) == []
    assert newest("treo") == []
    task = make_task(again, title="Treo cờ")
    assert newest("treo") == [task.pk]


@WITH_COMMITTED_ROWS
def test_an_index_out_of_step_is_named_and_made_anew(congress, seat):
    task = make_task(congress, title="Treo cờ")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER tasks_task_words_update")
            Task.objects.filter(pk=task.pk).update(folded=searchable("đổi rồi"))
        else:
            cursor.execute("DROP INDEX tasks_task_words")
    assert word_faults(deep=False) == ["tasks_task"]

    mend_words(anew=True)

    assert word_faults(deep=True) == []
    assert found(seat, "doi" if connection.vendor == "sqlite" else "treo") == {task.code}


@on_sqlite
def test_a_deep_look_finds_a_word_that_is_not_in_the_text(congress):
    task = make_task(congress, title="Treo cờ")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tasks_task_words (tasks_task_words, rowid, folded) VALUES ('delete', %s, %s)",
            [task.pk, task.folded],
        )
        cursor.execute("INSERT INTO tasks_task_words (rowid, folded) VALUES (%s, 'khac')", [task.pk])

    assert (word_faults(deep=False), word_faults(deep=True)) == ([], ["tasks_task"])
