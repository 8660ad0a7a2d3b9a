"""A final copy of a Word file: what only serves the work on it is taken out, nothing silently, and the result is searched again."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from lxml import etree

from scriptgen.frozen import frozen
from scriptgen.problems import Code, Place, Problem, Refused
from scriptgen.word.accepting import accept, drop
from scriptgen.word.digest import digest
from scriptgen.word.hiding import Hiding
from scriptgen.word.opening import TYPES, Element, Link, Opened, opened
from scriptgen.word.package import SMALL, Part, package
from scriptgen.word.places import local, value, word
from scriptgen.word.sharing import check_share
from scriptgen.word.stripping import core, is_blank, program, settings, strip
from scriptgen.word.traces import NOTES, PARTS, REFERRED, is_change, unused_notes, used_links

_TEXTS = ("officeDocument", "header", "footer", *NOTES)
_EMBEDDED = ("package", "oleObject", "aFChunk", "control")  # shown on the page: taking them out would change what is read
_LINKS_OUT = (
    *(kind for kind in PARTS if kind not in _EMBEDDED), "comments", "commentsExtended", "commentsIds", "commentsExtensible",
    "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "transform",
)
_TEMPLATE, _DOCUMENT = "wordprocessingml.template.main", "wordprocessingml.document.main"
_BLANK = "blank that is not filled in"


@frozen
class Cleaned:
    """Hold the final copy, what was taken out of it, and how many blanks are now mere words."""

    data: bytes
    removed: tuple[str, ...]
    blanks: int


def clean(data: bytes, place: Place, authors: frozenset[str] = frozenset(), *, changes: bool = False, blanks: bool = False) -> Cleaned:
    """Return a final copy of a Word file; `changes` accepts tracked changes, `blanks` leaves unfilled blanks as words.

    Raises InvalidInput where the file cannot be read, and Refused where changes or blanks are inside or something cannot be taken out.
    """
    before = check_share(data, place, (), authors)
    found = opened(data, place)
    kinds = found.kinds()
    texts = [root for name, root in found.trees.items() if kinds.get(name) in _TEXTS]
    tracked = sum(is_change(one) for root in texts for one in root.iter())
    if changes:
        for root in texts:
            accept(root)
    open_ = sum(word(one) == "sdt" and is_blank(one) for root in texts for one in root.iter())
    _refuse(place, 0 if changes else tracked, 0 if blanks else open_)
    balance = [_fields(root) for root in texts]
    hiding = Hiding(found.trees[name] for name, kind in kinds.items() if kind == "styles" and name in found.trees)
    for name, root in found.trees.items():
        if name != TYPES and not name.endswith(".rels"):
            strip(root, hiding)
    if balance != [_fields(root) for root in texts]:
        raise _refused(place, ["hidden text ends in the middle of a field."], "show hidden text in Word and take it out there.")
    _properties(found, authors)
    result = _written(found, place)
    left = check_share(result, place, (), authors)
    if left.findings:
        raise _refused(place, [f"cannot be taken out here: {one}." for one in left.findings], "take it out in Word, then clean again.")
    return Cleaned(result, tuple(str(one) for one in before.findings if one.what != _BLANK), open_)


def _refuse(place: Place, tracked: int, open_: int) -> None:
    problems = []
    if tracked:
        problems.append(Problem(place, Code.REFUSED, f"tracked changes are inside ({tracked}); nothing was written.",
                                "look through them in Word, or accept them all with --accept-changes."))
    if open_:
        problems.append(Problem(place, Code.REFUSED, f"blanks are still not filled in ({open_}); nothing was written.",
                                "fill them in, or leave them as words with --force-blanks."))
    if problems:
        raise Refused(problems)


def _refused(place: Place, says: list[str], try_this: str) -> Refused:
    return Refused([Problem(place, Code.REFUSED, f"{one} Nothing was written.", try_this) for one in says])


def _fields(root: Element) -> int:
    """Return how many fields are opened and not closed."""
    kinds = [value(one, "fldCharType") for one in root.iter() if word(one) == "fldChar"]
    return kinds.count("begin") - kinds.count("end")


def _properties(found: Opened, authors: frozenset[str]) -> None:
    ways: dict[str, Callable[[Element], None]] = {
        "settings": settings, "extended-properties": program, "core-properties": lambda root: core(root, authors),
    }
    for name, kind in found.kinds().items():
        if kind in ways and name in found.trees:
            ways[kind](found.trees[name])
        elif kind in NOTES and name in found.trees:
            for note in unused_notes(found.trees[name], found.trees[found.main]):
                drop(note)


def _written(found: Opened, place: Place) -> bytes:
    """Return the bytes of a package without what nothing leads to any more."""
    leads = {source: tuple(_kept(found, source, links)) for source, links in found.links.items()}
    reached, new = {TYPES}, [""]
    while new:
        source = new.pop()
        if leads.get(source):
            reached.add(_links_part(found, source))
        fresh = {link.target for link in leads.get(source, ()) if not link.outside and link.target in found.parts} - reached
        reached |= fresh
        new += fresh
    for source, links in leads.items():
        ids = {link.id for link in links}
        root = found.trees[_links_part(found, source)]
        for one in [one for one in root if not isinstance(one.tag, str) or one.get("Id", "") not in ids]:
            root.remove(one)
    _types(found, reached)
    names = [TYPES, *(name for name in found.parts if name in reached and name != TYPES)]
    try:
        return package([Part.of(name, _bytes(found, name), SMALL) for name in names], digest)
    except UnicodeEncodeError:
        raise _refused(place, ["a part inside has a name that Word does not use."], "open it in Word and save it again.") from None


def _kept(found: Opened, source: str, links: tuple[Link, ...]) -> Iterator[Link]:
    used = used_links(found.trees.get(source))
    for link in links:
        if link.kind not in _LINKS_OUT and not (link.kind in REFERRED and source and link.id not in used):
            yield link


def _links_part(found: Opened, source: str) -> str:
    folder, file = posixpath.split(source)
    wanted = posixpath.join(folder, "_rels", f"{file}.rels").lower()
    return next(name for name in found.parts if name.lower() == wanted)


def _types(found: Opened, reached: set[str]) -> None:
    root = found.trees[TYPES]
    lower = {name.lower() for name in reached}
    for one in list(root):
        name = one.get("PartName", "") if isinstance(one.tag, str) else "/"
        if name and name.lstrip("/").lower() not in lower:
            root.remove(one)
        elif local(one):
            one.set("ContentType", one.get("ContentType", "").replace(_TEMPLATE, _DOCUMENT))


def _bytes(found: Opened, name: str) -> bytes:
    root = found.trees.get(name)
    if root is None:
        return found.parts[name]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
