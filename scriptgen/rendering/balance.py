"""The markup of a template before any value is in it: elements opened and closed, and what stands where, branch by branch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scriptgen.problems import Place, Problem
from scriptgen.rendering.vocabulary import ELEMENTS, TEXT, attribute_problem, element_problem, fault, value_problem

_TEXT = re.compile(r"<(/?)([A-Za-z][\w.-]*)|<(?!/?[A-Za-z])|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)")
_IN_TAG = re.compile(r"\s*(?:(/?>)|([A-Za-z][\w.-]*)\s*=\s*([\"']))")
_CLOSE = re.compile(r"\s*>")


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, and where it began."""

    tag: str
    place: Place


@dataclass(frozen=True, slots=True)
class State:
    """Where the reading of a template stands: what is open, and the attribute value it is in, if any."""

    open: tuple[_Open, ...] = ()
    tag: str = ""
    names: tuple[str, ...] = ()
    quote: str = ""

    @property
    def between_attributes(self) -> bool:
        """Return whether it stands in a tag, outside of quotes."""
        return bool(self.tag) and not self.quote


class Markup:
    """Read the text of one template piece by piece. `floor` is how many elements stood open where a branch began."""

    def __init__(self) -> None:
        """Begin where nothing is open."""
        self.state = State()
        self.floor = 0
        self.problems: list[Problem] = []
        self._value: list[str] | None = None

    def text(self, text: str, file: str, line: int) -> None:
        """Read a piece of the template's own text, which begins on a line of a file."""
        position = 0
        while position < len(text):
            place = Place(file, line + text.count("\n", 0, position))
            if self.state.quote:
                position = self._in_value(text, position, place)
            elif self.state.tag:
                position = self._in_tag(text, position, place)
            else:
                position = self._between(text, position, file, line)

    def output(self, place: Place) -> None:
        """Read `{{ … }}`, which is words; a line of the situation may stand wherever a `say` may."""
        if self.state.between_attributes:
            self._note(fault(place, "Jinja cannot stand between attributes.", "write it inside the quotes of one."))
        elif self.state.quote:
            self._value = None  # not known before there is a script
        else:
            holds = self._holds()
            if holds and TEXT not in holds and "say" not in holds:
                self._words(place)

    def begin_branch(self, place: Place) -> tuple[State, int]:
        """Begin a branch; return what `end_branch` needs."""
        if self.state.between_attributes:
            self._note(fault(place, "Jinja cannot stand between attributes.", "write it inside the quotes of one."))
        before = (self.state, self.floor)
        self.floor = len(self.state.open)
        self._value = None
        return before

    def end_branch(self, before: tuple[State, int], place: Place) -> None:
        """End a branch: it has to leave everything as it was. The next one begins from there again."""
        state, floor = before
        for left in self.state.open[len(state.open):]:
            self._note(fault(left.place, f"<{left.tag}> is opened here and not closed in the same branch.", f"write </{left.tag}> in it."))
        if (self.state.tag, self.state.quote) != (state.tag, state.quote):
            self._note(fault(place, "an attribute or a tag is cut in two by a branch.", "keep it whole in each branch."))
        self.state, self.floor = state, floor
        self._value = None

    def _between(self, text: str, position: int, file: str, line: int) -> int:
        found = _TEXT.search(text, position)
        end = found.start() if found else len(text)
        words = text[position:end]
        if words.strip():
            start = position + len(words) - len(words.lstrip())
            self._words(Place(file, line + text.count("\n", 0, start)))
        if found is None:
            return end
        place = Place(file, line + text.count("\n", 0, end))
        if found[2] is None:
            what = found[0]
            says = f"{what} alone is not text."
            self._note(fault(place, says, "write &amp; or &lt;; a note to yourself goes in {# … #}."))
            return found.end()
        if not found[1]:
            self._begin(found[2], place)
            return found.end()
        self._end(found[2], place)
        closed = _CLOSE.match(text, found.end())
        if closed is None:
            self._note(fault(place, f"</{found[2]} has no >.", "write it."))
        return closed.end() if closed else found.end()

    def _words(self, place: Place) -> None:
        holds = self._holds()
        if holds and TEXT not in holds:
            self._note(fault(place, f"words cannot stand straight in <{self.state.open[-1].tag}>.", "put them in <p>."))

    def _holds(self) -> frozenset[str]:
        """Return what the innermost open element that is not `only` may hold; empty where that is not known."""
        inner = next((o.tag for o in reversed(self.state.open) if o.tag != "only"), "")
        return ELEMENTS[inner].holds if inner in ELEMENTS else frozenset()

    def _begin(self, tag: str, place: Place) -> None:
        holder = next((o.tag for o in reversed(self.state.open) if o.tag != "only"), "")
        self._note(element_problem(tag, holder, place))
        self.state = State((*self.state.open, _Open(tag, place)), tag)

    def _end(self, tag: str, place: Place) -> None:
        open_ = self.state.open
        if len(open_) <= self.floor:
            self._note(fault(place, f"</{tag}> closes what was not opened in the same branch.", "open and close it in one branch."))
            return
        if open_[-1].tag != tag:
            self._note(fault(place, f"</{tag}> comes while <{open_[-1].tag}> of {open_[-1].place} is open.", f"write </{open_[-1].tag}>."))
            if all(o.tag != tag for o in open_[self.floor:]):
                return
            while self.state.open[-1].tag != tag:
                self.state = State(self.state.open[:-1])
        self.state = State(self.state.open[:-1])

    def _in_tag(self, text: str, position: int, place: Place) -> int:
        state = self.state
        found = _IN_TAG.match(text, position)
        if found is None:
            if not text[position:].strip():
                return len(text)
            self._note(fault(place, f"the tag <{state.tag}> cannot be read.", 'write attributes as name="value".'))
            end = text.find(">", position)
            self.state = State(state.open)
            return len(text) if end < 0 else end + 1
        if found[1]:
            self.state = State(state.open if found[1] == ">" else state.open[:-1])
            return found.end()
        if found[2] != "at":  # ours, not the author's
            self._note(attribute_problem(state.tag, found[2], place))
        if found[2] in state.names:
            self._note(fault(place, f"<{state.tag}> has {found[2]} twice.", "delete one."))
        self.state = State(state.open, state.tag, (*state.names, found[2]), found[3])
        self._value = []
        return found.end()

    def _in_value(self, text: str, position: int, place: Place) -> int:
        state = self.state
        end = text.find(state.quote, position)
        piece = text[position:] if end < 0 else text[position:end]
        if "<" in piece or any(found[0] == "&" for found in _TEXT.finditer(piece)):
            self._note(fault(place, "an attribute cannot hold < or & alone.", "write &lt; or &amp;."))
        if self._value is not None:
            self._value.append(piece)
        if end < 0:
            return len(text)
        if self._value is not None and state.names[-1] != "at":
            self._note(value_problem(state.tag, state.names[-1], "".join(self._value), place))
        self._value = None
        self.state = State(state.open, state.tag, state.names)
        return end + 1

    def _note(self, problem: Problem | None) -> None:
        if problem is not None:
            self.problems.append(problem)
