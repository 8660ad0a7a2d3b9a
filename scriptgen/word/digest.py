"""The digest by which a file of ours knows that nobody has changed it.

It is one sha256 over the whole package, words and facts included, so it cannot be attacked line by line.
It is kept in the zip's directory and not in a part: an editor keeps the parts it does not know, and a digest that outlived
the deletion of a name would confirm a guess of that name (the same brief gives the same bytes, so the guesser could rebuild
the file). A field of the directory is dropped by every program that saves the file, together with the words it stood for.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from scriptgen.word.package import BadPackage, unsealed


def digest(package: bytes) -> bytes:
    """Return the digest of a whole package, the place of the digest itself left empty."""
    return hashlib.sha256(package).digest()


def untouched(path: Path) -> bool:
    """Return whether a file is one of ours, byte for byte as it was written."""
    try:
        seal, package = unsealed(path.read_bytes())
    except (OSError, BadPackage):
        return False
    return seal == digest(package)
