"""`dondoc read FILE`: the tasks of a paper on the terminal, as a listing for people or as JSON for programs."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from dondoc.papers import PaperRefused, read
from dondoc.plans.reader.draft import Draft, Head, Party, Question, TaskDraft, to_plain
from dondoc.plans.reader.reading import read_plan

_REFUSED = 2


class _Refusal(Exception):
    """The command cannot go on; the text says why and what to do."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Refusal("Gõ: dondoc read TỆP [--issued NĂM-THÁNG-NGÀY] [--json]")


def main(argv: list[str]) -> int:
    """Read one file and print its head and tasks. Returns 0, or 2 with one sentence on standard error."""
    try:
        options = _parser().parse_args(argv)
        issued_on = _issue_day(options.issued)
        draft = _draft(Path(options.file), issued_on)
    except _Refusal as refusal:
        return _refuse(str(refusal))
    except PaperRefused as refusal:
        return _refuse(refusal.sentence)
    _print(json.dumps(as_json(draft), ensure_ascii=False, indent=1) if options.json else "\n".join(listing(draft)))
    return 0


def as_json(draft: Draft) -> dict[str, Any]:
    """Return the object the command prints: the document, its tasks with names as written, questions, missed places."""
    plain = to_plain(draft)
    return {
        "document": plain["head"],
        "tasks": [_task_json(task) for task in plain["tasks"]],
        "questions": plain["questions"],
        "missed": plain["missed"],
    }


def listing(draft: Draft) -> list[str]:
    """Return the draft as Vietnamese lines for a terminal."""
    lines = [*_head_lines(draft.head), ""]
    for task in draft.tasks:
        lines += [*_task_lines(task), ""]
    asked = len(draft.questions) + sum(len(task.questions) for task in draft.tasks)
    lines.append(f"Đọc được {len(draft.tasks)} nhiệm vụ. Cần xem {asked} chỗ.")
    lines += [f"? {question.text}" for question in draft.questions]
    if draft.missed:
        lines.append(f"Có {len(draft.missed)} đoạn nhắc đến giao việc nhưng chưa đọc ra nhiệm vụ.")
    return lines


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return _REFUSED


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # `| head` has read enough; what is left must not be flushed into the closed pipe when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dondoc read", description="Đọc nhiệm vụ từ một văn bản.", add_help=True)
    parser.add_argument("file", metavar="TỆP", help="văn bản .docx, .xlsx, .pdf, .txt hoặc ảnh .jpg, .png")
    parser.add_argument("--issued", metavar="NĂM-THÁNG-NGÀY", help="ngày ban hành, dùng khi văn bản không ghi")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    return parser


def _issue_day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise _Refusal(f"Ngày ban hành «{words}» không hợp lệ. Ghi theo dạng 2015-08-10.") from None


def _draft(path: Path, issued_on: date | None) -> Draft:
    if not path.is_file():
        raise _Refusal(f"Không tìm thấy tệp «{path}». Kiểm tra lại đường dẫn.")
    try:
        tree = read(path, path.name)
    except OSError:
        raise _Refusal(f"Không mở được tệp «{path}». Kiểm tra quyền đọc tệp.") from None
    return read_plan(tree, issued_on=issued_on)


def _task_json(plain: dict[str, Any]) -> dict[str, Any]:
    names = {role: [party["name"] for party in plain[role]] for role in ("lead", "coordinating", "appraising")}
    kept = {key: value for key, value in plain.items() if key not in (*names, "text", "source")}
    return {"task": plain["text"], **names, **kept, "source": {**plain["source"], "quote": plain["quote"]}}


def _head_lines(head: Head) -> list[str]:
    name = " ".join(part for part in (head.kind, head.symbol) if part) or "Văn bản không ghi số, ký hiệu"
    lines = [name]
    if head.subject:
        lines.append(head.subject)
    if head.issuer:
        lines.append(f"Cơ quan ban hành: {head.issuer}")
    if head.issued_on:
        lines.append(f"Ngày ban hành: {_day(head.issued_on)}")
    return lines


def _task_lines(task: TaskDraft) -> list[str]:
    label = f" [{task.label}]" if task.label else ""
    lines = [f"{task.number}.{label} {task.text}", f"   Chủ trì: {_names(task.lead)}"]
    if task.coordinating:
        lines.append(f"   Phối hợp: {_names(task.coordinating)}")
    if task.appraising:
        lines.append(f"   Thẩm định: {_names(task.appraising)}")
    lines.append(f"   Thời hạn: {_deadline(task)}")
    return lines + [f"   ? {_question(question)}" for question in task.questions]


def _deadline(task: TaskDraft) -> str:
    if task.deadline_text is None:
        return "không ghi"
    marks = [_day(task.due)] if task.due else []
    if task.recurring:
        marks.append("thường xuyên, định kỳ")
    return f"{task.deadline_text} ({'; '.join(marks)})" if marks else task.deadline_text


def _question(question: Question) -> str:
    return f"{question.text} {' / '.join(question.choices)}".strip()


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
