"""The words of any Word file, paragraph by paragraph, as a reader sees them: insertions in, deletions out."""

from __future__ import annotations

from scriptgen.problems import Place
from scriptgen.word.opening import opened

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = (f"{_W}del", f"{_W}moveFrom")


def plain_text(data: bytes, place: Place) -> str:
    """Return the text of a Word file's body. Raises InvalidInput for what is no Word file."""
    package = opened(data, place)
    tree = package.trees[package.main]
    lines = []
    for paragraph in tree.iter(f"{_W}p"):
        words = [t.text or "" for t in paragraph.iter(f"{_W}t") if not any(a.tag in _GONE for a in t.iterancestors())]
        lines.append("".join(words))
    return "\n".join(line for line in lines if line.strip())
