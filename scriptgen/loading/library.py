"""Where the files are: the shipped library, packs laid over it, and the situations in them. Nothing outside a pack's folder is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scriptgen.frozen import frozen
from scriptgen.problems import Code, InvalidInput, Place, Problem

HERE = Path(__file__).resolve().parent.parent  # the package: holds situations/ in a wheel; beside it in a checkout


@frozen
class Pack:
    """A folder with `pack.yaml`, `situations/` and `templates/`. The shipped library is one too."""

    root: Path
    name: str

    def voice_files(self) -> list[Path]:
        """Return the files of the voice and the standards, in order."""
        folders = (self.root / "situations" / "_voice", self.root / "situations" / "_standards")
        return [file for folder in folders for file in sorted(folder.glob("*.yaml")) if _inside(file, self.root)]

    def situation_files(self) -> Iterator[Path]:
        """Yield the situation files, by group and name."""
        for file in sorted((self.root / "situations").glob("*/*.yaml")):
            if not file.parent.name.startswith("_") and _inside(file, self.root):
                yield file

    def situation_file(self, name: str) -> Path | None:
        """Return the file of one situation, or None."""
        found = [f for f in sorted((self.root / "situations").glob(f"*/{name}.yaml")) if not f.parent.name.startswith("_")]
        return found[0] if found and _inside(found[0], self.root) else None

    def label(self, path: Path) -> str:
        """Return how a file of the pack is called in messages: for the shipped library from its root, wherever that lies."""
        return str(path.relative_to(self.root)) if self.name == "base" else shown(path)

    @property
    def file(self) -> Path:
        """Return the path of `pack.yaml`."""
        return self.root / "pack.yaml"

    @property
    def policy_file(self) -> Path | None:
        """Return the agency's own policy on contact, if one lies beside its pack file."""
        path = self.root / "policy.yaml"
        return path if path.is_file() else None

    @property
    def templates(self) -> Path:
        """Return the folder of templates."""
        return self.root / "templates"


def _inside(file: Path, root: Path) -> bool:
    return file.resolve().is_relative_to(root.resolve())


@cache
def base_pack() -> Pack:
    """Return the shipped library, from the wheel or from the checkout."""
    root = HERE if (HERE / "situations").is_dir() else HERE.parent
    return Pack(root, "base")


def is_name(text: str) -> bool:
    """Return whether a text can be the id of a situation (and so never a path)."""
    return bool(text) and all((c.isalnum() and c.isascii()) or c in "-_" for c in text)


def layers(pack: str = "", near: Path | None = None) -> tuple[Pack, ...]:
    """Return the layers of a pack, the shipped library first. `near` is where a relative folder is looked for first.

    A pack may be a zip file too. Raises InvalidInput where there is no pack, a zip is not sound, a pack needs another version of
    scriptgen, or packs extend each other in a circle.
    """
    chain: list[Pack] = []
    name, here = pack, near or Path()
    while name and name != "base":
        root = here / name if (here / name).exists() else Path(name)
        beside = root.parent
        if root.suffix == ".zip":
            from scriptgen.loading.zipped import unzipped  # only here: few packs come in a zip

            root = Path(unzipped(str(root)))
        if not (root / "pack.yaml").is_file():
            raise InvalidInput([Problem(Place(str(root)), Code.FILE, "there is no pack here (no pack.yaml).",
                                        "give the folder that holds pack.yaml.")])
        if any(p.root.resolve() == root.resolve() for p in chain):
            raise InvalidInput([Problem(Place(str(root / "pack.yaml"), key="extends"), Code.DOUBLE,
                                        "packs extend each other in a circle.", "let one of them extend base.")])
        said = _said(root / "pack.yaml")
        if said["needs_scriptgen"]:
            from scriptgen.loading.needs import needs_problem

            problem = needs_problem(said["needs_scriptgen"], Place(shown(root / "pack.yaml"), key="needs_scriptgen"))
            if problem:
                raise InvalidInput([problem])
        chain.append(Pack(root, root.name))
        name, here = said["extends"], beside
    return (base_pack(), *reversed(chain))


def _said(file: Path) -> dict[str, str]:
    """Return what a pack extends and needs, read with the eye only: the file is checked in full when it is loaded."""
    said = {"extends": "", "needs_scriptgen": ""}
    for line in file.read_text("utf-8-sig", errors="replace").splitlines():
        key = line.partition(":")[0]
        if key in said:
            said[key] = line.partition(":")[2].partition(" #")[0].strip().strip("\"'")
    return said


def shown(path: Path) -> str:
    """Return a path as a person would write it: from the current folder where it lies in it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def digest(paths: list[Path]) -> str:
    """Return the sha256 of files' names and bytes, in hex."""
    total = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        total.update(f"{path.name}:{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()
