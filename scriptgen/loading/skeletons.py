"""What `scriptgen new` writes: a small pack that works, and a situation to fill in. Nothing is read but the words that are overridden."""

from __future__ import annotations

from scriptgen import __version__
from scriptgen.loading.library import Pack, base_pack
from scriptgen.loading.stages import stages, variant_key
from scriptgen.problems import Code, InvalidInput, Place, Problem

EXAMPLE = ("defriending", "limit", "limit", "else")
FILL = "# FILL IN: "


def pack_files(name: str) -> dict[str, str]:
    """Return the files of a new pack by their paths in it. Raises InvalidInput where the shipped words it overrides are not there."""
    title = name.replace("-", " ").replace("_", " ").title()
    needs = ".".join(__version__.split(".")[:2])
    return {
        "pack.yaml": _PACK.replace("NAME", name).replace("TITLE", title).replace("NEEDS", needs),
        "situations/social-media/defriending.yaml": _OVERRIDE.replace("WAS", _was(base_pack())),
        f"situations/_rules/{name}.yaml": _RULE.replace("NAME", name),
        "README.md": _README.replace("NAME", name).replace("TITLE", title),
    }


def _was(base: Pack) -> str:
    situation, move, line, variant = EXAMPLE
    item = stages(situation, (base,))[-1].after.item(move, line)
    found = next((v for v in item.variants if v.id == variant), None) if item else None
    if found is None:
        raise InvalidInput([Problem(Place(""), Code.FILE, "the shipped library lacks the line that a new pack shows.", "install it anew.")])
    return variant_key(found)


def situation_text(name: str) -> str:
    """Return a situation to fill in that is sound as it stands."""
    title = name.replace("-", " ").replace("_", " ").capitalize()
    return _SITUATION.replace("FILL: ", FILL).replace("NAME", name).replace("TITLE", title)


def to_fill(text: str) -> list[tuple[int, str]]:
    """Return the number of each line of a text that is to be filled in, and what to write there."""
    return [(n, line.partition(FILL)[2]) for n, line in enumerate(text.splitlines(), 1) if FILL in line]


_PACK = """\
# TITLE: what this agency says in its own words, laid over the shipped library by id. Nothing here is of a client.
# Look at it with: scriptgen check NAME          See where words come from: scriptgen explain defriending/limit/limit --pack NAME
name: NAME
title: TITLE
version: "0.1"
extends: base                 # or another pack, which lies beside this folder, for a team: agency
language: en-US
needs_scriptgen: ">=NEEDS"
# owner: clinical director    # who answers for the wording: a role, never a name
# review: 2027-06-30          # when it is looked at again; `scriptgen due NAME` lists what is due

# Values of shared facts, said once for the whole agency. A number without a review date is one that nobody checks.
policy_facts: {}
#  channel: {value: the front desk on 555-0142, review_by: 2027-06-30}
#  hours: {value: 9 to 5 on weekdays, review_by: 2027-06-30}
#  crisis_line: {value: "988", review_by: 2027-06-30}
"""

_OVERRIDE = """\
# An example: one line of a shipped situation in this agency's words. Only what differs is written here.
# The same id replaces; a new id is added at the end, or `after:` an id; `withdraw: yes` removes a line.
moves:
  limit:
    lines:
      - id: limit
        # locked: yes             # no later layer may change it, and Word locks it
        variants:
          - id: else              # whoever changes a limit gives it in every tone
            was: WAS     # the shipped words this was written against: if those change, `check` says so
            say:
              warm: On my personal accounts I don't stay connected with any of my clients.
              plain: On my personal accounts I don't stay connected with clients.
              formal: On my personal accounts I do not remain connected with clients.
              firm: On my personal accounts I will not stay connected with clients.
              curious: On my personal accounts I don't stay connected with any client of mine.
"""

_RULE = """\
# An example: a rule of language of this agency. The rules of the shipped library hold too; a rule of the same id replaces one of them.
rules:
  - id: NAME-hides-behind-rules
    kind: existence
    level: warning
    says: It hides behind the rules, and nobody is speaking.
    instead: Say what you do and why, beginning with "I".
    terms: ["the rules don't let me", "the agency forbids", "my boss says"]
    trips: ["The rules don't let me do that.", "The agency forbids gifts.", "My boss says I can't."]
    passes: ["I don't accept gifts.", "I keep my phone off at night.", "I answer in the morning."]
# waivers:                      # one line that may break one rule: why, who allowed it (a role), and until when
#  - {rule: NAME-hides-behind-rules, line: gift/reason/basis, because: a law is quoted, by: clinical director, until: 2027-06-30}
"""

_README = """\
# TITLE

A pack for scriptgen: the words of this agency over the shipped library.

- `pack.yaml`: name, version, who answers for it, and the numbers and hours that are said everywhere.
- `situations/social-media/defriending.yaml`: an example of a line in your own words. Change it, or delete the file.
- `situations/_rules/NAME.yaml`: an example of a rule of language.

Write a situation of your own: `scriptgen new situation late-fees --pack NAME`
Use the pack: `scriptgen make defriending --pack NAME`, or put a file `scriptgen.toml` beside this folder with the line `pack = "NAME"`.
Check it: `scriptgen check NAME`. See what is up for review: `scriptgen due NAME`. Give it to somebody: `scriptgen zip NAME`.

No facts about a client belong here.
"""

_SITUATION = """\
# A situation to fill in. Each place that is yours is marked, and its sentences are examples. Read the file aloud when you are done.
# The format: docs/writing-situations.md. Check it: scriptgen check THIS-FILE   Read it: scriptgen make NAME --no-input --format txt -o -
FILL: what the talk is about, in everyday words
title: TITLE
FILL: when somebody needs it, in one sentence
summary: Someone asks about this, and you say what holds.
FILL: how it is named inside a sentence
topic: this matter
FILL: other words by which people would look for it
also: []
language: en-US
arc: standard

FILL: with whom and how the words are true; take out what does not fit
fits:
  relationship: [new-client, established-client, long-term-client]
  medium: [in-person, video, phone]

FILL: two or three cases that happen, with their answers
cases:
  asked-by-them:
    title: They brought it up
    facts: {they_asked: yes}

FILL: what a clinician has to answer; each fact is used in a line or a condition
facts:
  they_asked:
    ask: Did they bring it up?
    kind: yes-no
  matter:
    ask: What is it about? In your words, as you will say it to them.
    kind: noun-phrase
    frame: I want to talk about ___
    blank: what it is
    example: the fee for a missed meeting

moves:
  FILL: the topic and the news, within 45 words
  open:
    intent: They know the topic and the answer.
    coach: Topic, then the news. Nothing before it.
    lines:
      - id: topic
        variants:
          - id: they-asked
            when: {they_asked: yes}
            say:
              warm: "I've thought about {{ matter }} since you brought it up."
              plain: "You asked me about {{ matter }}."
              formal: "You have asked me about {{ matter }}."
              firm: "You asked about {{ matter }}."
              curious: "You brought up {{ matter }}, and I've thought about it."
          - id: else
            say:
              warm: "Can I start with {{ matter }}?"
              plain: "I want to talk about {{ matter }}."
              formal: "May I begin with {{ matter }}?"
              firm: "This is about {{ matter }}."
              curious: "Could we start with {{ matter }}?"
      - id: news
        say:
          warm: It stays the way we set it up, and I want you to hear that first.
          plain: It stays the way we set it up.
          formal: It will remain the way it is set up.
          firm: It stays as it is.
          curious: I've decided that it stays the way we set it up.
  FILL: what was real about it for them, in one sentence
  happened:
    intent: What they wanted is heard.
    coach: One line, said slowly.
    lines:
      - id: heard
        say:
          warm: I can see why you'd want that.
          plain: I see why you want that.
          formal: I understand why you would wish for that.
          firm: I heard what you want.
          curious: I've wondered what it would have meant to you.
  FILL: the limit in one sentence of 8 to 20 words, the same in scope in each tone
  limit:
    intent: Nobody can leave unsure what the answer is.
    coach: One sentence, then the full stop.
    lines:
      - id: limit
        limit: yes
        # keeps: [same terms]           # words that each tone must hold
        say:
          warm: I keep to the same terms with each of the people I work with.
          plain: I keep to the same terms with everyone I work with.
          formal: I keep to the same terms with every person I work with.
          firm: I will keep to the same terms with everyone I work with.
          curious: I keep to the same terms with all the people I work with.
  FILL: one reason that is true, and yours
  reason:
    intent: One reason, and it is true.
    coach: One reason only.
    lines:
      - id: basis
        say:
          warm: That way you know where you stand with me.
          plain: Then you know where you stand.
          formal: In this way you know where you stand with me.
          firm: You know where you stand.
          curious: It lets you know where you stand with me.
  FILL: what stays, and how to reach it
  next:
    intent: Something real stays.
    coach: Say it as a fact.
    lines:
      - id: stays
        say:
          warm: Our work goes on as before, and you can bring this up again with me.
          plain: Our work goes on. You can bring this up again.
          formal: Our work continues, and you may raise this with me again.
          firm: Our work goes on as before.
          curious: Our work goes on, and I'd like to hear more about this when you want to.

FILL: what they may do; `scriptgen show defriending` lists answers that are shared
reactions:
  use: [anger]
  # first: [anger]

FILL: three questions, three things to listen for, the possible answers
supervision:
  questions:
    - Whose need does the answer meet?
  listen_for:
    - The limit is said once, in one sentence.
  options:
    - It stays as it is
    - An exception, this once
"""
