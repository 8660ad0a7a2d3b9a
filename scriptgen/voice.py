"""The voice: what all situations share that is not merged into each of them, and what loading returns."""

from __future__ import annotations

from dataclasses import field

from scriptgen.frozen import frozen
from scriptgen.situation import Caution, Combination, FalseWords, Situation, Wording


@frozen
class Tone:
    """A way of delivery."""

    id: str
    name: str
    when_it_fits: str
    delivery: str
    falls_back_to: str = ""


@frozen
class Relationship:
    """Who the other person is to the speaker; may suggest a tone and says which words are false."""

    id: str
    name: str
    stance: str
    suggests: str = ""
    because: str = ""
    words: tuple[FalseWords, ...] = ()


@frozen
class Medium:
    """How the words travel."""

    id: str
    name: str
    written: bool
    coach: str = ""
    words: tuple[FalseWords, ...] = ()


@frozen
class Speaker:
    """Who speaks; gives the values of `my_role` and `our_work`."""

    id: str
    name: str
    values: dict[str, str]
    words: tuple[FalseWords, ...] = ()


@frozen
class Arc:
    """The order of the moves, and what a heading is called where it differs."""

    id: str
    use_when: str
    moves: tuple[str, ...]
    headings: dict[str, str] = field(default_factory=dict)
    asserts: bool = False


@frozen
class SafetyStep:
    """What to do, or what to say about one kind of danger, on the safety page."""

    id: str
    title: str = ""
    say: Wording = ()
    do: Wording = ()
    then: Wording = ()


@frozen
class Safety:
    """The page given instead of a script when the gate says stop."""

    title: str
    lead: str
    steps: tuple[SafetyStep, ...]
    say: tuple[SafetyStep, ...]
    do_not: tuple[str, ...]
    later: str


@frozen
class Standard:
    """A clause of a professional code in our own words, and whether it was verified."""

    id: str
    code: str
    edition: str
    section: str
    paraphrase: str
    verified: bool
    evidence: str = ""


@frozen
class Voice:
    """Everything the situations share that is not merged into each of them."""

    tones: tuple[Tone, ...]
    relationships: tuple[Relationship, ...]
    media: tuple[Medium, ...]
    speakers: tuple[Speaker, ...]
    arcs: tuple[Arc, ...]
    headings: dict[str, str]
    combinations: tuple[Combination, ...]
    stops: tuple[Caution, ...]
    safety: Safety
    standards: tuple[Standard, ...]

    def arc(self, name: str) -> Arc:
        """Return the arc of that id."""
        return next(a for a in self.arcs if a.id == name)

    def medium(self, name: str) -> Medium:
        """Return the medium of that id."""
        return next(m for m in self.media if m.id == name)

    def tone(self, name: str) -> Tone:
        """Return the tone of that id."""
        return next(t for t in self.tones if t.id == name)

    def fallbacks(self, name: str) -> tuple[str, ...]:
        """Return a tone and those that stand in for it, in order; a circle ends before it begins again."""
        back = {t.id: t.falls_back_to for t in self.tones}
        chain: list[str] = []
        while name in back and name not in chain:
            chain.append(name)
            name = back[name]
        return tuple(chain)

    def relationship(self, name: str) -> Relationship:
        """Return the relationship of that id."""
        return next(r for r in self.relationships if r.id == name)

    def speaker(self, name: str) -> Speaker:
        """Return the speaker of that id."""
        return next(s for s in self.speakers if s.id == name)


@frozen
class PackMark:
    """Name a layer: its pack, version and the content hash of its files."""

    name: str
    version: str
    digest: str
    title: str = ""
    owner: str = ""  # who answers for the wording, and when it is looked at again
    review: str = ""


@frozen
class Loaded:
    """A situation with the voice and the layers it came from."""

    situation: Situation
    voice: Voice
    layers: tuple[PackMark, ...]
    policy: dict[str, str] = field(default_factory=dict)  # values of shared facts that a pack says once
    cites: tuple[str, ...] = ()  # clauses of the agency's own policy, as they are printed

    def policy_for(self, situation: Situation) -> dict[str, str]:
        """Return the pack's values of shared facts that this situation knows."""
        return {name: value for name, value in self.policy.items() if situation.fact(name)}
