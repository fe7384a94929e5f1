"""Small weeks in other languages than English: what tells one event, and what only sounds like it."""

from __future__ import annotations

import pytest

from digest.curate.events import group
from tests.builders import article

#: The first two of each week report one event, the others one each.
WEEKS = {
    "de": (
        (
            "ahn",
            "Deich bei Ostby bricht, 300 Menschen in Sicherheit",
            (
                "Am Dienstagabend ist der Deich bei Ostby auf einer Länge von 40 Metern gebrochen. "
                "300 Menschen mussten ihre Häuser verlassen, sagte Landrätin Ilse Brandt. Die "
                "Feuerwehr setzte 60 Pumpen ein. Verletzt wurde niemand."
            ),
        ),
        (
            "bote",
            "Deichbruch in Ostby: 300 Anwohner evakuiert",
            (
                "Nach dem Bruch des Deichs in Ostby haben 300 Anwohner die Nacht in der Turnhalle "
                "von Vensholm verbracht. Landrätin Ilse Brandt sprach von einem Riss von 40 "
                "Metern. Die Feuerwehr pumpt weiter."
            ),
        ),
        (
            "ahn",
            "Deich bei Tarn wird erhöht",
            (
                "Der Kreistag hat am Mittwoch beschlossen, den Deich bei Tarn um einen Meter zu "
                "erhöhen. Das kostet 12 Millionen Kronen. Landrätin Ilse Brandt nannte den Bau "
                "überfällig."
            ),
        ),
        (
            "bote",
            "Feuer zerstört Scheune in Lode",
            (
                "In Lode ist in der Nacht zum Donnerstag eine Scheune abgebrannt. Die Feuerwehr "
                "war mit 60 Leuten im Einsatz. Der Schaden liegt bei 200 000 Kronen."
            ),
        ),
        (
            "ahn",
            "Feuer in Lagerhalle in Pelaro",
            (
                "Eine Lagerhalle in Pelaro ist am Freitag ausgebrannt. Die Feuerwehr löschte bis "
                "zum Morgen. Zwei Männer wurden verletzt."
            ),
        ),
        (
            "bote",
            "Wahl in Tarn: Saal gewinnt",
            (
                "Henrik Saal wird Bürgermeister von Tarn. Er bekam am Sonntag 54 Prozent der "
                "Stimmen."
            ),
        ),
    ),
    "es": (
        (
            "faro",
            "Un incendio quema 800 hectáreas en la sierra de Orsa",
            (
                "Un incendio declarado el martes ha quemado 800 hectáreas en la sierra de Orsa y "
                "ha obligado a desalojar tres pueblos. El consejero Tomás Quilla dijo que trabajan "
                "120 bomberos y seis aviones."
            ),
        ),
        (
            "eco",
            "La sierra de Orsa arde: tres pueblos desalojados",
            (
                "Tres pueblos de la sierra de Orsa fueron desalojados por un incendio que ya ha "
                "arrasado 800 hectáreas. Unos 120 bomberos luchan contra las llamas, según el "
                "consejero Tomás Quilla."
            ),
        ),
        (
            "faro",
            "Un incendio destruye un almacén en Lisca",
            (
                "El fuego destruyó el miércoles un almacén de muebles en Lisca. Acudieron 20 "
                "bomberos. No hubo heridos."
            ),
        ),
        (
            "eco",
            "El alcalde de Lisca dimite",
            (
                "El alcalde de Lisca, Jon Brasca, dimitió el jueves tras perder una moción de "
                "censura por once votos."
            ),
        ),
        (
            "faro",
            "El alcalde de Tarna gana las elecciones",
            (
                "El alcalde de Tarna, Enrique Sal, ganó el domingo las elecciones con el 54 por "
                "ciento de los votos."
            ),
        ),
        (
            "eco",
            "Sube el precio del pan en Lisca",
            (
                "El pan cuesta desde el lunes un 8 por ciento más en Lisca. Los panaderos culpan a "
                "la harina."
            ),
        ),
    ),
    "fr": (
        (
            "phare",
            "Le pont de Vernholm fermé après la découverte de fissures",
            (
                "Le pont de Vernholm a été fermé lundi après la découverte de fissures dans neuf "
                "piles. La préfète Élise Brandt annonce six mois de travaux. Dix mille voitures "
                "l'empruntent chaque jour."
            ),
        ),
        (
            "echo",
            "Fissures : le pont de Vernholm interdit aux voitures",
            (
                "Neuf piles fissurées : le pont de Vernholm est interdit aux voitures depuis "
                "lundi. Les travaux dureront six mois, selon la préfète Élise Brandt."
            ),
        ),
        (
            "phare",
            "Un pont neuf pour Lode",
            (
                "La commune de Lode aura un pont neuf en 2027. Le conseil a voté jeudi 12 millions "
                "de couronnes."
            ),
        ),
        (
            "echo",
            "Fissures dans l'école de Tarn",
            (
                "L'école de Tarn restera fermée : des fissures sont apparues dans deux salles. Les "
                "élèves iront à Lode."
            ),
        ),
    ),
    "ar": (
        (
            "a",
            "انهيار سد الأرز وإجلاء ثلاثة آلاف شخص",
            (
                "انهار سد الأرز في وادي السرو مساء الثلاثاء بعد أمطار استمرت ثلاثة أيام. وأجلت "
                "السلطات ثلاثة آلاف شخص من القرى، وقال الوزير سامي الخطيب إن 14 شخصا في عداد "
                "المفقودين."
            ),
        ),
        (
            "b",
            "سد الأرز: 14 مفقودا بعد الانهيار",
            (
                "قال الوزير سامي الخطيب إن 14 شخصا فقدوا بعد انهيار سد الأرز في وادي السرو. وتم "
                "إجلاء ثلاثة آلاف من سكان القرى القريبة."
            ),
        ),
        (
            "a",
            "الوزير سامي الخطيب يفتتح مدرسة في زرقاء",
            "افتتح الوزير سامي الخطيب يوم الأربعاء مدرسة جديدة في زرقاء تتسع لستمئة تلميذ.",
        ),
        (
            "b",
            "حريق في سوق زرقاء",
            "اندلع حريق في سوق زرقاء فجر الخميس وأتى على عشرين محلا. ولم يصب أحد.",
        ),
        (
            "a",
            "فوز الأمل على الوحدة",
            "فاز فريق الأمل على الوحدة بهدفين لهدف في نهائي الكأس.",
        ),
    ),
}


@pytest.mark.parametrize("language", WEEKS)
def test_a_small_week_in_another_language(language: str) -> None:
    told = [
        article(id=f"{number}", source=source, title=title, text=text, language=language)
        for number, (source, title, text) in enumerate(WEEKS[language])
    ]
    found = [[one.id for one in members] for members in group(told) if len(members) > 1]
    assert found == [["0", "1"]]


def test_an_article_in_two_languages_is_told_in_its_own() -> None:
    (_, title, text), (_, other_title, other), *_ = WEEKS["de"]
    pier = "The harbour board closed the old pier after divers found cracks in nine pillars."
    told = [
        article(id="mixed", source="ahn", title=title, text=f"{text} {pier}", language="de"),
        article(id="german", source="bote", title=other_title, text=other, language="de"),
        article(id="english", source="gull", title="Pier shut", text=pier, language="en"),
    ]
    assert [[one.id for one in members] for members in group(told)] == [
        ["mixed", "german"],
        ["english"],
    ]
