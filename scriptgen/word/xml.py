"""XML as strings: one function that builds an element and escapes, and the type that marks what has been escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NewType

Xml = NewType("Xml", str)

EMPTY = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# XML 1.0 cannot hold these, not even as references. Loading refuses them; this is the second door.
_IMPOSSIBLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_STRIP = re.compile(f"[{_IMPOSSIBLE}]")
_SPECIAL = re.compile(f"[&<>\r{_IMPOSSIBLE}]")
_SPECIAL_IN_ATTRIBUTE = re.compile(f"[&<>\"\t\n\r{_IMPOSSIBLE}]")
_NO_ATTRIBUTES: Mapping[str, str] = {}


def escape(text: str) -> Xml:
    """Return text as XML character data."""
    if _SPECIAL.search(text) is None:
        return Xml(text)
    text = _STRIP.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Xml(text.replace("\r", "&#13;"))


def quote(text: str) -> Xml:
    """Return text as the inside of an attribute in double quotes; line breaks and tabs are kept as references."""
    if _SPECIAL_IN_ATTRIBUTE.search(text) is None:
        return Xml(text)
    return Xml(escape(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;"))


def element(tag: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES, *children: Xml) -> Xml:
    """Return an element; attribute values are escaped here, children have been."""
    start = tag + "".join([f' {name}="{quote(value)}"' for name, value in attributes.items()])
    inside = "".join(children)
    return Xml(f"<{start}>{inside}</{tag}>" if inside else f"<{start}/>")


def val(tag: str, value: str | int) -> Xml:
    """Return the commonest shape in WordprocessingML: an empty element with `w:val`."""
    return element(tag, {"w:val": str(value)})


def join(*pieces: Xml) -> Xml:
    """Return pieces one after another."""
    return Xml("".join(pieces))


def part(root: Xml) -> bytes:
    """Return a whole part: the declaration and its root element, as UTF-8."""
    return (DECLARATION + root).encode("utf-8")
