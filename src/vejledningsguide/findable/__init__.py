"""The search's index: every part of every page that can be found, as plain words, and the Danish to find it by."""

from .index import PATH, SCRIPT, Indeks

__all__ = ["PATH", "SCRIPT", "Indeks"]
