"""Edit a wording workbook as a person would in Word: rows by their number, cells by their column. Only for tests."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element
DOCUMENT = "word/document.xml"
NOW, NEW, DECISION, NOTE = 2, 3, 4, 5


def w(name: str) -> str:
    """Return a name of WordprocessingML in full."""
    return f"{{{W}}}{name}"


class Book:
    """Hold a workbook opened for editing."""

    def __init__(self, data: bytes) -> None:
        """Open it."""
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.root = etree.fromstring(archive.read(DOCUMENT))

    def rows(self) -> list[Element]:
        """Return the rows of wordings in the order they stand."""
        return [row for row in self.root.iter(w("tr")) if words(row[1] if row[0].tag == w("trPr") else row[0]).isdecimal()]

    def row(self, number: int) -> Element:
        """Return the first row with a number."""
        return next(row for row in self.rows() if words(cells(row)[0]) == str(number))

    def number_of(self, text: str) -> int:
        """Return the number of the first row whose words now hold a text."""
        return int(words(cells(next(row for row in self.rows() if text in words(cells(row)[NOW])))[0]))

    def write(self, number: int, new: str = "", decision: str = "", note: str = "", *, tracked: bool = False) -> Book:
        """Write into a row: new words, a decision chosen from the list, a note."""
        row = cells(self.row(number))
        if new:
            paragraph = row[NEW].find(w("p"))
            assert paragraph is not None
            holder = etree.SubElement(paragraph, w("ins"), {w("id"): "9001", w("author"): "A", w("date"): "2027-01-01T00:00:00Z"}) if tracked else paragraph
            if tracked:
                gone = etree.SubElement(paragraph, w("del"), {w("id"): "9002", w("author"): "A", w("date"): "2027-01-01T00:00:00Z"})
                etree.SubElement(etree.SubElement(gone, w("r")), w("delText")).text = "an earlier try"
            _run(holder, new)
        if decision:
            content = next(row[DECISION].iter(w("sdtContent")))
            for old in list(content):
                content.remove(old)
            _run(content, decision)
            for shows in list(row[DECISION].iter(w("showingPlcHdr"))):
                parent = shows.getparent()
                assert parent is not None
                parent.remove(shows)
        if note:
            paragraph = row[NOTE].find(w("p"))
            assert paragraph is not None
            _run(paragraph, note)
        return self

    def change(self, number: int, how: Callable[[Element], None]) -> Book:
        """Do something to a row."""
        how(self.row(number))
        return self

    def twice(self, number: int) -> Book:
        """Copy a row below itself."""
        row = self.row(number)
        row.addnext(copy.deepcopy(row))
        return self

    def bytes(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True) if name == DOCUMENT else old.read(name))
        return out.getvalue()


def cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return row.findall(w("tc"))


def words(cell: Element) -> str:
    """Return the words of a cell."""
    return "".join(t.text or "" for t in cell.iter(w("t")))


def _run(holder: Element, text: str) -> None:
    run = etree.SubElement(holder, w("r"))
    etree.SubElement(run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = text
