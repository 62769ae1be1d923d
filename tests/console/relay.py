"""Runs a command at a pseudo terminal between the terminal this runs in and a pipe: ``relay.py PIPE COMMAND…``.

What the command writes goes to the terminal; what the terminal answers and what comes through the pipe go to the command. A NUL in
the pipe makes the terminal print its screen (media copy), which is how a test reads what an xterm shows.
"""

from __future__ import annotations

import fcntl
import os
import select
import subprocess
import sys
import termios
import tty

PRINT = b"\x1b[i"


def main(pipe: str, *command: str) -> int:
    """The exit code of the command."""
    far, near = os.openpty()
    fcntl.ioctl(near, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
    tty.setraw(0)
    keys = os.open(pipe, os.O_RDWR)
    process = subprocess.Popen(command, stdin=near, stdout=near, stderr=near, start_new_session=True)
    os.close(near)
    while _pass_on(far, keys):
        pass
    code = process.wait()
    os.write(1, f"exit={code}\r\n".encode())
    while os.read(keys, 1024):  # the last screen can be printed too
        os.write(1, PRINT)
    return code


def _pass_on(far: int, keys: int) -> bool:
    for each in select.select([far, keys, 0], [], [])[0]:
        try:
            came = os.read(each, 65536)
        except OSError:
            return False
        if each == far:
            if not came:
                return False
            os.write(1, came)
        else:
            if each == keys and b"\0" in came:
                os.write(1, PRINT)
            os.write(far, came.replace(b"\0", b""))
    return True


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
