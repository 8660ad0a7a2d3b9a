"""The kinds of document: what each is called, what it is made over, who sees it, and how it is filed. One table for all doors."""

from __future__ import annotations

from scriptgen.frozen import frozen

WORKING = "Working paper for supervision, not for the record. If a complaint or case is open: keep it, change nothing, ask."
TRAINING = "Training page. The client on it is invented."
ROOM = "My own notes for this talk."
RECORD = "Prompts for the note. The note itself goes into the record, this page does not."
CARD = "No client details on this card."
STAFF = "For staff. Approved wording."
NONE = ""  # what a client holds says nothing about how we file it


@frozen
class Kind:
    """Describe one kind of document. `context` names what its template is given; `client` says that a client holds it."""

    id: str
    says: str
    context: str = "script"
    filing: str = WORKING
    client: bool = False


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("script", "the conversation script"),
        Kind("words", "only the words to say, large, for the room", filing=ROOM),
        Kind("worksheet", "the decision: a thinking page, and a record of what was decided"),
        Kind("message", "what goes out in writing, with --by secure-message or letter", filing=NONE, client=True),
        Kind("note", "prompts for the documentation note", filing=RECORD),
        Kind("card", "a pocket card, two sides of A6, without client details", filing=CARD),
        Kind("map", "the talk as a picture on one page"),
        Kind("facilitator", "role-play: the plan, the rules, and a flawed script to mark", "packet", TRAINING),
        Kind("client-card", "role-play: the card of who plays the client", "packet", TRAINING),
        Kind("clinician-card", "role-play: the card of who leads the talk", "packet", TRAINING),
        Kind("observer", "role-play: what to listen for, a rubric, the debriefing", "packet", TRAINING),
        Kind("flawed-script", "role-play: a script that goes wrong, to mark", "packet", TRAINING),
        Kind("replay-script", "role-play: the script for round two", "packet", TRAINING),
        Kind("process-recording", "a form for what was said, felt and thought, for the real talk", "packet", WORKING),
        Kind("safety", "the page given instead of a script", "safety"),
        Kind("policy", "a policy on social media and contact", "policy", NONE, client=True),
        Kind("acknowledgement", "the one-page sheet on contact for clients", "policy", NONE, client=True),
        Kind("phrasebook", "approved wording for chosen situations", "phrases", STAFF),
        Kind("wording", "the wording of a pack as rows to edit in Word", "wordings", STAFF),
    )
}
_SHEETS = ("facilitator", "client-card", "clinician-card", "observer", "flawed-script", "replay-script", "process-recording")
BUNDLES: dict[str, tuple[str, ...]] = {
    "role-play": _SHEETS,
    "all": ("script", "words", "worksheet", "message", "note", "card", "map", *_SHEETS),
}
FROM_A_BRIEF = tuple(k.id for k in KINDS.values() if k.context in ("script", "packet"))


def expanded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds that some names stand for, bundles opened up, each once and in order."""
    return tuple(dict.fromkeys(kind for name in names for kind in BUNDLES.get(name, (name,))))
