"""Tests of the Word floor."""
