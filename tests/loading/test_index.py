"""The index: what goes in comes out, a broken one is only slower, and it never holds more than the library."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from scriptgen.loading import index, shared
from scriptgen.loading import load as loading
from scriptgen.loading.full import load_layers
from scriptgen.loading.library import Pack, base_pack, digest
from scriptgen.problems import InvalidInput
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, shipped, tiny, write


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_situation_comes_back_as_it_went_in(name: str) -> None:
    loaded, _ = load_layers(name, (base_pack(),))
    stored = json.loads(json.dumps(index.encode(loaded)))
    assert index._decoder(Loaded)(stored) == loaded
    assert loaded == shipped(name)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the tiny library shipped, an empty cache, and no index in the package."""
    tiny(tmp_path / "lib")
    monkeypatch.setenv("SCRIPTGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(loading, "base_pack", lambda: Pack(tmp_path / "lib", "base"))
    monkeypatch.setattr(loading, "layers", lambda *_: (Pack(tmp_path / "lib", "base"),))
    monkeypatch.setattr(index, "SHIPPED", tmp_path / "none")
    return tmp_path


def full_loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each full load."""
    names: list[str] = []
    real = loading._load_in_full

    def counted(name: str, packs: tuple[Pack, ...], key: str) -> Loaded:
        names.append(name)
        return real(name, packs, key)

    monkeypatch.setattr(loading, "_load_in_full", counted)
    return names


def test_the_second_load_comes_from_the_index(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = full_loads(monkeypatch)
    first, second = loading.load("talk"), loading.load("talk")
    assert first == second and loads == ["talk"]
    assert loading.listing() == loading.listing()
    assert sorted(p.name.split("-")[0] for p in (library / "cache").iterdir()) == ["list", "talk", "voice"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"key": "', '{"key": "KEY", "model": []}', '{"key": "KEY", "model": [["a"], 3, [], {}]}', '{"key": "KEY"}', "\x00\xff"])
def test_a_broken_index_is_read_over_and_written_again(library: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    good = loading.load("talk")
    path = next((library / "cache").glob("talk-*.json"))
    key = json.loads(path.read_text("utf-8"))["key"]
    path.write_text(text.replace("KEY", key), "utf-8")
    loads = full_loads(monkeypatch)
    assert loading.load("talk") == good
    assert loads == ["talk"]
    assert json.loads(path.read_text("utf-8"))["key"] == key


def test_an_index_that_is_a_folder_or_not_text_is_read_over(library: Path) -> None:
    good = loading.load("talk")
    path = next((library / "cache").glob("talk-*.json"))
    path.write_bytes(b"\xff\xfe\x00")
    assert loading.load("talk") == good
    path.unlink()
    path.mkdir()
    assert loading.load("talk") == good


def test_a_cache_that_cannot_be_written_is_only_slower(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(library / "file", "x")
    for place in (library / "file" / "cache", Path("/proc/nowhere")):  # below a file; where nobody may write
        monkeypatch.setenv("SCRIPTGEN_CACHE", str(place))
        assert loading.load("talk").situation.id == "talk"
        assert loading.listing()[0].id == "talk"


def test_the_key_changes_with_any_file_and_with_the_code(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = full_loads(monkeypatch)
    loading.load("talk")
    for path in ("situations/group/talk.yaml", "situations/_voice/a.yaml", "pack.yaml"):
        file = library / "lib" / path
        file.write_text(file.read_text("utf-8") + "# changed\n", "utf-8")
        loading.load("talk")
    monkeypatch.setattr(index, "code_key", lambda: "other code")
    loading.load("talk")
    assert len(loads) == 5


def test_a_new_file_of_the_voice_changes_the_key(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = full_loads(monkeypatch)
    loading.load("talk")
    write(library / "lib" / "situations" / "_voice" / "z.yaml", "standards: [{id: x:9, code: C, edition: '1', section: s, paraphrase: p, verified: no}]\n")
    assert [s.id for s in loading.load("talk").voice.standards][-1] == "x:9" and len(loads) == 2


def test_the_digest_knows_names_and_bytes(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.yaml", "x"), write(tmp_path / "b.yaml", "x")
    assert digest([one]) != digest([two]) and len(digest([one])) == 64
    assert digest([one, two]) != digest([two, one])


def test_the_code_key_covers_every_file_that_shapes_a_model() -> None:
    names = {p.name for p in (index.HERE / "loading").glob("*.py")}
    assert {"building.py", "merging.py", "wording.py", "index.py"} <= names and len(index.code_key()) == 16


def test_nothing_half_written_stays_in_the_cache(library: Path) -> None:
    loading.load("talk")
    assert not [p for p in (library / "cache").iterdir() if p.name.startswith(".")]


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows differ")
def test_the_cache_is_where_the_user_says_or_where_the_system_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCRIPTGEN_CACHE", str(tmp_path / "here"))
    assert index.cache_folder() == tmp_path / "here"
    monkeypatch.delenv("SCRIPTGEN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert index.cache_folder() == tmp_path / "xdg" / "scriptgen"


def test_a_changed_situation_over_a_kept_voice_is_what_it_is_without_one(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load("talk")
    path = next((library).rglob("talk.yaml"))
    path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")
    assert shared.read(loading.layers("", None)[0]) is not None
    kept = loading.load("talk")
    for file in (library / "cache").iterdir():
        file.unlink()
    assert loading.load("talk") == kept


def test_a_voice_with_a_fault_is_not_kept(library: Path) -> None:
    voice = next(p for p in library.rglob("*.yaml") if p.parent.name == "_voice")
    voice.write_text(voice.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    with pytest.raises(InvalidInput):
        loading.load("talk")
    assert not list((library / "cache").glob("voice-*"))
