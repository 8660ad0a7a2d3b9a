"""Before a file leaves the house: search every part of a Word file for given words, and for what it carries beside its text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from scriptgen.frozen import frozen
from scriptgen.problems import Place
from scriptgen.word.digest import digest
from scriptgen.word.hiding import Hiding
from scriptgen.word.opening import Opened, opened
from scriptgen.word.package import BadPackage, unsealed
from scriptgen.word.pieces import Piece, pieces
from scriptgen.word.places import Spots, is_record, local, names, value, word
from scriptgen.word.traces import BOOKMARK, Trace, is_path, traces
from scriptgen.word.wanted import IN_BYTES, Wanted, is_in, plain

LOOKED_FOR = (
    "tracked insertions, deletions, moves and changes of format", "comments and the names of their authors", "hidden text",
    "blanks not filled in; titles, tags, lists and placeholders of controls", "hidden bookmarks of this program", "its record",
    "other custom data", "properties (author, last editor, times, company, template, custom ones)", "paths on a computer",
    "settings (editing sessions, template, hidden variables)", "embedded files, preview pictures, add-ins, signatures",
    "text in fields, notes between the tags, parts nothing refers to",
)
_SHOWN_PLACES, _SHOWN_OF_WORDS = 3, 50
_LINE = "words of line"


@frozen
class Finding:
    """Hold one kind of thing that was found: what it is, how many, and where, as a person would say it."""

    what: str
    count: int
    places: tuple[str, ...]

    def __str__(self) -> str:
        """Return the finding as one line."""
        most = _SHOWN_OF_WORDS if self.what.startswith(_LINE) else _SHOWN_PLACES
        shown = "; ".join(self.places[:most])
        left = len(self.places) - most
        more = f"; and {left} more place{'s' * (left != 1)}" if left > 0 else ""
        return f"{self.what}{f' ({self.count} times)' if self.count > 1 else ''}: {shown}{more}"


@frozen
class Report:
    """Hold what was searched and what was found; `lines` are the lines of the list whose words are in the file."""

    searched: tuple[str, ...]
    words: int
    lines: tuple[int, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    origin: str

    @property
    def clean(self) -> bool:
        """Return whether nothing was found."""
        return not self.lines and not self.findings


def check_share(data: bytes, place: Place, words: Collection[Wanted] = (), authors: Collection[str] = ()) -> Report:
    """Search a Word file for words and for what it carries beside its text.

    `authors` are titles of agencies, which may stand as the author. Raises InvalidInput where the file cannot be read.
    """
    package = opened(data, place)
    called = names(package)
    spots = {name: Spots(root) for name, root in package.trees.items()}
    hiding = Hiding(package.trees[name] for name, kind in package.kinds().items() if kind == "styles" and name in package.trees)
    found = list(traces(package, hiding, spots, authors))
    hits: list[tuple[int, Trace]] = []
    for part in package.parts:
        texts = list(_texts(package, part, hiding))
        hits += _hits(part, texts, words, spots)
        found += _paths(part, texts, spots)
    findings = (*_words_found(hits, called), *_grouped(found, called))
    lines = tuple(sorted({line for line, _ in hits}))
    return Report(tuple(called.values()), len(words), lines, findings, _notes(package, called), _origin(data, package))


def verdict(report: Report) -> str:
    """Return the verdict: what was found, where was looked, and what cannot be known. Never that a file is safe."""
    where = f"in {len(report.searched)} parts"
    many = "the word you gave me" if report.words == 1 else f"the {report.words} words you gave me"
    things = "the other things" if report.words else "these things"
    if any(not finding.what.startswith(_LINE) for finding in report.findings):
        others = f"Of {things} I found those listed above."
    else:
        others = f"Nothing of {things} was found{'' if report.words else f' {where}'}."
    if not report.words:
        told = f"You gave me no words, so I looked for none. {others}"
    elif report.lines:
        told = f"I found {'' if report.words == 1 else f'{len(report.lines)} of '}{many} {where}. {others}"
    elif report.words == 1:
        told = f"I did not find {many} {where}. {others}"
    else:
        told = f"I found none of {many} {where}. {others}"
    return f"{told} I cannot know names you did not give me."


def _texts(package: Opened, part: str, hiding: Hiding) -> Iterator[Piece | str]:
    """Yield all texts of a part, its own name among them; of a part that is no XML, its bytes read as letters."""
    yield part
    root = package.trees.get(part)
    if root is not None:
        yield from pieces(root, hiding)
        if part == "[Content_Types].xml":
            yield from package.remarks
        return
    data = package.parts[part]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16", "replace")
    yield data.replace(b"\0", b"").decode("utf-8", "ignore")  # without its zeros, text of two bytes a letter can be read too


def _hits(part: str, texts: Iterable[Piece | str], words: Collection[Wanted], spots: Mapping[str, Spots]) -> Iterator[tuple[int, Trace]]:
    if not words:
        return
    ready = [(piece, [plain(form) for form in _forms(piece)]) for piece in texts]
    whole = "\n".join([form for _, forms in ready for form in forms])
    for one in words:
        if one.words not in whole:
            continue
        told: set[str] = set()
        for piece, forms in ready:
            if any(is_in(one, form) and _by_intent(one, part, piece, form) for form in forms):
                trace = Trace(_label(part, piece), part, spots[part].of(piece.at) if isinstance(piece, Piece) else "")
                # what is seen in a paragraph is not told again as what was there before a change
                if trace.spot not in told or not isinstance(piece, Piece) or piece.what not in ("hidden text", "deleted text"):
                    told.add(trace.spot)
                    yield one.line, trace


def _forms(piece: Piece | str) -> tuple[str, ...]:
    text = piece.text if isinstance(piece, Piece) else piece
    if "%" not in text:
        return (text,)
    from urllib.parse import unquote

    return (text, unquote(text))


def _by_intent(wanted: Wanted, part: str, piece: Piece | str, form: str) -> bool:
    """Return whether a hit can be more than chance: in the bytes of a picture every short word stands somewhere."""
    if isinstance(piece, Piece) or piece == part or len(wanted.words) >= IN_BYTES:
        return True
    return sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "So") and not c.isspace() for c in form[:2000]) < len(form[:2000]) / 50


def _label(part: str, piece: Piece | str) -> str:
    if isinstance(piece, Piece):
        return piece.what
    return "the name of the part" if piece == part else ""


def _paths(part: str, texts: Iterable[Piece | str], spots: Mapping[str, Spots]) -> Iterator[Trace]:
    for piece in texts:
        if isinstance(piece, Piece) and not piece.seen and not part.endswith(".rels") and is_path(piece.text):
            yield Trace("path on a computer", part, spots[part].of(piece.at))


def _words_found(hits: Iterable[tuple[int, Trace]], called: Mapping[str, str]) -> Iterator[Finding]:
    by_line: dict[int, dict[str, int]] = {}
    for line, trace in hits:
        place = ", ".join(filter(None, (called[trace.part], trace.spot, trace.what)))
        places = by_line.setdefault(line, {})
        places[place] = places.get(place, 0) + 1
    for line, places in sorted(by_line.items()):
        yield Finding(f"{_LINE} {line} of your list", sum(places.values()), tuple(places))


def _grouped(found: Iterable[Trace], called: Mapping[str, str]) -> Iterator[Finding]:
    counts: Counter[str] = Counter()
    places: dict[str, dict[str, None]] = {}
    for trace in found:
        counts[trace.what] += trace.count
        places.setdefault(trace.what, {})[", ".join(filter(None, (called[trace.part], trace.spot)))] = None
    for what, where in places.items():
        yield Finding(what, counts[what], tuple(where))


def _notes(package: Opened, called: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a person has to read or look at, since only a person can tell whom it shows."""
    alternatives = sum(bool(one.get("descr") or one.get("title")) for root in package.trees.values() for one in root.iter()
                       if local(one) == "docPr")
    pictures = sum(kind == "image" for kind in package.kinds().values())
    outside = sum(link.outside for links in package.links.values() for link in links)
    heads = sum(kind in ("header", "footer") for kind in package.kinds().values())
    titles = [local(one) for name, kind in package.kinds().items() if kind == "core-properties" and name in package.trees
              for one in package.trees[name] if local(one) in ("title", "subject", "keywords", "creator") and one.text]
    told = {
        "alternative text of pictures": alternatives, "pictures (I read no letters in pictures)": pictures, "links to the outside": outside,
        "headers and footers": heads, f"properties that anybody can read: {', '.join(titles)}": len(titles),
    }
    return tuple(f"{what} ({count})" for what, count in told.items() if count)


def _origin(data: bytes, package: Opened) -> str:
    """Return whether a file shows that this program made it."""
    try:
        seal, rest = unsealed(data)
        if seal == digest(rest):
            return "as this program wrote it, and not changed since"
    except BadPackage:
        pass
    ours = any(map(is_record, package.trees.values())) or any(
        word(one) == "bookmarkStart" and value(one, "name").startswith(BOOKMARK) for one in package.trees[package.main].iter())
    return "written by this program, and saved by another since" if ours else "not written by this program, as far as it shows"
