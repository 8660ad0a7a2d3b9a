"""The signs that a draft is read by: one pattern for each thing a supervisor listens for."""

from __future__ import annotations

import re


def _sign(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_I = r"\bI(?:['’](?:m|ll|ve|d)| am| will| have| need| must| had|)\b"
NEWS = _sign(
    rf"{_I}[^.?!]*\b(?:un-?friend|de-?friend|remov|end(?:ing|ed)? (?:it|our|the|this)|block|declin|return|giv(?:e|ing) (?:it )?back|delet|disconnect)",
    r"\bI (?:can['’]?t|cannot|won['’]?t|will not|(?:a|['’])m not going to) (?:accept|keep|take|connect|stay|write|lend|answer|give|do|be)\b",
    r"\bI(?: have|['’]ve)? (?:decided|looked you up|searched)\b",
)
LIMIT = _sign(r"\bI (?:do not|don['’]t|never|keep|can['’]?t|cannot|won['’]?t|will not)\b[^.?!]*\b(?:client|account|gift|friend|money|page|message|letter|number)")
RULE = _sign(
    r"\b(?:not|n['’]t|never) allowed\b", r"\b(?:against|in violation of|violat\w+|breach\w*)\b", r"\bcode\b", r"\bpolic(?:y|ies)\b", r"\bdual relationship",
    r"\b(?:my )?supervisor\b[^.?!]*\b(?:told|said|says)\b", r"\bwas told\b", r"\bthe rules?\b", r"\bliab(?:le|ility)\b", r"\binsur",
)
GUILT = _sign(r"\bI(?:['’]m| am)(?: actually)? in violation\b", r"\b(?:I|we) (?:have )?violated\b", r"\bunethical\b", r"\bbreach of\b", r"\bdual relationship")
BECAUSE = _sign(r"\bbecause\b", r"\bsince (?:I|we|you|it)\b", r"\bso as (?:not )?to\b", r"\bso that\b", r"\bin order to\b", r"\bthe reason\b")
SORRY = _sign(r"\bsorry\b", r"\bapologi[sz]e\b", r"\bapolog(?:y|ies)\b", r"\bforgive me\b")
THANKS = _sign(r"\bappreciate\b", r"\bthank(?:s| you)\b", r"\bgrateful\b", r"\bflattered\b", r"\bhonou?red\b", r"\btouched that\b")
MOTIVE = _sign(
    r"\byou (?:were|are|['’]re) (?:interested|attracted|lonely|curious|trying|looking for)\b", r"\byou (?:just )?(?:wanted|want|hoped|felt|meant|needed)\b",
    r"\byou (?:don['’]t|didn['’]t) (?:understand|realize|mean)\b",
)
HEDGE = _sign(
    r"\b(?:sit|sits|sitting) (?:quite )?right\b", r"\bI (?:just )?feel (?:like|that)\b", r"\bkind of\b", r"\bsort of\b", r"\ba little (?:bit )?\b",
    r"\bmaybe\b", r"\bperhaps\b", r"\bI guess\b", r"\bit seems\b", r"\bI might (?:have|need) to\b",
)
OWN = _sign(r"\bI (?:accepted|added|said yes|should have|should not have|shouldn['’]t have|did not|didn['’]t|let|left|blocked|looked|went|kept)\b", r"\bmy mistake\b", r"\bmine to\b")
STAYS = _sign(
    r"\bwe(?:['’]ll| will| still| go on| continue| keep)\b[^.?!]*\b(?:meet|work|see|talk|on|meeting|working)\b", r"\byou can (?:reach|call|find|always call)\b",
    r"\bnext (?:session|time|week|appointment|meeting)\b", r"\bstill (?:meet|work|here for|see)\b", r"\bnothing (?:else )?changes\b",
)
THIRD = _sign(r"\bthe clients?\b", r"\bthe patients?\b")
JARGON = _sign(r"\bboundar(?:y|ies)\b", r"\binappropriate\b", r"\bunprofessional\b", r"\bself-?disclos\w+", r"\btherapeutic\b", r"\bdual relationship", r"\btransference\b")
PERMISSION = _sign(r"\bis (?:that|this) (?:ok(?:ay)?|all right|alright)\b", r"\bdoes (?:that|this) make sense\b", r"\bare you ok(?:ay)?\b", r"\bdo you understand\b", r"\bok(?:ay)?\?")
THREAT = _sign(r"\bif you (?:do|don['’]t|keep|ever)\b[^.?!]*\b(?:I(?:['’]ll| will)|we(?:['’]ll| will)|have to)\b[^.?!]*\b(?:end|stop|terminate|report|discharge)")
YOURS = _sign(r"\byou(?:['’]ve| have)? (?:saw|seen|viewed|looked|read)\b", r"\bhas already been viewed\b")
MINE = _sign(r"\bI(?:['’]ve| have)? (?:saw|seen|looked|read|viewed)\b", r"\bI (?:have not|haven['’]t|did not|didn['’]t) (?:look|been to)")
ENGLISH = _sign(r"\b(?:the|and|you|that|to|my|we|is|of)\b")
