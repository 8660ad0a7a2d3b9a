"""Put the compiled index of the shipped library, and its compiled templates, into the wheel; a checkout works without them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Build the index from the files that go into the same wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the index; an editable install has none, since its files change."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from scriptgen.loading.load import build_index
            from scriptgen.rendering.environment import compile_templates

            folder = Path(tempfile.mkdtemp())
            build_index(folder / "_index")
            compile_templates(Path(self.root) / "templates", folder / "_templates")
        finally:
            sys.path.remove(self.root)
        for name in ("_index", "_templates"):
            for file in sorted((folder / name).rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    build_data["force_include"][str(file)] = f"scriptgen/{file.relative_to(folder).as_posix()}"
