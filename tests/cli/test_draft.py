"""`scriptgen check --draft`: a person's own words, read kindly; nothing of them is kept, and a bad file is one line."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.language.test_draft import GOOD, READER


def test_a_text_is_read_and_each_remark_has_a_repair(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(READER, "utf-8")
    result = run("check", "--draft", "draft.txt", "--situation", "defriending")
    assert result.exit_code == 0 and "the news begins at word 100" in result.stdout
    assert result.stdout.count("→") >= 8 and "For comparison" in result.stdout and "Ask once:" in result.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["draft.txt"]


def test_a_word_file_is_read_the_same(run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(READER)
    document.save(tmp_path / "draft.docx")
    (tmp_path / "draft.txt").write_text(READER, "utf-8")
    assert run("check", "--draft", "draft.docx").stdout == run("check", "--draft", "draft.txt").stdout


def test_a_good_draft_is_told_so(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(GOOD, "utf-8")
    assert "Nothing to say against it" in run("check", "--draft", "draft.txt").stdout


def test_what_cannot_be_read_is_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "big.txt").write_text("the talk " * 40_000)
    (tmp_path / "german.txt").write_text("Ich habe die Anfrage angenommen, ohne zu sehen, wer es war.")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00draft")
    (tmp_path / "not.docx").write_text("words")
    for name in ("empty.txt", "big.txt", "german.txt", "bytes.txt", "not.docx", "missing.txt"):
        result = run("check", "--draft", name)
        assert result.exit_code == 2 and len(result.stderr.strip().splitlines()) == 1 and "Try:" in result.stderr, (name, result.stderr)


def test_a_slip_in_the_situation_is_told_alone(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(READER, "utf-8")
    result = run("check", "--draft", "draft.txt", "--situation", "defrending")
    assert result.exit_code == 2 and result.stdout == "" and "did you mean defriending?" in result.stderr
