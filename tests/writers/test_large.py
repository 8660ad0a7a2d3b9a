"""A page in large print: no words below 14 points, none that are said below 16."""

from __future__ import annotations

import re

from scriptgen.large import stacked
from scriptgen.writers import to_html
from scriptgen.writers.look import CSS
from scriptgen.writers.look_large import LARGE_CSS
from tests.word.samples import rich


def test_a_page_says_that_it_is_large_and_an_ordinary_one_does_not() -> None:
    assert '<body class="large">' in to_html(stacked(rich()), large=True)
    assert "large" not in to_html(rich())


def test_every_size_of_the_look_is_raised() -> None:
    raised = {name for rule in re.findall(r"([^{}]+)\{[^}]*font-size[^}]*\}", LARGE_CSS) for name in re.findall(r"\.[a-z-]+|h\d|body", rule)}
    for selectors, rules in re.findall(r"([^{}]+)\{([^}]*)\}", CSS):
        found = re.search(r"(?:font-size: |font: [^;]*?)([\d.]+)pt", rules)
        if found and float(found[1]) < 16:
            for selector in selectors.split(","):
                assert re.findall(r"\.[a-z-]+|h\d|body", selector)[-1] in raised, selector


def test_no_size_is_below_fourteen_points_and_what_is_said_is_sixteen_or_more() -> None:
    for selectors, points in re.findall(r"([^{}]+)\{[^}]*?font-size: ([\d.]+)pt", LARGE_CSS):
        assert float(points) >= (16 if re.search(r"p-say|p-hear|body", selectors) else 14)
