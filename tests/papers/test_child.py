"""Reading in the child: what comes back, and what happens when the child does not."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.papers import PaperRefused, Refusal, Tree, child, limits, read
from dondoc.papers.child import read_in_child
from dondoc.papers.tree import Kind
from tests.papers.reading import grid, tables, texts
from tests.support.papers import Page, docx_bytes, ole_bytes, pdf_bytes, word_package, xlsx_bytes

HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


def _fifty_rows(document) -> None:
    document.add_paragraph("Phụ lục phân công nhiệm vụ")
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    for number in range(1, 51):
        row = [str(number), f"Nhiệm vụ thứ {number}", "Sở Y tế", "15/9/2015"]
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _page() -> Page:
    page = Page()
    page.paragraph(700, "Kế hoạch tuyên truyền phục vụ Đại hội")
    page.grid([85, 320, 552], [600, 570, 540], [["Việc", "Chủ trì"], ["Treo cờ", "Sở VHTTDL"]])
    return page


def _stored(folder: Path, content: bytes) -> Path:
    path = folder / "tệp tải lên"
    path.write_bytes(content)
    return path


def _refusal(path: Path, **arguments) -> PaperRefused:
    with pytest.raises(PaperRefused) as refused:
        read(path, path.name, **arguments)
    return refused.value


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (docx_bytes(_fifty_rows), Kind.DOCX),
        (xlsx_bytes(lambda workbook: workbook.active.append(HEAD)), Kind.XLSX),
        (pdf_bytes(_page()), Kind.PDF),
        ("| TT | Việc |\n|--|--|\n| 1 | Treo cờ |".encode(), Kind.TXT),
    ],
)
def test_every_kind_is_read_in_the_child(tmp_path, content, kind):
    tree = read(_stored(tmp_path, content), "Kế hoạch")

    assert tree.kind is kind
    assert len(tables(tree)) == 1


def test_word_table_of_fifty_rows_is_read(tmp_path):
    path = _stored(tmp_path, docx_bytes(_fifty_rows))

    tree = read(path, "Phụ lục.docx")

    assert texts(tree) == ["Phụ lục phân công nhiệm vụ"]
    assert grid(tables(tree)[0])[50] == ["50", "Nhiệm vụ thứ 50", "Sở Y tế", "15/9/2015"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (ole_bytes("WordDocument"), Refusal.OLD_WORD),
        (word_package("<w:p>"), Refusal.BROKEN),
        (word_package("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000), Refusal.TOO_COMPLEX),
        (b"%PDF-1.7 no", Refusal.BROKEN),
        (b"MZ\x90\x00\x03", Refusal.UNKNOWN_KIND),
        ("TỈNH ỦY\nTỐI MẬT\nBáo cáo".encode(), Refusal.STATE_SECRET),
        (docx_bytes(lambda document: document.add_table(1, 1).cell(0, 0).add_paragraph("MẬT")), Refusal.STATE_SECRET),
    ],
)
def test_refusals_come_back_with_their_sentence(tmp_path, content, reason):
    refused = _refusal(_stored(tmp_path, content))

    assert refused.code is reason
    assert refused.sentence.endswith(".")


def test_far_cell_of_a_sheet_is_named_across_the_border(tmp_path):
    content = xlsx_bytes(lambda workbook: workbook.active.cell(1_048_576, 16_384, "x"))

    assert "XFD1048576" in _refusal(_stored(tmp_path, content)).sentence


def test_missing_file_is_no_refusal(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing", "missing.docx")


class Stand:
    """Programs of one line that stand in for the reading child."""

    def __init__(self, monkeypatch, tmp_path) -> None:
        self._monkeypatch = monkeypatch
        self.path = _stored(tmp_path, "Kế hoạch".encode())

    def refusal(self, program: str) -> PaperRefused:
        """Return how the parent answers when the child is this program."""
        self._monkeypatch.setattr(child, "_PYTHON_OPTIONS", ("-I", "-c", program))
        with pytest.raises(PaperRefused) as refused:
            read_in_child(self.path, kind=Kind.TXT)
        return refused.value


@pytest.fixture
def stand(monkeypatch, tmp_path) -> Stand:
    return Stand(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Refusal.TOO_COMPLEX),
        ("import os; os.abort()", Refusal.TOO_COMPLEX),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Refusal.TOO_SLOW),
        ("raise SystemExit(3)", Refusal.TOO_COMPLEX),
        ("pass", Refusal.BROKEN),
        ("print('Tkhông phải cây')", Refusal.BROKEN),
        ("print('xyz')", Refusal.BROKEN),
        ("print('Rlạ\\ncâu\\nvì sao', end='')", Refusal.BROKEN),
        ("print('Rmột dòng')", Refusal.BROKEN),
        ("import sys\nwhile True: sys.stdout.write('T' * 1000000)", Refusal.TOO_LONG),
    ],
)
def test_child_that_dies_or_talks_nonsense_is_a_refusal(stand, program, reason):
    assert stand.refusal(program).code is reason


def test_refusal_of_the_child_is_repeated(stand):
    refused = stand.refusal("print('Rtoo_long\\nTách tệp rồi tải lại.\\nfar cell', end='')")

    assert (refused.code, refused.sentence, refused.cause) == (Refusal.TOO_LONG, "Tách tệp rồi tải lại.", "far cell")


@pytest.mark.parametrize("program", ["import time; time.sleep(60)", "import os, time; os.close(1); time.sleep(60)"])
def test_child_that_does_not_end_is_killed(monkeypatch, stand, program):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 0.4)
    started = time.monotonic()

    assert stand.refusal(program).code is Refusal.TOO_SLOW
    assert time.monotonic() - started < 60


def test_children_of_the_child_are_killed_with_it(monkeypatch, stand, tmp_path):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 1.0)
    note = tmp_path / "pid"
    program = (
        "import subprocess, sys, time; grandchild = subprocess.Popen(['sleep', '60']);"
        f"open({str(note)!r}, 'w').write(str(grandchild.pid)); time.sleep(60)"
    )

    assert stand.refusal(program).code is Refusal.TOO_SLOW
    assert _ends_soon(int(note.read_text()))


def _ends_soon(pid: int) -> bool:
    for _ in range(50):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or ") Z" in status.read_text():
            return True
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    return False


def test_third_reader_waits_and_then_hears_that_the_machine_is_busy(monkeypatch, stand, tmp_path):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 1.5)
    monkeypatch.setattr(child, "_PYTHON_OPTIONS", ("-I", "-c", "import time; time.sleep(60)"))
    reasons: list[Refusal] = []

    def read_slowly() -> None:
        try:
            read_in_child(stand.path, kind=Kind.TXT)
        except PaperRefused as refused:
            reasons.append(refused.code)

    threads = [threading.Thread(target=read_slowly) for _ in range(limits.CHILDREN_AT_ONCE)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    with pytest.raises(PaperRefused) as refused:
        read_in_child(stand.path, kind=Kind.TXT, wait_seconds=0.2)
    for thread in threads:
        thread.join()

    assert refused.value.code is Refusal.TOO_BUSY
    assert reasons == [Refusal.TOO_SLOW] * limits.CHILDREN_AT_ONCE
    monkeypatch.undo()
    assert isinstance(read(stand.path, "x.txt"), Tree)


def test_child_gets_no_environment(monkeypatch, stand):
    monkeypatch.setenv("DONDOC_SECRET_KEY", "bí mật")
    program = "import os; print('Rbroken\\n' + ','.join(sorted(os.environ)) + '\\n', end='')"

    assert stand.refusal(program).sentence == "LANG,LC_ALL"


FENCED = """
import sys
from dondoc.papers import fences
fences.limit_resources()
gone = fences.leave_network()
fences.forbid_reaching_out()
try:
    {attempt}
    print("allowed")
except (PermissionError, MemoryError, OSError) as error:
    print(type(error).__name__)
"""


def _attempt(attempt: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-c", FENCED.format(attempt=attempt)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.remove('/nonexistent')",
        "import os; os.mkdir('/tmp/dondoc-test-folder')",
        "open('/tmp/dondoc-test-file', 'w')",
        "import os; os.open('/tmp/dondoc-test-file', os.O_CREAT | os.O_RDWR)",
    ],
)
def test_fenced_process_cannot_reach_out(attempt):
    assert _attempt(attempt).stdout == "PermissionError\n"


def test_fenced_process_may_read():
    assert _attempt(f"open({__file__!r}).read()").stdout == "allowed\n"


def test_fenced_process_has_little_memory():
    assert _attempt("bytearray(2 * 1024 ** 3)").stdout == "MemoryError\n"


def test_fenced_process_has_limits_of_its_own():
    names = "r.RLIMIT_CPU, r.RLIMIT_NOFILE, r.RLIMIT_CORE, r.RLIMIT_FSIZE"
    program = f"import resource as r; print(*(r.getrlimit(name)[0] for name in ({names})))"

    assert _attempt(program).stdout.split("\n")[0] == "20 64 0 209715200"


def test_fenced_process_sees_no_network_when_the_system_lets_it_go():
    answer = _attempt("print(gone, len(open('/proc/net/dev').read().splitlines()) - 2, file=sys.stderr)")
    gone, interfaces = answer.stderr.split()

    assert interfaces == "1" or gone == "False"


@given(st.binary(max_size=300))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path, content):
    try:
        assert isinstance(read(_stored(tmp_path, content), "x"), Tree)
    except PaperRefused as refused:
        assert refused.sentence
