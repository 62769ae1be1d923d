"""A zip archive whose bytes depend on its members alone; a member is deflated once, for any number of archives."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

_LEVEL = 6
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION = 20
_DEFLATED = 8
_DAY = 0x21  # 1 January 1980, the first day a zip archive can name


class Member(NamedTuple):
    """A file of the archive, already deflated."""

    name: bytes
    crc: int
    size: int
    packed: bytes


def deflate(name: str, data: bytes) -> Member:
    """``data`` as a member, ready to be joined into archives."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name.encode("ascii"), zlib.crc32(data), len(data), squeeze.compress(data) + squeeze.flush())


def join(members: Sequence[Member]) -> bytes:
    """The archive of ``members`` in their order: no clock, no machine, no user in it."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, crc, size, packed in members:
        sizes = (crc, len(packed), size)
        body = _LOCAL.pack(b"PK\3\4", _VERSION, 0, _DEFLATED, 0, _DAY, *sizes, len(name), 0) + name + packed
        entry = (_VERSION, _VERSION, 0, _DEFLATED, 0, _DAY, *sizes, len(name), 0, 0, 0, 0, 0, offset)
        directory.append(_CENTRAL.pack(b"PK\1\2", *entry) + name)
        bodies.append(body)
        offset += len(body)
    index = b"".join(directory)
    count = len(members)
    return b"".join(bodies) + index + _END.pack(b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
