"""The record: what a file remembers of where its words come from. Never a value, never a dial, never what a client said."""

from __future__ import annotations

from functools import lru_cache

from scriptgen.document import Document, Layer
from scriptgen.word.sheet import Mark
from scriptgen.word.xml import Xml, element, escape, part

NAMESPACE = "urn:scriptgen:record:1"
_ITEM = "{5C9E3F0A-6B1D-4E57-9A41-2D7C0B8E6F31}"  # the same in all files: it names the kind of part, not the file
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def record_part(document: Document, marks: list[Mark]) -> bytes:
    """Return the record of a document and of the lines that have a bookmark in it."""
    about = {"xmlns": NAMESPACE, "kind": document.kind, "situation": document.situation, "language": document.language}
    return part(element("record", about, *map(_layer, document.layers), *map(_line, marks)))


def record_properties() -> bytes:
    """Return the properties that tell Word which namespace the record is in."""
    schema = element("ds:schemaRefs", {}, element("ds:schemaRef", {"ds:uri": NAMESPACE}))
    return part(element("ds:datastoreItem", {"ds:itemID": _ITEM, "xmlns:ds": _DATASTORE}, schema))


def _layer(layer: Layer) -> Xml:
    return element("layer", {"name": layer.name, "version": layer.version, "digest": layer.digest})


def _line(mark: Mark) -> Xml:
    line = mark.line
    return _recorded(mark.name, line.address, line.key, line.unfilled, line.locked)


@lru_cache(maxsize=4096)
def _recorded(bookmark: str, address: str, key: str, unfilled: str, locked: bool) -> Xml:
    """Return a line of the record; it is all authors' words, so that keeping it keeps nothing of anybody."""
    about = {"bookmark": bookmark, "address": address, "key": key}
    if locked:
        about["locked"] = "yes"
    return element("line", about, escape(unfilled))
