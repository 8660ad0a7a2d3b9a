"""What a library covers as one web page for whoever answers for it: words in every cell, a tint besides, and nothing from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from scriptgen.coverage import CHANGED, MEANINGS, MISSING, REFUSED, STATES, Cell, Coverage, Covered, Talk, percent_exact
from scriptgen.kinds import KINDS
from scriptgen.writers.html import escape
from scriptgen.writers.look import CSS

# Every tint keeps black words at 12 : 1 or more, and each state has its own border, so that it can be told apart in gray.
_CSS = """
@page { size: landscape; margin: 12mm; }
body { max-width: calc(250mm + 32px); }
.heat { overflow-x: auto; margin-bottom: 10pt; }
.heat table { display: table; table-layout: auto; min-width: 150mm; margin: 0; }
.heat thead { display: table-header-group; position: static; width: auto; height: auto; clip-path: none; }
.heat tbody { display: table-row-group; } .heat tr { display: table-row; }
.heat th, .heat td { display: table-cell; padding: 1mm 1.5mm; font-size: 9pt; border-inline-end: 1px solid var(--rule); }
.heat thead th { background: var(--mid); } .heat tbody th { font-weight: bold; }
.heat caption { position: static; width: auto; height: auto; clip-path: none; white-space: normal; text-align: start;
  font-weight: bold; color: var(--accent); padding: 3pt 0; }
.heat .number { text-align: end; white-space: nowrap; }
.state { display: inline-block; margin: 0 2pt 1pt 0; padding: 0 3pt; color: #000; border: 1px solid #fff; white-space: nowrap; }
.s-exact { background: #DCEFE3; border-color: #DCEFE3; }
.s-fallback { background: #FFF0C2; border: 1px dashed #6B5200; }
.s-changed { background: #DDE9F7; border: 1px dotted #1F4B5C; }
.s-refused { background: #E7E7E7; border: 1px solid #6A6A6A; }
.s-missing { background: #FFD9D2; border: 2px solid #7A1500; font-weight: bold; }
summary { cursor: pointer; padding: 4pt 0; border-top: 1px solid var(--rule); }
summary h2 { display: inline; font-size: 12pt; }
dt { font-weight: bold; } dd { margin: 0 0 3pt 6mm; }
"""


def to_heat_map(coverage: Coverage) -> str:
    """Return the page: what the words mean, the totals, then each situation by talk, document and reaction."""
    counts = coverage.counts()
    title = "What the library covers"
    body = "".join((
        f"<h1>{title}</h1>\n", _lead(coverage, counts), _meanings(counts), _totals(coverage, counts),
        "<h2>Each situation</h2>\n<p>Open one to see which talk, document or answer it is, and why.</p>\n",
        *(_situation(one, coverage) for one in coverage.situations),
    ))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{CSS}{_CSS}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _lead(coverage: Coverage, counts: Counter[str]) -> str:
    """Return what is counted, and how it stands, in three sentences."""
    share, many = percent_exact(counts), len(coverage.situations)
    stands = "Nothing fits." if share is None else f"{share} percent of the cells that fit are exact."
    missing = f"{counts[MISSING]:,} have no wording." if counts[MISSING] else "None is without wording."
    return (
        f'<p class="p-lead">{stands} {missing} Counted are {sum(counts.values()):,} cells: {many} situation{"s" * (many != 1)}, each '
        "in every tone, with every relationship and medium it is written for, as every document, with every reaction. A cell fits "
        "unless it is refused, or changed to another tone on purpose.</p>\n"
    )


def _meanings(counts: Counter[str]) -> str:
    rows = (f"<dt>{_tag(s, s)} {counts[s]:,}</dt><dd>{escape(MEANINGS[s][0].upper() + MEANINGS[s][1:])}.</dd>\n" for s in STATES)
    return f"<dl>\n{''.join(rows)}</dl>\n"


def _totals(coverage: Coverage, counts: Counter[str]) -> str:
    """Return the table of situations: the talks in each tone, and the share that is exact."""
    rows = []
    for one in coverage.situations:
        tones = [_tally(t.cell.state for t in one.talks if t.tone == tone) for tone in coverage.tones]
        rows.append((one.title, (*tones, *_numbers(one.counts()))))
    rows.append(("All situations", (
        *(_tally(t.cell.state for one in coverage.situations for t in one.talks if t.tone == tone) for tone in coverage.tones),
        *_numbers(counts),
    )))
    heads = ("Situation", *map(_plain, coverage.tones), "Cells that fit", "Exact")
    return _table("Situations by tone: how many talks (relationship and medium)", heads, rows)


def _numbers(counts: Counter[str]) -> tuple[str, str]:
    share = percent_exact(counts)
    fitting = sum(counts.values()) - counts[REFUSED] - counts[CHANGED]
    return f'<span class="number">{fitting:,}</span>', f'<b class="number">{"none fits" if share is None else f"{share}&nbsp;%"}</b>'


def _situation(one: Covered, coverage: Coverage) -> str:
    """Return one situation, closed: three tables, the sentences they point to, and the wordings that are missing."""
    share = percent_exact(one.counts())
    notes = {because: number for number, because in enumerate(one.because(), 1)}
    gaps = "".join(f"<li>{escape(gap)}</li>\n" for gap in one.gaps())
    told = "".join(f"<li>{escape(because)}</li>\n" for because in notes)
    return "".join((
        f"<details>\n<summary><h2>{escape(one.title)}</h2> ({'nothing fits' if share is None else f'{share} % exact'})</summary>\n",
        _talks(one, coverage.tones, notes), _documents(one, coverage.documents, notes), _reactions(one, coverage.tones),
        f"<h3>Why it is refused or changed</h3>\n<ol>\n{told}</ol>\n" if told else "",
        f"<h3>Wordings that are not written in a tone</h3>\n<ul>\n{gaps}</ul>\n" if gaps else "",
        "</details>\n",
    ))


def _talks(one: Covered, tones: tuple[str, ...], notes: Mapping[str, int]) -> str:
    by_row: dict[tuple[str, str], dict[str, Talk]] = {}
    for talk in one.talks:
        by_row.setdefault((talk.relationship, talk.medium), {})[talk.tone] = talk
    rows = [
        (f"{_plain(who)}, {_plain(medium)}", tuple(_cell(found[tone].cell, tone, notes) if tone in found else "" for tone in tones))
        for (who, medium), found in by_row.items()
    ]
    return _table(f"{one.title}: talks", ("Relationship and medium", *map(_plain, tones)), rows)


def _documents(one: Covered, kinds: tuple[str, ...], notes: Mapping[str, int]) -> str:
    media = tuple(dict.fromkeys(talk.medium for talk in one.talks))
    rows = []
    for kind in kinds:
        cells = []
        for medium in media:
            found = [talk.documents[kind] for talk in one.talks if talk.medium == medium]
            shared = {(c.state, c.because) for c in found}
            cells.append(_cell(found[0], "", notes) if len(shared) == 1 else _tally(c.state for c in found))
        rows.append((f"{_plain(kind)}: {KINDS[kind].says}", tuple(cells)))
    return _table(f"{one.title}: documents, over relationships and tones", ("Document", *map(_plain, media)), rows)


def _reactions(one: Covered, tones: tuple[str, ...]) -> str:
    by_tone = [[talk.reactions for talk in one.talks if talk.tone == tone] for tone in tones]
    names = tuple(dict.fromkeys(name for talk in one.talks for name in talk.reactions))
    rows = [(_plain(name), tuple(_tally(found[name].state for found in each if name in found) for each in by_tone)) for name in names]
    return _table(f"{one.title}: reactions, over relationships and media", ("Reaction", *map(_plain, tones)), rows)


def _cell(cell: Cell, asked: str, notes: Mapping[str, int]) -> str:
    """Return one cell: its state, the tone it is made in if that is another, and the number of the sentence that says why."""
    words = cell.state + (f" to {_plain(cell.tone)}" if cell.state == CHANGED and cell.tone != asked and asked else "")
    return _tag(cell.state, words + (f" ({notes[cell.because]})" if cell.because in notes else ""))


def _tally(states: Iterable[str]) -> str:
    """Return how many are in each state; the word alone where all are in one."""
    counts = Counter(states)
    return "".join(_tag(s, f"{counts[s]} {s}") for s in STATES if counts[s]) or "does not come up"


def _tag(state: str, words: str) -> str:
    return f'<span class="state s-{state}">{escape(words)}</span>'


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Return a table whose first row and column are headers; it scrolls by itself, by keyboard too, where it is too wide."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n' for name, cells in rows
    )
    return (
        f'<div class="heat" role="region" tabindex="0" aria-label="{escape(caption)}">\n<table><caption>{escape(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>\n</div>\n"
    )
