"""What the tests of policies share: the example agency, with some lines of its file changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scriptgen.composing.policy import compose_policy
from scriptgen.loading.policy_file import read_policy
from scriptgen.loading.policy_texts import load_policy_texts
from scriptgen.policy import Policy, PolicyTexts

EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "examples"
RIVERBEND, REGISTERED = EXAMPLES / "policy-riverbend.yaml", EXAMPLES / "policy-registered.yaml"
TODAY = "2026-11-24"


@cache
def texts() -> PolicyTexts:
    """Return the shipped texts, read once."""
    return load_policy_texts()


def written(folder: Path, *changes: tuple[str, str], source: Path = RIVERBEND) -> str:
    """Return the path of the example's file with some of its text replaced, each piece once."""
    text = source.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = folder / "policy.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def policy_of(path: str | Path, today: str = TODAY) -> Policy:
    """Return the policy of a file."""
    file, problems = read_policy(str(path))
    return compose_policy(file, texts(), problems, today)


def policy_from(folder: Path, text: str, today: str = TODAY) -> Policy:
    """Return the policy of a file with this text."""
    path = folder / "policy.yaml"
    path.write_text(text, "utf-8")
    return policy_of(path, today)
