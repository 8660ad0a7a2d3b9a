"""What a Word file carries beside its text: changes, comments, controls, properties, paths and other marks of the people who had it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from scriptgen.frozen import frozen
from scriptgen.word.comments import NOBODY
from scriptgen.word.hiding import Hiding
from scriptgen.word.opening import Element, Opened
from scriptgen.word.places import Spots, child, is_on, is_record, local, value, word
from scriptgen.word.styles import WORDS

_CHANGES = {"ins": "tracked insertion", "del": "tracked deletion", "moveFrom": "tracked move", "moveTo": "tracked move",
            "cellIns": "tracked insertion", "cellDel": "tracked deletion", "cellMerge": "tracked change of a table",
            "numberingChange": "tracked change of format"}
_AUTHOR = "name of an author of comments or changes"
BOOKMARK, LAST_PLACE = "_sg_", "_GoBack"
NEUTRAL_TITLES = frozenset(title for said in WORDS.values() for title in (said.tick, said.locked))  # ours, and the same in all files
_SHOWN_CODES = re.compile(r"\s*(XE|TC|TA|RD|PRIVATE|SET|ADDIN|ASK|COMMENTS|DOCVARIABLE)\b", re.IGNORECASE)
_PATH = re.compile(
    r"""(?:^|["'\s])(?:\\\\[^\\\s]+\\|/(?:home|Users)/)|\b[a-z]:[\\/]|\bfile:/|-my\.sharepoint\.com/personal/""", re.IGNORECASE)
_WEB = ("http:", "https:", "mailto:", "tel:", "ftp:", "#")
PICTURE_NAME = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|heic|webp)\s*$", re.IGNORECASE)
_TEMPLATES = ("", "normal", "normal.dot", "normal.dotm")
CORE_KEPT = ("title", "subject", "keywords", "language", "creator", "created", "modified", "revision")
_CORE = {"lastModifiedBy": "who changed it last", "description": "a remark", "category": "a category", "lastPrinted": "when it was printed"}
_APP = {"Company": "the company", "Manager": "the manager", "HyperlinkBase": "a path for links", "HLinks": "a list of links"}
SETTINGS = {"rsids": "number of editing sessions", "docId": "number of editing sessions", "attachedTemplate": "path of a template",
            "docVars": "hidden variable", "mailMerge": "source of a mail merge",
            "trackRevisions": "switch that records changes from now on", "saveThroughXslt": "path of a template",
            "attachedSchema": "link to custom data"}
PARTS: Mapping[str, str] = {  # what a part is, by how it is referred to
    "custom-properties": "set of custom properties", "people": "list of authors", "thumbnail": "preview picture",
    "glossaryDocument": "store of placeholders", "customXml": "custom data", "package": "embedded file", "oleObject": "embedded file",
    "aFChunk": "embedded text", "control": "embedded program", "signature": "digital signature", "origin": "digital signature",
    "webextensiontaskpanes": "add-in", "webextension": "add-in", "extensibility": "add-in", "keyMapCustomizations": "personal setting",
    "attachedToolbars": "personal setting", "userXmlData": "custom data", "recipientData": "source of a mail merge",
    "printerSettings": "name of a printer", "classificationlabels": "label of an organization", "documenttasks": "list of tasks",
}
_BEHIND = ("tag", "dataBinding", "placeholder")
NOTES = ("footnotes", "endnotes")
REFERRED = ("image", "hyperlink", "header", "footer", "chart")


@frozen
class Trace:
    """Hold one thing found: what it is, in which part, where there, and how many."""

    what: str
    part: str
    spot: str = ""
    count: int = 1


def is_path(text: str) -> bool:
    """Return whether a text looks like a place on somebody's computer or network drive."""
    return _PATH.search(text) is not None


def traces(package: Opened, hiding: Hiding, spots: Mapping[str, Spots], authors: Collection[str]) -> Iterator[Trace]:
    """Yield what a package carries beside its text; `authors` are titles of agencies, which may be named as its author."""
    yield from _of_package(package)
    kinds = package.kinds()
    for name, root in package.trees.items():
        kind = kinds.get(name, "")
        yield from _of_markup(name, root, spots[name], hiding)
        if kind == "core-properties":
            yield from _of_core(name, root, authors)
        elif kind == "extended-properties":
            yield from _of_app(name, root)
        elif kind == "settings":
            yield from (Trace(SETTINGS[local(one)], name, "", max(1, len(one))) for one in root if local(one) in SETTINGS and is_on(one))


def _of_package(package: Opened) -> Iterator[Trace]:
    kinds = package.kinds()
    for name in package.parts:
        kind = kinds.get(name, "")
        tree = package.trees.get(name)
        if is_record(tree):
            yield Trace("record of this program", name)
        elif kind in PARTS:
            yield Trace(PARTS[kind], name, "", _inside(kind, tree))
        elif not kind and not name.endswith(".rels") and name != "[Content_Types].xml":
            yield Trace("part that nothing refers to", name)
        if tree is None and name.lower().endswith((".xml", ".rels")):
            yield Trace("part that cannot be read", name)
        if tree is not None and kind in NOTES:
            yield from (Trace("note that nothing refers to", name) for _ in unused_notes(tree, package.trees[package.main]))
    for source, links in package.links.items():
        where = source or package.main
        used = used_links(package.trees.get(source))
        for link in links:
            if link.kind in REFERRED and source and link.id not in used:
                yield Trace("link to something that is no longer shown", where)
            if link.outside and (is_path(link.target) or not link.target.lower().startswith(_WEB)):
                yield Trace("path of a template" if link.kind == "attachedTemplate" else "path on a computer", where)
    if package.remarks:
        yield Trace("remark in the directory of the zip", "[Content_Types].xml", "", len(package.remarks))


def _inside(kind: str, tree: Element | None) -> int:
    return max(1, len(tree)) if tree is not None and kind in ("custom-properties", "people") else 1


def unused_notes(root: Element, main: Element) -> list[Element]:
    """Return the footnotes or endnotes that the main text no longer refers to; the lines that part notes from text are none."""
    used = {value(one, "id") for one in main.iter() if word(one) in ("footnoteReference", "endnoteReference")}
    return [one for one in root if word(one) in ("footnote", "endnote")
            and value(one, "type") in ("", "normal") and value(one, "id") not in used]


def used_links(root: Element | None) -> set[str]:
    """Return the ids of relationships that a part refers to."""
    pairs = ((str(key), str(found)) for one in (root.iter() if root is not None else ()) for key, found in one.attrib.items())
    return {found for key, found in pairs if "relationships}" in key or key.endswith("relid")}


def _of_markup(part: str, root: Element, spots: Spots, hiding: Hiding) -> Iterator[Trace]:
    authors: set[str] = set()
    sessions = 0
    for one in root.iter():
        if not isinstance(one.tag, str):
            yield Trace("note between the tags", part, spots.of(one))
            continue
        for what in _about(one, word(one)):
            yield Trace(what, part, spots.of(one))
        sessions += sum("rsid" in str(key) for key in one.attrib)
        author = value(one, "author")
        if author and author != NOBODY:
            authors.add(author)
    if sessions:
        yield Trace("number of editing sessions", part, "", sessions)
    if authors:
        yield Trace(_AUTHOR, part, "", len(authors))
    for one in hiding.found(root):
        yield Trace("hidden text", part, spots.of(one))


def _about(one: Element, name: str) -> Iterator[str]:
    """Yield what an element of a text is, if it is something to tell."""
    if is_change(one):
        yield _CHANGES.get(name, "tracked change of format")
    elif name in ("comment", "commentReference"):
        yield "comment" if name == "comment" else "mark of a comment"
    elif name == "bookmarkStart":
        if value(one, "name").startswith(BOOKMARK):
            yield "hidden bookmark of this program"
        elif value(one, "name") == LAST_PLACE:
            yield "mark of the place last edited"
    elif name == "sdtPr":
        yield from _of_control(one)
    elif name == "permStart":
        yield "name of somebody who may edit"
    elif name in ("smartTag", "customXml"):
        yield "tag of another program"
    elif name == "fldData" or (name in ("instrText", "delInstrText") and _SHOWN_CODES.match(one.text or "")):
        yield "text kept in a field and not shown"
    elif name == "fldSimple" and _SHOWN_CODES.match(value(one, "instr")):
        yield "text kept in a field and not shown"
    elif local(one) in ("docPr", "cNvPr") and PICTURE_NAME.search(one.get("name", "")):
        yield "file name of a picture"


def _of_control(about: Element) -> Iterator[str]:
    if child(about, "showingPlcHdr") is not None:
        yield "blank that is not filled in"
    title = value(child(about, "alias"))
    behind = any(word(one) in _BEHIND or (word(one) in ("dropDownList", "comboBox") and len(one)) for one in about)
    if behind or (title and title not in NEUTRAL_TITLES):
        yield "control with a title, tag, list or placeholder"


def _of_core(part: str, root: Element, authors: Collection[str]) -> Iterator[Trace]:
    for one in root:
        name, text = local(one), (one.text or "").strip()
        if not text or not name:
            continue
        if name == "creator":
            if text not in authors:
                yield Trace("author who is no agency known here", part)
        elif name == "revision":
            if text not in ("0", "1"):
                yield Trace("property: how often it was saved", part)
        elif name in ("created", "modified"):
            if "T00:00:00" not in text:
                yield Trace("property: the time of day of a change", part)
        elif name not in CORE_KEPT:
            yield Trace(f"property: {_CORE.get(name, 'another one')}", part)


def _of_app(part: str, root: Element) -> Iterator[Trace]:
    for one in root:
        name, text = local(one), "".join(str(t) for t in one.itertext()).strip()
        if name in _APP and text:
            yield Trace(f"property: {_APP[name]}", part)
        elif name == "TotalTime" and text not in ("", "0"):
            yield Trace("property: how long it was worked on", part)
        elif name == "Template" and text.lower() not in _TEMPLATES:
            yield Trace("property: the template", part)


def is_change(one: Element) -> bool:
    """Return whether an element is a tracked change."""
    name = word(one)
    return name in _CHANGES or name.endswith("Change")
