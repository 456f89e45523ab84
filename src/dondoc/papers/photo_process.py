"""The photographing child: `python -m dondoc.papers.photo_process`, a picture on standard input, a JPEG on output."""

import os
import sys

from dondoc.papers import fences, limits
from dondoc.papers.photos import bare_copy
from dondoc.papers.reader_process import refusal_answer, write
from dondoc.papers.refusals import PaperRefused, Refusal


def main() -> int:
    """Read standard input, write the answer, return the exit status."""
    fences.limit_resources()
    fences.leave_network()
    sys.dont_write_bytecode = True
    fences.forbid_reaching_out()
    try:
        answer = b"P" + bare_copy(sys.stdin.buffer.read(limits.PHOTO_BYTES + 1))
    except PaperRefused as refused:
        answer = refusal_answer(refused)
    except BaseException as error:
        answer = refusal_answer(PaperRefused(Refusal.BROKEN_PHOTO, cause=type(error).__name__))
    write(answer)
    return 0


if __name__ == "__main__":
    os._exit(main())
