"""The drill: what was backed up comes back in an empty place, row by row and byte by byte, or is refused in words."""

import shutil
import sqlite3
import stat

import psycopg
import pytest

from tests.support.installation import Installation

# Each command is a process of its own; on a busy machine its start alone takes seconds.
pytestmark = pytest.mark.timeout(300)


def test_an_empty_place_gets_every_row_and_every_file_back(place, backup, key, empty):
    said = empty.done("restore", str(backup), "--identity", key.path)

    assert empty.rows() == place.rows()
    assert empty.files() == place.files()
    assert len(empty.files()) > 3
    assert "không có chỗ nào khác" in said
    empty.done("prepare")
    with empty.connect() as connection, pytest.raises((sqlite3.Error, psycopg.Error)):
        connection.execute("UPDATE journal_entry SET verb = 'x'")


def test_verify_proves_a_backup_without_touching_the_installation(place, backup, key):
    before = place.rows()

    said = place.done("restore", "--identity", key.path, "--verify")

    assert "Khôi phục thử thành công" in said
    assert place.rows() == before
    assert list(place.folder.glob(".restore-*")) == []


def test_a_backup_is_encrypted_and_private(place, backup):
    content = backup.read_bytes()

    assert content.startswith(b"age-encryption.org/v1")
    assert b"Kon Tum" not in content
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_without_backups_is_named(empty, key):
    ran = empty.run("restore", str(empty.folder), "--identity", key.path, "--verify")

    assert ran.returncode == 1
    assert "chưa có bản sao lưu nào" in ran.stderr


def test_a_place_with_data_is_refused_and_left_as_it_was(place, backup, key):
    before = place.rows()

    ran = place.run("restore", str(backup), "--identity", key.path)

    assert ran.returncode == 1
    assert "đang có dữ liệu" in ran.stderr
    assert place.rows() == before


def test_over_replaces_what_stands_there_and_keeps_it_beside(backup, key, empty, place):
    empty.done("restore", str(backup), "--identity", key.path)
    stray = empty.folder / "files" / "ab" / ("ab" * 32)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"khac")
    with empty.connect() as connection:
        connection.execute("UPDATE people_user SET full_name = 'khac'")

    empty.done("restore", str(backup), "--identity", key.path, "--over")

    assert empty.rows() == place.rows()
    assert empty.files() == place.files()
    assert (empty.folder / "files.before" / "ab" / ("ab" * 32)).read_bytes() == b"khac"
    if not empty.server:
        assert (empty.folder / "dondoc.sqlite3.before").exists()


def test_another_key_opens_nothing_and_writes_nothing(backup, empty, tmp_path):
    empty.done("backup", "--new-key", str(tmp_path / "other.txt"))

    ran = empty.run("restore", str(backup), "--identity", str(tmp_path / "other.txt"))

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "mã hóa cho khóa khác" in ran.stderr
    assert_untouched(empty)


@pytest.mark.parametrize(
    "damage", ["cut in the middle", "cut at the end", "one bit in the middle", "one bit in the head"]
)
def test_a_damaged_archive_is_refused_before_anything_is_written(damage, backup, key, empty, tmp_path):
    content = bytearray(backup.read_bytes())
    if damage.startswith("cut"):
        del content[len(content) // 2 if damage.endswith("middle") else len(content) - 1 :]
    else:
        content[len(content) // 2 if damage.endswith("middle") else 120] ^= 4
    damaged = tmp_path / "damaged.backup"
    damaged.write_bytes(content)

    ran = empty.run("restore", str(damaged), "--identity", key.path)

    assert ran.returncode == 2, ran.stderr
    assert_untouched(empty)


def test_without_a_key_no_backup_is_made(empty):
    ran = empty.run("backup", "--into", str(empty.folder / "here"))

    assert ran.returncode == 1
    assert "Chưa có khóa" in ran.stderr


def test_a_passphrase_takes_the_place_of_keys(place, tmp_path):
    said = {"DONDOC_PASSPHRASE": "mười sáu ký tự trở lên"}
    place.done("backup", "--passphrase", "--into", str(tmp_path), **said)
    archive = str(next(tmp_path.glob("*.backup")))

    wrong = place.run("restore", archive, "--passphrase", "--verify", DONDOC_PASSPHRASE="mật khẩu khác hẳn rồi")
    right = place.run("restore", archive, "--passphrase", "--verify", **said)

    assert (wrong.returncode, right.returncode) == (2, 0), right.stderr


def test_a_short_passphrase_is_refused(place, tmp_path):
    ran = place.run("backup", "--passphrase", "--into", str(tmp_path), DONDOC_PASSPHRASE="ngắn")

    assert ran.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_missing_and_a_damaged_file_are_named_and_the_rest_is_kept(backup, key, empty):
    empty.done("restore", str(backup), "--identity", key.path)
    gone, bent = sorted(empty.files())[:2]
    (empty.folder / "files" / gone).unlink()
    (empty.folder / "files" / bent).write_bytes(b"khong con dung")

    ran = empty.run("backup", DONDOC_BACKUP_RECIPIENTS=key.public)
    archive = next((empty.folder / "backups").glob("*.backup"))
    checked = empty.run("restore", str(archive), "--identity", key.path, "--verify")

    assert ran.returncode == 3
    assert f"Thiếu tệp {gone[3:]}" in ran.stderr
    assert f"Tệp {bent[3:]} đã hỏng" in ran.stderr
    assert checked.returncode == 3
    assert "Có 2 chỗ khác" in checked.stderr


def test_old_backups_go_when_a_new_one_is_whole(place, backup, tmp_path):
    for stamp in ("20200101T000000Z", "20200102T000000Z", "20200103T000000Z"):
        shutil.copy(backup, tmp_path / f"dondoc-{stamp}.backup")
    (tmp_path / "ghi-chu.txt").write_text("của người khác")

    place.done("backup", "--into", str(tmp_path), DONDOC_BACKUP_KEEP="2")

    assert len(list(tmp_path.glob("*.backup"))) == 2
    assert (tmp_path / "dondoc-20200103T000000Z.backup").exists()
    assert (tmp_path / "ghi-chu.txt").exists()


def assert_untouched(place: Installation) -> None:
    assert place.rows() == {} if place.server or place.sqlite.exists() else True
    assert not place.sqlite.exists() or place.sqlite.stat().st_size == 0
    assert place.files() == {}
    assert list(place.folder.glob(".restore-*")) == []
