"""`scriptgen.toml`: a folder's own default pack, found from the current folder upwards."""

from __future__ import annotations

import os
from pathlib import Path

from scriptgen.loading.library import shown
from scriptgen.names import name_only, unknown
from scriptgen.problems import Code, InvalidInput, Place, Problem

NAME = "scriptgen.toml"
KEYS = ("pack",)
_LARGEST = 100_000


def default_pack(here: Path) -> str:
    """Return the pack that the nearest `scriptgen.toml` at or above a folder names, as a path from there; an empty text without one.

    A relative path is taken from the folder of the file. Raises InvalidInput with every fault of the file.
    """
    folder = here.resolve()
    file = next((f / NAME for f in (folder, *folder.parents) if (f / NAME).is_file()), None)
    if file is None:
        return ""
    pack = _pack(file)
    if not pack or pack == "base":
        return pack
    target = file.parent / pack
    if not target.exists():
        raise InvalidInput([Problem(Place(shown(file), key="pack"), Code.FILE, "there is no such folder or zip file.",
                                    "give the path of the pack, from the folder of this file.")])
    try:
        return os.path.relpath(target, folder)
    except ValueError:  # another drive
        return str(target)


def _pack(file: Path) -> str:
    import tomllib  # only where there is such a file: few folders have one

    place = Place(shown(file))
    try:
        if file.stat().st_size > _LARGEST:
            raise InvalidInput([Problem(place, Code.FILE, "is far too large.", 'it holds one line: pack = "path".')])
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise InvalidInput([Problem(place, Code.FILE, f"cannot be read ({fault.strerror}).", "check the rights.")]) from None
    except (ValueError, RecursionError):
        says = "cannot be read as TOML in UTF-8."
        raise InvalidInput([Problem(place, Code.FILE, says, 'write pack = "path", with / between folders.')]) from None
    problems = [unknown(name_only(key), KEYS, place, "key") for key in data if key not in KEYS]
    pack = data.get("pack", "")
    if not isinstance(pack, str) or "\x00" in pack:
        problems.append(Problem(Place(place.file, key="pack"), Code.WRONG_SHAPE, "has to be text.", 'write pack = "path".'))
    if problems:
        raise InvalidInput(problems)
    return str(pack)
