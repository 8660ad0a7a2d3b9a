"""What a template is given: the view of a page under the page's name. A kind of document says which page it is made over."""

from __future__ import annotations

from typing import TypeAlias

from scriptgen.kinds import KINDS
from scriptgen.packet import Packet
from scriptgen.phrases import Phrases
from scriptgen.policy import Policy
from scriptgen.rendering.views import SafetyView, ScriptView, safety_view, script_view
from scriptgen.rendering.views_packet import PacketView, packet_view
from scriptgen.rendering.views_phrases import PhrasesView, phrases_view
from scriptgen.rendering.views_policy import PolicyView, policy_view
from scriptgen.rendering.views_wording import WordingsView, wordings_view
from scriptgen.script import SafetyPage, Script
from scriptgen.wording import Wordings

Page: TypeAlias = "Script | SafetyPage | Packet | Phrases | Policy | Wordings"

SHAPES: dict[str, object] = {
    "script": ScriptView, "safety": SafetyView, "packet": PacketView, "phrases": PhrasesView, "policy": PolicyView,
    "wordings": WordingsView,
}


def shape_of(kind: str) -> tuple[str, object]:
    """Return the name and the shape of the view that the template of a kind is given. A pack's own kinds are made over a script."""
    known = KINDS.get(kind)
    name = known.context if known else "script"
    return name, SHAPES[name]


def page_view(page: Page) -> tuple[str, object]:
    """Return the name and the view that a template of a page is given."""
    if isinstance(page, Script):
        return "script", script_view(page)
    if isinstance(page, SafetyPage):
        return "safety", safety_view(page)
    if isinstance(page, Phrases):
        return "phrases", phrases_view(page)
    if isinstance(page, Policy):
        return "policy", policy_view(page)
    if isinstance(page, Wordings):
        return "wordings", wordings_view(page)
    return "packet", packet_view(page)
