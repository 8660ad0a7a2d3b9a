"""A person's own draft: what a good supervisor would say about it, and what one would not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen.language.draft import is_english, judge

READER = (
    "I really appreciate that you were interested in me and wanted to reach out. I’ve been thinking about it and realized it doesn’t sit quite "
    "right with me. I reviewed our privacy policies and it seems I am actually in violation of our code in regards to having a ‘dual "
    "relationship.’ I’ve also done some research with my supervisor and was told that we are not allowed to connect with clients via social media "
    "so as not to violate any privacy issues both for the client and also for us, even when the client doesn’t feel it’s important. "
    "I will need to de-friend you."
)
GOOD = (
    "Could we start with Facebook? You did nothing wrong. We’re connected there, and I’m going to end our connection this evening. "
    "I accepted without seeing it was you, and I should have told you the day I knew. I’m sorry. "
    "I don’t stay connected with clients on my own accounts. On there we both see things we never told each other. "
    "We go on meeting on Tuesday, and you can reach me through the office. What is it like to hear that?"
)


def said(text: str) -> str:
    return " ".join(remark.says for remark in judge(text).remarks)


def test_the_readers_draft_gets_what_a_good_supervisor_would_say() -> None:
    heard = judge(READER)
    assert heard.news_at >= 100 and heard.reasons >= 3 and heard.questions == 0
    words = said(READER)
    for part in ("word 1", "thank them first", "plead guilty", "reasons", "A rule speaks", "undecided", "what they wanted", "“the client”",
                 "What you did yourself is not said", "Nothing says what stays", "not asked anything"):
        assert part in words, part


def test_a_draft_that_does_it_well_gets_no_remark() -> None:
    heard = judge(GOOD)
    assert heard.remarks == () and 0 < heard.news_at <= 45


@pytest.mark.parametrize(("text", "part"), [
    ("I blocked you. If you ever write again I will have to end our work.", "threat"),
    ("I'm sorry. I removed you yesterday. I'm so sorry.", "comfort you"),
    ("I can't keep this gift. Is that okay?", "not theirs to allow"),
    ("We should talk about appropriate boundaries in our therapeutic relationship.", "never hear what you will do"),
    ("I unfriended you. You have seen my photos.", "not of what you have seen of theirs"),
])
def test_each_fault_is_named(text: str, part: str) -> None:
    assert part in said(text)


@pytest.mark.parametrize(("text", "part"), [
    ("I blocked you in March, and I'm sorry.", "comfort you"),
    ("I can't keep this gift. What is it like to hear that?", "not theirs to allow"),
    ("I saw your photo. You have seen mine. I'm going to end our connection.", "not of what you have seen"),
    ("I'm going to end our connection there today.", "never hear what you will do"),
    ("I don't connect with clients on my accounts; our policy says so too.", "A rule speaks"),
])
def test_a_near_miss_is_left_alone(text: str, part: str) -> None:
    assert part not in said(text)


def test_another_language_is_not_judged_as_english() -> None:
    assert is_english(READER) and not is_english("Ich habe die Anfrage angenommen, ohne zu sehen, wer es war, und muss sie beenden.") and not is_english("")


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_no_count_is_impossible(text: str) -> None:
    heard = judge(text)
    assert 0 <= heard.news_at <= heard.words + 1 and all(r.says and r.repair and r.sentence <= heard.sentences for r in heard.remarks)
