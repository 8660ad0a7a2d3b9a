"""The shipped `_policy/` files to the texts policies are made from; their faults are told like those of situations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from scriptgen.loading.authored_policy import ClauseEntry, FieldEntry, PolicyTextsFile, QuestionEntry, RuleEntry
from scriptgen.loading.building import condition
from scriptgen.loading.library import Pack, base_pack, digest
from scriptgen.loading.shapes import checked_alone
from scriptgen.loading.wording import curl, parse_wording
from scriptgen.loading.yaml_text import Path_, Source, read_source
from scriptgen.names import unknown
from scriptgen.policy import LARGEST_CLAUSE, ClauseText, Contradiction, Field, PolicyTexts, Question, RuleText
from scriptgen.problems import Code, InvalidInput, Place, Problem
from scriptgen.situation import Condition, holes
from scriptgen.voice import PackMark

COMPUTED = ("tools", "not_used", "relied_on", "existing", "title", "version")  # what a rule may ask for beside the answers
_YES_NO = {"yes": "yes", "no": "no"}


def load_policy_texts(pack: Pack | None = None) -> PolicyTexts:
    """Return the questions, clauses, contradictions and statements of a pack, the shipped library if none is given.

    Raises InvalidInput with every fault of the files.
    """
    pack = pack or base_pack()
    reading = _Reading()
    files = sorted((pack.root / "situations" / "_policy").glob("*.yaml"))
    for path in files:
        reading.read(path, pack.label(path))
    texts = reading.texts((PackMark(pack.name, "", digest(files)[:16]),))
    if reading.problems:
        raise InvalidInput(reading.problems)
    return texts


class _Reading:
    """Collect what the files hold, and what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.questions: list[Question] = []
        self.clauses: list[ClauseText] = []
        self.contradictions: list[Contradiction] = []
        self.statements: list[tuple[str, tuple[RuleText, ...]]] = []
        self.conditions: list[tuple[Condition, Place]] = []
        self.holes: list[tuple[str, Place]] = []

    def read(self, path: Path, label: str) -> None:
        source = read_source(path, label)
        entry = checked_alone(PolicyTextsFile, source) if isinstance(source.data, dict) and not source.problems else None
        if entry:
            self.questions += [self._question(q, source, ("questions", i)) for i, q in enumerate(entry.questions)]
            for index, clause in enumerate(entry.clauses):
                self.clauses.append(self._clause(clause, source, ("clauses", index)))
            self.statements += [(s.id, self._rules(s.rules, source, ("sheet", i))) for i, s in enumerate(entry.sheet)]
            for index, clash in enumerate(entry.contradictions):
                when = self._when(condition(clash.when), source.place(("contradictions", index)))
                self.contradictions.append(Contradiction(when, curl(clash.says), curl(clash.mend)))
        self.problems += source.problems

    def texts(self, layers: tuple[PackMark, ...]) -> PolicyTexts:
        texts = PolicyTexts(
            tuple(sorted(self.questions, key=lambda q: q.number)), tuple(sorted(self.clauses, key=lambda c: c.number)),
            tuple(self.contradictions), tuple(self.statements), layers,
        )
        self.problems += _names(texts, self.conditions, self.holes)
        return texts

    def _question(self, entry: QuestionEntry, source: Source, path: Path_) -> Question:
        fields = tuple(_field(key, f, entry) for key, f in entry.answers.items())
        number, *decides = (self._number(n, source.place(path)) for n in (entry.number, *entry.decides))
        return Question(number, entry.part, curl(entry.ask), tuple(decides), entry.row == "yes", fields, curl(entry.note))

    def _number(self, text: str, place: Place) -> int:
        if text.isdecimal() and text.isascii() and 0 < int(text[:9]) <= LARGEST_CLAUSE:
            return int(text)
        mend = f"write a whole number up to {LARGEST_CLAUSE}."
        self.problems.append(Problem(place, Code.WRONG_SHAPE, "this is no number of a clause or question.", mend))
        return 0

    def _clause(self, entry: ClauseEntry, source: Source, path: Path_) -> ClauseText:
        number = self._number(entry.number, source.place((*path, "number")))
        if any(c.number == number or c.id == entry.id for c in self.clauses):
            says = "this number or id stands twice; scripts cite it."
            self.problems.append(Problem(source.place((*path, "number")), Code.DOUBLE, says, "give the new clause its own."))
        if not entry.reason.strip():
            mend = "say in one sentence what goes wrong without it."
            self.problems.append(Problem(source.place((*path, "reason")), Code.WRONG_SHAPE, "a clause needs its reason.", mend))
        rules = self._rules(entry.rules, source, path)
        return ClauseText(number, entry.id, curl(entry.title), entry.audience, curl(entry.binds), curl(entry.reason),
                          entry.material == "yes", rules)

    def _rules(self, entries: list[RuleEntry], source: Source, path: Path_) -> tuple[RuleText, ...]:
        rules = []
        for index, entry in enumerate(entries):
            place = source.place((*path, "rules", index, "rule"))
            wording, problems = parse_wording(entry.rule, place)
            self.problems += problems
            self.holes += [(name, place) for name in holes(wording)]
            rules.append(RuleText(self._when(condition(entry.when), place), wording, curl(entry.reason), place))
        return tuple(rules)

    def _when(self, when: Condition, place: Place) -> Condition:
        self.conditions.append((when, place))
        return when


def _field(key: str, entry: FieldEntry, question: QuestionEntry) -> Field:
    choices: Mapping[str, str] = _YES_NO if entry.kind == "yes-no" else {k: curl(v) for k, v in entry.choices.items()}
    return Field(key, curl(entry.ask or question.ask), entry.kind, curl(entry.blank), choices)


def _names(texts: PolicyTexts, conditions: list[tuple[Condition, Place]], found: list[tuple[str, Place]]) -> Iterator[Problem]:
    """Find keys and answers that no question has."""
    known = {f.id: f for q in texts.questions for f in q.fields}
    names = (*known, *COMPUTED)
    for name, place in found:
        if name not in names:
            yield unknown(name, names, place, "answer for the hole")
    for when, place in conditions:
        for clause in when:
            if clause.key not in names:
                yield unknown(clause.key, names, place, "question")
                continue
            choices = known["tool"].choices if clause.key in ("tools", "not_used") and "tool" in known else None
            choices = choices or (known[clause.key].choices if clause.key in known else {})
            for value in clause.values:
                if value != "given" and choices and value not in choices:
                    yield unknown(value, choices, place, f"answer of {clause.key}:")
