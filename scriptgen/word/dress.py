"""What a document wears: a page set-up, a header and a footer, and the parts of a house style."""

from __future__ import annotations

from collections.abc import Callable

from scriptgen.document import Document
from scriptgen.frozen import frozen
from scriptgen.word.package import Part
from scriptgen.word.styles import TEXT_WIDTH
from scriptgen.word.xml import Xml


@frozen
class Dress:
    """Hold a page set-up with the width of its text, what runs along all pages of a document, and what a house style lends.

    `running` is asked with the document, `house` with its language and the number of its numbered lists. `first` says that the first
    page has a header and footer of its own; `extensions` are those of its pictures, each with its type.
    """

    section: Xml
    running: Callable[[Document], tuple[Part, ...]]
    house: Callable[[str, int], tuple[Part, ...]]
    width: int = TEXT_WIDTH
    first: bool = False
    extensions: tuple[tuple[str, str], ...] = ()
