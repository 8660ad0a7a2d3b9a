"""Word: a document to a .docx file, and whether a file is still as it was written."""

from __future__ import annotations

from scriptgen.word.digest import untouched
from scriptgen.word.write import write

__all__ = ["untouched", "write"]
