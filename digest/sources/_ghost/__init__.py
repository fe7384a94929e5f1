"""Ghost: its export, its Content API, and the formats it stores texts in."""
