"""The document as a web page, as Markdown and as plain text. A writer holds no words of its own and no rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scriptgen.document import Document
from scriptgen.writers.html import to_html
from scriptgen.writers.markdown import to_markdown
from scriptgen.writers.text import to_text

WRITERS: Mapping[str, Callable[[Document], str]] = {"html": to_html, "md": to_markdown, "txt": to_text}

__all__ = ["WRITERS", "to_html", "to_markdown", "to_text"]
