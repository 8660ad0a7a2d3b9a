"""What is up for review, put in order and written as text, a table, a calendar and a page. Pure: the day is given."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from collections.abc import Iterable

from scriptgen.document import Block, Cell, Document, Heading, Paragraph, Row, Table, Text
from scriptgen.due import Due, DueList

NOBODY = "nobody is named"
_FOLD = 75  # octets in a line of a calendar file, without its line break (RFC 5545, 3.1)


def due_list(title: str, found: Iterable[Due], today: str, within: int) -> DueList:
    """Return what is overdue or due within some days, by owner; whoever has overdue things stands first, and so do those."""
    everything = tuple(found)
    day = datetime.date.fromisoformat(today)
    last = (day + datetime.timedelta(days=within)).isoformat()
    items = [d for d in everything if d.date and d.date <= last]
    first = {d.owner: min(o.date for o in items if o.owner == d.owner) for d in items}
    items.sort(key=lambda d: (first[d.owner], d.owner == "", d.owner, d.date, d.what))
    return DueList(title, today, within, tuple(items), tuple(d for d in everything if not d.date))


def days(due: Due, today: str) -> int:
    """Return how many days are left; fewer than none where it is overdue."""
    return (datetime.date.fromisoformat(due.date) - datetime.date.fromisoformat(today)).days


def state(due: Due, today: str) -> str:
    """Return in words how long it is to the day, or how long ago it was."""
    left = days(due, today)
    if left < 0:
        return f"overdue since {due.date} ({-left} day{'s' * (left != -1)})"
    return f"due {due.date} ({f'in {left} day' + 's' * (left != 1) if left else 'today'})"


def _groups(found: DueList) -> dict[str, list[Due]]:
    groups: dict[str, list[Due]] = {}
    for due in found.items:
        groups.setdefault(due.owner or NOBODY, []).append(due)
    return groups


def to_text(found: DueList) -> str:
    """Return the list as text, a line for each thing."""
    lines = [f"{found.title}: due for review on {found.today}, and within {found.within} days"]
    for owner, items in _groups(found).items():
        lines += ["", owner, *(f"  {state(d, found.today)}: {d.what} ({d.place})" for d in items)]
    if not found.items:
        lines += ["", "Nothing is due."]
    if found.undated:
        lines += ["", "Without a date, so that nobody is reminded", *(f"  {d.what} ({d.place})" for d in found.undated)]
    return "\n".join(lines) + "\n"


def to_csv(found: DueList) -> str:
    """Return the list as a table for spreadsheets; what a spreadsheet would take for a formula is made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("owner", "what", "due", "days", "state", "where"))
    for due in (*found.items, *found.undated):
        left = days(due, found.today) if due.date else ""
        word = "no date" if left == "" else "overdue" if int(left) < 0 else "due"
        writer.writerow((*map(_no_formula, (due.owner, due.what, due.date)), left, word, _no_formula(str(due.place))))
    return out.getvalue()


def _no_formula(text: str) -> str:
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def to_calendar(found: DueList) -> str:
    """Return the list as a calendar file (RFC 5545): an event of a whole day for each thing; what is overdue stands on today.

    The same thing keeps its id from one file to the next, so that taking the file in again makes no second event.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//scriptgen//due//EN", "CALSCALE:GREGORIAN"]
    for due in found.items:
        late = days(due, found.today) < 0
        begins = datetime.date.fromisoformat(found.today if late else due.date)
        mark = hashlib.sha256(f"{found.title}\n{due.what}\n{due.date}".encode()).hexdigest()[:32]
        told = f"{state(due, found.today)}. {due.owner or NOBODY}. {due.place}"
        lines += [
            "BEGIN:VEVENT", f"UID:{mark}@scriptgen", f"DTSTAMP:{found.today.replace('-', '')}T000000Z",
            f"DTSTART;VALUE=DATE:{begins:%Y%m%d}", f"DTEND;VALUE=DATE:{begins + datetime.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(('Overdue: ' if late else 'Review: ') + due.what)}", f"DESCRIPTION:{_escaped(told)}",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Return a line broken so that no part has more than 75 octets; no character is cut in two."""
    parts, part, size = [], "", 0
    for character in line:
        wide = len(character.encode())
        if size + wide > _FOLD:
            parts.append(part)
            part, size = "", 1  # the space that begins what goes on
        part += character
        size += wide
    return "\r\n ".join((*parts, part))


def to_document(found: DueList) -> Document:
    """Return the list as a page: a table for each owner."""
    lead = f"What is overdue on {found.today}, and what is due within {found.within} days. Overdue is not void: the words stay in use."
    blocks: list[Block] = [Heading(1, (Text("Due for review"),)), Paragraph("lead", (Text(f"{found.title}. {lead}"),))]
    for owner, items in _groups(found).items():
        rows = [(state(d, found.today).capitalize(), d.what, str(d.place), "") for d in items]
        head = ("When", "What", "Where it stands", "Looked at, by")
        blocks += [Heading(2, (Text(owner),)), _table(head, rows, f"Due for review: {owner}")]
    if not found.items:
        blocks.append(Paragraph("normal", (Text("Nothing is due."),)))
    if found.undated:
        bare = [(d.owner or NOBODY, d.what, str(d.place)) for d in found.undated]
        blocks += [Heading(2, (Text("Without a date"),)), Paragraph("normal", (Text("Nobody is reminded of these."),)),
                   _table(("Who", "What", "Where it stands"), bare, "Without a date")]
    return Document("due", "Due for review", tuple(blocks), header=("Due for review", found.title), author=found.title, date=found.today,
                    clean=True)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], title: str) -> Table:
    top = Row("head", tuple(Cell((Paragraph("head", (Text(word),)),)) for word in head))
    body = (Row("plain", tuple(Cell((Paragraph("normal", (Text(word),) if word else ()),)) for word in row)) for row in rows)
    return Table("plain", (top, *body), title)
