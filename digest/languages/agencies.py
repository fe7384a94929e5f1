"""News agencies and wires, whose names are the same in every language with Latin letters."""

from __future__ import annotations

#: As they stand in a dateline's brackets.
AGENCIES = (
    r"CNN|Reuters|AP|AFP|UPI|ANI|IANS|PTI|TASS|Xinhua|dpa|DPA|EFE|ANSA|KUNA|WAM|SPA|"
    r"MENA|MAP|TAP|APS|"
    r"PA|Bloomberg|Associated Press|CNN Student News|Hollywood Reporter|EW\.com|Mental Floss|CNET|"
    r"MNN\.com|RollingStone\.com|The Guardian|AA|NNA|SANA|Anadolu(?: Agency)?|QNA|Petra|WAFA|Belga|"
    r"ATS|Europa Press"
)
#: Those that write for other outlets: an article that credits one was published by somebody else.
WIRES = frozenset(
    {
        "reuters",
        "afp",
        "ap",
        "efe",
        "dpa",
        "tass",
        "xinhua",
        "ansa",
        "bloomberg",
        "associated press",
        "the associated press",
        "agence france-presse",
        "anadolu agency",
        "upi",
    }
)
