"""The private parts of the kind ``sitemap``."""
