"""News agencies and wires, whose names are the same in every language with Latin letters."""

from __future__ import annotations

#: As they stand in a dateline's brackets.
AGENCIES = (
    r"CNN|Reuters|AP|AFP|UPI|ANI|IANS|PTI|TASS|Xinhua|dpa|DPA|EFE|ANSA|KUNA|WAM|SPA|"
    r"MENA|MAP|TAP|APS|"
    r"PA|Bloomberg|Associated Press|CNN Student News|Hollywood Reporter|EW\.com|Mental Floss|CNET|"
    r"MNN\.com|RollingStone\.com|The Guardian|AA|NNA|SANA|Anadolu(?: Agency)?|QNA|Petra|WAFA|Belga|"
    r"ATS|Europa Press|EUROPA PRESS|Kyodo|Jiji(?: Press)?|Yonhap|Interfax|IRNA|ISNA|Tasnim|Mehr|"
    r"Ukrinform|Lusa|PAP|APA|SDA|Keystone-SDA|KNA|epd|SID|dpa-AFX|askanews|Adnkronos|AGI|LaPresse|"
    r"Servimedia|Notimex|Télam|Prensa Latina|sda|afp|apa|rtr|BNA|INA|ONA|Bernama|Antara|PNA|GNA|"
    r"NAN|DHA|IHA"
)
#: As they stand behind a photographer's name: "Anna Reed/Getty Images".
PICTURES = (
    rf"(?:{AGENCIES}|Getty Images|EPA|Shutterstock|Alamy|iStock|NurPhoto|Unsplash|Flickr|Pool|"
    r"Imago|IMAGO|SIPA|Zuma|ZUMA|Abaca|Keystone|picture alliance)"
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
