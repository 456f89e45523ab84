"""What a reading child takes away from itself before it looks at a stranger's file.

Limits and the lost network are kept by the kernel; the hook is a second fence inside Python for machines that do not
let a process give up its network.
"""

import ctypes
import os
import resource
import sys

from dondoc.papers import limits

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.spawn",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.kill", "pty.", "shutil.", "ftplib.", "urllib.", "smtplib.",
)  # fmt: skip


def limit_resources(*, cpu_seconds: int = limits.CHILD_CPU_SECONDS) -> None:
    """Cap memory, processor time, written bytes and open files of this process, for good, and leave no core file.

    A program it starts has the same caps, each for itself.
    """
    for what, most in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, limits.CHILD_WRITTEN_BYTES),
        (resource.RLIMIT_NOFILE, limits.CHILD_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # The soft limit names the cause by its signal; the hard one ends a child that ignores it.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))


def leave_network() -> bool:
    """Move this process into an empty network and forbid new privileges; say whether the network is gone.

    An ordinary user needs user namespaces for it, which some machines switch off.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    unshare = getattr(libc, "unshare", None)
    if unshare is None:
        return False
    return any(unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def forbid_reaching_out(*, allowed_program: str = "") -> None:
    """Refuse, from now on, every call of Python that opens sockets, starts programs or changes files.

    allowed_program: the one program that may still be started.
    """

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "subprocess.Popen" and allowed_program and arguments[0] == allowed_program:
            return
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)
        if event == "open" and _is_writing(arguments):
            raise PermissionError("open for writing")

    sys.addaudithook(refuse)


def _is_writing(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITING)
