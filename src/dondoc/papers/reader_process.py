"""The reading child: `python -m dondoc.papers.reader_process KIND [PROGRAM]`, a file on input, an answer on output."""

import functools
import io
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from dondoc.papers import fences, limits
from dondoc.papers.reading import Reading
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.secrecy import has_secrecy_stamp
from dondoc.papers.tree import Kind
from dondoc.papers.wire import to_wire


def main(kind: Kind, program: str = "") -> int:
    """Read standard input, write the answer, return the exit status. program: recognises the letters of pictures."""
    fences.limit_resources(cpu_seconds=limits.SCAN_CPU_SECONDS if program else limits.CHILD_CPU_SECONDS)
    fences.leave_network()
    # Python has to write no byte code from here on; the fence would refuse it anyway.
    sys.dont_write_bytecode = True
    fences.forbid_reaching_out(allowed_program=program)
    try:
        answer = b"T" + answer_to(kind, sys.stdin.buffer.read(limits.LARGEST_FILE_BYTES + 1), program=program)
    except PaperRefused as refused:
        answer = refusal_answer(refused)
    except (MemoryError, RecursionError) as error:
        answer = refusal_answer(PaperRefused(Refusal.TOO_COMPLEX, cause=type(error).__name__))
    except BaseException as error:
        answer = refusal_answer(PaperRefused(Refusal.BROKEN, cause=type(error).__name__))
    write(answer)
    return 0


def answer_to(kind: Kind, content: bytes, *, program: str = "") -> bytes:
    """Return the tree of a file as it goes over the wire. Raises PaperRefused."""
    reader = _recogniser(kind, program) if program else _reader(kind)
    reading = reader(io.BytesIO(content))
    if has_secrecy_stamp(reading.tree, margins=reading.margins):
        raise PaperRefused(Refusal.STATE_SECRET)
    wire = to_wire(reading.tree)
    if len(wire) >= limits.CHILD_ANSWER_BYTES:
        raise PaperRefused(Refusal.TOO_LONG, cause="answer")
    return wire


def refusal_answer(refused: PaperRefused) -> bytes:
    """Return a refusal as it goes over the wire: code, sentence and cause, one a line."""
    parts = (refused.code.value, refused.sentence, refused.cause)
    return b"R" + "\n".join(part.replace("\n", " ") for part in parts).encode(errors="replace")


def _reader(kind: Kind) -> Callable[[BinaryIO], Reading]:
    """Return the reader of a kind, loading no other: their libraries take longer than most files."""
    if kind is Kind.DOCX:
        from dondoc.papers.read_docx import read_docx as reader
    elif kind is Kind.XLSX:
        from dondoc.papers.read_xlsx import read_xlsx as reader
    elif kind is Kind.PDF:
        from dondoc.papers.read_pdf import read_pdf as reader
    else:
        from dondoc.papers.read_txt import read_txt as reader
    return reader


def _recogniser(kind: Kind, program: str) -> Callable[[BinaryIO], Reading]:
    from dondoc.papers.read_scan import read_image, read_scanned_pdf

    return functools.partial(read_image if kind is Kind.IMAGE else read_scanned_pdf, program=program)


def write(answer: bytes) -> None:
    left = memoryview(answer)
    while left:
        left = left[os.write(1, left) :]


if __name__ == "__main__":
    status = main(Kind(sys.argv[1]), *sys.argv[2:3])
    # Leave without tidying up: parsers' destructors have nothing left to do, and large trees are slow to take apart.
    os._exit(status)
