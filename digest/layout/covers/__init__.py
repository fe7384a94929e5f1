"""The cover: what a week has for one, which kind that makes, and where its parts stand.

material.py    the leading stories, with their pictures, figures and quotations
areas.py       the places of a kind's parts, by what its pictures bear
lettering.py   a text as large as its place allows
choice.py      the kind of cover and its stories
ornaments.py   drawings computed from the issue
"""
