"""The zip: the same parts give the same bytes. Parts that never change keep their deflated form. zipfile would cost 2 ms to import."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence

from scriptgen.frozen import frozen

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FIELD = struct.Struct("<2H")
_LENGTH = struct.Struct("<H")
_DATE = 33  # 1980-01-01, the earliest a zip can say: no time of making
_VERSION, _STORED, _DEFLATED = 20, 0, 8
QUICK, SMALL = 2, 9  # how hard to deflate: level 2 takes a third of the time of 6 and makes a file 15 % longer
SEAL_SIZE = 32
_SEAL = 0x4753  # "SG": an extra field of our own; who does not know it skips it, who saves the file drops it


class BadPackage(ValueError):
    """Say that bytes are not a zip that we could have written."""


@frozen
class Part:
    """Hold one file of a package, deflated."""

    name: str
    crc: int
    size: int
    deflated: bytes

    @staticmethod
    def of(name: str, data: bytes, level: int = QUICK) -> Part:
        """Deflate a file."""
        return Part(name, zlib.crc32(data), len(data), zlib.compress(data, level, wbits=-15))

    def data(self) -> bytes:
        """Return the file as it was."""
        return zlib.decompress(self.deflated, -15)


def package(parts: Sequence[Part], seal: Callable[[bytes], bytes]) -> bytes:
    """Return the bytes of a package; the directory entry of its first part holds the seal of everything else."""
    body: list[bytes] = []
    entries: list[tuple[Part, int]] = []
    offset = 0
    for part in parts:
        name = part.name.encode("ascii")
        head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, _DEFLATED, 0, _DATE, part.crc, len(part.deflated), part.size, len(name), 0)
        body += (head, name, part.deflated)
        entries.append((part, offset))
        offset += len(head) + len(name) + len(part.deflated)
    extra = _FIELD.pack(_SEAL, SEAL_SIZE) + bytes(SEAL_SIZE)
    listed = b"".join([_entry(part, at, b"" if at else extra) for part, at in entries])
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(listed), offset, 0)
    data = b"".join((*body, listed, end))
    at = offset + _CENTRAL.size + len(parts[0].name) + _FIELD.size
    return data[:at] + seal(data) + data[at + SEAL_SIZE :]


def _entry(part: Part, offset: int, extra: bytes) -> bytes:
    name = part.name.encode("ascii")
    head = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, 0, _DEFLATED, 0, _DATE, part.crc, len(part.deflated), part.size,
        len(name), len(extra), 0, 0, 0, 0, offset,
    )
    return head + name + extra


def directory(data: bytes) -> tuple[int, int]:
    """Return where the directory of a zip begins and how many entries it has. Raises BadPackage."""
    # a zip of ours has no comment, so its end is where it must be; a comment means that somebody else wrote it
    if len(data) < _END.size:
        raise BadPackage("too short")
    mark, _, _, _, count, size, start, comment = _END.unpack_from(data, len(data) - _END.size)
    if mark != b"PK\5\6" or comment or start + size + _END.size != len(data) or not count:
        raise BadPackage("no directory at the end")
    return start, count


def parts_of(data: bytes) -> dict[str, Part]:
    """Return the parts of a zip by name, without inflating them. Raises BadPackage."""
    at, count = directory(data)
    parts: dict[str, Part] = {}
    try:
        for _ in range(count):
            part, at = _read(data, at)
            parts[part.name] = part
    except (struct.error, UnicodeDecodeError):
        raise BadPackage("a damaged directory") from None
    return parts


def _read(data: bytes, at: int) -> tuple[Part, int]:
    """Return the part whose directory entry begins at a place, and where the next entry begins."""
    mark, _, _, _, how, _, _, crc, packed, size, names, extras, comments, _, _, _, offset = _CENTRAL.unpack_from(data, at)
    if mark != b"PK\1\2" or how not in (_STORED, _DEFLATED):
        raise BadPackage("a damaged directory")
    name = data[at + _CENTRAL.size : at + _CENTRAL.size + names].decode("utf-8")
    *_, local_name, local_extra = _LOCAL.unpack_from(data, offset)
    begin = offset + _LOCAL.size + local_name + local_extra
    raw = data[begin : begin + packed]
    part = Part.of(name, raw) if how == _STORED else Part(name, crc, size, raw)
    return part, at + _CENTRAL.size + names + extras + comments


def unsealed(data: bytes) -> tuple[bytes, bytes]:
    """Return the seal of a package and the package as it was before it was sealed. Raises BadPackage where there is none."""
    start, _ = directory(data)
    try:
        (names,) = _LENGTH.unpack_from(data, start + 28)
        at = start + _CENTRAL.size + names
        field, length = _FIELD.unpack_from(data, at)
    except struct.error:
        raise BadPackage("a damaged directory") from None
    if field != _SEAL or length != SEAL_SIZE:
        raise BadPackage("no seal")
    at += _FIELD.size
    return data[at : at + SEAL_SIZE], data[:at] + bytes(SEAL_SIZE) + data[at + SEAL_SIZE :]
