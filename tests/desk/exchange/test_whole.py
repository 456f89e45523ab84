"""A whole congress with its papers goes out and comes in without a difference, and only as it was exported."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from dondoc.archive.models import Version
from dondoc.desk.exchange.carried import LEFT_OUT, LOADERS, whole
from dondoc.desk.exchange.folder import FolderRefused, whole_folder
from dondoc.desk.exchange.importing import ImportRefused, import_folder
from dondoc.desk.exchange.whole import ExportRefused, import_whole, write_whole
from dondoc.editions.models import Congress
from dondoc.journal.queries import verify
from dondoc.people.access import seat_for
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.models import User
from dondoc.plans.models import PlanVersion
from dondoc.tasks.models import Task, Urge
from dondoc.tasks.queries.as_of import figures_as_of
from dondoc.tasks.queries.register import four_way
from dondoc.web.carrying import congress_tables
from tests.factories.people import NOW, make_user
from tests.support.workload import write_workload


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def exported(congress: Congress, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    write_whole(congress, folder)
    return contents(folder)


def copied(folder: Path, slug: str = "ban-sao") -> Congress:
    return import_whole(folder, name="", slug=slug, by_id=None, now=NOW).congress


def resealed(folder: Path) -> None:
    """Write the digests of a changed folder into its manifest, as somebody who knows the format can."""
    path = folder / "manifest.json"
    plain = json.loads(path.read_text())
    plain["sha256"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in plain["sha256"]}
    path.write_text(json.dumps(plain))


@pytest.fixture(scope="module")
def demo_folder(demo, tmp_path_factory) -> Path:
    """The demo, exported once; tests copy it before they change it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    exported(demo.congress, folder)
    return folder


@pytest.fixture
def folder(demo_folder, tmp_path) -> Path:
    return shutil.copytree(demo_folder, tmp_path / "demo")


@pytest.mark.django_db
def test_every_table_of_a_congress_is_carried_or_left_with_a_reason():
    carried = set(whole().tables)

    assert carried | set(LEFT_OUT) == congress_tables()
    assert not carried & set(LEFT_OUT)
    assert {label.partition(".")[0] for label in carried} == set(LOADERS)
    assert all(apps.get_model(label) for label in LEFT_OUT)


def test_answers_of_a_notice_name_their_rows_by_other_numbers():
    rewrite = whole().rewrites["meetings.meetingnotice", "answers"]
    numbers = {("meetings.conclusion", 12): 2, ("people.agency", 7): 1, ("tasks.decisionoption", 3): 9}
    said = {"which_way-12": "way:3", "who_leads-12": "known", "12": {"lead": 7, "due_on": None}, "new-99": "new"}

    told = rewrite(said, lambda label, number: numbers.get((label, number)))

    assert told == {"which_way-2": "way:9", "who_leads-2": "known", "2": {"lead": 1, "due_on": None}, "new-99": "new"}


@pytest.mark.django_db
def test_the_demo_comes_back_byte_for_byte(demo, demo_folder, tmp_path):
    copy = copied(demo_folder)

    assert exported(copy, tmp_path / "again") == contents(demo_folder)
    assert verify(congress_id=copy.pk) is None
    assert Version.objects.filter(congress=copy).count() == Version.objects.filter(congress=demo.congress).count() > 0


@pytest.mark.django_db
def test_the_copy_counts_like_the_demo_on_any_day(demo, folder):
    head = User.objects.get(username="truong-tieu-ban")
    ours, theirs = seat_for(head, demo.congress.slug), seat_for(head, copied(folder).slug)

    assert [replace(row, agency_id=None) for row in four_way(theirs, by="agency")] == [
        replace(row, agency_id=None) for row in four_way(ours, by="agency")
    ]
    for day in ("2015-09-01", "2015-09-20", "2015-10-08"):
        on = type(ours.today).fromisoformat(day)
        assert figures_as_of(theirs, on=on, by="agency") == figures_as_of(ours, on=on, by="agency")


@pytest.mark.django_db
def test_nothing_of_the_copy_points_into_the_demo(demo, folder):
    copy = copied(folder)
    carried = whole()

    for table in carried.tables.values():
        for column in table.columns:
            target = carried.tables.get(column.target)
            if target is not None:
                strays = table.stored(copy.pk).filter(**{f"{column.name}__isnull": False})
                within = target.stored(copy.pk).values("pk")
                assert not strays.exclude(**{f"{column.name}__in": within}).exists(), (table.label, column.name)
    assert not PlanVersion.objects.filter(congress=copy, plan__congress=demo.congress).exists()


@pytest.mark.django_db
def test_the_same_export_is_refused_a_second_time(folder):
    copied(folder)

    with pytest.raises(ImportRefused, match="đã được nhập vào đại hội «ban-sao»"):
        copied(folder, slug="lan-hai")


@pytest.mark.django_db
def test_secrets_stay_at_home(folder):
    text = b"".join(contents(folder).values())
    held = User.objects.exclude(password="").values_list("password", flat=True)

    assert not any(password.encode() in text for password in held)
    assert b"token_hash" not in text
    assert b"pin_hash" not in text
    assert not any(name.startswith(("tables/journal", "journal")) for name in contents(folder))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("tables/tasks.task.csv", lambda text: text.replace("assigned", "accepted"), "khác với khi xuất"),
        ("tasks.csv", lambda text: text + "\n", "khác với khi xuất"),
        ("manifest.json", lambda text: text.replace('"version": 1', '"version": 2'), "phiên bản khác"),
        ("manifest.json", lambda text: text[:-5], "không đọc được"),
        ("manifest.json", lambda text: text.replace('"tasks.csv"', '"../tasks.csv"'), "không có tệp này"),
    ],
)
def test_a_folder_that_was_changed_is_refused(folder, name, change, sentence):
    path = folder / name
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before

    with pytest.raises(ImportRefused, match=sentence):
        copied(folder)
    assert not Congress.objects.filter(slug="ban-sao").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "column", "cell", "sentence"),
    [
        ("tasks.task", "plan_id", "99", "Cột plan_id chỉ đến dòng 99, không có trong bảng plans.plan."),
        ("tasks.task", "state", "finished", "Cột state có từ lạ: «finished»."),
        ("tasks.task", "due_on", "8/10/2015", "Cột due_on không đọc được: «8/10/2015»."),
        ("tasks.task", "code", "x" * 41, "Cột code dài quá 40 chữ."),
        ("tasks.task", "recurring", "yes", "Cột recurring không đọc được: «yes»."),
        ("plans.item", "source", "{", "Cột source không đọc được: «{»."),
        ("archive.version", "sha256", "0" * 64, f"Thư mục không có tệp {'0' * 64}."),
        ("people.user", "username", "nguoi-ngoai", "Tên đăng nhập «nguoi-ngoai» ở đây đã là của người khác."),
    ],
)
def test_a_wrong_cell_is_refused_even_under_a_good_seal(folder, table, column, cell, sentence):
    path = folder / "tables" / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index(column)
    row = next(iter(__import__("csv").reader([lines[1]])))
    row[place] = cell
    quoted = ",".join('"' + one.replace('"', '""') + '"' for one in row)
    path.write_text("\n".join([lines[0], quoted, *lines[2:]]) + "\n", encoding="utf-8")
    resealed(folder)

    with pytest.raises(ImportRefused) as refused:
        copied(folder)

    assert sentence in [one.sentence for one in refused.value.problems]
    assert not Congress.objects.filter(slug="ban-sao").exists()


@pytest.mark.django_db
def test_a_file_under_another_name_is_refused(folder):
    path = next((folder / "files").iterdir())
    path.write_bytes(b"something else")
    resealed(folder)

    with pytest.raises(ImportRefused) as refused:
        copied(folder)

    assert [one.file for one in refused.value.problems] == [f"files/{path.name}"]


@pytest.mark.django_db
def test_what_came_by_neutral_tables_goes_on_as_a_whole(tmp_path):
    write_workload(tmp_path / "in")
    first = import_folder(tmp_path / "in", name="Một", slug="mot", by_id=None, now=NOW).congress
    whole_of_first = exported(first, tmp_path / "one")

    second = copied(tmp_path / "one", slug="hai")

    assert exported(second, tmp_path / "two") == whole_of_first
    assert whole_of_first["tasks.csv"] == (tmp_path / "in" / "tasks.csv").read_bytes()
    assert whole_of_first["comments.csv"] == (tmp_path / "in" / "comments.csv").read_bytes()


@pytest.mark.django_db
def test_the_journal_goes_along_to_be_read_when_asked(demo, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    write_whole(demo.congress, folder, journal=True)

    lines = (folder / "journal.csv").read_text(encoding="utf-8").splitlines()
    copy = copied(folder)

    assert lines[0].startswith("sequence,at,actor_id,verb")
    assert len(lines) > 500
    assert verify(congress_id=copy.pk) is None


@pytest.mark.django_db
def test_an_export_tells_of_a_file_that_is_gone(demo, tmp_path):
    sha256 = Version.objects.filter(congress=demo.congress).values_list("sha256", flat=True)[0]
    path = Path(settings.FILES_DIR) / sha256[:2] / sha256
    kept = path.read_bytes()
    path.write_bytes(b"changed")
    try:
        with pytest.raises(ExportRefused, match="đã bị thay đổi"):
            exported(demo.congress, tmp_path / "changed")
        path.unlink()
        with pytest.raises(ExportRefused, match="thiếu tệp"):
            exported(demo.congress, tmp_path / "gone")
    finally:
        path.write_bytes(kept)


@pytest.mark.django_db
def test_urges_say_when_they_left_without_the_message(demo, folder):
    copy = copied(folder)

    left = Urge.objects.filter(congress=demo.congress).order_by("pk").values_list("left_at", flat=True)
    assert list(Urge.objects.filter(congress=copy).order_by("pk").values_list("left_at", flat=True)) == list(left)


@pytest.mark.django_db
def test_imported_accounts_have_neither_password_nor_privilege(folder):
    path = folder / "tables" / "people.user.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("thu-ky,", "thu-ky-khac,"), encoding="utf-8")
    resealed(folder)
    copied(folder)

    user = User.objects.get(username="thu-ky-khac")

    assert not user.has_usable_password()
    assert not user.may_found
    assert seat_for(user, "ban-sao").roles == {Role.SECRETARIAT}


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "out") as made:
        (made / "half.csv").write_text("half")
        raise KeyboardInterrupt

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["file", "full", "link"])
def test_a_place_that_is_taken_is_left_as_it_is(tmp_path, taken):
    place = tmp_path / "out"
    if taken == "file":
        place.write_text("mine")
    elif taken == "full":
        place.mkdir()
        (place / "mine").write_text("mine")
    else:
        place.symlink_to(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(FolderRefused), whole_folder(place):
        pytest.fail("nothing is written")

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.django_db
def test_a_member_of_the_copy_works_on_in_it(folder):
    copy = copied(folder)
    keeper = make_user()
    grant_role(congress_id=copy.pk, user=keeper, role=Role.SECRETARIAT, by_id=None, now=NOW)
    from tests.factories.people import client_of

    client = client_of(keeper)

    assert client.get(f"/c/{copy.slug}/").status_code == 200
    code = Task.objects.filter(congress=copy).order_by("pk").first().code
    assert client.get(f"/c/{copy.slug}/tasks/{code}").status_code == 200
    assert client.get(f"/c/{copy.slug}/plans/06").status_code == 200
