"""Values that a person may type or paste, and that have to come through everything to the letter: one list for all tests."""

from __future__ import annotations

VALUES = (
    # markup and its escapes
    '"quoted"', "it's", "a < b", "a > b", "a & b", "<b>bold</b>", "</say>", "<blank/>", "<!-- note -->", "]]>", "<![CDATA[x]]>",
    "&amp;", "&lt;script&gt;",
    "&#38;", "&nbsp;", "&undefined;", "<?xml version='1.0'?>", "<!DOCTYPE x>", 'x" onload="y', "<w:p/>",
    # templates, formats, formulas, paths
    "{{ platform }}", "{{ 7 * 7 }}", "{% if x %}", "{# note #}", "{{", "}}", "${x}", "%s %(x)s", "\\1 \\n", "=1+1", "../../etc/passwd",
    "C:\\Users\\x", "*bold* _it_ `code`", "# heading", "| a | b |", "[text](http://example.org)", " - item",
    # scripts, directions, joins
    "العربية", "עברית", "\u202eright to left\u202c", "\u2067isolate\u2069", "日本語", "ไทย", "e\u0301 combining",
    "Zalgo Z\u0351\u036b\u0343",
    "zero\u200bwidth", "joined\u200dup", "soft\u00adhyphen", "\ufeffmark", "👩‍👩‍👧", "🏳️‍🌈 flag", "𝔘nicode beyond 16 bits",
    # spaces, breaks, length
    "a\u00a0b", "two  spaces", "tab\there", "line\nbreak", "line\r\nbreak", "\u2028separator", "long " * 2000, "x" * 5000,
)
REFUSED = ("nul\x00", "bell\x07", "escape\x1b[31m", "half \ud800 pair", "no character \uffff")  # XML, and so Word, cannot carry them
