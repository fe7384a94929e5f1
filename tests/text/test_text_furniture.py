"""Furniture of every kind, in every shipped language, and the news beside it."""

from __future__ import annotations

import pytest
from builders import article

from digest.model import Article
from digest.text.boilerplate import clean
from digest.text.glued import unglued
from digest.text.repetition import habits, often, repeated, signature
from digest.text.sentences import sentences

BODIES = {
    "en": "The board closed the old pier on Monday. Two cranes will be moved before winter. Crews "
    "said they had not been asked. The new quay opens in May.",
    "fr": "Le conseil a fermé le vieux quai lundi. Deux grues seront déplacées avant l'hiver. Les "
    "marins n'ont pas été consultés. Le nouveau quai ouvre en mai.",
    "es": "La junta cerró el viejo muelle el lunes. Dos grúas serán trasladadas en otoño. Los "
    "marineros no fueron consultados. El nuevo muelle abre en mayo.",
    "de": "Der Rat schloss den alten Kai am Montag. Zwei Kräne werden vor dem Winter versetzt. Die "
    "Fischer wurden nicht gefragt. Der neue Kai öffnet im Mai.",
    "it": "Il consiglio ha chiuso il vecchio molo lunedì. Due gru saranno spostate in autunno. I "
    "pescatori non sono stati sentiti. Il nuovo molo apre a maggio.",
    "ar": "أغلق المجلس الرصيف القديم يوم الاثنين. ستنقل رافعتان قبل الشتاء. قال البحارة إن أحدا لم "
    "يسألهم. سيفتح الرصيف الجديد في مايو.",
}


def left_out(text: str, language: str = "en", source: str = "The Gull") -> list[tuple[str, str]]:
    told = article(text=text, language=language, source=source)
    return [(sentence.text, reason) for sentence, reason in clean(told, sentences(told)).dropped]


def remaining(text: str, language: str = "en") -> list[str]:
    told = article(text=text, language=language)
    return [sentence.text for sentence in clean(told, sentences(told)).sentences]


UNANSWERED = "a question without an answer"
NOTICES = [
    ("en", "Paul Varn joins ‘Tide Tonight’ to discuss the pier.", "caption"),
    ("en", "Mayor Paul Varn, Ind., reacts to the board’s plan for the pier.", "caption"),
    ("en", "Crews wait at the old pier in Port Alder on Monday.", "caption"),
    ("en", "Anna Reed greets fishing crews at the quay last month.", "caption"),
    ("en", "Boats are seen at the pier of Port Alder on Oct. 9, 2019.", "caption"),
    ("en", "Anna Reed, left, and Tom Bell talk at the quay.", "caption"),
    ("en", "From left to right, the board of Port Alder and its mayor.", "caption"),
    ("en", "Paul Varn, who ran the pier, and Anna Reed discuss the fire.", "caption"),
    ("en", "Gull News spoke with Paul Varn about the fire at the pier.", "caption"),
    ("de", "Alle Inhalte dieser Seite sind urheberrechtlich geschützt.", "rights notice"),
    ("de", "Die Nutzung der Texte ist ohne Zustimmung des Rats nicht erlaubt.", "rights notice"),
    ("de", "Jede Verwertung in jeder Form bedarf der Zustimmung.", "rights notice"),
    ("de", "Der Artikel darf ohne Erlaubnis nicht vervielfältigt werden.", "rights notice"),
    ("de", "Die Rechte an diesem Text liegen bei der Möwe.", "rights notice"),
    ("de", "© Die Möwe, Nutzungsrechte erwerben.", "rights notice"),
    ("en", "Crews wait at the pier in the gallery below.", "gallery hint"),
    ("en", "Thank you for using the Gull Student News!", "notice of the site"),
    ("en", "These updates are now closed.", "notice of the site"),
    ("en", "Listen to this article.", "notice of the site"),
    ("en", "Gull News has reached out to the board for more details.", UNANSWERED),
    ("en", "Gull News has reached out to the board, but they have not responded.", UNANSWERED),
    ("en", "The Gull has contacted the harbour board for comment.", UNANSWERED),
    ("en", "The board did not immediately respond to a request for comment.", UNANSWERED),
    ("fr", "Le conseil n’a pas répondu à nos questions sur le quai.", UNANSWERED),
    ("de", "Der Rat reagierte zunächst nicht auf eine Anfrage.", UNANSWERED),
    ("es", "El consejo no respondió a una solicitud de comentarios.", UNANSWERED),
    ("it", "Il consiglio non ha risposto a una richiesta di commento.", UNANSWERED),
    (
        "en",
        "Anna Reed hosts a show of the sea, streaming exclusively on Gull.",
        "notice of the site",
    ),
    ("en", "Paul Varn discusses the pier on ‘Tide Tonight.’", "caption"),
    ("en", "'The Reed Hour' panelists Bell and Cole discuss the pier.", "caption"),
    ("en", "To address comments or complaints, please contact us.", "notice of the site"),
    ("en", "You can read The Gull on one device at a time.", "notice of the site"),
    ("en", "Harbour Flash top tide headlines are here.", "notice of the site"),
    ("en", "By submitting above, you agree to our tides.", "notice of the site"),
    ("en", "The Gull publishes about 40 reports a day from the pier.", "notice of the site"),
    ("en", "We need to confirm your email address.", "notice of the site"),
    ("en", "Get tides delivered every morning to your inbox.", "subscribe call"),
    ("en", "GW/1234 © 2017 Gull Wire.", "rights notice"),
    ("de", "© gull-info, gw:250526-930/1.", "rights notice"),
    ("de", "Danke, dass Sie die Möwe nutzen.", "notice of the site"),
    ("de", "Hier können Sie Artikel über Kräne speichern.", "notice of the site"),
    ("de", "Die Möwe hat diese Meldung redaktionell nicht bearbeitet.", "notice of the site"),
    ("fr", "Vous ne pouvez lire La Mouette que sur un appareil.", "notice of the site"),
    ("fr", "Votre abonnement n'autorise pas la lecture.", "notice of the site"),
    ("es", "¿Ya tienes una cuenta?", "notice of the site"),
    ("it", "Qui puoi salvare gli articoli.", "notice of the site"),
    ("ar", "شكرا على قراءتكم.", "notice of the site"),
    ("en", "Please refresh the page to see the tide.", "notice of the site"),
    ("en", "We use cookies to improve your visit.", "notice of the site"),
    ("en", "Thank you for your patience while we verify access.", "notice of the site"),
    ("en", "By subscribing I accept the terms of use.", "notice of the site"),
    ("en", "Market data provided by Tidefact.", "market data"),
    ("en", "Quotes are delayed by at least 15 minutes.", "market data"),
    ("en", "Powered and implemented by Tidefact Digital.", "market data"),
    ("en", "You have read 3 of your 5 free articles this month.", "paywall notice"),
    ("en", "Forgot your password?", "paywall notice"),
    ("en", "Log in.", "paywall notice"),
    ("en", "Swipe left to see more pictures of the pier.", "gallery hint"),
    ("en", "Listen to our new podcast about tides.", "promotion"),
    ("en", "Use coupon code PIER for any course.", "promotion"),
    ("en", "Your donation allows us to keep a reporter at the pier.", "about the outlet"),
    ("en", "The Gull was the event's information partner.", "about the outlet"),
    ("en", "Gull Wire has compiled the key facts of the day.", "about the outlet"),
    (
        "en",
        (
            "Whether we follow crews for months at the pier or finish our latest documentary, 'The Pier', "
            "which shows what the storms of nine long winters did to forty boats and to those who sailed "
            "them, we know how much a harbour needs facts."
        ),
        "about the outlet",
    ),
    ("en", "By Anna Reed Anna Reed covers boats and wrote a book on tides.", "author's note"),
    (
        "en",
        (
            "transcript By Anna Reed, Tom Bell and Ada Quill Anna Reed reported from the pier, and Tom "
            "Bell from Skarra."
        ),
        "author's note",
    ),
    ("en", "This copy may not be in its final form.", "rights notice"),
    ("en", "An earlier version of this article misnamed the pier.", "correction"),
    ("en", "This is a developing story.", "correction"),
    ("en", "Edited by: Anna Reed", "correction"),
    ("en", "Senior writer Anna Reed has covered the harbour since 2007.", "author's note"),
    ("en", "Senior producer Anna has been covering tides for ten years.", "author's note"),
    ("en", "A prior version misstated the pier's length.", "correction"),
    ("en", "Read the original article on Tern Times.", "related link"),
    ("en", "You can reach her at anna@gull.example.", "contact line"),
    ("en", "Write to anna.reed@gull.example today.", "contact line"),
    ("en", "Follow The Gull on Instagram.", "contact line"),
    ("en", "Watch the boats leave the pier »", "related link"),
    ("en", "PIER CLOSES FOR GOOD.", "heading or caption"),
    ("en", "The pier is {{ pier.length }} metres long.", "unfilled template"),
    ("fr", "Veuillez actualiser la page pour voir la marée.", "notice of the site"),
    ("fr", "Il vous reste 2 articles gratuits ce mois-ci.", "paywall notice"),
    ("fr", "Écoutez notre nouveau podcast sur les marées.", "promotion"),
    ("fr", "Cours différés d'au moins 15 minutes.", "market data"),
    ("fr", "Votre don nous permet de rester libres.", "about the outlet"),
    ("fr", "Une première version de cet article nommait mal le quai.", "correction"),
    ("fr", "Les plus lus : le port en images.", "related link"),
    ("fr", "Faites glisser pour voir les photos.", "gallery hint"),
    ("es", "Utilizamos cookies para mejorar su visita.", "notice of the site"),
    ("es", "Te quedan 2 artículos gratis este mes.", "paywall notice"),
    ("es", "Escucha nuestro podcast sobre las mareas.", "promotion"),
    ("es", "Datos de mercado proporcionados por Marea.", "market data"),
    ("es", "Tu apoyo nos ayuda a seguir en el puerto.", "about the outlet"),
    ("es", "Lo más leído: el puerto en fotos.", "related link"),
    ("es", "Corrección: el muelle se llama Norte.", "correction"),
    ("de", "Bitte aktualisieren Sie die Seite.", "notice of the site"),
    ("de", "Sie haben 2 kostenlose Artikel gelesen.", "paywall notice"),
    ("de", "Hören Sie unseren neuen Podcast über Ebbe und Flut.", "promotion"),
    ("de", "Marktdaten werden bereitgestellt von Flut.", "market data"),
    ("de", "Ihre Spende ermöglicht unsere Arbeit am Hafen.", "about the outlet"),
    ("de", "Meistgelesen: der Hafen in Bildern.", "related link"),
    ("de", "Anmerkung der Redaktion: Der Kai heißt Nord.", "correction"),
    ("it", "Utilizziamo i cookie per migliorare la visita.", "notice of the site"),
    ("it", "Ti restano 2 articoli gratuiti questo mese.", "paywall notice"),
    ("it", "Ascolta il nostro podcast sulle maree.", "promotion"),
    ("it", "Dati di mercato forniti da Marea.", "market data"),
    ("it", "Sostieni il nostro lavoro nel porto.", "about the outlet"),
    ("it", "I più letti: il porto in foto.", "related link"),
    ("it", "Errata corrige: il molo si chiama Nord.", "correction"),
    ("ar", "يرجى تحديث الصفحة لمشاهدة المد.", "notice of the site"),
    ("ar", "هل أنت مشترك بالفعل؟", "paywall notice"),
    ("ar", "استمعوا إلى بودكاست المد والجزر.", "promotion"),
    ("ar", "ادعموا الصحافة في الميناء.", "about the outlet"),
    ("ar", "الأكثر قراءة: الميناء في صور.", "related link"),
    ("ar", "تصحيح: اسم الرصيف هو الشمالي.", "correction"),
]


@pytest.mark.parametrize(("language", "notice", "reason"), NOTICES)
def test_notices_are_left_out_and_nothing_else(language: str, notice: str, reason: str) -> None:
    body = BODIES[language]
    assert left_out(f"{body}\n\n{body}\n\n{notice}", language) == [(notice, reason)]


@pytest.mark.parametrize("language", BODIES)
def test_news_stays_whole_in_every_language(language: str) -> None:
    assert left_out(f"{BODIES[language]}\n\n{BODIES[language]}", language) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm changed its privacy policy and asked users to accept cookies.",
        "The market data show that quotes fell.",
        "She forgot the password of the pier's safe.",
        "Subscribers to the service rose by a third.",
        "The board powered the cranes by wind.",
        "An earlier version of the bill failed.",
        "The mayor corrected the record: the pier is closed.",
        "The NATO, the EU and the IAEA met at the pier.",
        "Anna Reed has written to the board.",
        "The pier (Anna Reed and Tom Bell own it) is closed.",
        "He swiped the card and left.",
        "Journalism students visited the pier and our reporters.",
        "Crews wait at the old pier in Port Alder.",
        "Crews should wait at the old pier on Monday.",
        "The boats are seen as the oldest ones since 1911.",
        "Crews hope to greet the mayor in Port Alder on Monday.",
        "The board discusses the pier and its boats.",
        "He called it “our independent journalism” and left.",
        "Anna Reed said “our latest documentary” was the last.",
        "The board looks for a partner that has more information.",
        "The pier was built by Anna Reed and Tom Bell in a winter.",
        "The paper's editor Anna Reed explained the storm.",
        "The board used the sign (@) on its boats.",
        "The song “On The Pier” was played.",
        "The author of The Old Pier wept.",
        "Whoever (he/she and/or they) left the pier wept.",
    ],
)
def test_news_of_like_words_is_kept(sentence: str) -> None:
    assert left_out(f"{BODIES['en']}\n\n{BODIES['en']}\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("Le feu brûle près de Fresno (centre), dit le maire.", []),
        ('Le port rouvre "par étapes" dès lundi.', []),
        ('Il a plu "beaucoup"par Anna Reed lundi.', ["caption or call run into it"]),
    ],
)
def test_french_words_are_not_read_as_english_captions(sentence: str, reasons: list[str]) -> None:
    text = f"{BODIES['fr']}\n\n{BODIES['fr']}\n\n{sentence}"
    assert [reason for _, reason in left_out(text, "fr")] == reasons


GLUED = [
    ("de", "Erscheinungsbild ", "heading or caption"),
    ("en", "(Anna Reed) ", "caption"),
    ("en", "(Gull Wire via Press) ", "caption"),
    ("en", 'Boats on a screen (Kurt "Tide" Reed) ', "caption"),
    ("en", "By Anna Reed and Paul Bell ", "furniture run into it"),
    ("en", "Supported by news analysis ", "furniture run into it"),
    ("en", "Advertisement Supported by ", "furniture run into it"),
    ("en", "The Gull with Coast Press 2 min read ", "furniture run into it"),
    ("en", "By Ada Quill and Tom Reed 12 minutes read ", "furniture run into it"),
    ("en", "By Ada Quill (Northport, coast reporter)  4 min read ", "furniture run into it"),
    ("en", "Pier War Advertisement Supported by ", "furniture run into it"),
    ("en", "Related Stories ", "furniture run into it"),
    ("en", "news analysis ", "furniture run into it"),
    ("en", "Port Alder Dispatch ", "furniture run into it"),
    ("en", "Harbour Correspondent Anna Reed reports: ", "furniture run into it"),
    ("en", "Harbour Memo ", "furniture run into it"),
    (
        "en",
        "By Anna Reed and Tomé Bell Reporting from Port Alder, Westland ",
        "furniture run into it",
    ),
    ("en", "By Anna Reed 3 min read Subscribers only ", "furniture run into it"),
    ("en", "Monday, May 26, 2025 6:17 pm (Paris) ", "furniture run into it"),
    ("en", "Westland's Daily Since 1922 May 21, 2025 (The Daily Gull) ", "furniture run into it"),
    ("en", "Share | Save | Print ", "furniture run into it"),
    ("en", "Anna Reed/Getty Images ", "furniture run into it"),
    ("en", "Credit: Anna Reed/Gull Wire ", "furniture run into it"),
    ("en", "(GPO) / Sound credit: Nir Reed (GPO) ", "furniture run into it"),
    ("en", "A post shared by Anna Reed (@anna.reed) ", "furniture run into it"),
    ("en", "פוסט של Anna Reed (@\u200eannareed\u200e)\u200e ", "furniture run into it"),
    (
        "en",
        (
            "To view this video please enable JavaScript, and consider upgrading to a web browser "
            "that supports HTML5 video "
        ),
        "furniture run into it",
    ),
    ("en", "CLICK HERE TO GET THE GULL APP ", "heading or caption"),
    ("en", "(Gull News) CLICK HERE TO GET THE GULL APP ", "heading or caption"),
    ("en", "PORT ALDER'S 10TH PIER CLOSES: MAYOR ", "heading or caption"),
    ("en", "Cranes stand at the quay at dusk, May 3, 2025 (credit: GULL/ANNA REED) ", "caption"),
    ("en", "Cranes stand at the quay at dusk (Anna Reed/Gull Wire) ", "caption"),
    ("en", "Crews fight an order to leave the pier ", "heading or caption"),
    ("en", "Reed says the pier is 'closed, for good' ", "heading or caption"),
    (
        "en",
        "Follow the latest developments on the old pier and the quay on May 3 here: ",
        "furniture run into it",
    ),
    ("fr", "Publicité ", "furniture run into it"),
    ("fr", "Temps de lecture : 3 min ", "furniture run into it"),
    ("fr", "Un chantier qui n'est pas sans risques ", "heading or caption"),
    ("es", "Lectura 3 min ", "furniture run into it"),
    ("de", "Anzeige ", "furniture run into it"),
    ("de", "Lesezeit: 3 Minuten ", "furniture run into it"),
    ("it", "Tempo di lettura: 3 min ", "furniture run into it"),
    ("ar", "إعلان ", "furniture run into it"),
]


@pytest.mark.parametrize(("language", "front", "reason"), GLUED)
def test_what_is_glued_in_front_is_cut_and_the_sentence_stays(
    language: str, front: str, reason: str
) -> None:
    body = BODIES[language]
    text = f"{body}\n\n{front}{body}"
    assert left_out(text, language) == [(front.strip(), reason)]
    assert remaining(text, language)[4] == body.partition(". ")[0] + "."


@pytest.mark.parametrize(
    "text",
    [
        "The US, UK, EU, NATO and Japan agreed on the pier.",
        "US UK EU Officials met at the pier.",  # as many capitals as names may be
        "He sang On The Pier at the fair.",
        "The crew played “Closed The pier is” at the fair.",
        "Doctor Who When it rains is her film.",
        "A tale of boats, cranes and men Among them walked she.",
    ],
)
def test_names_are_no_furniture(text: str) -> None:
    assert list(unglued(text, "en")) == []


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("Related Stories Boats left today.", []),
        ("Related Stories Boats left us today.", [16]),
        ("PIER BOARD MEETS The board closed it for good.", []),
        ("PIER BOARD MEETS NOW The board closed it for good.", [21]),
        ("Publicidad", []),
        ("Advertisement Related Stories In this article Boats left us today.", [14, 30, 46]),
        (f"B{'oats ' * 1}{'boats ' * 24}The board closed it for good.", [150]),
        (f"B{'oats ' * 1}{'boats ' * 25}The board closed it for good.", []),
    ],
)
def test_a_cut_leaves_a_sentence_and_takes_a_heading(text: str, cuts: list[int]) -> None:
    assert [cut for cut, _ in unglued(text, "en")] == cuts


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "Crews wait at the quay", "After Anna Reed left, more boats came."),
        ("en", "Crews wait at the quay", "Throughout Monday boats came to the pier."),
        ("fr", "Une foule au vieux quai", "Selon Anna Reed, la mairie a fermé le pont."),
        ("es", "Los barcos vuelven al muelle", "Aunque Anna Reed lo niega, el puerto cierra."),
        ("it", "Le barche tornano al molo", "Mentre Anna Reed parlava, il porto chiudeva."),
    ],
)
def test_a_name_may_follow_what_opens_a_clause(language: str, heading: str, text: str) -> None:
    assert [cut for cut, _ in unglued(f"{heading} {text}", language)] == [len(heading) + 1]
    # The article of a name does not open a sentence before another name.
    assert list(unglued(f"{heading} The Anna Reed left, more boats came.", "en")) == []
    assert list(unglued(f"Port Alder {text}", language)) == []


@pytest.mark.parametrize(
    ("heading", "cut"),
    [
        ("Growing Interest in the Pier", True),
        ("Friends of BdF", True),
        ("Growing interest in Ports", False),  # a sentence may go on with a name
        ("PIER BOARD", False),
        ("Friends of the", False),
        ("Anna Reed, Mayor", False),
    ],
)
def test_a_heading_with_capitals_ends_before_an_opener(heading: str, cut: bool) -> None:  # noqa: FBT001
    text = f"{heading} While crews wait the board has met."
    assert [place for place, _ in unglued(text, "en")] == ([len(heading) + 1] if cut else [])
    # Other openers and shorter ones are names too often, and in German nouns have capitals.
    assert not list(unglued("Players at Harbour One side of the pier had taken their seats.", "en"))
    assert not list(unglued(f"{heading} On crews of the pier it has a view.", "en"))
    assert not list(unglued("Das Museum Alte Werft Der alte Kai ist zu.", "de"))


def test_what_opens_a_sentence_behind_a_quotation_or_a_credit_ends_a_heading() -> None:
    for heading in ('Le quai est "fermé"', '"LE QUAI EST FERMÉ"', "Le quai est à nous"):
        text = f"{heading}À son retour, la mairie a fermé le pont."
        cut = [place for place, _ in unglued(text, "fr")]
        assert cut == ([len(heading)] if heading[-1] == '"' else []), heading
    text = 'A crane at the quay (Kurt "Gull" Reed) The GPO\'s board met in the morning.'
    assert [text[place:][:7] for place, _ in unglued(text, "en")] == ["The GPO"]


def test_spaces_that_hold_words_together_hide_no_furniture() -> None:
    call = "Please\xa0refresh the\u202fpage."
    assert left_out(f"{BODIES['en']} {call}") == [(call, "notice of the site")]
    dated = "PORT ALDER,\xa0May 3 (Reuters)\xa0- The board has met."
    assert remaining(f"{dated} {BODIES['en']}")[0] == "The board has met."
    text = "Advertisement Supported\xa0by Crews left the old pier today."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[text.index("Crews") :]]


def test_a_heading_ends_with_a_name_that_the_article_has_by_itself() -> None:
    text = "Les mots d'Anna ReedVenu à Port Alder, le maire a fermé le vieux quai."

    def cut(text: str, code: str = "fr", whole: str = "Anna Reed est maire.") -> str:
        return text[[0, *(place for place, _ in unglued(text, code, whole))][-1] :]

    assert cut(text) == text[text.index("Venu") :]
    assert cut(text, whole="Anna Reedy est maire.") == text
    assert cut(text, "en") == text  # "IndyCar" is a name
    short = "Les mots du PSVenu à Port Alder, le maire a fermé le vieux quai."
    assert cut(short, whole="Le PS est à Port Alder.") == short[short.index("Venu") :]
    other = "Le maire de ReedVau est venu à Port Alder."  # no sentence begins so
    assert cut(other.replace("Vau est", "V est")) == other.replace("Vau est", "V est")
    told = f"{BODIES['fr']} Anna Reed est maire. {text}"
    assert (text[: text.index("Venu")], "heading or caption") in left_out(told, "fr")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Die Fischer gingen durch dieStraßen der Stadt.", True),
        ("Die Fischer gingen durch die Straßen der Stadt.", False),
        ("Die Fischer gingen mit Anna McReed in die Stadt.", False),
        ("Die Fischer lasen auf kutterHafen von der Stadt.", False),
    ],
)
def test_words_run_together_spoil_their_sentence(text: str, together: bool) -> None:  # noqa: FBT001
    told = left_out(f"{BODIES['de']} {text} {BODIES['de']}", "de")
    assert told == ([(text, "words run together")] if together else [])


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (
            "Crews left the old pier From tides to trade, The Gull is on the ground when it is.",
            True,
        ),
        ("Crews left the old pier, From tides to trade, we are on the ground when it is.", False),
        ("Crews left From tides to trade, The Gull is on the ground when it is.", False),
        ("Crews left the old pier From tides to trade, the Gull was on the sea that day.", False),
    ],
)
def test_a_notice_is_cut_off_behind_a_sentence_without_a_stop(text: str, notice: bool) -> None:  # noqa: FBT001
    told = left_out(f"{BODIES['en']} {text}")
    assert (told == [(text[text.index("From") :], "about the outlet")]) is notice
    assert ("Crews left the old pier" in remaining(f"{BODIES['en']} {text}")) is notice


def test_a_caption_stands_before_its_photographers_name() -> None:
    caption = "Two cranes stand at the quay."
    text = f"{BODIES['en']}\n\n{caption} (Anna Reed/Gull Wire) The board closed the pier."
    assert left_out(text) == [(caption, "caption"), ("(Anna Reed/Gull Wire)", "caption")]


def test_names_that_were_cut_off_show_the_caption_before_them() -> None:
    caption = "Crews rest beside the old pier at dusk on May 3, 2025."
    text = f"{BODIES['en']} {caption}\xa0 (Paul Varn-Gull Images) He came to the pier late."
    assert (caption, "caption") in left_out(text)
    # Too far off.
    assert (caption, "caption") not in left_out(text.replace("\xa0 (", "\xa0  \xa0("))
    assert "He came to the pier late." in remaining(text)


def test_a_heading_is_cut_where_it_runs_into_an_opener() -> None:
    text = "Garder l'AMELe maire veut garder le vieux quai et le pont."
    assert [text[cut:] for cut, _ in unglued(text, "fr")] == [text[12:]]
    text = "A long day at the quayThe board met with crews in the morning."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[22:]]
    # Before any small word, and one that is written together with the next.
    text = "Crews wait at the quay More boats came in the morning."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[23:]]
    text = "Une foule au vieux quaiL'appel est venu de la mairie lundi."
    assert [text[cut:] for cut, _ in unglued(text, "fr")] == [text[23:]]
    assert list(unglued("Boats of Gull Will sail home in the morning.", "en")) == []
    assert list(unglued("Boats of the quay Well sail home in the morning.", "en")) == []
    # With a comma before it, a number or a name behind it, or a quotation as the heading.
    for heading in ("À Brume, le port se vide", '"Le quai est sûr"', "« Le quai est sûr »"):
        for behind in ("Le 12 mai, neuf bateaux partent.", "Selon Anne Roche, le quai ferme."):
            text = f"{heading}{behind}"
            assert [text[cut:] for cut, _ in unglued(text, "fr")] == [behind]
    # Before any other word with a capital.
    text = "Une enquête ouverteEntendue lundi, Anne Roche a contesté les faits."
    assert [text[cut:] for cut, _ in unglued(text, "fr")] == [text[19:]]
    text = "Boats missingAnna Reed saw nine of them leave the quay."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[13:]]
    text = "Boats at the quay since 2015Anna Reed saw nine of them leave."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[28:]]
    text = "GUNS, BOATS AND CASHAnna Reed saw nine of them leave the quay."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == [text[20:]]
    # Behind a small word only a space was lost; these are names, a stop and too few words.
    for text in (
        "On the list wereAnna Reed, Tom Bell and nine other people.",
        "Anna Reed vanRhee sold her iPhone at the old quay on Monday.",
        "Anna Reed wrote harbour.Boats to the readers of the old quay.",
        "Boats left the quayside fromNorthport in the morning.",
        "The old quay is missingBoats today.",
        "GULLWorld has nine boats at the old quay.",
    ):
        assert list(unglued(text, "en")) == []
    # A quotation behind another one, which is no sentence.
    text = '"Un quai sûr""Je reste au port", dit Anne Roche.'
    assert [text[cut:] for cut, _ in unglued(text, "fr")] == [text[13:]]
    assert list(unglued('"Le quai est sûr.""Je reste au port", dit Anne Roche.', "fr")) == []
    # A quotation goes on over it.
    assert list(unglued("Il dit : « Le quai estLe port a fermé hier soir ».", "fr")) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Tom Bell is behind this picture of nine boats.",
        "A weather map in which crews marked the storm.",
        "The picture taken from the new quay won a prize.",
        "Gull News' Anna Reed reports on a fire at the old pier.",
        "CBN's harbour writer Anna Reed has the latest on the boats.",
        "Harbour correspondent Anna Reed assesses the storm.",
        "Anna Reed, left, crosses the old pier after the storm.",
        "Anna Reed, 41, left, and Tom Bell, right, cross the pier.",
        "The mayor of Skarra tours the pier with Anna Reed, right.",
        "Tide expert Tom Bell joins the show to talk about boats.",
        "The mayor sits down with Anna Reed to discuss the pier.",
    ],
)
def test_what_only_a_viewer_sees_is_a_caption(caption: str) -> None:
    assert left_out(f"{BODIES['en']} {caption} Boats left.") == [(caption, "caption")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A map of the pier was sold for nine crowns.",
        "The board's Anna Reed met crews of nine boats.",
        "Those of Westland, left and right, voted for the pier.",
        "The board of Skarra, right or wrong, closed the pier.",
        "Crews took a picture and left.",
    ],
)
def test_pictures_and_people_of_the_story_stay(sentence: str) -> None:
    assert left_out(f"{BODIES['en']} {sentence} Boats left.") == []


@pytest.mark.parametrize(
    "front", ["NORTHPORT ― ", "NORTHPORT ―", "(Gull Weekly) -- ", "(Gull Weekly) — "]
)
def test_any_dash_parts_an_outlet_or_a_place_from_the_text(front: str) -> None:
    assert remaining(front + BODIES["en"]) == remaining(BODIES["en"])


def test_a_posts_bare_address_spoils_its_sentence() -> None:
    post = "Boats left pic.twitter.com/kEQ14 The board said that nine boats left."
    assert (post, "plugin debris") in left_out(f"{BODIES['en']} {post}")


@pytest.mark.parametrize("place", ["Skarra Bay, — ", "Skarra, Corran - ", "SKARRA (The Gull) -- "])
def test_a_place_in_front_of_a_text_is_cut(place: str) -> None:
    assert remaining(place + BODIES["en"]) == remaining(BODIES["en"])


def test_furniture_goes_on_behind_a_gap() -> None:
    text = f"{BODIES['en']} Market data provided by{{}}Tidefact Digital Services. Boats left."
    assert ("Tidefact Digital Services.", "market data") in left_out(text.format(" " * 6))
    # Not so many words.
    longer = f"{BODIES['en']} Market data provided by      Five boats left the pier. Boats left."
    assert "Five boats left the pier." in remaining(longer)


def test_the_tail_of_a_story_is_measured_without_the_pages_furniture() -> None:
    note = "Anna Reed is a reporter for The Gull, based in Northport."
    rights = "All rights reserved by the board of the pier at Northport. " * 12
    assert (note, "author's note") in left_out(f"{BODIES['en']} {note} {rights}")


def test_a_last_letter_after_capitals_opens_the_sentence() -> None:
    text = "A LOOK AT THE OLD PIER A Northport card of 1990 was sold."
    assert [text[cut:] for cut, _ in unglued(text, "en")] == ["A Northport card of 1990 was sold."]


def test_so_many_words_in_capitals_are_a_heading() -> None:
    assert left_out(f"{BODIES['en']} THE PIER FELL. It rained.") != []
    assert left_out(f"{BODIES['en']} NATO FELL. It rained.") == []


def test_headlines_of_other_stories_have_a_space_before_their_stop() -> None:
    link = "The lake is open again ."
    assert left_out(f"{BODIES['en']} {link}") == [(link, "heading or caption")]
    spaced = BODIES["en"].replace(".", " .")  # where all have one, it is the outlet's way
    assert left_out(f"{spaced} {link}") == []


def test_an_authors_note_goes_on_with_a_pronoun() -> None:
    body = f"{BODIES['en']}\n\n{BODIES['en']}"
    note = "Anna Reed is a reporter for The Gull, based in Northport."
    more = "She has two boats and a crane."
    assert left_out(f"{body}\n\n{note} {more}") == [
        (note, "author's note"),
        (more, "author's note"),
    ]
    assert left_out(f"{body}\n\n{more}") == []


def test_nothing_follows_the_storys_last_word() -> None:
    body = f"{BODIES['en']} {BODIES['en']}"
    wall = "You have 69% of this article left to read."
    behind = "Boats are read on one screen at a time."
    assert left_out(f"{body} {wall} {behind}")[1:] == [(behind, "after the story's end")]
    story = len(body.split())
    fewer = " ".join([behind] * (story * 4 // 10 // 9))
    more = " ".join([behind] * (story * 7 // 10 // 9))
    assert len(left_out(f"{body} {wall} {fewer}")) > 1
    assert len(left_out(f"{body} {wall} {more}")) == 1


def test_an_authors_note_stands_near_the_end() -> None:
    note = "Anna Reed is a reporter for The Gull, based in Northport."
    assert left_out(f"{BODIES['en']} {note} {BODIES['en']}") == []


def outlet(count: int, head: str = "", tail: str = "") -> list[Article]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        article(
            id=f"gull:{number}",
            text=f"{head}{opening} {letter}-boat of {letter}-town came in late on day "
            f"{letter}{letter}. A {letter}-crane fell on {letter} of the {letter}-crew.{tail}",
        )
        for number, (letter, opening) in enumerate(
            zip(letters[:count], ["The", "A", "An", "No", "Every"] * 6, strict=False)
        )
    ]


@pytest.mark.parametrize(
    "head", ["Tides of the day ", "Gull Post ", "Your paper since ever: Tides "]
)
def test_a_header_that_an_outlets_pages_share_is_cut_off(head: str) -> None:
    papers = outlet(4, head)
    known = repeated(papers)
    for paper in papers:
        cleaned = clean(paper, sentences(paper), known)
        assert cleaned.dropped[0][0].text == head.strip()
        assert cleaned.sentences[0].text == paper.text[len(head) :].partition(". ")[0] + "."


@pytest.mark.parametrize(
    ("openings", "habit"),
    [
        (["Former Prime Minister " + name for name in ("Reed", "Bell", "Cole", "Roth")], False),
        (["In a talk with " + name for name in ("Reed", "The Tern", "A Gull", "No Roth")], False),
        (["The mayor told us: " + word for word in ("“No.", "The", "“Yes.", "A")], False),
        (["Tides of today " + name for name in ("The", "Reed", "Bell", "Cole", "Roth")], True),
        (["Tides of today " + n for n in ("The", "Reed", "Bell", "Cole", "Roth", "Ash")], False),
        (["The old pier " + name for name in ("fell", "rose", "burned", "sank")], False),
        (["Tides of today " + name for name in ("The", "A", "No", "An")], True),
    ],
)
def test_words_that_open_many_sentences_are_no_header(openings: list[str], habit: bool) -> None:  # noqa: FBT001
    papers = [
        article(
            id=f"gull:{n}", text=f"Boat {n * 'x'}y is late. {opening} sat {n * 'z'}q by the sea."
        )
        for n, opening in enumerate(openings)
    ]
    assert any(each.endswith("…") for each in repeated(papers)["The Gull"]) is habit


def test_a_repeated_sentence_is_cut_off_behind_another() -> None:
    own = habits(frozenset({"write to the desk in northport."}))
    text = "With 12 notes by Anna Reed Write to the desk in Northport."
    assert own.tail(signature(text), text) == text.index("Write")
    other = "He told us to write to the desk in Northport today."
    assert own.tail(signature(other), other) == len(other)
    few = habits(frozenset({"they left it."}))
    assert few.tail("we said they left it.", "We said they left it.") == 21


def test_a_sentence_stays_whose_stop_was_lost_to_furniture() -> None:
    tail = "By subscribing I accept the terms of the gull"
    papers = outlet(4, tail=f" {tail}")
    known = repeated(papers)
    lead = "The crane fell on two of the crew and on a boat"
    told = article(text=f"{BODIES['en']} {lead} {tail}")
    cleaned = clean(told, sentences(told), known)
    assert cleaned.sentences[-1].text == lead
    assert [sentence.text for sentence, _ in cleaned.dropped] == [tail]


@pytest.mark.parametrize(
    ("title", "text", "cut"),
    [
        ("Boats come to Port Alder", "Boats come to Port Alder The crane fell on us.", True),
        ("Boats leave Port Alder", "Boats leave Port Alder The crane fell on us.", False),
        ("Boats come to Port Alder", "Boats come to Port Alder where the crane fell.", False),
    ],
)
def test_a_title_of_another_article_is_cut_off_a_sentence(
    title: str,
    text: str,
    cut: bool,  # noqa: FBT001
) -> None:
    other = article(id="gull:b", title=title, text=BODIES["en"])
    told = article(id="gull:a", text=f"Nobody was hurt on Monday. {text}")
    cleaned = clean(told, sentences(told), repeated([told, other]))
    assert [each.text for each, _ in cleaned.dropped] == ([title] if cut else [])
    # One's own title is no link.
    own = article(id="gull:c", title=title, text=told.text)
    assert not repeated([own, article(id="gull:d", text=BODIES["en"])])["The Gull"]


def test_articles_alike_in_their_first_sentence_alone_have_the_caption_of_one_clip() -> None:
    caption = "The mayor spoke of the pier."
    papers = outlet(2, f"{caption} ")
    assert repeated(papers)["The Gull"] == {caption.lower()}
    # Of five words it is a label; with another sentence in common they report one event.
    assert not repeated(outlet(2, "The mayor spoke of piers. "))["The Gull"]
    assert not repeated(outlet(2, f"{caption} ", " Two cranes will be moved."))["The Gull"]
    # Behind another sentence it is background.
    behind = [article(id=f"gull:{n}", text=f"{'B' * n}oats left. {caption}") for n in (1, 2)]
    assert repeated([*behind, *outlet(1)])["The Gull"] == {caption.lower()}
    late = [
        article(id=f"gull:{n}", text=f"A {'b' * n}oat left us on Monday. {caption}") for n in (2, 3)
    ]
    assert not repeated(late)["The Gull"]


def credited(credit: str, *openings: str) -> list[Article]:
    return [
        article(id=f"gull:{n}", text=f"Boat {'x' * n}y lies at the quay {credit} {opening} {n}.")
        for n, opening in enumerate(openings)
    ]


def test_a_credit_in_brackets_behind_which_sentences_begin_ends_a_caption() -> None:
    papers = credited(
        "(Tide Desk)", "Crews left us on day", "Boats left us on day", "$9 went on day"
    )
    known = repeated(papers)
    assert known["The Gull"] == {"(tide desk)"}
    cleaned = clean(papers[0], sentences(papers[0]), known)
    assert [each.text for each in cleaned.sentences] == ["Crews left us on day 0."]
    assert [reason for _, reason in cleaned.dropped] == ["caption"]
    alone = article(text=f"{BODIES['en']}\n\n(Tide Desk)")
    cleaned = clean(alone, sentences(alone), known)
    assert [(each.text, why) for each, why in cleaned.dropped] == [("(Tide Desk)", "caption")]


@pytest.mark.parametrize(
    ("credit", "openings"),
    [
        ("(Tide Desk)", ["Crews left us on", "Boats left us on"]),  # it stands in two places
        ("(Tide Desk)", ["Crews left us on", "Boats left us on", "Boats came to us on"]),
        ("(Tide Desk)", ["Crews left us on", "Boats left us on", "and boats left us on"]),
        ("(at last)", ["Crews left us on", "Boats left us on", "Cranes left us on"]),
        ("(7-2)", ["6 crews left us on", "4 boats left us on", "3 cranes left us on"]),
        ("(TD)", ["Crews left us on", "Boats left us on", "Cranes left us on"]),  # short for a name
    ],
)
def test_other_brackets_are_no_credit(credit: str, openings: list[str]) -> None:
    assert not repeated(credited(credit, *openings))["The Gull"]


def test_versions_of_one_article_are_no_habit() -> None:
    told = "The board closed the pier. Two cranes will be moved. Crews were not asked."
    versions = [article(id=f"gull:{n}", text=f"{told} Update {'x' * n}y.") for n in range(4)]
    assert not repeated([*versions, *outlet(3)])["The Gull"]
    assert not often([("Gull", {"one.", "two."})] * 5)["Gull"]


def own(number: int, words: int) -> set[str]:
    return {f"boat {'x' * number}" + " came" * (words - 2)}


@pytest.mark.parametrize(
    ("shared", "different", "versions"), [(7, 3, True), (6, 4, True), (5, 5, False)]
)
def test_versions_share_most_of_their_words(
    shared: int,
    different: int,
    versions: bool,  # noqa: FBT001
) -> None:
    habit = "tide" + " rises" * (shared - 1)
    texts = [("Gull", {habit} | own(n, different)) for n in range(4)]
    assert often(texts)["Gull"] == (set() if versions else {habit})


def test_a_habit_of_many_articles_is_no_version() -> None:
    shared = {"the outlet says this of itself in many words, and again.", "and this too, in short."}
    texts = [("Gull", shared | own(n, 2)) for n in range(13)]
    assert often(texts)["Gull"] == shared
    assert not often(texts[1:])["Gull"]


def test_a_habit_is_in_three_articles_and_in_one_of_twenty() -> None:
    def texts(total: int, habits: int) -> list[tuple[str, set[str]]]:
        return [("Gull", own(n, 4) | ({"tide."} if n < habits else set())) for n in range(total)]

    assert often(texts(3, 3))["Gull"] == {"tide."}
    assert not often(texts(3, 2))["Gull"]
    assert often(texts(60, 3))["Gull"] == {"tide."}
    assert not often(texts(61, 3))["Gull"]


def heads(openings: list[str]) -> set[str]:
    papers = [
        article(id=f"gull:{n}", text=f"{opening} sat {'z' * n}q by the {'y' * n}sea all day long.")
        for n, opening in enumerate(openings)
    ]
    return {each.removesuffix(" …") for each in repeated(papers)["The Gull"] if each[-1] == "…"}


def test_a_header_is_as_long_as_it_is() -> None:
    header = "Tides of today and of all the days of this week by The Gull"
    assert heads([f"{header} {word}" for word in ("A", "No", "Every", "His")]) == {header.lower()}


def test_a_list_of_links_of_any_length_is_a_header() -> None:
    links = " ".join(f"Boat {'n' * n} leaves the quay" for n in range(2, 9))
    openings = ("After", "No", "Every", "9")
    assert heads([f"{links} {word}" for word in openings]) == {links.lower()}
    # Two of five go on with another link.
    longer = [f"{links} Crews wait Why", f"{links} Crews wait How"]
    assert heads([*(f"{links} {word}" for word in openings[:3]), *longer]) == {links.lower()}
    # A sentence that an outlet writes every day goes on with it.
    assert heads([f"{links} {word}" for word in ("after", "no", "every", "his")]) == set()
    assert heads([f"{links} {word}" for word in openings[:2]]) == set()


def test_a_longer_header_replaces_a_shorter_one_where_it_stands_in_its_place() -> None:
    words = ("A", "No", "Every", "His")
    some = [f"Tides of today {word}" for word in ("An", "My", "Her", "Our")]
    longer = [f"Tides of today On Page Nine {word}" for word in words]
    assert heads(longer) == {"tides of today on page nine"}
    assert heads([*longer, *some]) == {"tides of today on page nine", "tides of today"}


def test_a_header_may_end_with_a_small_word_where_many_texts_open_with_it() -> None:
    with_it = [f"Your day paid by {word}" for word in ("A", "No", "Every", "His")]
    without = [f"{letter * 3} went" for letter in "abcdefghijklmnopq"]
    assert heads([*with_it, *without[:4]]) == {"your day paid by"}
    assert heads([*with_it, *without]) == set()


def test_what_stands_between_repeated_sentences_at_the_end_is_furniture_too() -> None:
    tails = ["Tide is on page nine.", "All rights of the gull.", "Read on about the gull."]
    teaser = "The lake is open again."

    def reasons(tail: list[str]) -> list[str]:
        papers = outlet(4, tail=" " + " ".join(tails))
        known = repeated(papers)
        body = f"{papers[0].text.partition(' Tide')[0]} {BODIES['en']} {BODIES['en']}"
        told = article(text=f"{body} {' '.join(tail)}")
        return [reason for _, reason in clean(told, sentences(told), known).dropped]

    assert reasons([tails[0], teaser, *tails[1:]])[1] == "between furniture"
    assert "between furniture" in reasons([tails[0], *[teaser] * 2, *tails[1:]])
    assert "between furniture" not in reasons([tails[0], *[teaser] * 3, *tails[1:]])
    assert "between furniture" not in reasons([tails[0], teaser, tails[1]])
