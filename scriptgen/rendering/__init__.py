"""Rendering: a script and a template to a document. `branches.template_problems` judges templates; a run that makes documents skips it."""

from __future__ import annotations

from scriptgen.rendering.environment import compile_templates, shipped_templates
from scriptgen.rendering.render import kinds, render, rendered_text

__all__ = ["compile_templates", "kinds", "render", "rendered_text", "shipped_templates"]
