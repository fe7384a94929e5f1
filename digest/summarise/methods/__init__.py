"""One file a method: ``rank(sentences, *, articles, language)`` gives each sentence a score, higher is better.

A method may also have ``cover(sentences, *, language)``: scores that take over as more of the text is told, since a
summary of two sentences opens a story and one of half its length covers it.
"""
