"""From a plan to the documents it asks for: packs opened, names checked, combinations counted and yielded one by one, never all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from scriptgen.composing.unmade import is_packet, prepared, why_no_document, why_no_talk
from scriptgen.frozen import frozen
from scriptgen.kinds import BUNDLES
from scriptgen.loading.library import is_name, layers
from scriptgen.loading.load import Listing, listing, load
from scriptgen.names import name_only, unknown
from scriptgen.plan import ALL, DIMENSIONS, MOST, NO_CASE, Plan, Wanted
from scriptgen.problems import Code, InvalidInput, Problem
from scriptgen.script import Brief
from scriptgen.situation import Case
from scriptgen.voice import Loaded

_ONE = {"packs": "pack", "situations": "situation", "cases": "case", "tones": "tone", "relationships": "relationship", "media": "medium"}


@frozen
class OpenPack:
    """Hold a pack of a plan: its id in the library, its folder (none for the shipped library), and what it lists."""

    id: str
    folder: str
    listed: tuple[Listing, ...]


@frozen
class Count:
    """Hold how many documents a plan makes, and how many combinations it leaves out, by the sentence why."""

    documents: int
    skipped: Mapping[str, int]


def open_packs(plan: Plan) -> tuple[OpenPack, ...]:
    """Return the packs of a plan. Raises InvalidInput with everything wrong with the packs and with the plan's situations."""
    found: list[OpenPack] = []
    problems: list[Problem] = []
    for index, name in enumerate(plan.wanted["packs"]):
        place = plan.place("packs", index)
        try:
            chain = layers("" if name == "base" else name, Path(plan.file).parent)
            own = chain[-1]
            id_ = own.root.resolve().name if len(chain) > 1 else "base"
            folder = str(own.root.resolve()) if len(chain) > 1 else ""
            found.append(OpenPack(id_, folder, listing(folder)))
        except InvalidInput as fault:
            problems += [Problem(place, p.code, p.says, p.try_this) if p.place.line == 0 else p for p in fault.problems]
            continue
        if not is_name(id_):
            mend = "rename it to letters, digits and -."
            problems.append(Problem(place, Code.FILE, "the pack's folder has a name that cannot be an id.", mend))
        if id_ in [p.id for p in found[:-1]]:
            problems.append(Problem(place, Code.DOUBLE, "two packs have folders of one name.", "rename one of them."))
    known = {e.id for pack in found for e in pack.listed}
    if known:
        problems += _unknown_in(plan, "situations", known)
        problems += _unknown_in(plan, "packs", {*plan.wanted["packs"], *(p.id for p in found)}, only_excluded=True)
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _unknown_in(plan: Plan, dimension: str, known: set[str], only_excluded: bool = False) -> Iterator[Problem]:
    """Yield a problem for each name of a dimension, wanted or excluded, that does not exist."""
    lists = [] if only_excluded else [((dimension,), plan.wanted[dimension])]
    lists += [(("exclude", n, dimension), e[dimension]) for n, e in enumerate(plan.excluded) if dimension in e]  # type: ignore[misc]
    for path, names in lists:
        for index, name in enumerate(names):
            if name not in known and name != ALL:
                yield unknown(name_only(name), known, plan.place(*path, index), _ONE[dimension])


def stock(plan: Plan, packs: tuple[OpenPack, ...]) -> Iterator[tuple[OpenPack, Listing, Loaded]]:
    """Yield each situation of a plan with its pack, loaded; one at a time, so that memory stays flat.

    Raises InvalidInput for the faults of its files.
    """
    wanted = plan.wanted["situations"]
    for pack in packs:
        for entry in pack.listed:
            ids = {"packs": pack.id, "situations": entry.id}
            left_out = any(set(e) <= set(ids) and _matches(e, ids) for e in plan.excluded)
            if (wanted == (ALL,) or entry.id in wanted) and not left_out:
                yield pack, entry, load(entry.id, pack.folder)


def check_size(plan: Plan, packs: tuple[OpenPack, ...]) -> None:
    """Multiply out how many documents a plan can ask for, without going through them, and look for its names in what is loaded.

    Raises InvalidInput where it is more than `MOST`, as soon as that is known, or with every name that does not exist.
    """
    most = 0
    known: dict[str, set[str]] = {d: set() for d in ("cases", "tones", "relationships", "media")}
    known["cases"].add(NO_CASE)
    for _, _, loaded in stock(plan, packs):
        lists = lists_of(plan, loaded)
        talks = len(lists.tones) * len(lists.relationships) * len(lists.media)
        most += talks * (len(lists.cases) * len(lists.kinds) + len(lists.sheets))
        if most > MOST:
            says = f"asks for more than {MOST:,} documents."
            raise InvalidInput([Problem(plan.place(), Code.WRONG_SHAPE, says, "name fewer packs, situations, tones or documents.")])
        known["cases"] |= {c.id for c in loaded.situation.cases}
        known["tones"] |= {t.id for t in loaded.voice.tones}
        known["relationships"] |= {r.id for r in loaded.voice.relationships}
        known["media"] |= {m.id for m in loaded.voice.media}
    problems = [p for dimension, names in known.items() if names for p in _unknown_in(plan, dimension, names)]
    if problems:
        raise InvalidInput(problems)


@frozen
class Lists:
    """Hold the names that a plan means for one situation; `sheets` are those of its role-play."""

    cases: tuple[Case | None, ...]
    tones: tuple[str, ...]
    relationships: tuple[str, ...]
    media: tuple[str, ...]
    kinds: tuple[str, ...]
    sheets: tuple[str, ...]


def lists_of(plan: Plan, loaded: Loaded) -> Lists:
    """Return the names that a plan means for one situation; `all` is all that fit it."""
    situation, voice, wanted = loaded.situation, loaded.voice, plan.wanted
    cases: tuple[Case | None, ...] = situation.cases or (None,)
    if wanted["cases"] != (ALL,):
        cases = tuple(c for c in situation.cases if c.id in wanted["cases"]) + ((None,) if NO_CASE in wanted["cases"] else ())
    fitting = {
        "tones": tuple(t.id for t in voice.tones),
        "relationships": situation.relationships or tuple(r.id for r in voice.relationships),
        "media": situation.media or tuple(m.id for m in voice.media),
    }
    tones, relationships, media = (names if wanted[d] == (ALL,) else wanted[d] for d, names in fitting.items())
    kinds = BUNDLES["all"] if wanted["documents"] == (ALL,) else wanted["documents"]
    return Lists(
        cases, tones, relationships, media, tuple(k for k in kinds if not is_packet(k)), tuple(k for k in kinds if is_packet(k)),
    )


def wanted_of(plan: Plan, pack: OpenPack, loaded: Loaded, skipped: Counter[str]) -> Iterator[Wanted]:
    """Yield the documents that a plan asks for of one situation, in order; what is refused is counted in `skipped` by its sentence."""
    lists = lists_of(plan, loaded)
    play = loaded.situation.role_play
    played = next((c for c in loaded.situation.cases if play and c.id == play.case), None)
    runs = [(case, lists.kinds) for case in lists.cases] + ([(played, lists.sheets)] if lists.sheets else [])
    quiet = plan.wanted["documents"] == (ALL,)
    if not lists.cases and lists.kinds:
        skipped[f"{loaded.situation.id} has none of the cases that the plan names."] += 1
    for case, kinds in runs:
        case_id = case.id if case else ""
        for tone, relationship, medium in product(lists.tones, lists.relationships, lists.media):
            each = (Wanted(pack.id, loaded.situation.id, case_id, tone, relationship, medium, kind) for kind in kinds)
            left = [one for one in each if not _excluded(plan, one)]
            if not left:
                continue
            brief = brief_of(loaded, left[0], pack.folder)
            because = why_no_talk(loaded, brief)
            if because:
                skipped[because] += len(left)
                continue
            for one in left:
                because = why_no_document(loaded, brief, one.kind)
                if not because:
                    yield one
                elif not quiet:
                    skipped[because] += 1


def brief_of(loaded: Loaded, wanted: Wanted, folder: str) -> Brief:
    """Return the brief of a document of a library."""
    case = next((c for c in loaded.situation.cases if c.id == wanted.case), None)
    return Brief(
        wanted.situation, wanted.tone, wanted.relationship, wanted.medium, pack=folder, facts=prepared(loaded, case),
    )


def _excluded(plan: Plan, wanted: Wanted) -> bool:
    ids = (wanted.pack, wanted.situation, wanted.case or NO_CASE, wanted.tone, wanted.relationship, wanted.medium, wanted.kind)
    return any(_matches(exclusion, dict(zip(DIMENSIONS, ids, strict=True))) for exclusion in plan.excluded)


def _matches(exclusion: Mapping[str, tuple[str, ...]], ids: Mapping[str, str]) -> bool:
    return all(names == (ALL,) or ids[dimension] in names for dimension, names in exclusion.items())


def count(plan: Plan, packs: tuple[OpenPack, ...]) -> Count:
    """Return how many documents a plan makes. Raises InvalidInput where it is too large, names what is not there, or makes nothing."""
    check_size(plan, packs)
    skipped: Counter[str] = Counter()
    documents = sum(1 for pack, _, loaded in stock(plan, packs) for _ in wanted_of(plan, pack, loaded, skipped))
    if not documents:
        reason = next((because for because, _ in skipped.most_common(1)), "")
        says = f"makes no document: {reason}" if reason else "makes no document, since everything is left out."
        raise InvalidInput([Problem(plan.place(), Code.REFUSED, says, "name other tones, media or documents, or exclude less.")])
    return Count(documents, dict(skipped.most_common()))
