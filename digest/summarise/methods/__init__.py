"""One file a method: ``rank(sentences, *, articles, language)`` gives each sentence a score, higher is better."""
