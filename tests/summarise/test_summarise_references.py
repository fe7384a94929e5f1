from __future__ import annotations

import pytest

from digest.summarise.readable import fit
from digest.summarise.references import Lean, Openers, introduction

LEANING = [
    ("en", "IT WAS the board that closed it."),
    ("en", "In her view, those who stay are right."),
    ("en", "What followed was a long night."),
    ("en", "It was a plan that failed."),
    ("en", "Even as he spoke, boats left."),
    ("en", "Both sides met and left."),
    ("en", "This plan failed."),
    ("en", "After his arrest, the man wept."),
    ("fr", "Julien Roux lui a répondu."),
    ("fr", "Alors que celui-ci parlait, la foule partait."),
    ("es", "La vio salir del puerto."),
    ("es", "La decisión llegó tarde."),
    ("de", "Es steht am Hafen."),
    ("it", "Ci andò lunedì."),
    ("en", "He left the pier."),
    ("en", '"It is over," said Anna Reed.'),
    ("en", "However, crews stayed."),
    ("en", "But the board met."),
    ("en", "In addition, a ferry runs."),
    ("en", "The minister also came."),
    ("en", "In the end, crews stayed."),
    ("en", "In her reply, Reed wept."),
    ("en", "All four have left the pier."),
    ("fr", "Au bout du compte, le port reste."),
    ("es", "A fin de cuentas, llovió."),
    ("de", "Am Ende blieb der Hafen offen."),
    ("it", "Alla fine il porto resta."),
    ("en", "The latter sank."),
    ("en", "Another 12 boats sank."),
    ("en", "For his part, Bell wept."),
    ("en", '"Boats sink," he said.'),
    ("en", "When he left, it rained."),
    ("fr", "Il est parti."),
    ("fr", "L’une de ses mains tremble."),
    ("fr", "C'est la fin."),
    ("fr", "« Elle part », dit Anne."),
    ("fr", "En revanche, le port reste."),
    ("fr", "Selon lui, rien ne va."),
    ("fr", '"Rien ne va", a-t-il dit.'),
    ("es", "Sin embargo, llovió."),
    ("es", "Ella se fue."),
    ("de", "Er ging."),
    ("de", "Dennoch blieb der Hafen offen."),
    ("en", "The board also met on Friday."),
    ("en", "A new poll has also sunk."),
    ("en", "Crews, however, stayed."),
    ("en", "One of them sank."),
    ("en", "“Boats sink. They always did.”"),
    ("en", "'Boats sink, and that's it.'"),
    ("fr", "« Les bateaux coulent. »"),
    ("en", "After leaving the quay in a hurry, she wept."),
    ("en", "Looking at the sea, he sang."),
    ("en", "For the harbour has sunk."),
    ("en", "Nine in ten boats leak, the report found."),
    ("en", "Two days later, the boats sank."),
    ("en", "Two days before, boats sank."),
    ("en", "Hours later she sang."),
    ("en", "For its part, the board wept."),
    ("fr", "« Nous partons », a-t-il dit."),
    ("fr", "Un quai que fréquentait également la reine a fermé."),
    ("en", "What's more, it rained."),
    ("fr", "Le maire a également parlé."),
    ("fr", "La veille, il pleuvait."),
    ("fr", "Malgré tout, le port reste."),
    ("es", "El alcalde también habló."),
    ("de", "Der Bürgermeister kam auch."),
    ("fr", "Port-Brume la leur envoie lundi."),
    ("fr", "La compagnie l’exposera au bar."),
    ("fr", "Le maire les a reçus."),
    ("fr", "La mairie dit qu’elle y réfléchit."),
    ("fr", "La région leur verse une aide."),
    ("fr", "Deux ans plus tard, le port ferme."),
    ("ar", "يغسلها شبان القرية كل شهر."),
    ("ar", "كانت قد حجزته قبل عام."),
    ("ar", "قال إن الميناء مغلق."),
    ("ar", "ترتفع أسعارها كل سنة."),
    ("en", "President Anna Reed received him at eight."),
    ("ar", "الوزير أيضا حضر."),
    ("ar", "وقال إن الميناء مغلق."),
    ("ar", "لكن السفن بقيت."),
    ("ar", "هذا هو الميناء."),
]
TOPICAL = [
    ("en", "At least 12 others were hurt."),
    ("en", "Dozens more people were hurt."),
    ("en", 'Anna Reed, a clerk of the board, added: "No."'),
    ("en", "The 45-year-old wept."),
    ("en", "The Spanish side wept."),
    ("en", "The country has nine piers."),
    ("en", "The company sold its boats."),
    ("en", "The deal was signed in Northport."),
    ("en", "The board later met on Friday."),
    ("fr", "Le maire ajoute que tout va."),
    ("fr", "L'essai a coûté 2,6 millions d'euros."),
    ("fr", "Un plan de 2021 prévoyait neuf quais."),
]
STANDING = [
    ("en", "At least 12 people were hurt."),
    ("en", "At least half of the boats sank."),
    ("en", "This week marks a year without ferries."),
    ("en", "Earlier this month, boats sank."),
    ("en", "Previously secret letters name the board."),
    ("en", "Even as ferries stop, boats leave."),
    ("en", "Because of the storm, ferries stopped."),
    ("en", "Either the board or the county will pay."),
    ("en", "Both Reed and Bell left."),
    ("en", "The spokesman for the board left."),
    ("en", "With his camera, the photographer Paul Varn waited."),
    ("en", "Before he left the board, Paul Varn sang."),
    ("en", "It is now clear that the pier is rotten."),
    ("en", "It is time to leave the pier."),
    ("en", "It was after the storm that Anna Reed left."),
    ("en", "It turns out that the pier is rotten."),
    ("en", "It was just after dawn."),
    ("en", "IT firms leave the pier."),
    ("fr", "Damien était au port lundi."),
    ("fr", "Le patron du ferry français est arrivé."),
    ("fr", "Il y a un an, le quai fermait."),
    ("fr", "Il faut fermer le quai."),
    ("fr", "Ce samedi, le quai ouvre."),
    ("fr", "Alors que le quai ferme, le ferry part."),
    ("fr", "C'est à une fête étrange que le maire est venu."),
    ("es", "La policía cerró el puerto."),
    ("es", "Este lunes abrió el muelle."),
    ("de", "Es gibt drei Kräne."),
    ("de", "Es ist klar, dass der Hafen schließt."),
    ("de", "Diese Woche öffnet der Hafen."),
    ("de", "Weil der Hafen geschlossen ist, fahren Busse."),
    ("it", "C'è un nuovo molo."),
    ("it", "Questa settimana apre il molo."),
    ("ar", "لا يزال ثلاثة بحارة في الميناء."),
    ("en", '"We could not wait," said Anna Reed.'),
    ("en", "“I saw nine boats leave,” Anna Reed said."),
    ("fr", "« Nous partons », a dit Anne Roche."),
    ("en", "Two years after Anna Reed left, she sang."),
    ("en", "Although boats sank, crews stayed."),
    ("en", "The next ferry leaves on Monday."),
    ("en", "The harbour board met on Monday."),
    ("en", "Anna Reed said the boats sank."),
    ("en", "After the storm, boats left."),
    ("en", "In Northport, a ferry runs."),
    ("en", '"Boats sink," said Anna Reed.'),
    ("en", "After Reed left the quay, she wept."),
    ("en", "In her new book, Anna Reed sails."),
    ("en", "'Boats sink,' said Anna Reed."),
    ("en", "“Boats sink,” Anna Reed said, “and crews weep.”"),
    ("en", "For the board, it was a good year."),
    ("en", "US boats left."),
    ("en", "Bell, who also sails, wept."),
    ("en", "The Gull, also known as Old Tom, sank."),
    ("fr", "Le port de Brume a fermé lundi."),
    ("fr", "Selon le maire, le port ferme."),
    ("es", "El puerto cerró el lunes."),
    ("fr", "Le maire espère l’appui de la région."),
    ("fr", "La ville l’été dernier a fermé."),
    ("fr", "Anne Roche l’emporte au sprint."),
    ("fr", "Les verriers rachètent leur four."),
    ("ar", "يساهم البنك في البناء."),
    ("ar", "تتهم النقابة الإدارة."),
    ("ar", "قالت مها حداد إن الميناء مغلق."),
    ("de", "Der Hafen von Nordheim schließt."),
    ("ar", "أغلقت السلطات الميناء يوم الاثنين."),
]


@pytest.mark.parametrize(("language", "text"), LEANING)
def test_openers_that_lean_on_the_sentence_before(language: str, text: str) -> None:
    assert Openers(language).refers_back(text)


@pytest.mark.parametrize(("language", "text"), TOPICAL)
def test_openers_that_lean_on_the_topic(language: str, text: str) -> None:
    assert Openers(language).lean(text) is Lean.TOPIC


@pytest.mark.parametrize(("language", "text"), STANDING)
def test_openers_that_stand_alone(language: str, text: str) -> None:
    assert Openers(language).lean(text) is Lean.NOTHING


@pytest.mark.parametrize(
    ("opening", "before", "headlines", "language", "place"),
    [
        ("يمر الكويكب قرب الأرض.", "اكتشف المرصد كويكبا صغيرا.", "", "ar", "اكتشف المرصد كويكبا"),
        ("يمر الكويكب قرب الأرض.", "اكتشف المرصد الكويكب أمس.", "", "ar", None),
        ("يمر الكويكب قرب الأرض.", "اكتشف المرصد كويكبا.", "كويكب قريب", "ar", None),
        ("The ship sank.", "A ship is there.", "", "en", None),
    ],
)
def test_what_opens_as_known_was_told_of_before(
    opening: str, before: str, headlines: str, language: str, place: str | None
) -> None:
    assert introduction(opening, before, headlines, language) == (len(place) - 1 if place else None)


def test_a_small_letter_may_stand_first_where_something_was_cut_off() -> None:
    assert fit("the board closed the pier on Monday.", begun=False)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('"Who closed the pier on Monday?"', False),
        ("Loved-up: The pair at the pier on Monday.", False),
        ('Question: "Who closed the pier?"', False),
        ("Reed said: “The pier is closed.”", True),
        ("'My friends said, 'Who closed the pier?'", False),
        ("The board closed the pier on Monday.", True),
        ("Who closed the pier on Monday?", False),
        ('"Who closed the pier?" asked Anna Reed.', True),
        ("Crews wait at the quay", False),
        ("closed the pier on Monday.", False),
        ("THE PIER IS CLOSED FOR GOOD.", False),
        ("- Two new cranes for the quay.", False),
        ("(Reed, by the way, sails at dawn.)", False),
        ("(Reed) sails at dawn on Monday.", True),
        ("See https://harbour.example for the plan.", False),
        ('It said: "we close.', False),
        ("12 3 4 5 6 7.", False),
        ("Am 3. Mai bzw. 14. Juni 2025 holte der Lotse 6000 bzw. 6500 Boote ab.", True),
        ("9 18 27 36 boats in 45 days.", False),
        ("„Wir kommen am Montag.“", True),
        ("»Wir kommen am Montag.«", True),
        ("„Wer kommt am Montag?“", False),
        ("Nobody was hurt.", True),
        ("The board named three reasons for it:", False),
        ("Boats sank.", False),
    ],
)
def test_fit_for_print(text: str, whole: bool) -> None:  # noqa: FBT001
    assert fit(text) is whole
