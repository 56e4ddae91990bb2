"""Sala: offline-first companion for public-service innovation workshops."""

__version__ = "0.1.0"
