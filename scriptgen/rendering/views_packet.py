"""What the sheets of the role-play packet see: the case's script, the invented client, and the script that goes wrong."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from scriptgen.packet import Packet
from scriptgen.rendering.lines import LineView
from scriptgen.rendering.views import KnownView, ScriptView, script_view


class RungView(NamedTuple):
    """One level of the ladder with the client's lines."""

    level: str
    lines: list[str]


class ClientView(NamedTuple):
    """The invented client."""

    who: str
    wants: str
    hidden: str
    reveal_if: str
    opening: str
    closing_good: str
    closing_poor: str


class PacketView(NamedTuple):
    """A role-play packet."""

    script: ScriptView
    case: str
    client: ClientView
    ladder: list[RungView]
    flawed: list[Markup]
    listen: list[str]
    title: str
    sorry: str
    news_after: int
    limit_after: int
    stays: list[KnownView]
    event: list[str]


def packet_view(packet: Packet) -> PacketView:
    """Return what the sheets see of a packet."""
    client = packet.client
    return PacketView(
        script_view(packet.script), packet.case,
        ClientView(client.who, client.wants, client.hidden, client.reveal_if, client.opening,
                   client.closing.get("good", ""), client.closing.get("poor", "")),
        [RungView(level, list(lines)) for level, lines in packet.ladder],
        [LineView(said).plain for said in packet.flawed], list(packet.listen), packet.script.title,
        _sorry(packet), _words_before(packet, "open"), _words_before(packet, "limit"), _stays(packet),
        [k.answer for k in packet.script.known[:1]],
    )


def _words_before(packet: Packet, move: str) -> int:
    """Return how many words of the flawed script come before the later lines of a move: before the news, or before the limit."""
    moves = [said.address.split("/")[1] for said in packet.flawed]
    here = next((n for n, name in enumerate(moves) if n and name == move), len(moves) - 1)
    return sum(len(said.text().split()) for said in packet.flawed[:here])


def _stays(packet: Packet) -> list[KnownView]:
    """Return what the script promises and leaves open to them, each with its question."""
    step = next((s for s in packet.script.steps if s.move == "next"), None)
    values = {v.title: v.text for said in (step.lines if step else ()) for v in said.values.values() if v.text}
    asked = {k.ask for k in packet.script.known}
    return [KnownView(ask, text) for ask, text in values.items() if ask not in asked]


def _sorry(packet: Packet) -> str:
    """Return how often the flawed lines say sorry: none, once or twice."""
    count = sum("sorry" in said.text().lower() for said in packet.flawed)
    return ("none", "once", "twice")[min(count, 2)]
