"""How the page looks: serif for what is said and heard, sans for the rest; every contrast is 6 : 1 or more and nothing depends on hue."""

from __future__ import annotations

# The measures are those of the Word document: 170 mm of text on A4 and on Letter, sizes in points, columns in the same shares.
# Alignment is logical (start, end), so that a page in Arabic or Hebrew is not written backwards.
CSS = """
:root { --ink: #1D2730; --accent: #1F4B5C; --quiet: #4A5560; --rule: #B8C2C8; --tint: #F1F5F6; --mid: #DDE5E8; --blank: #E4E8EA;
  --sans: Arial, "Liberation Sans", Helvetica, sans-serif; --serif: "Times New Roman", "Liberation Serif", Times, serif; }
@page { margin: 16mm 20mm; }
* { box-sizing: border-box; }
html { background: #fff; color: var(--ink); color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 24px 16px; max-width: calc(170mm + 32px); font: 10.5pt/1.25 var(--sans); overflow-wrap: break-word;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1, h2, h3 { color: var(--accent); font-weight: bold; line-height: 1.15; margin: 0; break-after: avoid; }
h1 { font-size: 20pt; margin-bottom: 3pt; }
h2 { font-size: 13pt; margin: 18pt 0 4pt; }
h3 { font-size: 11pt; margin: 12pt 0 3pt; color: var(--ink); }
p { margin: 0 0 4pt; orphans: 2; widows: 2; }
.page-head, .page-foot { display: flex; flex-wrap: wrap; justify-content: space-between;
  gap: 0 24pt; color: var(--quiet); font-size: 8.5pt; }
.page-head { margin-bottom: 14pt; }
.page-foot { margin-top: 16pt; padding-top: 5pt; border-top: 1px solid var(--rule); }
.p-lead { color: var(--quiet); font-size: 11pt; margin-bottom: 9pt; }
.p-say, .p-say-limit { color: #000; font: 12.5pt/1.2 var(--serif); break-inside: avoid; }
.p-say-limit { font-weight: bold; }
.p-move { color: var(--accent); font-weight: bold; margin: 1.5pt 0 2pt; }
.p-intent { color: var(--quiet); font-size: 9pt; margin-bottom: 3pt; }
.p-note, .p-avoid { font-size: 9.5pt; line-height: 1.2; margin: 1.5pt 0 3pt; }
.p-count { color: var(--accent); font-weight: bold; margin: 1.5pt 0 1pt; }
.p-pause { font-style: italic; margin: 1.5pt 0 2pt; }
.p-hear { font: italic 11.5pt/1.2 var(--serif); color: #000; margin-bottom: 3pt; }
.p-level { color: var(--accent); font-size: 9.5pt; font-weight: bold; margin: 1.5pt 0 2pt; }
.p-level .cue { font-size: 9pt; font-weight: normal; }
.p-head { color: var(--quiet); font-size: 9pt; font-weight: bold; margin: 0; }
.p-cell { font-size: 10pt; margin-bottom: 2pt; }
.p-small { color: var(--quiet); font-size: 8.5pt; margin-top: 6pt; }
.p-label { color: var(--quiet); font-size: 9pt; font-weight: bold; break-after: avoid; }
.p-cue { color: var(--quiet); font-size: 8.5pt; font-weight: bold; margin-bottom: 1pt; break-after: avoid; }
.p-answer { font-size: 9pt; font-weight: bold; margin: 4pt 0 1pt; break-after: avoid; }
.cue { color: var(--quiet); font: bold 8.5pt var(--sans); }
.blank { padding: 0 2pt; border-bottom: 1px dotted var(--ink); background: var(--blank); color: var(--ink); font: 10pt var(--sans); }
.tick { font-style: normal; font-weight: normal; font-family: "MS Gothic", "DejaVu Sans", "Segoe UI Symbol", sans-serif; }
ul, ol { margin: 0 0 6pt; padding-inline-start: 7mm; }
li { margin-bottom: 3pt; }
.ticks { list-style: none; }
.ticks > li { position: relative; break-inside: avoid; }
.ticks > li > .tick:first-child { position: absolute; inset-inline-start: -7mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0 0 10pt; border-block: 2px solid var(--accent); }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 1.4mm 2mm 0.5mm; text-align: start; vertical-align: top; }
tr { border-top: 1px solid var(--rule); break-inside: avoid; }
tr:first-child { border-top: 0; }
tbody tr:first-child { border-top: 1px solid var(--rule); }
.t-core tbody td:last-child, .t-replies tbody td:last-child { border-inline-start: 1px solid var(--rule); }
.t-core .c1 { width: 21.2%; } .t-core .c3 { width: 24.7%; }
.t-later .c1 { width: 17.6%; }
.t-replies .c1 { width: 27.6%; } .t-replies .c3 { width: 37.1%; }
.t-words, .t-words tr:first-child { border: 0; }
.t-words .p-say, .t-words .p-say-limit { font-size: 17pt; line-height: 1.3; margin-bottom: 8pt; }
.t-card { width: 148mm; border: 0; } .t-card td { height: 105mm; border: 1px dashed var(--rule); }
.t-form .c1 { width: 32%; }
.map { width: 100%; height: auto; margin: 0 0 10pt; font-size: 13px; }
.map rect { fill: #fff; stroke: var(--rule); } .map .b-limit rect { fill: var(--tint); stroke: var(--accent); stroke-width: 2; }
.map .b-pause rect { fill: var(--mid); } .map .b-stop rect { stroke: var(--ink); stroke-width: 3; fill: var(--mid); }
.map .first { font-weight: bold; } .map path { fill: none; stroke: var(--quiet); } .map .back { stroke: var(--accent); stroke-width: 1.5; }
.map marker path { fill: var(--quiet); stroke: none; }
.row-limit { background: var(--tint); }
.row-pause, .row-stop { background: var(--mid); }
.row-write td { height: 14mm; }
.box { margin: 10pt 0; padding: 5pt 8pt 3pt 10pt; border: 1px solid var(--rule);
  border-inline-start: 4.5pt solid var(--quiet); break-inside: avoid; }
.box p { font-size: 10pt; margin-bottom: 3pt; }
.box .p-label { font-size: 9pt; }
.box p + .p-label { margin-top: 7pt; }
.box .p-say, .box .p-say-limit { font-size: 12.5pt; }
.box-limit { border-color: var(--tint); border-inline-start-color: var(--accent); background: var(--tint); }
.box-limit .p-say, .box-limit .p-say-limit { font-size: 15pt; font-weight: bold; }
.box-stop { border-inline-start-color: var(--ink); }
.box-safety { border-color: var(--mid); border-inline-start-color: var(--ink); background: var(--mid); }
.page-break { height: 0; }
@media screen and (max-width: 620px) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  .t-core tbody td:last-child, .t-replies tbody td:last-child { border: 0; }
  .row-write td { height: auto; } .row-write td:last-child { height: 14mm; }
}
@media print {
  body { padding: 0; max-width: 170mm; }
  thead { display: table-header-group; }
  .new-page, .page-break { break-before: page; }
  .new-page { margin-top: 0; }
}
"""
