"""The private parts of the kinds ``pages`` and ``sitemap``, whose articles are web pages."""
