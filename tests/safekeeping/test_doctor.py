"""The doctor names what is wrong with a real installation."""

import pytest

# Each command is a process of its own; on a busy machine its start alone takes seconds.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def patient(backup, key, empty):
    """Return a copy of the installation that was prepared and has a backup of its own."""
    empty.environment["DONDOC_BACKUP_RECIPIENTS"] = key.public
    empty.done("restore", str(backup), "--identity", key.path)
    empty.done("prepare")
    empty.done("backup")
    return empty


def wrong(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("Cần sửa")]


def test_a_sound_installation_lacks_only_its_worker(patient):
    ran = patient.run("doctor", "--deep")

    assert ran.returncode == 1
    assert [line[9:45] for line in wrong(ran.stdout)] == ["Không có tiến trình làm việc nền: thư"[:36]]


def test_what_was_done_to_it_is_named(patient):
    gone, bent = sorted(patient.files())[:2]
    (patient.folder / "files" / gone).unlink()
    (patient.folder / "files" / bent).write_bytes(b"khac")
    with patient.connect() as connection:
        if patient.server:
            connection.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_append_only")
        else:
            connection.execute("DROP TRIGGER journal_entry_no_update")
        connection.execute("UPDATE journal_entry SET target_label = 'khác' WHERE congress_id > 0 AND sequence = 5")
        connection.execute("DELETE FROM django_migrations WHERE app = 'desk' AND name LIKE '0001%'")

    said = wrong(patient.run("doctor", "--deep").stdout)

    for words in ("thiếu 1 bước nâng cấp", "không còn khóa", "Thiếu 1 tệp", "1 tệp đã hỏng"):
        assert any(words in line for line in said), (words, said)
    with patient.connect() as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('desk', '0001_initial', '2026-11-24')"
        )
    said = wrong(patient.run("doctor", "--deep").stdout)
    assert any("Nội dung mục 5 đã bị sửa" in line for line in said)
    verified = patient.run("journal", "verify")
    assert verified.returncode == 3
    assert "Nội dung mục 5 đã bị sửa" in verified.stderr


def test_an_index_of_words_out_of_step_is_named_and_mended(patient):
    with patient.connect() as connection:
        connection.execute(f"DROP {'INDEX tasks_task_words' if patient.server else 'TRIGGER tasks_task_words_insert'}")
    assert any("dondoc prepare --words" in line for line in wrong(patient.run("doctor").stdout))

    patient.done("prepare", "--words")

    assert "Chỉ mục từ của tìm kiếm khớp dữ liệu" in patient.run("doctor", "--deep").stdout


def test_a_database_that_does_not_answer_is_said_in_one_line(empty):
    address = "postgresql://nobody@127.0.0.1:1/none" if empty.server else f"sqlite:///{empty.folder}/no/such/db.sqlite3"

    ran = empty.run("doctor", DATABASE_URL=address)

    assert ran.returncode == 1
    assert ran.stdout.startswith("Cần sửa: Cơ sở dữ liệu không trả lời")
    assert len(ran.stdout.splitlines()) <= 3
