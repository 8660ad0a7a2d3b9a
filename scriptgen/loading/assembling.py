"""Layers of authored files to one merged situation and one voice. Layers are merged first, then matched."""

from __future__ import annotations

from dataclasses import replace

from scriptgen.loading.authored import MoveEntry, ReactionsEntry, SituationFile
from scriptgen.loading.authored_voice import VoiceFile
from scriptgen.loading.building import Builder, condition
from scriptgen.loading.merging import merged, over_move, over_reaction
from scriptgen.loading.shared import Shared
from scriptgen.loading.wording import curl
from scriptgen.loading.yaml_text import Source
from scriptgen.names import unknown
from scriptgen.problems import Problem
from scriptgen.situation import (
    EXTRA_MOVES,
    MOVES,
    ArcChoice,
    Case,
    Caution,
    ClientCard,
    Combination,
    Condition,
    Fact,
    FrontDesk,
    Move,
    Reaction,
    RolePlay,
    Situation,
    Swap,
)


class Assembly:
    """Collect the layers of one situation, in order: for each pack its voice, then its situation file."""

    def __init__(self, situation_id: str, group: str) -> None:
        """Start empty."""
        self.id, self.group = situation_id, group
        self.problems: list[Problem] = []
        self.file = SituationFile()
        self.moves: dict[str, Move] = {}
        self.facts: dict[str, Fact] = {}
        self.cases: dict[str, Case] = {}
        self.shared: dict[str, Reaction] = {}
        self.own: tuple[Reaction, ...] = ()
        self.reactions = ReactionsEntry()
        self.cautions: tuple[Caution, ...] = ()
        self.refusals: tuple[Combination, ...] = ()
        self.arcs: tuple[ArcChoice, ...] = ()
        self.shared_swaps: tuple[Swap, ...] = ()
        self.swaps: tuple[Swap, ...] = ()
        self.source = Source("")

    def begin_with(self, shared: Shared) -> None:
        """Begin with the voice that was kept of the first pack."""
        self.moves, self.facts, self.shared = dict(shared.moves), dict(shared.facts), dict(shared.reactions)
        self.shared_swaps = shared.swaps

    def add_voice(self, file: VoiceFile, source: Source) -> None:
        """Lay one file of a pack's voice over what there is."""
        build = Builder(source, "voice")
        for name, fact in file.facts.items():
            self.facts[name] = build.fact(name, fact, ("facts", name))
        self._add_moves(file.moves, build)
        edits = [build.reaction(e, ("reactions", i)) for i, e in enumerate(file.reactions)]
        have = tuple(self.shared.values())
        self.shared = {r.id: r for r in merged(have, edits, over_reaction, "reaction", source.problems)}
        if file.keep_away:
            self.shared_swaps = tuple(build.swap(s, ("keep_away", i)) for i, s in enumerate(file.keep_away))

    def add_situation(self, file: SituationFile, source: Source) -> None:
        """Lay one pack's situation file over what there is."""
        build = Builder(source, self.id)
        self.source = source
        old = self.file
        for name in ("title", "summary", "also", "topic", "language", "standards", "policy", "role_play", "front_desk"):
            if getattr(file, name):
                setattr(old, name, getattr(file, name))
        for name in ("relationship", "medium"):
            if getattr(file.fits, name):
                setattr(old.fits, name, getattr(file.fits, name))
        if file.risk_first != "no":
            old.risk_first = file.risk_first
        for name in ("questions", "listen_for", "options"):
            if getattr(file.supervision, name):
                setattr(old.supervision, name, getattr(file.supervision, name))
        own = {name: build.fact(name, fact, ("facts", name)) for name, fact in file.facts.items()}
        self.facts = {**{k: v for k, v in self.facts.items() if k not in own}, **own}
        for name, case in file.cases.items():
            given, title = (case, "") if isinstance(case, dict) else (case.facts, case.title)
            self.cases[name] = Case(name, curl(title) or name.replace("-", " "), dict(given), source.place(("cases", name)))
        self._add_moves(file.moves, build)
        self._add_reactions(file, build)
        self._add_rest(file, build)

    def _add_moves(self, moves: dict[str, MoveEntry], build: Builder) -> None:
        for name, entry in moves.items():
            move, edits = build.move(name, entry, ("moves", name))
            if move.id not in (*MOVES, *EXTRA_MOVES):
                build.source.problems.append(unknown(move.id, (*MOVES, *EXTRA_MOVES), move.place, "move"))
                continue
            old = self.moves.get(move.id, replace(move, lines=()))
            self.moves[move.id] = over_move(old, move, edits, build.source.problems)

    def _add_reactions(self, file: SituationFile, build: Builder) -> None:
        edits = [build.reaction(e, ("reactions", "add", i)) for i, e in enumerate(file.reactions.add)]
        self.own = merged(self.own, edits, over_reaction, "reaction", build.source.problems)
        self.reactions.use = file.reactions.use or self.reactions.use
        self.reactions.first = file.reactions.first or self.reactions.first

    def _add_rest(self, file: SituationFile, build: Builder) -> None:
        source = build.source
        self.cautions += tuple(build.caution(c, ("cautions", i)) for i, c in enumerate(file.cautions))
        self.refusals += tuple(
            Combination(f"{self.id}-{i}", condition(r.when), "refuse", curl(r.because), place=source.place(("fits", "refuse", i)))
            for i, r in enumerate(file.fits.refuse)
        )
        if file.keep_away:
            self.swaps = tuple(build.swap(s, ("keep_away", i)) for i, s in enumerate(file.keep_away))
        if isinstance(file.arc, str):
            if file.arc:
                self.arcs = (ArcChoice((), file.arc, source.place(("arc",))),)
        else:
            self.arcs = tuple(ArcChoice(condition(a.when), a.use, source.place(("arc", i))) for i, a in enumerate(file.arc))

    def situation(self) -> Situation:
        """Return the merged situation; only the shared facts it uses are kept."""
        file, build = self.file, Builder(self.source, self.id)
        moves = tuple(self.moves[m] for m in (*MOVES, *EXTRA_MOVES) if m in self.moves)
        reactions = self._chosen_reactions()
        risk: Condition | None = None
        if file.risk_first != "no":
            risk = () if isinstance(file.risk_first, str) else condition(file.risk_first)
        return Situation(
            id=self.id, group=self.group, title=curl(file.title), summary=curl(file.summary), also=tuple(file.also),
            topic=build.wording(file.topic, ("topic",)), language=file.language or "en-US",
            arcs=self.arcs or (ArcChoice((), "standard"),), standards=tuple(file.standards),
            relationships=tuple(file.fits.relationship), media=tuple(file.fits.medium), refusals=self.refusals, risk_first=risk,
            cases=tuple(self.cases.values()), facts=self._ordered_facts(), moves=moves, reactions=reactions,
            first=tuple(self.reactions.first), cautions=self.cautions, keep_away=self.swaps + self.shared_swaps,
            questions=tuple(map(curl, file.supervision.questions)), role_play=self._role_play(),
            policy=tuple(file.policy), listen=tuple(map(curl, file.supervision.listen_for)),
            options=tuple(map(curl, file.supervision.options)),
            front_desk=self._front_desk(), place=self.source.place(()),
        )

    def _front_desk(self) -> FrontDesk | None:
        desk = self.file.front_desk
        return FrontDesk(curl(desk.hear), curl(desk.say), curl(desk.then)) if desk else None

    def _ordered_facts(self) -> tuple[Fact, ...]:
        own = [f for f in self.facts.values() if not f.shared]
        return (*own, *(f for f in self.facts.values() if f.shared))

    def _chosen_reactions(self) -> tuple[Reaction, ...]:
        """Own reactions and the shared ones in use; withdrawal and risk join every script."""
        own = {r.id: r for r in self.own}
        chosen: list[Reaction] = []
        for index, entry in enumerate((*self.reactions.use, "withdrawal", "risk")):
            name, when = (entry, ()) if isinstance(entry, str) else (entry.id, condition(entry.when))
            if name in own or any(r.id == name for r in chosen):
                continue
            if name in self.shared:
                chosen.append(replace(self.shared[name], when=(*self.shared[name].when, *when)))
            else:
                place = self.source.place(("reactions", "use", index))
                self.source.problems.append(unknown(name, (*self.shared, *own), place, "reaction"))
        names = [r.id for r in (*self.own, *chosen)]
        for index, name in enumerate(self.reactions.first):
            if name not in names:
                self.source.problems.append(unknown(name, names, self.source.place(("reactions", "first", index)), "reaction here"))
        return (*self.own, *chosen)

    def _role_play(self) -> RolePlay | None:
        play = self.file.role_play
        if play is None:
            return None
        client = play.client
        ladder = {level: tuple(map(curl, lines)) for level, lines in client.ladder.items()}
        card = ClientCard(curl(client.who), curl(client.wants), curl(client.hidden), curl(client.reveal_if), curl(client.opening),
                          {str(k): v for k, v in ladder.items()}, {str(k): curl(v) for k, v in client.closing.items()})
        return RolePlay(play.case, card)

