"""The private parts of the kind ``opml``: the outlines of a list of feeds."""
