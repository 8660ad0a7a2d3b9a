"""Comments: their marks round a paragraph's runs, and the part that holds their words."""

from __future__ import annotations

from scriptgen.document import Comment
from scriptgen.word.content import run
from scriptgen.word.parts import NAMESPACES
from scriptgen.word.sheet import Sheet
from scriptgen.word.xml import Xml, element, join, part, val

_REFERENCE_FORMAT = element("w:rPr", {}, val("w:rStyle", "CommentReference"))
_OWN_REFERENCE = element("w:r", {}, _REFERENCE_FORMAT, element("w:annotationRef"))
_PARAGRAPH = element("w:pPr", {}, val("w:pStyle", "CommentText"))
NOBODY = "scriptgen"  # Word wants an author; never the login


def commented(runs: Xml, comments: list[Comment], sheet: Sheet) -> Xml:
    """Return runs with the ranges and references of comments round them."""
    first = len(sheet.comments)
    sheet.comments.extend(comments)
    ids = [{"w:id": str(first + number)} for number in range(len(comments))]
    starts = (element("w:commentRangeStart", i) for i in ids)
    ends = (
        join(element("w:commentRangeEnd", i), element("w:r", {}, _REFERENCE_FORMAT, element("w:commentReference", i)))
        for i in ids
    )
    return join(*starts, runs, *ends)


def comments_part(comments: list[Comment], date: str) -> bytes:
    """Return comments.xml."""
    return part(element("w:comments", NAMESPACES, *(_comment(n, c, date) for n, c in enumerate(comments))))


def _comment(number: int, comment: Comment, date: str) -> Xml:
    author = " ".join(comment.author.split()) or NOBODY
    about = {"w:id": str(number), "w:author": author, "w:initials": "".join(word[0] for word in author.split())[:3]}
    if date:
        about["w:date"] = date
    lines = comment.text.splitlines() or [""]
    first = element("w:p", {}, _PARAGRAPH, _OWN_REFERENCE, run(lines[0]))
    return element("w:comment", about, first, *(element("w:p", {}, _PARAGRAPH, run(line)) for line in lines[1:]))
