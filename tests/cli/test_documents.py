"""`scriptgen make --document`: every kind around the talk, bundles, a folder, and what does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.kinds import BUNDLES

TALK = ("make", "defriending", "--no-input", "-f", "risk=no")
SHEETS = {f"defriending-{sheet}.docx" for sheet in BUNDLES["role-play"]}


@pytest.mark.parametrize("kind", ["worksheet", "note", "card", "map", "observer"])
def test_each_kind_is_a_file_named_after_situation_and_kind(run, tmp_path: Path, kind: str) -> None:
    result = run(*TALK, "--document", kind)
    assert result.exit_code == 0, result.output
    assert [p.name for p in tmp_path.iterdir()] == [f"defriending-{kind}.docx"]


def test_a_role_play_is_seven_files_so_that_no_sheet_holds_two_cards(run, tmp_path: Path) -> None:
    assert run(*TALK, "--document", "role-play").exit_code == 0
    assert {p.name for p in tmp_path.iterdir()} == SHEETS


def test_all_goes_into_a_folder_that_is_made_and_is_its_owners_alone(run, tmp_path: Path) -> None:
    result = run(*TALK, "--document", "all", "-o", "papers")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "papers").iterdir())) == 13 and (tmp_path / "papers").stat().st_mode & 0o077 == 0


def test_all_without_a_name_has_a_folder_of_its_own_also_from_a_brief_and_never_an_old_one(run, tmp_path: Path) -> None:
    assert run(*TALK, "--document", "all").exit_code == 0
    (tmp_path / "talk.yaml").write_text("situation: defriending\nfacts: {risk: no}\ndocuments: [all]\n")
    assert run("make", "talk.yaml").exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["defriending-papers", "defriending-papers-2", "talk.yaml"]


def test_of_all_a_refused_message_is_left_out_and_said(run, tmp_path: Path) -> None:
    result = run(*TALK, "--relationship", "established-client", "--document", "all", "--by", "letter", "-o", "papers")
    assert result.exit_code == 0 and "No message: A letter to someone you still meet" in result.stderr


def test_a_message_needs_to_know_how_it_goes_out_and_a_letter_that_is_refused_is_refused(run) -> None:
    result = run(*TALK, "--document", "message")
    assert result.exit_code == 2 and "--by secure-message" in result.stderr
    assert run(*TALK, "--document", "message", "--by", "telegram").exit_code == 2
    assert run(*TALK, "--relationship", "established-client", "--document", "message", "--by", "letter").exit_code == 3


def test_a_message_says_on_the_terminal_alone_that_a_supervisor_reads_it_first(run) -> None:
    result = run(*TALK, "--relationship", "former-client", "--document", "message", "--by", "secure-message", "--format", "txt", "-o", "-")
    assert result.exit_code == 0 and "supervisor" not in result.stdout
    assert "I don’t stay connected with past or present clients" in " ".join(result.stdout.split())
    written = run(*TALK, "--relationship", "former-client", "--document", "message", "--by", "secure-message")
    assert "Have your supervisor read it" in written.stderr


def test_a_message_after_the_talk_or_for_a_missed_meeting_goes_to_somebody_still_met(run) -> None:
    ask = (*TALK, "--relationship", "established-client", "--document", "message", "--by", "letter", "--format", "txt", "-o", "-")
    after, missed = (" ".join(run(*ask, "--occasion", occasion).stdout.split()) for occasion in ("after-talk", "missed"))
    assert "[date of the talk]" in after and "on my personal accounts" in after
    assert "We didn’t meet on" in missed and "personal account" not in missed
    alone = run(*TALK, "--occasion", "missed")
    assert alone.exit_code == 2 and "--document message" in alone.stderr


def test_every_kind_that_does_not_exist_or_fit_is_told_in_one_run(run, tmp_path: Path) -> None:
    result = run(*TALK, "--document", "worksheat", "--document", "role-pay")
    assert result.exit_code == 2 and "did you mean worksheet?" in result.stderr and "did you mean role-play?" in result.stderr
    written = run(*TALK, "--medium", "letter", "--relationship", "former-client", "--document", "words", "--document", "map")
    assert written.exit_code == 2 and written.stderr.count("make the message instead") == 2
    assert not list(tmp_path.iterdir())


def test_a_difficulty_the_ladder_lacks_is_told(run) -> None:
    result = run(*TALK, "--document", "client-card", "--difficulty", "begginer")
    assert result.exit_code == 2 and "did you mean beginner?" in result.stderr


def test_one_difficulty_prints_one_step(run) -> None:
    shown = run(*TALK, "--document", "client-card", "--difficulty", "advanced", "--format", "txt", "-o", "-").stdout
    assert "Advanced" in shown and "Beginner" not in shown


def test_a_brief_close_to_the_case_is_told_when_the_clients_card_is_made(run) -> None:
    result = run("make", "defriending", "--no-input", "--case", "accepted-and-waited", "-f", "risk=no", "--document", "client-card")
    assert "close to the case that is played" in result.stderr


def test_with_risk_there_is_the_safety_page_and_no_role_play(run, tmp_path: Path) -> None:
    result = run("make", "defriending", "--no-input", "-f", "risk=yes", "--document", "role-play", "--document", "script")
    assert result.exit_code == 3
    assert "defriending-script.docx" not in {p.name for p in tmp_path.iterdir()}


def test_a_folder_that_cannot_be_made_is_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    result = run(*TALK, "--document", "role-play", "-o", "taken")
    assert result.exit_code == 2 and "no folder that can be made" in result.stderr and (tmp_path / "taken").read_text() == "mine"
