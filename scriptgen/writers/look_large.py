"""Large print on a page: what is added to the look. Words of 16 points or more, notes of 14, and more room round both."""

from __future__ import annotations

# The same floors as those of the Word document. The classes are repeated (.large .p-x) so that these win over the look.
LARGE_CSS = """
body.large { font-size: 16pt; line-height: 1.4; }
.large h1 { font-size: 25pt; } .large h2 { font-size: 20pt; } .large h3 { font-size: 17pt; }
.large p { margin-bottom: 7pt; } .large li { margin-bottom: 6pt; }
.large .page-head, .large .page-foot { font-size: 14pt; }
.large .p-lead, .large .p-move, .large .p-count, .large .p-pause, .large .p-level, .large .p-cell, .large .p-answer, .large .box p {
  font-size: 16pt; }
.large .p-say, .large .p-say-limit, .large .p-hear, .large .box .p-say { font-size: 17pt; line-height: 1.4; }
.large .box-limit .p-say, .large .box-limit .p-say-limit { font-size: 21pt; }
.large .t-words .p-say, .large .t-words .p-say-limit { font-size: 22pt; }
.large .p-intent, .large .p-note, .large .p-avoid, .large .p-head, .large .p-small, .large .p-label, .large .p-cue, .large .cue,
.large .p-level .cue, .large .box .p-label, .large small { font-size: 14pt; line-height: 1.4; }
.large .blank { font-size: 16pt; }
.large ul, .large ol { padding-inline-start: 11mm; }
.large .ticks > li > .tick:first-child { inset-inline-start: -11mm; }
.large .t-core tbody td:last-child, .large .t-replies tbody td:last-child { border: 0; }
.large .t-core .c1, .large .t-later .c1, .large .t-map .c1 { width: 26.5%; } .large .t-replies .c1 { width: 38%; }
.large .t-options .c1, .large .t-rubric .c1, .large .t-recording .c1, .large .t-form .c1 { width: 32%; }
.large .t-card { width: 100%; } .large .t-card td { height: auto; }
.large .row-write td { height: 20mm; }
"""
