"""The compiled form of the shipped templates: used only where it is that of the files, and then the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scriptgen.rendering import environment, render
from scriptgen.rendering.environment import compile_templates, environment_for, fits, plain_environment, shipped_templates
from scriptgen.rendering.render import rendered_text
from scriptgen.rendering.views import script_view
from tests.rendering.samples import script


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "compiled"
    compile_templates(shipped_templates(), folder)
    monkeypatch.setattr(environment, "_COMPILED", folder)
    environment_for.cache_clear()
    yield folder
    environment_for.cache_clear()


def test_the_compiled_form_gives_the_same_document(compiled: Path) -> None:
    made = render(script(), "script")
    shutil.rmtree(compiled)
    environment_for.cache_clear()
    assert render(script(), "script") == made


def test_the_compiled_form_is_used_without_reading_templates(compiled: Path) -> None:
    template = environment_for((shipped_templates(),)).get_template("script.xml.j2")
    assert template.root_render_func.__module__.startswith("_jinja2_module_templates")


def test_a_changed_template_makes_the_compiled_form_unfit(compiled: Path, tmp_path: Path) -> None:
    changed = tmp_path / "templates"
    shutil.copytree(shipped_templates(), changed)
    assert fits(changed, compiled)
    (changed / "words.xml.j2").write_text("<document/>", encoding="utf-8")
    assert not fits(changed, compiled)


def test_a_compiled_form_without_its_key_is_not_used(compiled: Path) -> None:
    (compiled / "key.txt").unlink()
    assert not fits(shipped_templates(), compiled)


def test_the_compiled_form_names_no_folder_of_the_machine_it_was_made_on(compiled: Path) -> None:
    for path in compiled.glob("*.py"):
        assert str(shipped_templates()) not in path.read_text(encoding="utf-8")


def test_the_compiled_form_is_the_same_each_time(compiled: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    compile_templates(shipped_templates(), again)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in compiled.iterdir() if p.is_file()}


def test_a_shipped_template_in_its_quick_form_and_in_its_plain_form_give_the_same_text() -> None:
    layers = (shipped_templates(),)
    composed = script()
    quick = rendered_text(composed, "script", layers)
    plain = plain_environment(layers).get_template("script.xml.j2").render({"script": script_view(composed), "date": "", "final": False})
    assert environment_for(layers).fixed and quick == plain.replace("\r", "&#13;")
