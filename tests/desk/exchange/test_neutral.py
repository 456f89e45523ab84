"""A folder of neutral tables: in and out without a difference, counted right on any day, and never by halves."""

import csv
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from dondoc.archive.models import Intake
from dondoc.desk.exchange.checking import Problem
from dondoc.desk.exchange.exporting import write_neutral
from dondoc.desk.exchange.importing import ImportRefused, import_folder
from dondoc.desk.exchange.words import COLUMNS, STATES
from dondoc.editions.models import Congress
from dondoc.journal.models import Entry
from dondoc.journal.queries import verify
from dondoc.people.access import seat_for
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.models import Agency, User
from dondoc.people.queries import members
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Item
from dondoc.tasks.actions.progress import report_progress
from dondoc.tasks.models import Part, ReportLine, Standing, Task
from dondoc.tasks.queries.as_of import end_of, figures_as_of
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import filtered
from dondoc.tasks.queries.register import four_way
from dondoc.tasks.queries.search import search
from dondoc.tasks.queries.task import task_detail, visible_task
from dondoc.tasks.rules.as_of import numbers_of, stood_so
from tests.factories.people import browser_of, make_user
from tests.support.workload import AS_OF, RARE, Truth, write_workload

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture
def workload(tmp_path: Path) -> tuple[Path, Truth]:
    return tmp_path / "in", write_workload(tmp_path / "in")


def imported(folder: Path, slug: str = "nhap") -> Congress:
    return import_folder(folder, name="Đại hội nhập", slug=slug, by_id=None, now=NOW).congress


def texts(folder: Path) -> dict[str, str]:
    return {table: (folder / f"{table}.csv").read_bytes().decode() for table in COLUMNS}


def exported(congress: Congress, folder: Path) -> dict[str, str]:
    folder.mkdir()
    write_neutral(congress.pk, folder)
    return texts(folder)


def head_of(congress: Congress):
    user = make_user()
    grant_role(congress_id=congress.pk, user=user, role=Role.HEAD, by_id=None, now=NOW)
    return replace(seat_for(user, congress.slug), now=NOW)


def change(folder: Path, table: str, line: int, text: str | None) -> None:
    """Put another text in place of a line; None takes it out."""
    path = folder / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line - 1 : line] = [] if text is None else [text + "\n"]
    path.write_text("".join(lines), encoding="utf-8")


def cells_of(folder: Path, table: str, line: int) -> list[str]:
    return (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()[line - 1].split(",")


def test_what_comes_in_goes_out_byte_for_byte(workload, tmp_path):
    folder, _truth = workload

    congress = imported(folder)

    assert exported(congress, tmp_path / "out") == texts(folder)


def test_an_export_comes_into_another_congress_and_goes_out_the_same(workload, tmp_path):
    first = exported(imported(workload[0]), tmp_path / "one")
    with (tmp_path / "one" / "agencies.csv").open("a", encoding="utf-8") as file:
        file.write("13,CQ0013,Một cơ quan thêm vào,office\n")

    second = exported(imported(tmp_path / "one", slug="nhap-hai"), tmp_path / "two")

    assert second == first | {"agencies": first["agencies"] + "13,CQ0013,Một cơ quan thêm vào,office\n"}
    assert User.objects.filter(username__startswith="nguoi0").count() == 12


def test_counts_are_those_of_the_folder(workload):
    folder, truth = workload
    congress = imported(folder)
    seat = head_of(congress)

    states = Counter(Task.objects.values_list("state", flat=True))
    late = filtered(seat, TaskFilter(cell="open_overdue"))
    by_plan = Counter(late.values_list("plan__code", flat=True))
    by_lead = {row.code: row.counts.open_overdue for row in four_way(seat, by="agency") if row.counts.open_overdue}

    assert states == {STATES[word]: count for word, count in truth.statuses.items()}
    assert by_plan == {f"KH{plan:05d}": count for plan, count in truth.overdue_by_plan.items()}
    assert by_lead == {f"CQ{lead:04d}": count for lead, count in truth.overdue_by_lead.items()}
    assert search(seat, "HOI NGHI hiep thuong", most=5).count == truth.rare > 0
    assert search(seat, RARE, most=5).count == truth.rare


def test_every_past_day_counts_alike_from_standings_and_from_the_journal(workload):
    congress = imported(workload[0])
    seat = head_of(congress)
    entries = list(
        Entry.objects.filter(congress_id=congress.pk, target_kind="tasks.task")
        .order_by("sequence")
        .values_list("at", "target_id", "details")
    )

    for back in (0, 1, 30, 90, 150, 200, 300):
        day = AS_OF - timedelta(days=back)
        until = end_of(day)
        told = numbers_of(stood_so([entry for entry in entries if entry[0] < until]), as_of=day)
        assert figures_as_of(seat, on=day, by="plan").total == told, day
    assert figures_as_of(seat, on=AS_OF - timedelta(days=300), by="plan").total.counts.total == 0
    assert verify(congress_id=congress.pk) is None


def test_a_task_page_says_what_the_folder_said(workload):
    folder, _truth = workload
    congress = imported(folder)
    line = cells_of(folder, "tasks", 3)
    seat = head_of(congress)

    detail = task_detail(seat, visible_task(seat, "KH00001-2"))

    assert (detail.title, detail.source.quote, detail.source.label) == (line[4], line[5], "2")
    assert detail.source.section == cells_of(folder, "tasks", 2)[4]
    assert [party.name_as_written for party in detail.leads] == [Agency.objects.get(code=f"CQ{int(line[8]):04d}").name]
    assert detail.leads[0].person == f"Ho{line[9]} Ten{line[9]}"


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_the_page_of_an_imported_plan_offers_no_undoing(workload, is_confirmed):
    folder, _truth = workload
    congress = import_folder(folder, name="Đại hội nhập", slug="nhap", by_id=None, now=timezone.now()).congress
    if not is_confirmed:
        Intake.objects.update(confirmed_at=None, undo_until=None)

    page = browser_of(congress).get(reverse("plans:plan", args=[congress.slug, "KH00001"]))

    assert page.status_code == 200
    assert cells_of(folder, "tasks", 2)[4] in page.content.decode()
    assert "Hoàn tác việc đưa kế hoạch này vào" not in page.content.decode()


def test_percentages_become_reports_and_words_stand_in_the_history(workload):
    folder, _truth = workload
    congress = imported(folder)
    rows = [line.split(",") for line in texts(folder)["tasks"].splitlines()[1:]]
    asked = {(int(row[3]), int(row[1])): int(row[12]) for row in rows if row[6] != "completed" and row[12] != "0"}
    comments = [line.split(",") for line in texts(folder)["comments"].splitlines()[1:]]

    lines = ReportLine.objects.select_related("task__plan", "report")
    kept = {(line.task.position, int(line.task.plan.code[2:])): line.percent for line in lines}
    said = Entry.objects.filter(congress_id=congress.pk, verb="tasks.task.commented").order_by("sequence")

    assert kept == asked
    assert [(one.details["note"], one.at.strftime("%Y-%m-%dT%H:%M:%SZ")) for one in said] == [
        (row[4], row[3]) for row in comments
    ]
    users = {user.pk: user.username for user in User.objects.all()}
    assert [users[one.actor_id] for one in said] == [f"nguoi{int(row[2]):04d}" for row in comments]


def test_what_changed_here_is_told_anew_and_the_rest_in_the_folders_words(workload, tmp_path):
    folder, _truth = workload
    congress = imported(folder)
    low = next(line for line in texts(folder)["tasks"].splitlines() if ",low," in line).split(",")
    task = Task.objects.get(code=f"KH{int(low[1]):05d}-{low[3]}")
    report_progress(task=task, note="Đã làm xong một phần", by_id=None, now=NOW)
    Task.objects.filter(pk=task.pk).update(is_critical=True)

    out = exported(congress, tmp_path / "out")["tasks"].splitlines()[int(low[0])].split(",")

    assert out == [*low[:7], "urgent", *low[8:14], "2026-11-23T05:00:00Z"]


def test_the_same_folder_is_refused_a_second_time(workload):
    imported(workload[0])

    with pytest.raises(ImportRefused, match="đã được nhập vào đại hội «nhap»"):
        imported(workload[0], slug="lan-hai")

    assert Congress.objects.count() == 1


AGENCY = "1,CQ0001,Cơ quan số 1,office"
TASK = "1,1,,1,Việc,Lời,new,normal,1,1,2026-01-01,2026-02-01,0,2026-01-01T08:00:00Z,2026-01-02T08:00:00Z"
WRONG = [
    ("agencies", 2, "x,CQ0001,Tên,office", "Cột id phải là số nguyên từ 1, không có số 0 ở đầu: «x»."),
    ("agencies", 2, "01,CQ0001,Tên,office", "Cột id phải là số nguyên từ 1, không có số 0 ở đầu: «01»."),
    ("agencies", 2, "1,,Tên,office", "Cột code để trống."),
    ("agencies", 2, "1,CQ0001,Tên", "Có 3 ô, cần 4 ô."),
    ("agencies", 2, "1,CQ0001,Tên\x00,office", "Cột name có ký tự điều khiển."),
    ("agencies", 2, f"1,CQ0001,{'a' * 201},office", "Cột name dài quá 200 chữ."),
    ("agencies", 3, AGENCY, "Mã số (id) 1 đã có ở dòng trên."),
    ("agencies", 3, "2,CQ0001,Cơ quan khác,office", "Mã cơ quan «CQ0001» đã có ở dòng trên."),
    (
        "users",
        2,
        "1,Người,Ten1,Ho1,a@example.test,1",
        "Cột login gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối.",
    ),
    ("users", 2, "1,nguoi0001,Ten1,Ho1,a b,1", "Cột email không phải địa chỉ thư: «a b»."),
    ("users", 2, "1,nguoi0001,Ten1,Ho1,a@example.test,99", "Cột agency_id chỉ đến 99, không có trong agencies.csv."),
    ("plans", 2, "1,KH1,Tên,1,1,,", "Cột parent_id đi vòng: dòng này là cha, ông của chính nó hoặc nằm dưới vòng đó."),
    ("plans", 2, "1,KH1,Tên,,1,2026-02-30,", "Cột start_date phải là ngày dạng 2026-11-25: «2026-02-30»."),
    ("plan_agencies", 2, "1,99", "Cột agency_id chỉ đến 99, không có trong agencies.csv."),
    (
        "tasks",
        2,
        TASK.replace(",new,", ",done,"),
        "Cột status phải là một trong: new, in_progress, submitted, returned, completed, cancelled. Tệp ghi «done».",
    ),
    (
        "tasks",
        2,
        TASK.replace(",normal,", ",rush,"),
        "Cột priority phải là một trong: low, normal, high, urgent. Tệp ghi «rush».",
    ),
    ("tasks", 2, TASK.replace(",0,2026", ",101,2026"), "Cột progress là số nguyên từ 0 đến 100: «101»."),
    ("tasks", 2, TASK.replace("1,1,,1,", "1,1,,,"), "Nhiệm vụ của một kế hoạch cần số thứ tự (cột seq)."),
    ("tasks", 2, TASK.replace("1,1,,1,", "1,1,,2,"), None),
    ("tasks", 2, TASK.replace("1,1,,1,", "1,1,999,1,"), "Cột parent_id chỉ đến 999, không có trong tasks.csv."),
    ("tasks", 2, TASK.replace("1,1,,1,", "1,1,41,1,"), "Nhiệm vụ cha thuộc kế hoạch khác."),
    ("tasks", 2, TASK.replace("2026-01-02T08:00:00Z", "2025-01-02T08:00:00Z"), "Cột updated_at có trước created_at."),
    (
        "tasks",
        2,
        TASK.replace("2026-01-02T08:00:00Z", "2026-01-02T08:00:00"),
        "Cột updated_at phải là thời điểm kèm múi giờ, dạng 2026-11-25T08:00:00Z: «2026-01-02T08:00:00».",
    ),
    ("tasks", 1, "id,title", f"Dòng đầu phải là: {','.join(COLUMNS['tasks'])}"),
    (
        "task_agencies",
        2,
        "1,1,watching",
        "Cột role phải là một trong: coordinating, appraising, lead. Tệp ghi «watching».",
    ),
    ("comments", 2, "1,1,1,2001-01-01T08:00:00Z,Lời,,", "Ý kiến có trước khi nhiệm vụ được lập."),
    (
        "comments",
        2,
        "1,1,1,2026-11-01T08:00:00Z,Lời,new,",
        "Cột old_status và new_status phải cùng có hoặc cùng trống.",
    ),
    (
        "comments",
        2,
        '1,1,1,2026-11-01T08:00:00Z,"Lời,,',
        "Ô trong dấu ngoặc kép chưa đóng, đặt sai, hoặc dài quá 100.000 chữ.",
    ),
]


@pytest.mark.parametrize(("table", "line", "text", "sentence"), WRONG)
def test_a_wrong_row_is_refused_with_file_line_and_sentence(workload, table, line, text, sentence):
    folder, _truth = workload
    change(folder, table, line, text)

    with pytest.raises(ImportRefused) as refused:
        imported(folder)

    told = [one for one in refused.value.problems if one.file == f"{table}.csv" and one.line in (line, line + 1)]
    expected = sentence or "Kế hoạch 1 đã có nhiệm vụ số thứ tự 2 ở dòng trên."
    assert expected in [one.sentence for one in told]
    assert Congress.objects.count() == 0


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(workload):
    folder, _truth = workload
    (folder / "comments.csv").unlink()
    (folder / "plans.csv").write_bytes(b"id,code,title,parent_id,owner_agency_id,start_date,due_date\n1,\xff,x,,,,\n")

    with pytest.raises(ImportRefused) as refused:
        imported(folder)

    assert Problem("comments.csv", 0, "Thư mục không có tệp này.") in refused.value.problems
    assert any(one.file == "plans.csv" and "UTF-8" in one.sentence for one in refused.value.problems)


def test_a_mark_of_order_and_line_ends_of_windows_are_understood(workload, tmp_path):
    folder, _truth = workload
    plain = texts(folder)
    path = folder / "plans.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert exported(imported(folder), tmp_path / "out") == plain


def test_a_login_of_somebody_else_is_refused(workload):
    make_user("nguoi0001", email="khac@example.test")

    with pytest.raises(ImportRefused) as refused:
        imported(workload[0])

    assert [(one.file, one.line) for one in refused.value.problems] == [("users.csv", 2)]


def test_a_login_of_somebody_else_is_refused_in_quoted_cells_too(workload):
    folder, _truth = workload
    make_user("nguoi0001", email="khac@example.test")
    rows = list(csv.reader((folder / "users.csv").open(encoding="utf-8", newline="")))
    with (folder / "users.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)

    with pytest.raises(ImportRefused) as refused:
        imported(folder)

    assert [(one.file, one.line) for one in refused.value.problems] == [("users.csv", 2)]


def test_the_same_person_is_known_however_the_marks_of_the_name_are_stored(workload):
    folder, _truth = workload
    account = make_user("nguoi0001", full_name="Trần Thị Ân", email="an@example.test")
    change(folder, "users", 2, unicodedata.normalize("NFD", "1,nguoi0001,Ân,Trần Thị,an@example.test,1"))

    congress = imported(folder)

    assert members(congress.pk).filter(user=account, role=Role.FOCAL).exists()


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "'=1+1", "\tx"])
def test_a_cell_that_looks_like_a_formula_is_text_in_and_harmless_out(workload, tmp_path, text):
    folder, _truth = workload
    change(folder, "tasks", 2, f"{TASK.replace('Việc', chr(34) + text + chr(34))}")
    congress = imported(folder)

    out = exported(congress, tmp_path / "out")
    again = exported(imported(tmp_path / "out", slug="lan-hai"), tmp_path / "again")

    assert Task.objects.filter(congress=congress, code="KH00001-1").get().title == text.removeprefix("'")
    assert out["tasks"].splitlines()[1].split(",")[4].strip('"').startswith("'")
    assert again == out


def test_an_import_that_breaks_at_any_statement_leaves_nothing(tmp_path):
    write_workload(tmp_path / "in", plans=1, tasks_per_plan=5, agencies=8)
    statements = _break_at(None, tmp_path / "in")
    assert statements > 40

    for place in range(1, statements, 7):
        with pytest.raises(OperationalError):
            _break_at(place, tmp_path / "in")
        assert Congress.objects.count() == 0
        assert (Task.objects.count(), User.objects.count(), Entry.objects.count()) == (0, 0, 0)
    imported(tmp_path / "in")


def _break_at(place: int | None, folder: Path) -> int:
    """Import with a database that gives way at a statement; return how many there were. Nothing stays."""
    from django.db import transaction

    count = 0

    def watch(execute, sql, params, many, context):
        nonlocal count
        count += 1
        if count == place:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(watch):
            if place is not None:
                imported(folder)
                return count
            imported(folder)
        transaction.set_rollback(True)
    return count


def test_the_commands_tell_what_they_did_and_why_they_did_not(workload, tmp_path, capsys):
    folder, _truth = workload
    keeper = make_user("quan-tri")

    call_command("import", folder, "--slug", "nhap", "--name", "Đại hội nhập", "--admin", "quan-tri")
    call_command("export", tmp_path / "out", "--congress", "nhap", "--neutral")

    seat = seat_for(keeper, "nhap")
    assert seat.roles == {Role.ADMIN, Role.SECRETARIAT}
    plain = texts(folder)
    assert texts(tmp_path / "out") == plain | {"users": plain["users"] + "13,quan-tri,Quan-tri,Nguyễn Văn,,\n"}
    assert "Đã nhập vào đại hội nhap" in capsys.readouterr().out
    for words, sentence in (
        (("import", folder, "--slug", "nhap"), "đã có đại hội"),
        (("import", folder, "--slug", "khac"), "đã được nhập"),
        (("import", tmp_path / "none"), "Không có thư mục"),
        (("export", tmp_path / "out"), "không ghi đè"),
        (("export", tmp_path / "new", "--congress", "none"), "Chưa có đại hội"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command(*words)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "files") == ["in", "out"]


def test_standings_and_parts_are_those_of_the_state(workload):
    imported(workload[0])

    for task in Task.objects.all():
        last = Standing.objects.filter(task=task).order_by("-at", "-pk").first()
        assert (last.state, last.due_on, last.done_on) == (task.state, task.due_on, task.done_on)
    assert Item.objects.count() == Task.objects.count()
    assert Part.objects.filter(role=PartyRole.LEAD).count() == Task.objects.count()
