"""A person's own draft, heard as a good supervisor hears it: where the news comes, how many reasons, what is owned, what stays.

It counts and points; it does not grade. Sources: the rules of wording in docs/writing-situations.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scriptgen.frozen import frozen
from scriptgen.language import signs

NEWS_BY = 45  # spoken words within which it should be out what will happen
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*[\"”’)]*")
_WORD = re.compile(r"[\w’'-]+")
_LONG = 120  # words in one turn
_SHOWN = 9  # words of a sentence that a remark quotes


@frozen
class Remark:
    """Say one thing about a draft: which sentence it is about (0: the whole), what is heard, and the shortest repair."""

    sentence: int
    says: str
    repair: str


@frozen
class Judged:
    """Hold the counts and the remarks, the most useful first. `news_at` is the word at which the news begins, 0 where it never comes."""

    words: int
    sentences: int
    news_at: int
    reasons: int
    apologies: int
    questions: int
    remarks: tuple[Remark, ...]


def is_english(text: str) -> bool:
    """Return whether a text has enough of the small words of English to be judged."""
    words = _WORD.findall(text)
    return bool(words) and len(signs.ENGLISH.findall(text)) >= max(1, len(words) // 25)


def judge(text: str) -> Judged:
    """Return what a good supervisor would say about a draft of a talk."""
    sentences = [s.strip() for s in _SENTENCE.findall(" ".join(text.split())) if _WORD.search(s)]
    said = " ".join(sentences)
    news = next((n for n, s in enumerate(sentences) if signs.NEWS.search(s)), -1)
    before = sum(len(_WORD.findall(s)) for s in sentences[:news]) if news > 0 else 0
    reasons = sum(bool(signs.RULE.search(s)) + len(signs.BECAUSE.findall(s)) for s in sentences)
    return Judged(
        words=len(_WORD.findall(said)), sentences=len(sentences), news_at=before + 1 if news >= 0 else 0, reasons=reasons,
        apologies=len(signs.SORRY.findall(said)), questions=said.count("?"),
        remarks=tuple([*_order(sentences, news, before), *_weight(sentences, said, reasons), *_person(sentences, said), *_end(said)]),
    )


def _order(sentences: list[str], news: int, before: int) -> Iterator[Remark]:
    """Yield what stands before the news, or that there is none."""
    if news < 0:
        yield Remark(0, "They never hear what you will do, or what you did.", "Say it in one sentence with “I”, straight after the topic.")
        return
    if before >= NEWS_BY:
        says = f"They learn what will happen at word {before + 1}; until then they are guessing."
        yield Remark(news + 1, says, f"Move “{_start(sentences[news])}” to the front, right after the topic.")
    for number, sentence in enumerate(sentences[: max(news, 0)], 1):
        if signs.THANKS.search(sentence):
            yield Remark(number, "You thank them first for what you are about to undo; the warm words turn into the no.",
                         "Leave it out, or say it after they have answered, if it is still true.")
            break


def _weight(sentences: list[str], said: str, reasons: int) -> Iterator[Remark]:
    """Yield what is too many, too soft, or leaned on a rule."""
    guilty = _first(sentences, signs.GUILT)
    if guilty:
        yield Remark(guilty, "You plead guilty to a charge nobody has brought; they now have to look after you, or use it.",
                     "Own the act in plain words, once: “I accepted without looking. I should have told you.”")
    if reasons > 2:
        yield Remark(0, f"{reasons} reasons. Each is a new one to argue with.", "Keep one: the true one, about the two of you.")
    ruled = _first(sentences, signs.RULE)
    if ruled and not signs.LIMIT.search(said):
        yield Remark(ruled, "A rule speaks, not you. “We are not allowed” invites: would you, if you could?",
                     "Say the limit as yours, in one sentence: “I don’t connect with clients on my own accounts.” The rule can wait.")
    soft = _first(sentences, signs.HEDGE)
    if soft:
        yield Remark(soft, "It sounds undecided, and they will hear a maybe.",
                     "If it is decided, say so. If it is not, say when they will know.")
    if len(signs.SORRY.findall(said)) > 1:
        yield Remark(0, "You say sorry more than once; from the second on, they comfort you.", "Once, for what you did. Then a breath.")
    if len(_WORD.findall(said)) > _LONG:
        yield Remark(0, "It is more than one breath, and nothing in it lets them in.",
                     f"Stop by word {_LONG}; keep the rest for after they have spoken.")


def _person(sentences: list[str], said: str) -> Iterator[Remark]:
    """Yield what is said about the other person, and what is not said about oneself."""
    for sign, says, repair in (
        (signs.THREAT, "This is heard as a threat.", "Say what you do; leave out what they must not."),
        (signs.MOTIVE, "You tell them what they wanted. It may be wrong, and it is theirs to say.",
         "Ask it, later and once, or leave it out."),
        (signs.THIRD, "You call them “the client” to their face.", "Say “you”."),
        (signs.JARGON, "A word from the textbook; it makes them a case.", "Say what it means here: page, phone, photo, Tuesday."),
    ):
        number = _first(sentences, sign)
        if number:
            yield Remark(number, says, repair)
    if not signs.OWN.search(said):
        yield Remark(0, "What you did yourself is not said: that you accepted, waited, looked, or were silent.",
                     "One sentence for it, before the limit. It is what they would have asked.")
    if signs.YOURS.search(said) and not signs.MINE.search(said):
        yield Remark(0, "You speak of what they have seen of yours, and not of what you have seen of theirs.", "Yours first.")


def _end(said: str) -> Iterator[Remark]:
    """Yield how it ends: what stays, the one question, the silence."""
    if not signs.STAYS.search(said):
        yield Remark(0, "Nothing says what stays.", "“We go on meeting, and you can reach me through ….” True, and with a time.")
    if signs.PERMISSION.search(said):
        yield Remark(0, "You ask whether it is okay, and it is not theirs to allow.", "Ask what it is like to hear it. Then be silent.")
    elif "?" not in said:
        yield Remark(0, "They are not asked anything, and there is no place to stop.", "One open question at the end, then count to seven.")
    elif said.count("?") > 2:
        yield Remark(0, "Several questions; they will answer the easiest.", "One, at the end.")


def _first(sentences: list[str], sign: re.Pattern[str]) -> int:
    """Return the number of the first sentence with a sign, from 1; 0 where there is none."""
    return next((n for n, s in enumerate(sentences, 1) if sign.search(s)), 0)


def _start(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")
