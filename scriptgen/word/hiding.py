"""What Word does not show: text that is hidden by itself or by its style, rows, drawings, and what is only there as a tracked change."""

from __future__ import annotations

from collections.abc import Iterable

from scriptgen.word.opening import Element
from scriptgen.word.places import above, child, is_on, local, value, word

REMOVED, ADDED = ("del", "moveFrom"), ("ins", "moveTo")


class Hiding:
    """Know which styles hide their text, and say whether an element is hidden."""

    def __init__(self, styles: Iterable[Element]) -> None:
        """Read the styles, each with those it is based on."""
        self._based: dict[str, str] = {}
        self._says: dict[str, bool] = {}
        for root in styles:
            for style in (one for one in root if word(one) == "style"):
                name = value(style, "styleId")
                self._based[name] = value(child(style, "basedOn"))
                said = child(style, "rPr", "vanish")
                if said is not None:
                    self._says[name] = is_on(said)

    def style(self, name: str) -> bool:
        """Return whether a style hides its text."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in self._says:
                return self._says[name]
            seen.add(name)
            name = self._based.get(name, "")
        return False

    def run(self, run: Element) -> bool:
        """Return whether a run is hidden, by itself, by its style, or by that of its paragraph."""
        said = child(run, "rPr", "vanish")
        if said is not None:
            return is_on(said)
        if self.style(value(child(run, "rPr", "rStyle"))):
            return True
        return bool(self._says) and self.style(value(child(above(run, "p"), "pPr", "pStyle")))

    def found(self, root: Element) -> list[Element]:
        """Return what is hidden in a part: runs, marks of paragraphs, rows of tables, drawings."""
        return [one for one in root.iter() if self._hides(one)]

    def _hides(self, one: Element) -> bool:
        name = word(one)
        if name == "r":
            return self.run(one) and any(word(inside) not in ("rPr", "lastRenderedPageBreak") for inside in one)
        if name == "p":
            return is_on(child(one, "pPr", "rPr", "vanish"))
        if name == "tr":
            return is_on(child(one, "trPr", "hidden"))
        if local(one) == "docPr":
            return one.get("hidden", "0") in ("1", "true")
        return "visibility:hidden" in (one.get("style") or "").replace(" ", "").lower()
