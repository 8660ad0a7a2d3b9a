"""Everything in a pack that carries a day on which somebody has to look at it again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from scriptgen.due import Due
from scriptgen.loading.authored_rules import RulesFile
from scriptgen.loading.authored_voice import PackFile
from scriptgen.loading.full import read_file
from scriptgen.loading.library import Pack, shown
from scriptgen.loading.policy_file import read_policy
from scriptgen.loading.rules_file import rule_files
from scriptgen.loading.shapes import checked_alone
from scriptgen.loading.wording import curl
from scriptgen.loading.yaml_text import read_source
from scriptgen.policy import PolicyFile
from scriptgen.problems import Code, InvalidInput, Level, Problem

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAST_YEAR = 9000  # what is later means never


def due_dates(packs: tuple[Pack, ...]) -> tuple[str, tuple[Due, ...]]:
    """Return the title of the last of some packs, and what carries a date in each of them; a later pack's value of a fact counts.

    What should carry one and does not has an empty date. Raises InvalidInput with every fault of the files, dates included.
    """
    title = ""
    found: list[Due] = []
    problems: list[Problem] = []
    facts: dict[str, Due] = {}
    for pack in packs:
        entry, source = read_file(pack.file, PackFile, pack.label(pack.file))
        problems += source.problems
        if entry is None:
            continue
        title, owner = curl(entry.title) or entry.name, curl(entry.owner)
        found.append(Due(owner, f"the wording of {title}, version {entry.version}", entry.review, source.place(("review",))))
        for name, fact in entry.policy_facts.items():
            facts[name] = Due(owner, f"the value of {name}", fact.review_by, source.place(("policy_facts", name)))
        found += _waivers(pack, problems)
        if pack.policy_file:
            policy, faults = read_policy(shown(pack.policy_file))
            problems += faults
            found += _policy(policy, owner)
    found += facts.values()
    problems += [_no_date(due) for due in found if due.date and not _is_date(due.date)]
    errors = [p for p in problems if p.level is Level.ERROR]
    if errors:
        raise InvalidInput(errors)
    return title, tuple(found)


def _waivers(pack: Pack, problems: list[Problem]) -> Iterator[Due]:
    for path in rule_files(pack):
        source = read_source(path, pack.label(path))
        entry = checked_alone(RulesFile, source) if isinstance(source.data, dict) and not source.problems else None
        problems += source.problems
        for index, waiver in enumerate(entry.waivers if entry else ()):
            yield Due(waiver.by, f"the waiver of {waiver.rule} for {waiver.line}", waiver.until, source.place(("waivers", index)))


def _policy(policy: PolicyFile, owner: str) -> Iterator[Due]:
    """Yield the reviews of a policy's clauses, and of the whole where its first day and the months between reviews are known."""
    for clause in policy.own:
        if clause.review:
            place = policy.place(f"clauses.{clause.name}.review")
            yield Due(clause.owner or owner, f"clause {clause.name} of the policy", clause.review, place)
    effective, months, owns = (" ".join(policy.answers.get(key, ())) for key in ("effective", "review_months", "owner"))
    if _is_date(effective) and int(effective[:4]) <= _LAST_YEAR and months.isdigit() and 0 < int(months) <= 600:
        yield Due(owns or owner, "the policy as a whole", _later(effective, int(months)), policy.place("answers.review_months"))


def _later(day: str, months: int) -> str:
    """Return the day some months later, or the last day of that month where it is shorter."""
    start = datetime.date.fromisoformat(day)
    year, month = divmod(start.month - 1 + months, 12)
    for last in range(start.day, 27, -1):
        try:
            return start.replace(year=start.year + year, month=month + 1, day=last).isoformat()
        except ValueError:
            continue
    return start.replace(year=start.year + year, month=month + 1).isoformat()


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _no_date(due: Due) -> Problem:
    return Problem(due.place, Code.BAD_ANSWER, "is up for review on a day that is no date.", "write it as 2027-06-04.")
