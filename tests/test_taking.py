"""A workbook goes out, is edited, and comes back: exactly what was asked is in the pack, and every fault is told by its row."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scriptgen.loading.load import load
from scriptgen.problems import Place
from scriptgen.situation import Situation, unfilled
from scriptgen.word.workbook import read_workbook
from tests.helpers import run, write
from tests.word.checking import faults
from tests.workbooks import NEW, NOTE, NOW, Book, Element, cells, w

OVERRIDES = """
    # Agreed in May. Ask before you change the limit.
    moves:
      limit:
        lines:
          - id: limit
            variants:
              - id: else
                was: 000000000000   # an example
                say:
                  warm: "I don't stay connected with any Riverbend client on my personal accounts."   # the one we use
                  plain: I don't stay connected with Riverbend clients on my personal accounts.
"""
HEARING = "I’d like to hear how that is for you"
LIMIT = "connected with any Riverbend client"
NEWS = "I’m going to end that [when]"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "riverbend"
    write(root / "pack.yaml", "name: riverbend\ntitle: Riverbend\nextends: base\ntones: [warm, plain]\n")
    write(root / "situations" / "social-media" / "defriending.yaml", OVERRIDES)
    return root


@pytest.fixture
def book(pack: Path) -> Book:
    assert run("wording", "riverbend", "defriending", "-o", "wording.docx").exit_code == 0
    return Book(Path("wording.docx").read_bytes())


def took(book: Book, *more: str) -> Result:
    """Take an edited workbook into the pack without being asked."""
    Path("edited.docx").write_bytes(book.bytes())
    return run("take", "edited.docx", "--into", "riverbend", "--yes", *more)


def said(situation: Situation) -> dict[str, str]:
    """Return every wording of a situation by its address."""
    lines = {f"{line.owner}/{m.id}/{line.id}#{v.id}@{t}": unfilled(x) for m in situation.moves for line in m.lines for v in line.variants for t, x in v.say.items()}
    return lines | {f"{r.owner}/reactions/{r.id}#{v.id}@{t}": unfilled(x) for r in situation.reactions for v in r.variants for t, x in v.say.items()}


def now() -> dict[str, str]:
    return said(load("defriending", "riverbend").situation)


def texts(pack: Path) -> dict[str, str]:
    return {str(p.relative_to(pack)): p.read_text("utf-8") for p in sorted(pack.rglob("*.yaml"))}


def test_the_workbook_is_a_sound_word_file_with_a_row_for_each_tone_offered(book: Book) -> None:
    assert faults(book.data) == []
    rows = read_workbook(book.data, Place("x")).rows
    assert len(rows) == len(book.rows()) and all(row.mark and row.bookmark and row.decision == "choose" for row in rows)
    shown = "".join("".join(t.text or "" for t in cells(row)[NOW].iter(w("t"))) for row in book.rows())
    assert "Warm" in shown and "Formal" not in shown and "{{" not in shown and "[platform]" in shown


def test_a_workbook_nobody_edited_changes_nothing(pack: Path, book: Book) -> None:
    before = texts(pack)
    result = took(book)
    assert result.exit_code == 0 and "Nothing to change." in result.stderr and texts(pack) == before


def test_exactly_the_asked_rows_change_and_the_file_keeps_its_comments(pack: Path, book: Book) -> None:
    before, old = now(), texts(pack)
    limit, news = book.number_of(LIMIT), book.number_of(NEWS)
    book.write(limit, "I don't stay connected with anyone from Riverbend on my personal accounts.", "change")
    book.write(news, "We're connected there: I'm going to end it [when].")
    result = took(book)
    assert result.exit_code == 0, result.stderr
    assert f"row {limit}" in result.stderr and "2 changes; " in result.stderr
    after = now()
    differ = {k for k in before if after[k] != before[k]}
    assert differ == {"defriending/limit/limit#else@warm", "defriending/open/news#else@warm"} and after.keys() == before.keys()
    assert after["defriending/open/news#else@warm"] == "We’re connected there: I’m going to end it {{ when_removed }}."
    file = "situations/social-media/defriending.yaml"
    lines = [x for x in old[file].splitlines() if LIMIT not in x]
    left = iter(texts(pack)[file].splitlines())
    assert all(any(x == y for y in left) for x in lines)  # nothing is gone or in another order
    assert 'accounts."   # the one we use' in texts(pack)[file]


def test_an_override_notes_what_it_was_written_against(pack: Path, book: Book) -> None:
    from scriptgen.situation import key_of

    base = load("defriending").situation.move("open")
    assert base
    key = key_of(next(v for line in base.lines if line.id == "news" for v in line.variants if v.id == "else").say["warm"])
    took(book.write(book.number_of(NEWS), "We're connected there: I'm going to end it [when]."))
    assert re.search(rf'was:\n +warm: "?{key}', texts(pack)["situations/social-media/defriending.yaml"])
    told = run("check", "riverbend/situations/social-media/defriending.yaml", "--no-language").stdout
    assert not [x for x in told.splitlines() if "open/news" in x and "have changed since" in x]


def test_a_shared_line_goes_into_the_pack_s_voice_and_changes_for_all(pack: Path, book: Book) -> None:
    other = said(load("gift", "riverbend").situation)
    result = took(book.write(book.number_of(HEARING), "What is it like to hear this from me?"))
    assert result.exit_code == 0, result.stderr
    assert (pack / "situations" / "_voice" / "moves.yaml").is_file()
    assert {k for k, v in said(load("gift", "riverbend").situation).items() if other[k] != v} == {"voice/invite/question#else@warm"}


def test_a_reply_is_reworded_in_one_tone_and_keeps_the_rest_of_itself(pack: Path, book: Book) -> None:
    before = load("defriending", "riverbend").situation.reactions
    row = next(r for r in book.rows() if "If they say" in "".join(t.text or "" for t in cells(r)[1].iter(w("t"))))
    number = int("".join(t.text or "" for t in cells(row)[0].iter(w("t"))))
    text = [t.text or "" for t in cells(row)[NOW].iter(w("t"))][1:]
    result = took(book.write(number, "".join(text) + " I mean it."))
    assert result.exit_code == 0, result.stderr
    after = load("defriending", "riverbend").situation.reactions
    assert [(r.id, r.name, r.hear, r.signal, r.then, r.avoid) for r in after] == [(r.id, r.name, r.hear, r.signal, r.then, r.avoid) for r in before]


def test_a_withdrawal_takes_a_way_of_saying_away_in_all_tones_and_is_told_so(pack: Path, book: Book) -> None:
    number, before = book.number_of("I accepted a request [how long: connected_for] ago"), now()
    result = took(book.write(number, decision="withdraw", note="No longer so."))
    assert result.exit_code == 0, result.stderr
    gone = before.keys() - now().keys()
    assert gone and len({k.rpartition("@")[0] for k in gone}) == 1 and "withdrawn, in all tones" in result.stderr
    assert "1 note and 0 comments stay in the workbook" in result.stderr


def test_tracked_changes_count_as_accepted(pack: Path, book: Book) -> None:
    result = took(book.write(book.number_of(NEWS), "We're connected there: I'm going to end it [when].", tracked=True))
    assert result.exit_code == 0 and "2 tracked changes taken as accepted." in result.stderr and "earlier try" not in texts(pack)["situations/social-media/defriending.yaml"]


def test_rows_may_be_moved_and_half_of_them_may_be_gone(pack: Path, book: Book) -> None:
    number = book.number_of(NEWS)
    book.write(number, "We're connected there: I'm going to end it [when].")
    rows = book.rows()
    table = rows[0].getparent()
    assert table is not None
    table.append(book.row(number))
    for row in rows[: len(rows) // 2]:
        parent = row.getparent()
        if parent is not None and row is not book.row(number):
            parent.remove(row)
    before = now()
    result = took(book)
    assert result.exit_code == 0, result.stderr
    assert re.search(r"\d+ rows of the workbook are no longer in it; what they hold stays as it is\.", result.stderr)
    assert len({k for k, v in now().items() if before[k] != v}) == 1


def test_without_its_list_a_row_is_found_by_its_bookmark_and_without_both_by_its_words(pack: Path, book: Book) -> None:
    number = book.number_of(NEWS)
    book.write(number, "We're connected there: I'm going to end it [when].")

    def no_list(row: Element) -> None:
        for control in list(row.iter(w("sdt"))):
            parent = control.getparent()
            assert parent is not None
            parent.remove(control)

    def no_bookmark(row: Element) -> None:
        for mark in list(row.iter(w("bookmarkStart"))):
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)

    assert "1 change; " in took(book.change(number, no_list)).stderr
    shutil.rmtree(pack / "situations")
    write(pack / "situations" / "social-media" / "defriending.yaml", OVERRIDES)
    assert "1 change; " in took(book.change(number, no_bookmark)).stderr


def typed_in_now(row: Element) -> None:
    next(iter(cells(row)[NOW].findall(w("p"))[1].iter(w("t")))).text = "Something else."


def merged(row: Element) -> None:
    row.remove(cells(row)[NOTE])


def foreign(row: Element) -> None:
    for tag in row.iter(w("tag")):
        tag.set(w("val"), re.sub("wb-[0-9a-f]{8}", "wb-00000000", tag.get(w("val"), "")))


def no_longer(row: Element) -> None:
    for tag in row.iter(w("tag")):
        tag.set(w("val"), re.sub(r"-[0-9a-f]{12}-", "-000000000000-", tag.get(w("val"), "")))


def table_pasted(row: Element) -> None:
    cells(row)[NEW].insert(0, copy.deepcopy(next(iter(row.iterancestors(w("tbl"))))))


GOOD = "We're connected there: I'm going to end it [when]."


@pytest.mark.parametrize(("edit", "told"), [
    (lambda b, n: b.write(n, "We end it [wehn]."), "there is no blank [wehn] here. Try: did you mean [when]?"),
    (lambda b, n: b.write(n, "I'm going to end it."), "the blank [when] of the old words is gone."),
    (lambda b, n: b.write(n, "I'm going to end it [when."), "a bracket is open or stands alone."),
    (lambda b, n: b.write(n, decision="change"), "says change, and the column New is empty."),
    (lambda b, n: b.write(n, GOOD, "withdraw"), "says withdraw, and gives new words too."),
    (lambda b, n: b.write(n, GOOD, "keep"), "says keep, and gives new words too."),
    (lambda b, n: b.write(n, decision="change / withdraw"), "says two things in the column Decision."),
    (lambda b, n: b.write(n, decision="maybe"), "says something else than keep, change or withdraw"),
    (lambda b, n: b.twice(n), "stands twice."),
    (lambda b, n: b.write(n, GOOD).change(n, foreign), "comes from another agency's workbook."),
    (lambda b, n: b.write(n, GOOD).change(n, no_longer), "is about a wording that this pack no longer has."),
    (lambda b, n: b.change(n, typed_in_now), "the words in the column Now were changed."),
    (lambda b, n: b.write(n, GOOD).change(n, merged), "has 5 cells in place of 6: some were merged, split or deleted."),
    (lambda b, n: b.write(n, GOOD).change(n, table_pasted), "holds another table in the column New."),
    (lambda b, n: b.write(n, "I'm going to end a [when] thing, {% if x %}so."), "bracket is open or stands alone."),
    (lambda b, n: b.write(n, "We end a [when]."), 'a hole stands after "a" or "an"'),
])
def test_each_fault_is_told_by_its_row_and_nothing_is_written(pack: Path, book: Book, edit: Callable[[Book, int], Book], told: str) -> None:
    before, number = texts(pack), book.number_of(NEWS)
    result = took(edit(book, number))
    assert result.exit_code == 2 and f"row {number}: " in result.stderr and told in result.stderr, result.stderr
    assert "Traceback" not in result.output and texts(pack) == before


def test_all_faults_are_told_at_once(pack: Path, book: Book) -> None:
    book.write(1, decision="change").write(2, "x", "keep").write(3, decision="maybe")
    result = took(book)
    assert [f"row {n}: " in result.stderr for n in (1, 2, 3)] == [True] * 3


def test_new_words_are_judged_by_the_rules_of_language(pack: Path, book: Book) -> None:
    number = book.number_of(HEARING)
    result = took(book.write(number, "Nothing changes between us, whatever happens, and I will always be there for you."))
    assert f"row {number}: " in result.stderr, result.stderr


def test_a_tone_of_a_withdrawn_line_cannot_be_changed_too(pack: Path, book: Book) -> None:
    number = book.number_of(NEWS)
    result = took(book.write(number, decision="withdraw").write(number - 1, "I'm going to end it [when]."))
    assert result.exit_code == 2 and "another row withdraws the same line in all tones" in result.stderr, result.stderr


def test_another_agency_s_workbook_is_refused_in_one_line(pack: Path, book: Book, tmp_path: Path) -> None:
    write(tmp_path / "hillside" / "pack.yaml", "name: hillside\ntitle: Hillside\nextends: base\n")
    Path("edited.docx").write_bytes(book.bytes())
    result = run("take", "edited.docx", "--into", "hillside", "--yes")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1 and "workbook of another agency's pack" in result.stderr


def test_a_line_that_the_layer_below_has_locked_stays(pack: Path, tmp_path: Path) -> None:
    write(pack / "situations" / "social-media" / "defriending.yaml", OVERRIDES.replace("- id: limit\n", "- id: limit\n            locked: yes\n"))
    write(tmp_path / "team" / "pack.yaml", "name: team\nextends: riverbend\n")
    assert run("wording", "team", "defriending", "-o", "wording.docx").exit_code == 0
    book = Book(Path("wording.docx").read_bytes())
    number = book.number_of(LIMIT)
    Path("edited.docx").write_bytes(book.write(number, "I don't stay connected with anyone on my personal accounts.").bytes())
    result = run("take", "edited.docx", "--into", "team", "--yes")
    assert result.exit_code == 2 and f"row {number}: the line is locked by the layer below." in result.stderr


def test_other_files_are_refused_in_one_line(pack: Path) -> None:
    Path("a.docx").write_text("no")
    assert run("make", "defriending", "--no-input", "-o", "b.docx").exit_code == 0
    for name, told in (("a.docx", "is not a Word file"), ("b.docx", "is not a wording workbook of ours"), ("c.docx", "no such file")):
        result = run("take", name, "--into", "riverbend", "--yes")
        assert result.exit_code == 2 and told in result.stderr and result.stderr.count("\n") == 1
    assert "the shipped library, which stays as it is" in run("take", "b.docx", "--into", "base", "--yes").stderr


def test_a_no_writes_nothing_and_asks_once(pack: Path, book: Book) -> None:
    before = texts(pack)
    Path("edited.docx").write_bytes(book.write(book.number_of(NEWS), GOOD).bytes())
    result = run("take", "edited.docx", "--into", "riverbend", typed="n\n")
    assert result.exit_code == 0 and result.output.count("[y/N]") == 1 and texts(pack) == before


def test_taking_twice_changes_nothing_the_second_time(pack: Path, book: Book) -> None:
    assert took(book.write(book.number_of(NEWS), GOOD)).exit_code == 0
    before = texts(pack)
    result = took(book)
    assert result.exit_code == 0 and "the pack has these words already" in result.stderr and texts(pack) == before


@pytest.mark.oracle
def test_a_workbook_saved_by_libreoffice_asks_for_the_same(pack: Path, book: Book, tmp_path: Path) -> None:
    soffice = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not soffice:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("needs LibreOffice")
    news, limit = book.number_of(NEWS), book.number_of(LIMIT)
    book.write(news, GOOD, tracked=True).write(limit, decision="withdraw", note="Not so.")
    Path("edited.docx").write_bytes(book.bytes())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run([soffice, "--headless", "--norestore", profile, "--convert-to", "docx", "--outdir", "saved", "edited.docx"], check=True, capture_output=True, timeout=180)
    ours, theirs = (read_workbook(Path(p).read_bytes(), Place("x")) for p in ("edited.docx", "saved/edited.docx"))
    assert [(r.number, r.now, r.new, r.decision, r.note, r.mark) for r in theirs.rows] == [(r.number, r.now, r.new, r.decision, r.note, r.mark) for r in ours.rows]
    assert [r.bookmark for r in theirs.rows] == [r.bookmark for r in ours.rows] and set(theirs.recorded) == set(ours.recorded)
