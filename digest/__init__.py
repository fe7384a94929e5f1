"""Turns a week of articles into a PDF magazine of extractive summaries, and mails it."""

__version__ = "0.1.0"
