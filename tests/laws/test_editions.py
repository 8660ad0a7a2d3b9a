"""The documents of one brief say the same, and each keeps to itself what the others are not to see: read from the bytes of finished files."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from html import unescape
from io import BytesIO
from itertools import product

import pytest

from scriptgen.composing.compose import compose
from scriptgen.kinds import BUNDLES, KINDS
from scriptgen.loading.load import load
from scriptgen.packet import Packet
from scriptgen.pipeline import Job, Made, make
from scriptgen.problems import Refused
from scriptgen.script import Brief, Script
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED
from tests.laws.answering import with_examples
from tests.word.checking import faults

MARK = "zqxjkv"
SHEETS = BUNDLES["role-play"]
CLIENT_FACING = ("message",)
WRITTEN = ("secure-message", "letter")
loaded_once = cache(load)


def read(data: bytes) -> dict[str, str]:
    """Return every part of a package as text: names of parts, values of attributes and words run together, without tags between them."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            values = " ".join(re.findall(r'="([^"]*)"', text))
            words = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", text))
            found[name] = unescape(f"{name} {words} {values}")
    return found


def leaks(data: bytes, sentences: list[str]) -> list[str]:
    """Return which of the sentences stand anywhere in a package, with the part."""
    parts = {name: folded(text) for name, text in read(data).items()}
    return [f"{name}: {s}" for s in sentences for name, text in parts.items() if folded(s) in text]


def folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that are long enough to be told from others."""
    return [s for s in re.split(r"(?<=[.?!])\s+", text) if len(s.split()) >= 4]


def brief_of(loaded: Loaded, mark: bool = True) -> Brief:
    """Return a brief of a case that is not the played one and that fits, with a mark in each word about a person."""
    situation = loaded.situation
    played = situation.role_play.case if situation.role_play else ""
    who = [*(r for r in ("established-client",) if r in situation.relationships), *situation.relationships]
    case, relationship, medium = next(
        (c, r, m) for c, r, m in product(situation.cases, who, situation.media)
        if c.id != played and fits(loaded, Brief(situation.id, "plain", r, m, "clinician", facts={**c.facts, "risk": "no"}))
    )
    dials = {"tone": "plain", "relationship": relationship, "medium": medium, "speaker": "clinician"}
    facts = with_examples(loaded, dials, {**case.facts, "risk": "no"})
    told = {f.id for f in situation.facts if f.holds == "person" and not f.choices and f.kind not in ("date", "number")}
    return Brief(situation.id, *dials.values(), facts={k: f"{v} {MARK}" if mark and k in told else v for k, v in facts.items()})


@cache
def made(name: str, kind: str) -> Made:
    loaded = loaded_once(name)
    brief = brief_of(loaded)
    if kind == "message":
        return make(loaded, message_of(loaded))
    return make(loaded, Job(brief, kind))


def fits(loaded: Loaded, brief: Brief) -> bool:
    """Return whether there is a script for a brief."""
    try:
        return isinstance(compose(loaded, brief), Script)
    except Refused:
        return False


def message_of(loaded: Loaded) -> Job:
    """Return the job of a message that brings the news, where the situation has one; else of one for a missed meeting."""
    situation = loaded.situation
    for case, who, by in product(situation.cases, ("former-client", *situation.relationships), WRITTEN):
        brief = Brief(situation.id, "plain", who, by, "clinician", facts={"risk": "no", **case.facts})
        if who in situation.relationships and fits(loaded, brief):
            return Job(brief, "message", by=by)
    brief = Brief(situation.id, "plain", situation.relationships[0], facts={"risk": "no", **situation.cases[0].facts})
    return Job(brief, "message", by="secure-message", occasion="missed")


def packet_of(name: str) -> Packet:
    composed = made(name, "client-card").composed
    assert isinstance(composed, Packet)
    return composed


def clients_words(packet: Packet) -> list[str]:
    """Return what only who plays the client may know."""
    client = packet.client
    told = [client.wants, client.hidden, client.reveal_if, *client.closing.values()]
    return [s for text in told for s in sentences(text)] + [line for _, lines in packet.ladder for line in lines if len(line.split()) >= 4]


def workers_words(packet: Packet) -> list[str]:
    """Return what only who leads the talk may know: every line of the script and of its replies."""
    script = packet.script
    said = [line for step in script.steps for line in (*step.lines, *step.later)]
    said += [r.say for r in (*script.replies, *script.more_replies)]
    return [s for line in said for s in sentences(line.text())]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", [k for k in BUNDLES["all"] if k != "message"])
def test_every_kind_is_valid_word(name: str, kind: str) -> None:
    assert not faults(made(name, kind).data)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_clients_card_holds_nothing_of_the_workers_and_the_other_way_round(name: str) -> None:
    packet = packet_of(name)
    assert len(clients_words(packet)) > 6 and len(workers_words(packet)) > 20
    assert leaks(made(name, "client-card").data, workers_words(packet)) == []
    for kind in ("clinician-card", "observer", "flawed-script", "replay-script", "process-recording"):
        assert leaks(made(name, kind).data, clients_words(packet)) == [], kind


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", SHEETS)
def test_no_sheet_of_a_role_play_holds_a_word_of_the_brief(name: str, kind: str) -> None:
    assert leaks(made(name, kind).data, [MARK]) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pocket_card_holds_no_word_about_a_person(name: str) -> None:
    assert leaks(made(name, "card").data, [MARK]) == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", CLIENT_FACING)
def test_what_a_client_holds_knows_nothing_of_us(name: str, kind: str) -> None:
    found = made(name, kind)
    assert KINDS[kind].client and isinstance(found.composed, Script)
    assert not {n for n in read(found.data) if "customXml" in n or "comments" in n}
    ids = [line.address for step in found.composed.steps for line in step.lines]
    words = ["_sg_", "scriptgen", "w:comment", *([name] if "-" in name else []), found.composed.tone + " tone", found.composed.arc, *ids]
    assert leaks(found.data, words) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_limit_is_the_same_sentence_in_every_document(name: str) -> None:
    limit = made(name, "script").composed.limit
    assert limit is not None and not limit.alternatives
    for kind in ("words", "card", "map"):
        assert leaks(made(name, kind).data, [limit.text().replace(MARK, "").strip()] if kind == "card" else [limit.text()]), kind


@pytest.mark.parametrize("name", SHIPPED)
def test_a_line_of_the_words_page_stands_in_the_script_too(name: str) -> None:
    script = folded(read(made(name, "script").data)["word/document.xml"])
    composed = made(name, "words").composed
    for line in (line for step in composed.steps for line in step.lines):
        assert all(folded(s) in script for s in sentences(line.text()))


def planted(data: bytes, name: str, text: str, add: bool = False) -> bytes:
    """Return a package with a text planted into one of its parts, or with one more part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w") as changed:
        for part in package.namelist():
            found = package.read(part).decode("utf-8", "replace")
            changed.writestr(part, found.replace("</w:body>", f"{text}</w:body>") if part == name else found)
        if add:
            changed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(("part", "text", "add"), [
    ("docProps/custom.xml", "<Properties><property name='about'><vt:lpwstr>{}</vt:lpwstr></property></Properties>", True),
    ("word/document.xml", '<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="{}"/></w:drawing></w:r></w:p>', False),
    ("word/comments.xml", "<w:comments><w:comment><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment></w:comments>", True),
    ("word/document.xml", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>", False),
    ("word/document.xml", '<w:sdt><w:sdtPr><w:alias w:val="{}"/></w:sdtPr></w:sdt>', False),
], ids=["custom property", "alternative text", "comment", "hidden text", "control"])
def test_a_planted_leak_is_found(part: str, text: str, add: bool) -> None:
    secret = clients_words(packet_of("defriending"))[0]
    clean = made("defriending", "clinician-card").data
    assert leaks(clean, [secret]) == []
    assert leaks(planted(clean, part, text.format(secret), add), [secret])
