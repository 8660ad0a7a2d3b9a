"""Language: what can be said about words without knowing who speaks them. So far a person's own draft, judged kindly."""

from scriptgen.language.draft import Judged, Remark, judge

__all__ = ["Judged", "Remark", "judge"]
