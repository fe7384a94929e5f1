"""A week of articles, told in extractive summaries, as a PDF magazine in the subscribers' mail."""

__version__ = "0.1.0"
