"""Faults of templates: each at its file and line, with a remedy, and never with a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.document import Choice, Comment, Fill, Tick
from scriptgen.problems import InvalidInput
from scriptgen.rendering import render, shipped_templates
from scriptgen.rendering.branches import template_problems
from scriptgen.rendering.parse import parse
from tests.rendering.samples import script, with_value


def template(folder: Path, body: str, name: str = "script.xml.j2") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'<document title="x">\n{body}\n</document>\n' if "/" not in name else body, encoding="utf-8")
    return path


def faults(folder: Path) -> list[str]:
    return [str(p).replace(str(folder) + "/", "") for p in template_problems((folder,)) if str(p.place).startswith(str(folder))]


def test_the_shipped_templates_have_no_fault() -> None:
    assert template_problems() == ()


@pytest.mark.parametrize(("body", "says"), [
    ("{% if final %}<p>x{% endif %}</p>", "script.xml.j2:2: error: <p> is opened here and not closed in the same branch."),
    ("\n\n{% for q in script.questions %}</p>{% endfor %}", "script.xml.j2:4: error: </p> closes what was not opened"),
    ("<p>x</b></p>", "script.xml.j2:2: error: </b> comes while <p>"),
    ("<ul>\n<li>{{ script.titel }}</li></ul>", "script.xml.j2:3: error: there is no field of script titel. Try: did you mean title?"),
    ("<coatch>x</coatch>", "there is no element coatch. Try: did you mean coach?"),
    ('<p kin="small">x</p>', "there is no attribute of <p> kin. Try: did you mean kind?"),
    ('<p kind="smal">x</p>', "there is no kind of <p> smal. Try: did you mean small?"),
    ('<only for="dox"><p>x</p></only>', "there is no output dox. Try: did you mean docx?"),
    ("<table>x</table>", "words cannot stand straight in <table>."),
    ("<td>x</td>", "<td> cannot stand in <document>. Try: put it in <tr>."),
    ("<p>a & b</p>", "& alone is not text."),
    ("<p>&nbsp;</p>", "& alone is not text."),
    ("<!-- x -->", "< alone is not text."),
    ("<p {% if final %}kind='small'{% endif %}>x</p>", "Jinja cannot stand between attributes."),
    ('<p kind="small" kind="lead">x</p>', "<p> has kind twice."),
    ('<p kind="{% if final %}small">x</p>{% endif %}', "an attribute or a tag is cut in two by a branch."),
    ("{% for x in range(9) %}{% endfor %}", "for goes only through what the context gives."),
    ("{% for x in script.title %}{% endfor %}", "script.title is not a list."),
    ("{% set x = 1 %}", "{% set %} is not for templates."),
    ("{% macro x() %}{% endmacro %}", "{% macro %} is not for templates."),
    ("<p>{{ script.title.upper() }}</p>", "a call is not for templates."),
    ("<p>{{ 1 + 1 }}</p>", "arithmetic is not for templates."),
    ("<p>{{ script['title'] }}</p>", "[ ] is not for templates."),
    ("<p>{{ script.title|safe }}</p>", "there is no filter safe."),
    ("<p>{{ script.limit.plain }}</p>", "script.limit may be nothing here. Try: put {% if script.limit %} round it."),
    ("<p>{{ script.steps }}</p>", "script.steps is not words."),
    ("{% if script.title > 'x' %}{% endif %}", "a template compares only with == and !=."),
    ('{% include "parts/gat.xml.j2" %}', "there is no template parts/gat.xml.j2. Try: did you mean parts/gate.xml.j2?"),
    ("{% include script.title %}", "include takes the name of a file that exists"),
    ("{% if %}", "script.xml.j2:2: error: this is not Jinja that can be read"),
    ("<p>{{ safety.title }}</p>", "there is no name here safety."),
])
def test_a_fault_is_found_without_a_script(tmp_path: Path, body: str, says: str) -> None:
    template(tmp_path, body)
    assert any(says in fault for fault in faults(tmp_path)), faults(tmp_path)


def test_every_fault_is_found_in_one_run(tmp_path: Path) -> None:
    template(tmp_path, "<p>{{ script.titel }}</p>\n<coatch>x</coatch>\n<table>x</table>")
    assert [fault.split(": error")[0] for fault in faults(tmp_path)] == ["script.xml.j2:2", "script.xml.j2:3", "script.xml.j2:4"]


def test_a_template_that_includes_itself_by_way_of_another_is_a_fault(tmp_path: Path) -> None:
    template(tmp_path, '{% include "parts/a.xml.j2" %}')
    template(tmp_path, '{% include "parts/b.xml.j2" %}', "parts/a.xml.j2")
    template(tmp_path, '{% include "parts/a.xml.j2" %}', "parts/b.xml.j2")
    assert any("includes itself" in fault for fault in faults(tmp_path))


def test_loops_are_three_deep_at_most_counting_those_round_an_include(tmp_path: Path) -> None:
    template(tmp_path, '{% for s in script.steps %}{% for l in s.lines %}{% include "parts/a.xml.j2" %}{% endfor %}{% endfor %}')
    template(tmp_path, "{% for a in l.alternatives %}{% for q in script.questions %}{% endfor %}{% endfor %}", "parts/a.xml.j2")
    assert any("parts/a.xml.j2:1: error: loops stand 3 deep at most" in fault for fault in faults(tmp_path))


def test_a_part_that_nothing_includes_is_a_warning_and_its_tags_are_judged(tmp_path: Path) -> None:
    template(tmp_path, "<p>{{ reply.name }}", "parts/gates.xml.j2")
    found = faults(tmp_path)
    assert any("warning: no document includes this part" in fault for fault in found)
    assert any("<p> is opened here" in fault for fault in found)


def test_a_template_may_extend_the_shipped_one_it_stands_for(tmp_path: Path) -> None:
    (tmp_path / "frame.xml.j2").write_text('<document title="x">{% block body %}<p>a</p>{% endblock %}</document>', encoding="utf-8")
    child = '{% extends "frame.xml.j2" %}{% block body %}{{ super() }}<p>b</p>{% endblock %}'
    (tmp_path / "words.xml.j2").write_text(child, encoding="utf-8")
    assert faults(tmp_path) == []
    assert len(render(script(), "words", (tmp_path,)).blocks) == 2


@pytest.mark.parametrize(("body", "says"), [
    ("<coatch>x</coatch>", "script.xml.j2:2: error: there is no element coatch. Try: did you mean coach?"),
    ("<p>x", "script.xml.j2:2: error: near here the template is not well-formed"),
    ("<p>{{ script.titel }}</p>", "script.xml.j2:2: error: there is no name for templates titel. Try: did you mean title?"),
    ("<p>{{ script.title.upper() }}</p>", "script.xml.j2:2: error: a template may read only what docs/templates.md lists."),
    ("<p>{{ script._make }}</p>", "script.xml.j2:2: error: there is no name for templates _make."),
    ("<p>{{ script.limit.__class__ }}</p>", "script.xml.j2:2: error: there is no name for templates __class__."),
    ("<p>x</p>\n<tr><td>x</td></tr>", "script.xml.j2:3: error: <tr> cannot stand in <document>."),
    ("<table><tr><td>{% for s in script.steps %}{% for l in s.lines %}{{ l }}\n{{ l }}{% endfor %}{% endfor %}</td></tr></table>",
     "script.xml.j2:2: error: a line is printed a second time with its identity. Try: write {{ line.plain }}"),
    ('{% include "parts/gat.xml.j2" %}', "script.xml.j2:2: error: there is no template parts/gat.xml.j2."),
    ("{% nonsense %}", "script.xml.j2:2: error: this is not Jinja that can be read"),
])
def test_a_fault_met_in_rendering_names_the_template_line(tmp_path: Path, body: str, says: str) -> None:
    template(tmp_path, body)
    with pytest.raises(InvalidInput) as caught:
        render(script(), "script", (tmp_path,))
    assert says in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_no_fault_repeats_a_value(tmp_path: Path) -> None:
    template(tmp_path, "{% for s in script.steps %}{% for l in s.lines %}{{ l }}<p>{{ l.nothing }}</p>{% endfor %}{% endfor %}")
    with pytest.raises(InvalidInput) as caught:
        render(with_value("a secret"), "script", (tmp_path,))
    assert "secret" not in str(caught.value)
    template(tmp_path, "{% for s in script.steps %}{% for l in s.lines %}{{ l }}<p>{{ l.text }}</p></td>{% endfor %}{% endfor %}")
    with pytest.raises(InvalidInput) as caught:
        render(with_value("a secret"), "script", (tmp_path,))
    assert "secret" not in str(caught.value)


def test_only_is_for_the_outputs_it_names() -> None:
    text = '<document><only for="docx"><p>paper</p></only><only for="html md"><p>screen</p></only></document>'
    assert [len(parse(text, to=to).blocks) for to in ("docx", "html", "txt")] == [1, 1, 0]
    assert parse(text, to="docx").blocks != parse(text, to="html").blocks


def test_the_inline_elements_become_blanks_choices_ticks_and_comments() -> None:
    text = ('<document><p><tick title="t"/> a <b>b</b> <blank fact="f" label="l" title="ask"/> <comment>why</comment>'
            '<blank fact="g" label="choose" title="q"><option>Yes</option><option>No</option></blank></p></document>')
    content = parse(text, author="Agency").blocks[0].content  # type: ignore[union-attr]
    assert Tick("t") in content
    assert Fill("f", None, "l", "ask") in content
    assert Choice("g", ("Yes", "No"), "choose", "q") in content
    assert Comment("why", "Agency") in content


def test_the_line_of_every_tag_is_right_across_trimmed_blocks(tmp_path: Path) -> None:
    body = "{% if script.title %}\n{# two\nlines #}\n<p>a</p>\n{%- endif %}\n\n<p>b\n{{ script.title }}</p><p>c</p>"
    template(tmp_path, body)
    places = [b.place for b in render(script(), "script", (tmp_path,)).blocks]  # type: ignore[union-attr]
    assert places == ["script.xml.j2:5", "script.xml.j2:8", "script.xml.j2:9"]


def test_the_shipped_folder_is_found() -> None:
    assert (shipped_templates() / "script.xml.j2").is_file()
