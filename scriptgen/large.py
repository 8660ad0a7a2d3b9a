"""Large print: the same document with its wide tables narrowed to two columns, so that large words fit. No words are lost."""

from __future__ import annotations

from dataclasses import replace

from scriptgen.document import Block, Box, Cell, Document, Inline, Paragraph, Row, Table, Text, plain

_RUNS_ON = frozenset(("core", "replies", "map"))  # what stood beside the words is understood below them without its heading
_BETWEEN = Text(" · ")


def stacked(document: Document) -> Document:
    """Return the document with every table of more than two columns as a table of two."""
    return replace(document, blocks=_blocks(document.blocks))


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple([_block(block) for block in blocks])


def _block(block: Block) -> Block:
    if isinstance(block, Table) and max((len(row.cells) for row in block.rows), default=0) > 2:
        return _table(block)
    if isinstance(block, Box):
        return replace(block, blocks=_blocks(block.blocks), fixed=False)
    return block


def _table(table: Table) -> Table:
    head = next((row for row in table.rows if row.kind == "head"), None)
    labels = head.cells if head and table.kind not in _RUNS_ON else ()
    return replace(table, rows=tuple([_head(row) if row.kind == "head" else _row(row, labels) for row in table.rows]))


def _head(row: Row) -> Row:
    """Return a head row of two cells: the first, and the others in one line."""
    if len(row.cells) <= 2:
        return row
    inside: list[Inline] = []
    for cell in row.cells[1:]:
        words = [item for block in cell.blocks if isinstance(block, Paragraph) for item in block.content]
        if words:
            inside += [_BETWEEN, *words] if inside else words
    return Row(row.kind, (row.cells[0], Cell((Paragraph("head", tuple(inside)),))))


def _row(row: Row, labels: tuple[Cell, ...]) -> Row:
    """Return a row of two cells: the first, and the others below one another, each under its heading where it needs one."""
    if len(row.cells) <= 2:
        return row
    inside: list[Block] = []
    for index, cell in enumerate(row.cells[1:], 1):
        label = _words(labels[index]) if index < len(labels) else ""
        inside += _labelled(label, cell.blocks) if label else cell.blocks
    return Row(row.kind, (row.cells[0], Cell(tuple(inside))))


def _words(cell: Cell) -> str:
    return " ".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph)).strip()


def _labelled(label: str, blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks of a cell with its heading: in line with its only words, or above all of them, or above a free line."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].content and blocks[0].identity is None:
        mark = "" if label.endswith(("?", ":", ".")) else ":"
        return [replace(blocks[0], content=(Text(f"{label}{mark} ", bold=True), *blocks[0].content))]
    return [Paragraph("label", (Text(label),)), *(blocks or (Paragraph("normal", ()),))]
