"""`scriptgen policy` and `scriptgen brief policy`: files that open, one page for clients, nothing overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scriptgen.cli.main import main
from tests.policies import REGISTERED, RIVERBEND, written
from tests.word.checking import faults, parts
from tests.word.letterheads import narrow, two_columns

DATE = ("--date", "2026-11-24")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def text_of(*arguments: str) -> str:
    done = run("policy", *arguments, "--format", "txt", "-o", "-", *DATE)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_policy_is_made_and_is_valid_word(folder: Path) -> None:
    done = run("policy", str(RIVERBEND), *DATE)
    assert done.exit_code == 0 and done.stdout.strip() == "contact-policy.docx", done.output
    assert not faults((folder / "contact-policy.docx").read_bytes())


@pytest.mark.parametrize("source", [RIVERBEND, REGISTERED])
@pytest.mark.parametrize("kind", ["policy", "acknowledgement"])
def test_every_document_is_clean_and_valid_also_on_letter(folder: Path, source: Path, kind: str) -> None:
    assert run("policy", str(source), "--document", kind, "--paper", "letter", "-o", "x.docx", *DATE).exit_code == 0
    data = (folder / "x.docx").read_bytes()
    assert not faults(data)
    found = parts(data)
    assert not any("customXml" in name or "comments" in name for name in found)
    body = found["word/document.xml"].decode()
    assert "_sg_" not in body and "bookmark" not in body


def test_a_policy_with_nothing_decided_is_valid_and_lists_what_to_decide(folder: Path) -> None:
    assert run("brief", "policy", "-o", "q.yaml").exit_code == 0
    for kind in ("policy", "acknowledgement"):
        done = run("policy", "q.yaml", "--document", kind, "-o", f"{kind}.docx", *DATE)
        assert done.exit_code == 0 and "still open" in done.stderr
        assert not faults((folder / f"{kind}.docx").read_bytes())
    text = text_of("q.yaml")
    assert "Still to decide" in text and "To be decided" in text
    assert "Still to decide" not in text_of("q.yaml", "--final")


def test_the_policy_prints_each_clause_with_number_reason_owner_and_review() -> None:
    text = text_of(str(RIVERBEND))
    for number in range(1, 35):
        assert re.search(rf"(?m)^\W*{number}\s+[A-Z]", text), number
    assert text.count("Why:") == text.count("Owner:") == text.count("Next review:") == 34


def test_the_sheet_has_a_choice_for_each_tool_and_every_line_that_a_signature_needs() -> None:
    text = run("policy", str(RIVERBEND), "--document", "acknowledgement", "--format", "html", "-o", "-", *DATE).stdout
    for words in ("I agree", "I do not agree", "Let us talk first", "Young person", "Parent or guardian", "Interpreter", "Explained by",
                  "in my own words", "I got a copy", "I do not want to sign", "does not take away any of your rights", "Version 2.0"):
        assert words in text, words
    assert all(tool in text for tool in ("Office phone", "Text message", "Secure app", "Mail"))


def test_a_sheet_for_adults_has_no_line_for_a_guardian(folder: Path) -> None:
    path = written(folder, ("clients: [adults, minors, families, mandated]", "clients: [adults]"))
    assert "guardian" not in text_of(path, "--document", "acknowledgement")


def test_a_registered_policy_is_cited_and_not_rewritten() -> None:
    text = text_of(str(REGISTERED))
    assert "HR-17" in text and "4.2" in text and "Friend requests" in text and "What it does not cover" in text
    assert "Staff do not connect with current clients" not in text, "what it covers is its own to say"
    assert "Blocking and restricting" in text


def test_a_clause_is_cited_on_standard_output() -> None:
    assert run("policy", str(RIVERBEND), "--cite", "9").stdout == "Contact policy, 9\n"
    assert run("policy", str(REGISTERED), "--cite", "requests-current").stdout == "Electronic communication and social media, 4.2\n"
    missing = run("policy", str(REGISTERED), "--cite", "blocking")
    assert missing.exit_code == 2 and "has no clause on this" in missing.stderr
    assert run("policy", str(RIVERBEND), "--cite", "99").exit_code == 2


def test_an_edited_policy_is_never_overwritten(folder: Path) -> None:
    assert run("policy", str(RIVERBEND), "-o", "p.docx", *DATE).exit_code == 0
    assert run("policy", str(RIVERBEND), "-o", "p.docx", *DATE).exit_code == 0, "our own file, unchanged"
    (folder / "p.docx").write_bytes(b"edited")
    assert run("policy", str(RIVERBEND), "-o", "p.docx", *DATE).exit_code == 4
    done = run("policy", str(RIVERBEND), "-o", "p.docx", "--force", *DATE)
    assert done.exit_code == 0 and (folder / "p-old.docx").read_bytes() == b"edited"


def test_the_questionnaire_is_not_written_over_a_filled_one(folder: Path) -> None:
    assert run("brief", "policy").stdout == "policy.yaml\n"
    (folder / "policy.yaml").write_text("title: mine\n", "utf-8")
    assert run("brief", "policy", "-o", "policy.yaml").exit_code == 4
    assert run("brief", "policy").stdout == "policy-2.yaml\n"


@pytest.mark.parametrize("arguments", [("nowhere.yaml",), (str(RIVERBEND), "--date", "soon"), (str(RIVERBEND), "-o", "-")])
def test_a_mistake_ends_in_one_line_and_exit_code_2(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run("policy", *arguments)
    assert done.exit_code == 2 and "Traceback" not in done.output and done.stderr.count("\n") == 1


def test_hostile_words_stand_in_the_text_and_nowhere_else(folder: Path) -> None:
    path = written(folder, ("agency: Riverbend Family Services", 'agency: "<b>&{{ x }} {% raw %} ]]>"'))
    for kind in ("policy", "acknowledgement"):
        assert run("policy", path, "--document", kind, "-o", f"{kind}.docx", *DATE).exit_code == 0
        assert not faults((folder / f"{kind}.docx").read_bytes(), skip="TXT-JINJA")  # the braces are the agency's own
    assert "<b>&{{ x }} {% raw %} ]]>" in text_of(path)


def test_the_same_file_and_date_give_the_same_bytes(folder: Path) -> None:
    for name in ("a.docx", "b.docx"):
        run("policy", str(RIVERBEND), "-o", name, *DATE)
    assert (folder / "a.docx").read_bytes() == (folder / "b.docx").read_bytes()


@pytest.mark.parametrize("kind", ["policy", "acknowledgement"])
def test_it_is_made_on_a_letterhead_and_what_was_taken_is_told(folder: Path, kind: str) -> None:
    house = ("--house-style", str(two_columns(folder)))
    done = run("policy", str(RIVERBEND), "--document", kind, *house, "-o", "p.docx", *DATE)
    assert done.exit_code == 0 and "styles that the letterhead lacks were added" in done.stderr and done.stdout == "p.docx\n"
    data = (folder / "p.docx").read_bytes()
    assert not faults(data) and any(b"Harbor Family Services" in content for content in parts(data).values())


@pytest.mark.parametrize("kind", ["policy", "acknowledgement"])
def test_large_print_stands_on_a_letterhead_and_in_html(folder: Path, kind: str) -> None:
    large = ("policy", str(RIVERBEND), "--document", kind, "--large-print", *DATE)
    assert run(*large, "--house-style", str(narrow(folder)), "-o", "p.docx").exit_code == 0
    assert not faults((folder / "p.docx").read_bytes())
    assert 'class="large"' in run(*large, "--format", "html", "-o", "-").stdout


def test_faults_of_letterhead_options_and_file_come_at_once_and_nothing_is_written(folder: Path) -> None:
    path = written(folder, ("night: ", "nigth: "))
    done = run("policy", path, "--house-style", "none.docx", "--large-print", "--format", "txt", "--date", "soon")
    assert done.exit_code == 2 and [p.name for p in folder.iterdir()] == ["policy.yaml"]
    for says in ("none.docx: error: is not there.", "house-style: is for Word files.", "large-print: is for Word and html.", "date: is not a date.",
                 "did you mean night?"):
        assert says in done.stderr, says


def test_a_citation_needs_no_output_and_ignores_one() -> None:
    assert run("policy", str(RIVERBEND), "--cite", "9", "-o", "-").stdout == "Contact policy, 9\n"
