"""The first page of a library: everyday words to search and filter by, links to its files. One file that works from a shared drive."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scriptgen.plan import NO_CASE, SHELF_NAMES, Catalog, Shelf
from scriptgen.writers.html import escape
from scriptgen.writers.library_look import SCRIPT, STYLE
from scriptgen.writers.look import CSS

_FILTERS = (("tone", "How it sounds"), ("relationship", "Who it is for"), ("medium", "How it is said"), ("kind", "Which page"))
_SEAL = b"<!-- sha256 "
_RULES = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_index(catalog: Catalog) -> str:
    """Return the page, sealed with the hash of what stands above its last line."""
    title = " · ".join(dict.fromkeys(mark.title or mark.name for mark in catalog.packs.values()))
    shelves, numbers = [], {dimension: dict[str, int]() for dimension, _ in _FILTERS}
    for shelf in catalog.shelves:
        shelves.append(_shelf(shelf, numbers))
    used = {d: _in_order(catalog, d, set(numbers[d])) for d in numbers}
    body = "".join((
        f"<h1>{escape(title)}</h1>\n", _lead(catalog, shelves), _safety(catalog), _form(catalog, used, shelves),
        '<h2 class="seen" id="found">Situations</h2>\n<p id="count" role="status"></p>\n<ul id="list" aria-labelledby="found"></ul>\n',
        _plain_list(shelves), _foot(catalog),
    ))
    data = _data(catalog, numbers, shelves)
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_RULES}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}: library</title>\n<style>{CSS}{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n"
        f'<script type="application/json" id="data">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n'
    )
    return page + f"{_SEAL.decode()}{hashlib.sha256(page.encode()).hexdigest()} -->\n"


def is_untouched(data: bytes) -> bool:
    """Return whether bytes are an index of ours that nobody has changed."""
    page, seal, rest = data.rpartition(_SEAL)
    return bool(seal) and rest == f"{hashlib.sha256(page).hexdigest()} -->\n".encode()


def _in_order(catalog: Catalog, dimension: str, found: set[str]) -> list[str]:
    """Return the ids that documents of the library have, in the order of their names' table."""
    table = [name for name in catalog.names.get(dimension, {}) if name in found]
    return table + sorted(found - set(table))


def _lead(catalog: Catalog, shelves: list[dict[str, Any]]) -> str:
    count = sum(shelf["count"] for shelf in shelves)
    many = len({shelf["id"] for shelf in shelves})
    versions = ", ".join(f"{mark.name} {mark.version}" for mark in catalog.packs.values())
    dated = f" · Date {escape(catalog.date)}" if catalog.date else ""
    return (
        f'<p class="p-lead">{count:,} Word file{"s" * (count != 1)} for {many} situation{"s" * (many != 1)}. They hold no client’s facts: '
        "save a copy in your own folder, and fill in the blanks there.</p>\n"
        f'<p class="version">Version {escape(versions)}{dated} · Code of this library {catalog.code}</p>\n'
    )


def _safety(catalog: Catalog) -> str:
    """Return the question that comes before every script, with the page for those who say yes."""
    if not catalog.safety:
        return ""
    titles = {name: catalog.packs[name].title or name for name in catalog.safety}
    several = len(titles) > 1
    said = {name: escape(f"the safety page ({title})" if several else "the safety page") for name, title in titles.items()}
    links = ", ".join(f'<a href="{escape(path)}">{said[name]}</a>' for name, path in catalog.safety.items())
    return (
        '<div class="box box-stop">\n<p class="p-label">First: is there a sign of risk?</p>\n<p>These scripts are for when there is none. '
        f"If there is one, or nobody has found out yet, open {links} instead.</p>\n</div>\n"
    )


def _form(catalog: Catalog, used: dict[str, list[str]], shelves: list[dict[str, Any]]) -> str:
    """Return the search and the filters; a filter with one choice is left out. Hidden until the page's own script runs."""
    several = len(catalog.packs) > 1
    packs = [(name, mark.title or name) for name, mark in catalog.packs.items()]
    filters = [_select("pack", "Which agency", packs)] if several else []
    places = sorted({(shelf["id"], shelf["title"]) for shelf in shelves}, key=lambda pair: pair[1].lower())
    filters.append(_select("situation", "Situation", places))
    filters += [_select(d, label, [(i, _name(catalog, d, i)) for i in used[d]]) for d, label in _FILTERS if len(used[d]) > 1]
    return (
        '<form id="search" role="search" hidden>\n<p class="wide"><label for="words">What is it about?</label>\n'
        '<input id="words" type="search" autocomplete="off" spellcheck="false" aria-describedby="hint">\n'
        '<span id="hint">In your own words, such as: friend request, texts at night, a present. '
        "Nothing you type is kept or sent.</span></p>\n"
        f'{"".join(filters)}<p class="clear"><button type="reset">Show all again</button></p>\n</form>\n'
    )


def _select(dimension: str, label: str, choices: list[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escape(id_)}">{escape(name)}</option>' for id_, name in choices)
    return (
        f'<p><label for="f-{dimension}">{escape(label)}</label>\n<select id="f-{dimension}" data-filter="{dimension}" autocomplete="off">'
        f'<option value="">any</option>{options}</select></p>\n'
    )


def _name(catalog: Catalog, dimension: str, id_: str) -> str:
    name = catalog.names.get(dimension, {}).get(id_) or SHELF_NAMES.get(id_) or id_.replace("-", " ")
    return name[:1].upper() + name[1:]


def _plain_list(shelves: list[dict[str, Any]]) -> str:
    """Return the situations for a browser that runs no script: each leads to its folder."""
    told = ((escape(_folder(s)), escape(s["title"]), escape(s["summary"])) for s in shelves)
    rows = "".join(f'<li><a href="{folder}">{title}</a>: {summary}</li>\n' for folder, title, summary in told)
    lead = "<p>Searching needs scripts, which this browser does not run. Each line opens a folder.</p>"
    return f"<noscript>\n{lead}\n<ul>\n{rows}</ul>\n</noscript>\n"


def _folder(shelf: dict[str, Any]) -> str:
    return f"{shelf['pack']}/{shelf['id']}/"


def _foot(catalog: Catalog) -> str:
    made = escape(catalog.made_by)
    return f'<p class="page-foot"><span>On a printed copy: compare the code {catalog.code}.</span><span>Made with {made}</span></p>\n'


def _data(catalog: Catalog, numbers: dict[str, dict[str, int]], shelves: list[dict[str, Any]]) -> str:
    """Return what the page searches, as JSON that cannot end the script it stands in."""
    tables = {d: [[id_, _name(catalog, d, id_)] for id_ in ids] for d, ids in numbers.items()}
    data = {"names": tables, "packs": {n: m.title or n for n, m in catalog.packs.items()}, "none": NO_CASE, "shelves": shelves}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _shelf(shelf: Shelf, numbers: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Return one situation with its documents, each a row of numbers in one text; ids get their numbers as they come."""
    cases = list(dict.fromkeys(one.case for one in shelf.documents))
    rows = []
    for one in shelf.documents:
        ids = [numbers[d].setdefault(getattr(one, d), len(numbers[d])) for d in numbers]
        rows.append(",".join(map(str, (cases.index(one.case), *ids))))
    return {
        "pack": shelf.pack, "id": shelf.situation, "group": shelf.group.replace("-", " "), "title": shelf.title, "summary": shelf.summary,
        "also": list(shelf.also), "cases": [[case, shelf.cases.get(case, "")] for case in cases],
        "count": len(rows), "rows": ";".join(rows),
    }
