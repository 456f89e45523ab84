"""What a backup says of itself is compared, kept in number, and judged by the doctor, without any database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dondoc.safekeeping.rules.diagnosis import Measured, Weight, findings
from dondoc.safekeeping.rules.manifest import (
    Head,
    KeptFile,
    Manifest,
    Table,
    UnreadableManifest,
    differences,
    file_differences,
    head_from_json,
    manifest_from_json,
    to_json,
)
from dondoc.safekeeping.rules.rotation import made_at, name_at, superfluous

HEALTHY = Measured(
    waiting_migrations=0,
    unknown_migrations=0,
    has_cache_table=True,
    lossy_settings=(),
    integrity_faults=(),
    journal_is_append_only=True,
    broken_chains=(),
    worker_is_alive=True,
    jobs_given_up=0,
    letters_unknown=0,
    wrong_tally_lines=0,
    missing_files=0,
    damaged_files=0,
    clock_off_seconds=0.2,
    free_bytes=50 << 30,
    total_bytes=100 << 30,
    may_upload=True,
    may_write=True,
    filesystem="ext4",
    secret_key_is_private=True,
    has_static_files=True,
    backup_recipients=1,
    backup_age=timedelta(minutes=40),
    backup_program_is_there=True,
    debug=False,
    demo_beside_real=False,
    hosts=("127.0.0.1", "localhost", "[::1]"),
    https=False,
    has_smtp=True,
    reads_scans=True,
)


def test_a_healthy_installation_has_nothing_to_mend():
    assert {finding.weight for finding in findings(HEALTHY)} == {Weight.GOOD}


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"waiting_migrations": 3}, "thiếu 3 bước nâng cấp"),
        ({"unknown_migrations": 1}, "mới hơn chương trình"),
        ({"has_cache_table": False}, "web_cache"),
        ({"lossy_settings": ("synchronous",)}, "Mất điện"),
        ({"integrity_faults": ("row 3 missing",)}, "đã hỏng: row 3 missing"),
        ({"journal_is_append_only": False}, "không còn khóa"),
        ({"broken_chains": ("Nhật ký của dh: Mục 3 …",)}, "Mục 3"),
        ({"worker_is_alive": False}, "làm việc nền"),
        ({"missing_files": 2}, "Thiếu 2 tệp"),
        ({"wrong_tally_lines": 3}, "sai 3 dòng, số liệu lệch. Chạy: dondoc recount --mend"),
        ({"damaged_files": 1}, "1 tệp đã hỏng"),
        ({"clock_off_seconds": -95.0}, "lệch nhau 95 giây"),
        ({"may_upload": False}, "không nhận thêm tệp"),
        ({"may_upload": False, "may_write": False}, "chỉ đọc được"),
        ({"filesystem": "nfs4"}, "ổ mạng"),
        ({"secret_key_is_private": False}, "secret_key"),
        ({"has_static_files": False}, "giao diện"),
        ({"backup_recipients": 0}, "khóa mã hóa"),
        ({"backup_age": None}, "Chưa có bản sao lưu"),
        ({"backup_age": timedelta(days=3)}, "đã 3 ngày tuổi"),
        ({"backup_program_is_there": False}, "pg_dump"),
        ({"debug": True}, "DONDOC_DEBUG"),
        ({"demo_beside_real": True}, "DONDOC_DEMO"),
        ({"hosts": ("dondoc.example.vn",)}, "HTTPS"),
        ({"words_out_of_step": ("tasks_task",)}, "dondoc prepare --words"),
    ],
)
def test_one_fault_is_named_once_and_has_to_be_mended(what, words):
    wrong = [finding.sentence for finding in findings(replace(HEALTHY, **what)) if finding.weight == Weight.WRONG]

    assert len(wrong) == 1
    assert words in wrong[0]


@pytest.mark.parametrize(
    "what",
    [
        {"jobs_given_up": 2},
        {"letters_unknown": 1},
        {"has_smtp": False},
        {"reads_scans": False},
        {"reads_every_text": True},
    ],
)
def test_what_can_wait_is_a_hint(what):
    weights = sorted(finding.weight for finding in findings(replace(HEALTHY, **what)))

    assert weights[-1] == Weight.HINT


def test_a_network_disk_is_no_matter_for_postgresql():
    seen = replace(HEALTHY, filesystem="nfs4", engine="postgresql")

    assert {finding.weight for finding in findings(seen)} == {Weight.GOOD}


MANIFEST = Manifest(
    tables={"a": Table(2, "11"), "b": Table(0, "00")},
    files={"f" * 64: KeptFile(3, "f" * 64), "e" * 64: KeptFile(3, "d" * 64)},
    chains={"0": (4, "ab"), "7": (0, "00")},
    migrations=(("people", "0001_initial"),),
    missing=("c" * 64,),
)


def test_a_manifest_reads_as_it_was_written():
    assert manifest_from_json(to_json(MANIFEST)) == MANIFEST
    assert MANIFEST.damaged == ["e" * 64]


def test_a_head_of_another_format_is_not_read():
    head = Head(1, "2026-11-25T00:00:00+00:00", "0.2.0", "sqlite", 5)

    assert head_from_json(to_json(head)) == head
    with pytest.raises(UnreadableManifest):
        head_from_json(to_json(replace(head, format=2)))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"tables": 3}', b"\xff"])
def test_what_is_no_manifest_is_refused(content):
    with pytest.raises(UnreadableManifest):
        manifest_from_json(content)
    with pytest.raises(UnreadableManifest):
        head_from_json(content)


def test_each_kind_of_difference_has_its_sentence():
    found = {"a": Table(1, "11"), "c": Table(1, "22"), "b": Table(0, "01")}

    assert differences(MANIFEST.tables | {"d": Table(1, "1")}, found) == [
        "Bảng a: bản sao lưu có 2 hàng, nơi khôi phục có 1 hàng.",
        "Bảng b: đủ 0 hàng nhưng nội dung khác bản sao lưu.",
        "Bảng c: không có trong bản sao lưu.",
        "Bảng d: không có trong nơi khôi phục.",
    ]
    assert differences(MANIFEST.tables, MANIFEST.tables) == []


def test_files_are_told_apart_by_name_and_content():
    one, other = KeptFile(1, "1"), KeptFile(1, "2")

    assert file_differences({"a": one, "b": one, "d": one}, {"b": other, "c": one, "d": one}) == [
        "Tệp a: thiếu.",
        "Tệp b: nội dung khác.",
        "Tệp c: thừa.",
    ]


def test_the_newest_backups_stay_and_strange_files_are_not_touched():
    moment = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
    names = [name_at(moment + timedelta(hours=hour)) for hour in range(4)]

    assert superfluous([*reversed(names), "ghi-chu.txt", "dondoc-x.backup"], keep=2) == names[:2]
    assert superfluous(names, keep=9) == []
    assert made_at(names[1]) == moment + timedelta(hours=1)
    assert made_at("dondoc-x.backup") is None
