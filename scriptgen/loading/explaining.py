"""Where each value of an address comes from: layer, file and line, and what it replaced on the way."""

from __future__ import annotations

from scriptgen.frozen import frozen
from scriptgen.loading.authored_voice import PackFile
from scriptgen.loading.full import read_file
from scriptgen.loading.library import Pack, is_name, layers
from scriptgen.loading.load import situation_names
from scriptgen.loading.stages import REACTIONS, Item, Stage, base_of, entries, is_key_of, stages, variant_key
from scriptgen.loading.wording import curl
from scriptgen.names import name_only, unknown
from scriptgen.problems import NOWHERE, Code, InvalidInput, Place, Problem
from scriptgen.situation import Condition, Line, unfilled

FACTS, POLICY_FACTS = "facts", "policy_facts"


@frozen
class Origin:
    """Say what one layer says, and where."""

    layer: str
    place: Place
    text: str


@frozen
class Value:
    """Hold one value with its origin, and what it replaced, the latest first. `name` is a tone, or what else the value is."""

    name: str
    origin: Origin
    replaced: tuple[Origin, ...] = ()


@frozen
class Part:
    """Hold the values of a variant or of a fact; `notes` are sentences on it, such as an override whose base has changed."""

    name: str
    when: str
    values: tuple[Value, ...]
    notes: tuple[str, ...] = ()


@frozen
class Explained:
    """Hold what is known of an address: the files that touch it, in order, and its parts."""

    address: str
    touched: tuple[Origin, ...]
    parts: tuple[Part, ...]


def explain(address: str, pack: str = "") -> Explained:
    """Return where the value of an address comes from over the layers of a pack.

    An address is SITUATION/MOVE/LINE, SITUATION/reactions/REACTION, SITUATION/FACT, or facts/FACT for a shared fact; what follows
    a `#` is left out. Raises InvalidInput for a name that does not exist, and for faults of the files.
    """
    parts = address.partition("#")[0].strip("/").split("/")
    packs = layers(pack)
    if len(parts) == 2 and parts[0] in (FACTS, POLICY_FACTS):
        return _fact(parts[1], stages("", packs), packs, address)
    names = situation_names(packs)
    if len(parts) not in (2, 3) or not all(parts):
        mend = "write SITUATION/MOVE/LINE, SITUATION/reactions/REACTION or SITUATION/FACT."
        raise InvalidInput([Problem(Place("", key="ADDRESS"), Code.BAD_ANSWER, "is no address.", mend)])
    if not is_name(parts[0]) or parts[0] not in names:
        raise InvalidInput([unknown(name_only(parts[0]), (*names, FACTS), NOWHERE, "situation")])
    found = stages(parts[0], packs)
    if len(parts) == 2 and (move := found[-1].after.moves.get(parts[1].replace("_", "-"))):
        mend = f"add one of its lines: {', '.join(f'{parts[0]}/{parts[1]}/{line.id}' for line in move.lines)}."
        raise InvalidInput([Problem(Place("", key="ADDRESS"), Code.BAD_ANSWER, "names a move, which has lines.", mend)])
    if len(parts) == 2 or parts[1] in (FACTS, POLICY_FACTS):
        return _fact(parts[-1], found, packs, address)
    return _item(parts[1].replace("_", "-"), parts[2], found, address)


def _item(group: str, name: str, found: tuple[Stage, ...], address: str) -> Explained:
    last = found[-1].after
    groups = (*last.moves, REACTIONS)
    if group not in groups:
        raise InvalidInput([unknown(name_only(group), groups, NOWHERE, "move")])
    item = last.item(group, name)
    touching = [(s, e) for s in found for e in entries(s.source) if (e.group, e.name) == (group, name)]
    if item is None and not touching:
        known = last.reactions if group == REACTIONS else [line.id for line in last.moves[group].lines]
        raise InvalidInput([unknown(name_only(name), known, NOWHERE, "reaction" if group == REACTIONS else "line")])
    touched = tuple(o for s in found if (o := _touch(s, group, name)))
    if item is None:
        return Explained(address, touched, ())
    return Explained(address, touched, tuple(_variants(item, group, name, found)))


def _touch(stage: Stage, group: str, name: str) -> Origin | None:
    """Return what a file did to a line or a reaction, or None where it did nothing."""
    before, after = stage.before.item(group, name), stage.after.item(group, name)
    if after is None:
        return Origin(stage.layer, Place(stage.source.file), "withdraws it") if before else None
    if before == after and not any((e.group, e.name) == (group, name) for e in entries(stage.source)):
        return None
    words = ["writes it" if before is None else "lays over it"]
    if isinstance(after, Line):
        flags = ("limit", "locked", "mandatory", "interim")
        words += [f for f in flags if getattr(after, f) and not (isinstance(before, Line) and getattr(before, f))]
    return Origin(stage.layer, after.place, ", ".join(words))


def _variants(item: Item, group: str, name: str, found: tuple[Stage, ...]) -> list[Part]:
    """Return the variants of a line or a reaction as they are said in the end, each tone with its history."""
    history: dict[tuple[str, str], list[Origin]] = {}
    notes: dict[str, list[str]] = {}
    for stage in found:
        after = stage.after.item(group, name)
        words = {v.id: v for v in after.variants} if after else {}
        for entry in entries(stage.source):
            if (entry.group, entry.name) != (group, name) or entry.variant not in words:
                continue
            for tone, place in entry.tones.items():
                text = unfilled(words[entry.variant].say[tone]) if tone in words[entry.variant].say else ""
                history.setdefault((entry.variant, tone), []).insert(0, Origin(stage.layer, place, text))
            base = base_of(entry, stage)
            noted = notes.setdefault(entry.variant, [])
            if entry.was and base is None:
                noted.append(f"{entry.place} notes was: {entry.was}, and there are no such words under it any more.")
            elif entry.was and base and not is_key_of(entry.was, base):
                noted.append(f"{entry.place} was written against other words ({entry.was}); what stands under it now is "
                             f"{variant_key(base)}. Both are shown: compare them, then write the new key.")
            if base and not entry.was:
                noted += [f"{entry.place} leaves out {tone}, which stood under it." for tone in base.say if tone not in entry.tones]
    parts = []
    for variant in item.variants:
        values = []
        for tone, wording in variant.say.items():
            origins = history.get((variant.id, tone)) or [Origin("", variant.place, unfilled(wording))]
            values.append(Value(tone, origins[0], tuple(origins[1:])))
        parts.append(Part(f"#{variant.id}", in_words(variant.when), tuple(values), tuple(dict.fromkeys(notes.get(variant.id, ())))))
    return parts


def in_words(condition: Condition) -> str:
    """Return a condition as short text: `answer is no, medium is not letter`."""
    return ", ".join(f"{c.key} is {'not ' if c.negated else ''}{' or '.join(c.values)}" for c in condition)


def _fact(name: str, found: tuple[Stage, ...], packs: tuple[Pack, ...], address: str) -> Explained:
    asked = [
        Origin(s.layer, s.after.facts[name].place, s.after.facts[name].ask)
        for s in found if name in s.after.facts and s.after.facts[name] != s.before.facts.get(name)
    ]
    given, known = _policy(name, packs)
    if not asked and not given:
        raise InvalidInput([unknown(name_only(name), (*found[-1].after.facts, *known), NOWHERE, "fact")])
    parts = []
    if asked:
        fact = found[-1].after.facts[name]
        values = [Value("question", asked[-1], tuple(reversed(asked[:-1])))]
        values += [Value(f"answer {key}", Origin(asked[-1].layer, fact.place, text)) for key, text in fact.choices.items()]
        parts.append(Part(f"fact, {fact.kind}, holds {fact.holds}", in_words(fact.when), tuple(values)))
    if given:
        notes = () if asked else ("no file declares a fact of this name here, so the value is used nowhere.",)
        parts.append(Part("policy fact", "", (Value("value", given[0][0], tuple(o for o, _ in given[1:])),),
                          (*notes, f"review by {given[0][1]}" if given[0][1] else "no review date")))
    touched = (*(Origin(o.layer, o.place, "asks it") for o in asked), *(Origin(o.layer, o.place, "gives it") for o, _ in reversed(given)))
    return Explained(address, touched, tuple(parts))


def _policy(name: str, packs: tuple[Pack, ...]) -> tuple[list[tuple[Origin, str]], set[str]]:
    """Return what the packs say of a policy fact, the last first, with the review dates; and the names of all policy facts."""
    given: list[tuple[Origin, str]] = []
    known: set[str] = set()
    problems: list[Problem] = []
    for pack in packs:
        file, source = read_file(pack.file, PackFile, pack.label(pack.file))
        problems += source.problems
        if file:
            known |= set(file.policy_facts)
            if name in file.policy_facts:
                entry = file.policy_facts[name]
                given.insert(0, (Origin(pack.name, source.place((POLICY_FACTS, name)), curl(entry.value)), entry.review_by))
    if problems:
        raise InvalidInput(problems)
    return given, known
