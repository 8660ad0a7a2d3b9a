"""Make conversation scripts for boundary-setting talks, as Word documents to edit and take to supervision."""

__version__ = "0.1.0"
