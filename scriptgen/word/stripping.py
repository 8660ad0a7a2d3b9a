"""Take out of a part what a final copy does not carry; the words that are shown stay as they are."""

from __future__ import annotations

from scriptgen.word.accepting import drop, unwrap
from scriptgen.word.hiding import Hiding
from scriptgen.word.opening import Element
from scriptgen.word.places import W, above, child, is_on, local, value, word
from scriptgen.word.traces import BOOKMARK, CORE_KEPT, LAST_PLACE, NEUTRAL_TITLES, PICTURE_NAME, SETTINGS

_NO_TIME = "1980-01-01T00:00:00Z"  # the same that our own files say; Word wants a date
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_DROPPED = ("permStart", "permEnd", "proofErr", "printerSettings", *_COMMENT_MARKS)
_WRAPPERS = ("smartTag", "customXml")
_WRAPPER_PROPERTIES = ("smartTagPr", "customXmlPr")
_RANDOM = ("paraId", "textId")  # numbers that Word draws anew; two files with the same ones have met
_APP_KEPT = ("Application", "AppVersion", "DocSecurity")
_CONTROL_KEPT = ("rPr", "id", "lock", "alias", "checkbox")
_LOCKED = ("contentLocked", "sdtContentLocked")
_HOLDS_PARAGRAPHS = ("tc", "hdr", "ftr", "body", "footnote", "endnote", "txbxContent")


def strip(root: Element, hiding: Hiding) -> None:
    """Take out comments, hidden text, bookmarks of ours, controls, notes between the tags and numbers of editing sessions."""
    for one in [one for one in root.iter() if not isinstance(one.tag, str)]:
        drop(one)
    _hidden(root, hiding)
    _marks(root)
    for control in [one for one in root.iter() if word(one) == "sdt"]:
        _control(control)
    _bookmarks(root)
    for one in root.iter():
        for key in [k for k in one.attrib if "rsid" in str(k) or str(k).rpartition("}")[2] in _RANDOM]:
            del one.attrib[key]
    _whole(root)


def _hidden(root: Element, hiding: Hiding) -> None:
    for one in hiding.found(root):
        name = word(one)
        if name in ("r", "tr"):
            drop(one)
        elif name == "p":
            mark = child(one, "pPr", "rPr", "vanish")
            if mark is not None:
                drop(mark)
            if not any(word(inside) not in ("pPr", "bookmarkStart", "bookmarkEnd") for inside in one):
                drop(one)
        elif local(one) == "docPr":
            run = above(one, "r")
            drop(one if run is None else run)
    # a switch for hiding that is left stands on an empty run, or in the properties of a control
    for one in [one for one in root.iter() if word(one) == "vanish" and is_on(one) and above(one, "style", "lvl") is None]:
        drop(one)


def _marks(root: Element) -> None:
    for one in [one for one in root.iter() if word(one) in (*_DROPPED, *_WRAPPERS, *_WRAPPER_PROPERTIES)]:
        run = one.getparent()
        if word(one) in _WRAPPERS:
            unwrap(one)
            continue
        drop(one)
        if word(one) in _COMMENT_MARKS and run is not None and word(run) == "r" and not any(word(left) != "rPr" for left in run):
            drop(run)
    for number, one in enumerate([one for one in root.iter() if local(one) in ("docPr", "cNvPr") and one.get("name")], 1):
        if PICTURE_NAME.search(one.get("name", "")):
            one.set("name", f"Picture {number}")


def is_blank(control: Element) -> bool:
    """Return whether a control still shows what is to be written in it."""
    return child(control, "sdtPr", "showingPlcHdr") is not None


def _control(control: Element) -> None:
    """Take the wrapper off a blank; a box to tick and locked words keep theirs, without any name."""
    about = child(control, "sdtPr")
    box = about is not None and any(local(one) == "checkbox" for one in about)
    locked = value(child(about, "lock")) in _LOCKED and not is_blank(control)
    if about is None or not (box or locked):
        content = child(control, "sdtContent")
        unwrap(control, content) if content is not None else drop(control)
        return
    for one in list(about):
        if local(one) not in _CONTROL_KEPT or (word(one) == "alias" and value(one) not in NEUTRAL_TITLES):
            about.remove(one)
    ending = child(control, "sdtEndPr")
    if ending is not None:
        drop(ending)


def _bookmarks(root: Element) -> None:
    """Take out our bookmarks, and halves of others whose other half is gone."""
    starts = [one for one in root.iter() if word(one) == "bookmarkStart"]
    ends = [one for one in root.iter() if word(one) == "bookmarkEnd"]
    kept = {value(one, "id") for one in starts if not value(one, "name").startswith(BOOKMARK) and value(one, "name") != LAST_PLACE}
    kept &= {value(one, "id") for one in ends}
    for one in (*starts, *ends):
        if value(one, "id") not in kept or value(one, "name").startswith(BOOKMARK) or value(one, "name") == LAST_PLACE:
            drop(one)


def _whole(root: Element) -> None:
    """Give what must hold a paragraph one, where nothing is left in it; a table cell must end with one."""
    for one in [one for one in root.iter() if word(one) in _HOLDS_PARAGRAPHS]:
        blocks = [inside for inside in one if word(inside) in ("p", "tbl", "sdt", "altChunk")]
        if not blocks or (word(one) == "tc" and word(blocks[-1]) == "tbl"):
            space = str(one.tag).rpartition("}")[0][1:] or W
            empty = one.makeelement(f"{{{space}}}p")
            last = blocks[-1] if blocks else None
            one.insert(one.index(last) + 1 if last is not None else int(word(one) == "tc" and child(one, "tcPr") is not None), empty)


def settings(root: Element) -> None:
    """Take the numbers of editing sessions, paths, variables and the recording of changes out of the settings."""
    for one in list(root):
        if local(one) in SETTINGS:
            root.remove(one)


def core(root: Element, authors: frozenset[str]) -> None:
    """Reset the properties: the title and its like stay, an author only if it is an agency's title, and no time does."""
    for one in list(root):
        name = local(one)
        if name not in CORE_KEPT or (name == "creator" and (one.text or "").strip() not in authors):
            root.remove(one)
        elif name in ("created", "modified"):
            one.text = _NO_TIME
        elif name == "revision":
            one.text = "1"


def program(root: Element) -> None:
    """Reset the program's properties; its name stays, without the machine that some add to it."""
    for one in list(root):
        if local(one) not in _APP_KEPT:
            root.remove(one)
        elif local(one) == "Application":
            one.text = (one.text or "").partition("$")[0]
