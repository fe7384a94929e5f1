"""The private parts of the kind ``feed``, which ``opml`` shares: formats, entries, articles."""
