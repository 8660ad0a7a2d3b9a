"""What the sheets of the role-play packet see: the case's script, the invented client, and the script that goes wrong."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from scriptgen.packet import Packet
from scriptgen.rendering.lines import LineView
from scriptgen.rendering.views import ScriptView, script_view


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
    flawed_words: int


def packet_view(packet: Packet) -> PacketView:
    """Return what the sheets see of a packet."""
    client = packet.client
    return PacketView(
        script_view(packet.script), packet.case,
        ClientView(client.who, client.wants, client.hidden, client.reveal_if, client.opening,
                   client.closing.get("good", ""), client.closing.get("poor", "")),
        [RungView(level, list(lines)) for level, lines in packet.ladder],
        [LineView(said).plain for said in packet.flawed], list(packet.listen), packet.script.title,
        _sorry(packet), sum(len(said.text().split()) for said in packet.flawed[:-1]),
    )


def _sorry(packet: Packet) -> str:
    """Return how often the flawed lines say sorry: none, once or twice."""
    count = sum("sorry" in said.text().lower() for said in packet.flawed)
    return ("none", "once", "twice")[min(count, 2)]
