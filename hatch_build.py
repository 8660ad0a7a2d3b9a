"""Put the compiled index of the shipped library, and its compiled templates, into the wheel; a checkout works without them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# where the code looks for them: loading/index.py and rendering/environment.py
INDEX, COMPILED = "scriptgen/_index", "scriptgen/rendering/compiled"


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Build the index from the files that go into the same wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the index and `pack.yaml`; an editable install has none, since its files change."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from scriptgen.loading.load import build_index
            from scriptgen.rendering.environment import compile_templates

            folder = Path(tempfile.mkdtemp())
            build_index(folder / INDEX)
            compile_templates(Path(self.root) / "templates", folder / COMPILED)
        finally:
            sys.path.remove(self.root)
        included = build_data["force_include"]
        included[str(Path(self.root) / "pack.yaml")] = "scriptgen/pack.yaml"  # `sources` moves folders only, not a file
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                included[str(file)] = file.relative_to(folder).as_posix()
