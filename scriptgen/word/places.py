"""Where something stands in a Word file, in plain words: never in a name or a text of the file itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scriptgen.word.opening import TYPES, Element, Opened
from scriptgen.word.record import NAMESPACE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = (W, "http://purl.oclc.org/ooxml/wordprocessingml/main")  # the second is the "strict" form of the standard
_OFF = ("0", "false", "off", "none")

_SAID: Mapping[str, str] = {
    "officeDocument": "main text", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments", "people": "list of authors",
    "commentsExtended": "comments (answers)", "commentsIds": "comments (numbers)", "commentsExtensible": "comments (times)",
    "core-properties": "properties", "extended-properties": "program's properties", "custom-properties": "custom properties",
    "settings": "settings", "styles": "styles", "stylesWithEffects": "styles (older form)", "numbering": "lists", "fontTable": "fonts",
    "theme": "theme", "webSettings": "settings for the web", "glossaryDocument": "stored placeholders", "thumbnail": "preview picture",
}
_COUNTED: Mapping[str, str] = {
    "header": "header", "footer": "footer", "image": "picture", "package": "embedded file", "oleObject": "embedded file", "chart": "chart",
    "aFChunk": "embedded text", "customXml": "custom data", "customXmlProps": "description of custom data",
}


def word(element: Element) -> str:
    """Return the name of an element of WordprocessingML, and nothing for any other."""
    tag = element.tag
    if not isinstance(tag, str) or tag[:1] != "{":
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space in _WORD else ""


def local(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element of WordprocessingML."""
    if element is None:
        return ""
    return next((v for space in _WORD if (v := element.get(f"{{{space}}}{name}")) is not None), "")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of WordprocessingML with a name, and so on down a path."""
    for name in path:
        element = next((one for one in element if word(one) == name), None) if element is not None else None
    return element


def is_on(element: Element | None) -> bool:
    """Return whether a switch is there and not turned off."""
    return element is not None and value(element).lower() not in _OFF


def above(element: Element, *names: str) -> Element | None:
    """Return the nearest element of WordprocessingML round this one that has one of the names."""
    return next((one for one in element.iterancestors() if word(one) in names), None)


def names(package: Opened) -> dict[str, str]:
    """Return what each part is called in plain words."""
    counts: Counter[str] = Counter()
    kinds = package.kinds()
    found: dict[str, str] = {}
    for name in package.parts:
        kind = kinds.get(name, "")
        if kind in _SAID:
            found[name] = _SAID[kind]
            continue
        if name == TYPES:
            found[name] = "list of parts"
            continue
        if name.endswith(".rels"):
            continue
        if is_record(package.trees.get(name)):
            found[name] = "record of this program"
            continue
        said = _COUNTED.get(kind, "other part")
        counts[said] += 1
        found[name] = f"{said} {counts[said]}"
    for name in package.parts:
        if name not in found:
            folder, _, file = name.rpartition("/")
            source = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            found[name] = f"links of the {found.get(source, 'package' if name == '_rels/.rels' else 'another part')}"
    return found


def is_record(root: Element | None) -> bool:
    """Return whether a tree is our record."""
    return root is not None and root.tag == f"{{{NAMESPACE}}}record"


class Spots:
    """Know where in a part an element stands: which paragraph, or which row of which table."""

    def __init__(self, root: Element) -> None:
        """Go through a part once."""
        self._spots: dict[Element, str] = {}
        counts: Counter[str] = Counter()
        rows: Counter[Element] = Counter()
        tables: dict[Element, int] = {}
        for one in root.iter():
            name = word(one)
            if name == "tbl":
                tables[one] = len(tables) + 1
            elif name == "tr":
                table = above(one, "tbl")
                if table is not None:
                    rows[table] += 1
                    self._spots[one] = f"table {tables[table]}, row {rows[table]}"
            elif name in ("comment", "footnote", "endnote"):
                counts[name] += 1
                self._spots[one] = f"{name} {counts[name]}"
            elif name == "p":
                counts[name] += 1
                self._spots[one] = f"paragraph {counts[name]}"

    def of(self, element: Element | None) -> str:
        """Return where an element stands: the row, note or comment round it if there is one, since those are quicker to find."""
        found = ""
        while element is not None:
            here = self._spots.get(element, "")
            if here and not here.startswith("paragraph"):
                return here
            found = found or here
            element = element.getparent()
        return found
