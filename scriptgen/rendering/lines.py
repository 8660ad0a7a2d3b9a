"""A line as templates see it: printed, it is a `say` with its address, its key and its values; nothing in it can break the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from scriptgen.script import Said, Value
from scriptgen.situation import Hole, Wording, unfilled

_FIRST = re.compile(r".*?[.?!](?=\s|$)|.*", re.DOTALL)


def escaped(text: str) -> str:
    """Return the text so that no character of it is markup: what MarkupSafe does, without an object for each piece."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _attribute(text: str) -> str:
    """Escape an attribute; its line breaks and tabs would otherwise become spaces."""
    text = escaped(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    return text


def _value(fact: str, value: Value) -> str:
    about = f'fact="{_attribute(fact)}" label="{_attribute(value.blank)}" title="{_attribute(value.title)}"'
    return f"<blank {about}/>" if value.text is None else f"<fill {about}>{escaped(value.text)}</fill>"


def _words(wording: Wording, values: dict[str, Value]) -> str:
    return "".join([_value(p.name, values[p.name]) if isinstance(p, Hole) else escaped(p) for p in wording])


def words(wording: Wording, values: dict[str, Value]) -> Markup:
    """Return a wording as markup, its values in their places, without identity."""
    return Markup(_words(wording, values))


_MOST = 4096
_PRINTED: dict[tuple[object, ...], str] = {}
"""Lines without values as printed. They are authors' words alone."""


def _say(said: Said) -> str:
    """Return one line with its identity."""
    same = (said.address, said.wording, said.place, said.limit or said.interim, said.locked)
    if not said.values and same in _PRINTED:
        return _PRINTED[same]
    opening = _opening(said.place, said.address, said.key, unfilled(said.wording), said.limit or said.interim, said.locked)
    printed = f"{opening}{_words(said.wording, said.values)}</say>"
    if not said.values:
        if len(_PRINTED) >= _MOST:
            _PRINTED.clear()
        _PRINTED[same] = printed
    return printed


@lru_cache(maxsize=4096)
def _opening(place: str, address: str, key: str, text: str, limit: bool, locked: bool) -> str:
    """Return the tag that opens a line; it is all authors' words, so that keeping it keeps nothing of anybody."""
    kind = ' kind="limit"' if limit else ""
    lock = ' locked="yes"' if locked else ""
    return (
        f'<say at="{_attribute(place)}" address="{_attribute(address)}" key="{key}" unfilled="{_attribute(text)}"{kind}{lock}>'
    )


class ValueView:
    """Show a value, or the blank in its place."""

    __slots__ = ("_fact", "_value")

    def __init__(self, fact: str, value: Value) -> None:
        """Look at one value."""
        self._fact, self._value = fact, value

    def __html__(self) -> str:
        """Return the value as markup."""
        return _value(self._fact, self._value)

    @property
    def ask(self) -> str:
        """Return the question the value answers."""
        return self._value.title

    @property
    def label(self) -> str:
        """Return what the blank shows."""
        return self._value.blank


class LineView:
    """Show one line: printed, it is a `say` with its address, its key, and its values."""

    __slots__ = ("_said",)

    def __init__(self, said: Said) -> None:
        """Look at one line."""
        self._said = said

    def __html__(self) -> str:
        """Return the line as markup, headed by the question it hangs on, and with its alternatives."""
        said = self._said
        if said.alternatives:
            rows = "".join(f'<option answer="{_attribute(answer)}">{_say(line)}</option>' for answer, line in said.alternatives)
            shown = f'<choose ask="{_attribute(said.alternatives_ask)}">{rows}</choose>'
        else:
            shown = _say(said)
        return f'<optional because="{_attribute(said.optional_because)}">{shown}</optional>' if said.optional_because else shown

    @property
    def plain(self) -> Markup:
        """Return the words and values without identity: for a second place."""
        return words(self._said.wording, self._said.values)

    @property
    def for_the_room(self) -> Markup:
        """Return the line without the questions it hangs on, which are the speaker's own: `or` and `perhaps` stand for them."""
        said = self._said
        ways = [_say(line) for _, line in said.alternatives] or [_say(said)]
        perhaps = '<p kind="small">perhaps</p>' if said.optional_because else ""
        return Markup(perhaps + '<p kind="small">or</p>'.join(ways))

    @property
    def for_the_letter(self) -> Markup:
        """Return the line as paragraphs that know nothing of where they come from: for what the other person holds."""
        said = self._said
        ways = [words(line.wording, line.values) for _, line in said.alternatives] or [words(said.wording, said.values)]
        perhaps = '<p kind="small">perhaps</p>' if said.optional_because else ""
        return Markup(perhaps + '<p kind="small">or</p>'.join(f"<p>{way}</p>" for way in ways))

    @property
    def short(self) -> str:
        """Return the first sentence alone, a blank in square brackets: for a card, where there is no room for more.

        Where there is still something to choose, no sentence is true yet.
        """
        if self._said.alternatives:
            return "(to choose: see the script)"
        return _FIRST.match(self._said.text())[0]  # type: ignore[index]

    @property
    def text(self) -> str:
        """Return the words alone; a blank is in square brackets."""
        return self._said.text()

    @property
    def optional_because(self) -> str:
        """Return the question the line hangs on."""
        return self._said.optional_because

    @property
    def alternatives(self) -> list[AnswerView]:
        """Return the alternatives to choose from."""
        return [AnswerView(answer, line) for answer, line in self._said.alternatives]

    @property
    def alternatives_ask(self) -> str:
        """Return the question that chooses."""
        return self._said.alternatives_ask


class AnswerView:
    """Show one alternative: the answer in plain words and the line said then."""

    __slots__ = ("_answer", "_said")

    def __init__(self, answer: str, said: Said) -> None:
        """Look at one alternative."""
        self._answer, self._said = answer, said

    @property
    def answer(self) -> str:
        """Return the answer in plain words."""
        return self._answer

    @property
    def line(self) -> LineView:
        """Return the line said then."""
        return LineView(self._said)


def line_views(lines: Iterable[Said]) -> list[LineView]:
    """Return a view over each line."""
    return [LineView(said) for said in lines]
