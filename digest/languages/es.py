"""Spanish."""

from __future__ import annotations

from digest.languages.model import (
    Abbreviations,
    Breaks,
    Comparisons,
    Dates,
    Differences,
    Figures,
    Furniture,
    Headlines,
    Language,
    Names,
    Nouns,
    Numbers,
    Openings,
    Quotes,
    Reading,
    Sections,
    Speakers,
    Trace,
    Typography,
    Vocabulary,
)

LANGUAGE = Language(
    code="es",
    called=("spanish", "español"),
    stemmer="spanish",
    # How marks and spaces are set.
    typography=Typography(
        double=("«", "»"),
        single=("‘", "’"),
        spaces=(
            (r"\b(Sr|Sra|Dr|Dra|D|Dª)\. (?=[A-ZÁ-Ú])", "\\1.\u00a0"),
            (r"(?<=\d) (?=(?:millones|mil|por ciento|euros?)\b|[%€])", "\u00a0"),
            (r"\b([nN](?:\.?[º°]|\.os)|[nN]úms?\.) (?=\d)", "\\1\u00a0"),
        ),
        small="el la los las de del y que por para con un una en",
        # 1.er, 3er, n.os 4 y 5; «1.º» y «1.ª» ya tienen su signo.
        raised=r"(?<![\w.,])\d+\.?(er|ros)(?!\w)|\b[nN]\.(os)(?=\u00a0\d)",
    ),
    # Lo que no cierra una línea de titular.
    breaks=Breaks(
        openers="""
            a al ante aunque bajo como con contra cuando de del desde donde durante e en entre
            hacia hasta mediante mientras ni o para pero por porque pues que quien quienes salvo
            según si sin sino sobre tras u versus vía y
        """,
        bound="""
            el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella
            su sus mi mis tu tus nuestro nuestra nuestros nuestras cada cual cuyo cuya algún ningún
            ninguna cualquier no se le les me te nos ya muy tan más es son era eran fue fueron será
            serán sería sea sean ser está están estaba estar ha han había habían haber habrá haya
            hay puede pueden podrá podría podrían debe deben va van quiere quieren qué cómo cuándo
            dónde por
        """,
        either="""
            antes después contra todo toda todos todas otro otra otros otras más menos sobre él
            ella ellos
        """,
        before_names="""
            San Santa Santo Nueva Nuevo Los Las El La Puerto Río Monte Cabo Fuerte Buenos Costa
            Ciudad New Hong Sri Tel Abu Arabia Reino Estados Corea presidente presidenta ministro
            ministra
        """,
    ),
    # Full stops that end no sentence.
    abbreviations=Abbreviations(
        titles="""
            dr prof st vs aprox arq art av avda cap cnel d da dra dres dto dña ee excma excmo
            fdo gral hnos ilma ilmo ing lic mons ntra núm p.ej profa pág págs sr sra sras sres
            srta sta sto tel tte ud uds vd vds
        """,
        last="a.m cía ee.uu etc p.m s.a uu",
        numbered="""
            no nos núm num art fig figs p pp pag pág vol sec ene feb mar abr jun jul ago sept
            sep oct nov dic
        """,
        times="am pm a.m p.m",
    ),
    # Words without a topic.
    vocabulary=Vocabulary(
        stop="""
            a al algo algunas algunos ante antes aquel aquella aquellos así aún aunque bajo bien
            cada casi como con contra cual cuales cuando cuanto de del desde después dijo donde
            dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta
            está estaba estado están estar este esto estos fue fueron ha había habían hace hacia
            haber han hasta hay he incluso la las le les lo los luego más me mediante menos mi
            mientras mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra
            otras otro otros para pero poco por porque pues que qué quien quienes se sea según
            ser será si sí sido sin sino sobre solo sólo son su sus también tal tan tanto te
            tener tiene tienen toda todas todo todos tras tu tuvo un una unas uno unos usted
            ustedes y ya yo
        """,
    ),
    # Openings that lean on what stands before.
    openings=Openings(
        pronouns="""
            él ella ellos ellas ello este esta esto estos estas ese esa eso esos esas aquel
            aquella aquellos aquellas su sus le les lo la yo nosotros usted ustedes tú mi mis
            nuestro nuestra nuestros nuestras ambos ambas otro otra otros otras tal quien ahí
            allí aquí
        """,
        connectives="""
            y e pero o u ni sino así entonces luego después además también sin embargo aunque no
            obstante finalmente mientras asimismo tampoco pues porque incluso aún todavía ya sí
            posteriormente entretanto igualmente entonces
        """,
        phrases=(
            "a fin de cuentas|en fin|por separado|sin embargo|no obstante|"
            "por (?:ello|eso|lo tanto|ejemplo|otra|otro|su|esta|este|"
            "último)|en (?:cambio|efecto|este|esta|ese|esa|su|consecuencia|definitiva)|de "
            "(?:hecho|esta|este|ahí|su)|a (?:su|pesar de (?:ello|esto)|este|esta|continuación)|"
            "al (?:mismo|final)|con (?:esta|este|ello|su)|según (?:él|ella|ellos)|para (?:él|"
            "ella|ello|su)|el (?:mismo|otro|primero|segundo|último|ministro)|la (?:misma|otra|"
            "primera|segunda|última|decisión|medida)|los (?:dos|otros|mismos)|las (?:dos|otras|"
            "mismas)|lo (?:mismo|que)|tras (?:ello|esto|su|este|esta)|desde entonces|hasta "
            "entonces|un año después|mientras tanto|es decir|o sea"
        ),
        first_person="yo nosotros usted ustedes mi mis nuestro nuestra",
        joined=(
            r"(?:(?!que\b|no\b)\S+ ){1,5}?(?:también|además|tampoco|asimismo|por su parte|sin "
            r"embargo|en cambio)\b"
        ),
        anywhere=(
            r"por su (?:parte|lado)\b|a su vez\b|al (?:día|mes|año) siguiente\b|"
            r"el (?:día|mes|año) (?:siguiente|anterior)\b|poco después(?! de)\b|en ese (?:momento|"
            r"entonces|sentido)\b|a ese respecto\b"
        ),
        topical=r"(?:\S+ ){1,4}(?:luego|después(?! de)|añadió|agregó)\b",
        unnamed=(
            r"(?:Antes|Después|Tras|Durante|En|Al|Para)\b[^,.:;\"«A-ZÀ-Þ]*, (?:él|ellas?|ellos)\b"
        ),
        clear=(
            r"(?:este|esta|estos|estas) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
            r"semana|mes|año|temporada|mañana|tarde|noche|verano|invierno|otoño|primavera|fin de "
            r"semana|últimos? días?)\b|"
            r"en (?:este|esta) (?:año|mes|semana|temporada)\b|"
            r"(?:aunque|mientras|porque) (?!(?:él|ella|ellos|ellas|este|esta|esto|eso|su|sus|lo|"
            r"tanto)\b)[^.;:]{8,120}, |"
            r"la (?!(?:misma|otra|primera|segunda|última|decisión|medida|que|vio|dijo|hizo|puso|"
            r"trajo|ha|han|había|habían|\w+(?:ó|aron|ieron|aban?)) )\w+"
        ),
        pronoun_speech=(
            r"[\"»”],? ?(?:dijo|añadió|agregó|explicó|afirmó|señaló|indicó|aseguró|declaró|"
            "sostuvo|subrayó|concluyó|apuntó)(?: (?:él|ella))?[.,]?$"
        ),
        points_back=r"""\b(?:eso|esto|ello|él)(?=[,.!?;\"”»’'])|\b(?:ella|ellos)\b""",
        labels="Pregunta",
        prepositions=(
            "según|de acuerdo con|en|pese a|a pesar de|gracias a|ante|tras|con|sin|sobre|bajo|por|"
            "para|desde|contra|debido a|a raíz de|a partir de|en virtud de|frente a|durante|a|de|"
            "además de|conforme a"
        ),
        demonstratives=(
            "(?:tod[oa]s? )?(?:est[ea]|estos|estas|es[ea]|esos|esas|aquel(?:l[oa]s?|la)?)"
        ),
        clefts="es ",
        at_hand=(
            r"(?:semanas?|fin(?:es)? de semana|mes(?:es)?|años?|temporadas?|veranos?|inviernos?|"
            r"primaveras?|otoños?|mañanas?|tardes?|noches?|días?|lunes|martes|miércoles|jueves|"
            r"viernes|sábados?|domingos?|que|de)\b"
        ),
        pointers="este esta estos estas ese esa esos esas",
        links="también entonces además luego tampoco después finalmente añadió agregó",
    ),
    # Nouns taken for known.
    nouns=Nouns(
        definite="el la los las del al este esta estos estas ese esa esos esas tal tales dicho "
        "dicha dichos dichas",
        between="dos tres cuatro cinco seis siete ocho nueve diez otros otras mismo misma",
        pointing="este esta estos estas ese esa esos esas tal tales dicho dicha dichos dichas",
        bound="""
            de del que quien quienes donde cuyo cuya a al sobre contra para por en entre bajo con
            sin hacia tras ante
        """,
        dates="""
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
            diciembre lunes martes miércoles jueves viernes sábado domingo
        """,
        known="""
            gobierno presidente presidenta ministro ministra ministerio policía estado país
            nación mundo público gente ciudad internet sol luna mar cielo clima economía ley
            justicia tribunal ejército asamblea senado congreso parlamento rey reina iglesia papa
            medios prensa mercado aire agua tierra suelo calle carretera mañana tarde noche día
            días semana mes año años siglo temporada verano invierno primavera otoño pasado
            futuro fin final principio resto derecha izquierda norte sur este oeste zona región
            provincia municipio capital frontera costa hecho hechos cosa número mayoría minoría
            parte lado vez momento cuestión problema hospital teléfono radio televisión jóvenes
            oposición autoridades elección elecciones guerra paz planeta población lengua ciencia
            historia verdad razón idea cuerpo cabeza cara mano ojos casa vida muerte hora horas
            sociedad que cual cuales primer primera primero primeros primeras segundo segunda
            tercer tercera último última últimos últimas próximo próxima pequeño pequeña gran
            grandes nuevo nueva nuevos nuevas joven viejo vieja antiguo antigua antiguos antiguas
            buen buena mejor peor único única propio propia mayor menor
        """,
        referring="anuncio dúo trío pareja incidente agresor sospechoso siniestro",
    ),
    # Words around names; all languages' are read together.
    naming=Names(
        particles="de|del|la|y",
        titles="Señor Señora Don Doña Presidente Ministro",
        short_titles="Sr Sra",
        no_names="El Los Las",
        no_first_names="El Los Las Sr Sra",
        bodies="Ministerio|Universidad",
    ),
    # Who says a quotation.
    speakers=Speakers(
        verbs=(
            "dijo|afirmó|explicó|añadió|señaló|aseguró|declaró|indicó|advirtió|escribió|sostuvo|"
            "subrayó|agregó|dice|explica|asegura|afirma|señala"
        ),
        asked="dijo|preguntó",
        according="[Ss]egún",
        auxiliary="ha|había",
        articles="el|la",
        leads_on="que|por|para|en|de|a|y",
        no_office_opens="el|la|un|una",
        no_office=r"^(?:que|y|pero|con|para|en|a)\b|\b(?:es|fue|ha|ha sido)\b",
        and_="y",
        within="y|de",
        before_surname="dijo",
        behind_surname="dijo|añadió|afirmó|explicó",
    ),
    # Quotations that can, or cannot, be understood alone.
    quotes=Quotes(
        outside="él|ella|ellos|eso|esto|este|esta|y|pero|sí|no",
        somebody="él|ella",
        own_subject="El|La|Los|Las|Un|Una",
        speaking="Yo|Nosotros|Si",
    ),
    # How numbers are written, and what is none.
    numbers=Numbers(
        group=".\u00a0\u202f\u2009 ",
        decimal=",",
        scales={"mil": 1000, "millón": 1e6, "millones": 1e6, "mil millones": 1e9, "billones": 1e12},
        ones={
            "uno": 1,
            "dos": 2,
            "tres": 3,
            "cuatro": 4,
            "cinco": 5,
            "seis": 6,
            "siete": 7,
            "ocho": 8,
            "nueve": 9,
            "diez": 10,
            "once": 11,
            "doce": 12,
            "trece": 13,
            "catorce": 14,
            "quince": 15,
        },
        tens={
            "veinte": 20,
            "treinta": 30,
            "cuarenta": 40,
            "cincuenta": 50,
            "sesenta": 60,
            "setenta": 70,
            "ochenta": 80,
            "noventa": 90,
        },
        shares="por ciento",
        months=(
            "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
            "diciembre"
        ),
        before=r"\b(?:edad de) |\b(?:[Aa]rtículos?|[Aa]rt\.|[Tt]el\.?|desde) ",
        behind=r"(?:º|ª)\b| ?(?:a\.m|p\.m)|,? años[,.) ](?!de\b)",
        partly="-",
        years="años",
        measured="hectáreas|toneladas|euros|dólares|kilómet|metros",
        up="más de|al menos",
        down="menos de|casi|hasta",
        about="unos|unas|cerca de|alrededor de",
    ),
    # What numbers count.
    figures=Figures(
        units=(
            "(?:kilómetros?|metros?|hectáreas|toneladas|kilos|litros|grados|euros|dólares|pesos|"
            "km|kg|m)(?: (?:cuadrados|cúbicos))?"
        ),
        people=(
            "personas|habitantes|civiles|hombres|mujeres|niños|manifestantes|pasajeros|familias|"
            "migrantes|soldados"
        ),
        struck=(
            r"\b(?:muert\w+|fallecid\w+|herid\w+|desaparecid\w+|evacuad\w+|desplazad\w+|"
            r"detenid\w+)\b"
        ),
        cash=(
            "euros?|dollars?|pounds?|yen|francs?|pesos?|roubles?|rubles?|rupees?|crowns|dirhams?|"
            "dinars?|yuan"
        ),
        record="más alto|récord",
        part="de los|de las",
        time="años|meses|semanas|días|horas|minutos|segundos",
        joins="""
            y e o u pero que quien cuando porque tras antes como si mientras donde
        """,
        prepositions="en a al por para con sobre bajo hacia entre durante desde hasta",
        opens="de por para",
        of="de",
        before_noun="nuevos nuevas otros otras grandes jóvenes",
        measure="años?",
    ),
    # Cifras que se pueden comparar.
    comparisons=Comparisons(
        rose=r"elevad[oa]s?|duplicad[oa]s?",
        fell=(
            r"baj(?:ó|aron|ado)|ca(?:yó|yeron|ído)|disminuy(?:ó|eron)|disminuido|"
            r"descendi(?:ó|eron|do)|reduj(?:o|eron)|reducido|retrocedi(?:ó|eron|do)|recort(?:ó|ado)"
        ),
        changed="pas(?:ó|aron|ado|ando)",
        from_="de|del",
        to="a|al",
        against="frente a(?:l)?|en comparación con|contra",
        within="en",
        earlier="un año (?:antes|atrás)|el año anterior",
        points=r"puntos?\b",
        unsure=(
            r"no|nunca|ni|sin|podrían?|podrá\w*|debería\w*|será\w*|va|van|prevé\w*|previst\w+|"
            r"previsi\w+|pronostic\w+|plan\w*|objetivos?|si|respectivamente|entre|estim\w+|"
            r"semestre|trimestre|propus\w+|propon\w+|espera\w*|habría\w*|tendría\w*|pide\w*|"
            r"exig\w+|quier\w+|pasará\w*"
        ),
        hedges="solo|sólo|apenas|casi|unos|unas|cerca de|más de|menos de|hasta|alrededor de",
        moving=(
            r"subi\w+|aument\w+|creci\w+|baj\w+|ca(?:yó|ída)|más|menos|mayor|menor|tasa|"
            r"increment\w+|reduc\w+|veces|que"
        ),
        for_each="en|de|para|por",
        in_each="con|a",
        and_="y|e",
        opens="El La Los Las Un Una En A Al Por Para De Del Y Pero Este Esta Estos Estas Con",
    ),
    dates=Dates(
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre|setiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        ordinal="º|ro",
        of="de|del",
        on="[Ee]l|[Ee]ste",
        unsure=(
            r"será\w*|podrían?|deberá\w*|debería\w*|cada|todos los|previst\w+|va|van|entre|"
            r"aniversario|prevé|tendrá\w*|habrá|comienza|empieza|abre|inicia|se celebra|termina|"
            r"el año pasado|hace"
            r"|ayer|hoy|mañana|vuelve|regresa|entra en vigor|juega|recibe|reabre"
        ),
        past=(
            r"\w{2,}(?:ó|aron|ieron)|fue|fueron|hizo|hicieron|dijo|tuvo|puso|vino|hubo|dio|"
            r"murió|era|estaba|había"
        ),
        bounds=(r"hasta|desde|antes del?|después del?|a partir del?|del|al|próximo|pasado"),
    ),
    # How reports that differ tell of one thing.
    differences=Differences(
        fates={
            "dead": "muert[oa]s?|murieron|fallecid[oa]s?|fallecieron",
            "hurt": "herid[oa]s?",
            "missing": "desaparecid[oa]s?",
            "moved": "evacuad[oa]s?|desplazad[oa]s?",
            "arrested": "detenid[oa]s?|arrestad[oa]s?",
            "gathered": r"manifesta\w+|marcharon",
        },
        cuts="y|pero",
        elsewhen=r"\baño pasado\b|\bhace\b",
        not_so=r"desde|podría\w*",
        sums_up="es decir",
        added=r"\b(?:una?|su) \w+ y $",
        no_thing="año mes dia hora seman minut part",
        same={"kg": "kilogram", "km": "kilometr"},
    ),
    # What makes a headline or a standfirst unfit.
    headlines=Headlines(
        relatives="que quien quienes cuyo cuya donde",
        fronting=r"[A-ZÁ-Ú][a-zá-ú]+(?:ado|ada|ados|adas|ando|iendo)|Según|Tras|Gracias|Pese|Debido",
        labels=(
            "última hora|en vivo|en directo|exclusiva|v[ií]deos?|fotos?|en (?:imágenes|fotos)|"
            "galería|entrevista|urgente|actualización|opinión|análisis"
        ),
        opinion="opinión",
        alone=(
            r"en vivo|en directo|minuto a minuto|opinión\s?[:|–—]|editorial\s?[:|–—]|"
            r"tribuna\s?[:|–—]|boletín|resumen (?:del día|de noticias|semanal)|en breve|"
            r"noticias del día|la semana en|pódcast|podcast|horóscopo"
        ),
        roundups=(
            r"revista de prensa|boletín (?:de noticias|diario|semanal)|"
            r"resumen (?:del día|de noticias|semanal|de prensa)|en breve|noticias del día|"
            r"titulares del día|las portadas|la semana en (?:imágenes|breve)|"
            r"lo más (?:destacado|leído|visto) (?:del día|de la semana|del mes)|"
            r"(?:artículos|noticias) más (?:leídos|leídas|vistas)"
        ),
        bait=(
            r"\bno (?:lo )?(?:vas|podrás) a? ?creer\b|\bno creerás\b|\besto es lo que\b|\blo que "
            r"debes saber\b"
        ),
        cut_off="el|los|las|la|del|de|y|con|para|un|una",
        unplaced=r"\b(?:él|ella|ellos|sus?)\b",
    ),
    # The magazine's sections, and what belongs there.
    sections=Sections(
        names={
            "world": "Mundo",
            "politics": "Política",
            "business": "Economía",
            "science": "Ciencia y tecnología",
            "society": "Sociedad",
            "culture": "Cultura",
            "sport": "Deportes",
        },
        labels={
            "world": (
                "mundo|internacional(?:es)?|exterior|diplomacia|áfrica|asia|europa|américas?|"
                "latinoamérica|oriente (?:medio|próximo)|guerras?|conflictos?|defensa"
            ),
            "politics": (
                "política|políticos?|gobierno|elecciones|parlamento|congreso|senado|nación|"
                "nacional(?:es)?|españa"
            ),
            "business": (
                "economía|económica|empresas?|negocios|finanzas|mercados?|bolsa|dinero|"
                "industria|comercio|empleo|vivienda|motor|agricultura|consumo"
            ),
            "science": (
                "ciencias?|tecnología|tecno|medio ambiente|medioambiente|clima|naturaleza|"
                "espacio|internet|digital|investigación|innovación|inteligencia artificial|"
                "arqueología|el tiempo"
            ),
            "society": (
                "sociedad|salud|sanidad|educación|sucesos|justicia|tribunales|policía|religión|"
                "familia|derechos humanos|mujer(?:es)?|medicina|inmigración"
            ),
            "culture": (
                "cultura|artes?|música|cine|películas?|series|televisión|tv|libros?|literatura|"
                "teatro|medios|viajes?|gastronomía|cocina|moda|gente|famosos|historia|ocio|"
                "espectáculos|entretenimiento"
            ),
            "sport": (
                "deportes?|fútbol|tenis|baloncesto|ciclismo|atletismo|fórmula 1|motociclismo|"
                "rugby|juegos olímpicos|liga|béisbol|boxeo"
            ),
        },
        words={
            "world": """
                tregua alto tropas ejército militar militares soldados drones
                misil misiles ataque bombardeo guerra invasión rehenes frontera
                refugiados embajada embajador diplomático sanciones otan onu
                tratado cumbre exteriores ofensiva rebeldes paz nuclear kremlin
                humanitaria ocupación fuerzas
            """,
            "politics": """
                parlamento elección elecciones voto votantes urnas partido
                diputados diputado senado senador congreso presidente primer
                ministro gobierno coalición oposición ley alcalde gobernador
                campaña encuesta izquierda derecha referéndum constitución
                moción investidura reforma política
            """,
            "business": """
                empresa empresas mercado mercados acciones bolsa inversores
                beneficio beneficios ingresos ventas banco bancos economía
                económico crecimiento inflación aranceles precio precios
                millones millardos directivo industria clientes petróleo
                exportaciones deuda fusión euros dólares fábrica empleos paro
                desempleo presupuesto impuestos aerolínea fabricante
                trabajadores
            """,
            "science": """
                científicos investigadores estudio investigación universidad
                especies especie clima emisiones carbono temperatura tecnología
                software ordenador internet usuarios datos digital teléfono
                móvil aplicación satélite espacio cohete telescopio planeta
                astronautas física laboratorio adn genética robot inteligencia
                artificial chips fósil océano biodiversidad terremoto volcán
                google
            """,
            "society": """
                policía tribunal juez juicio condenado prisión cárcel detenido
                asesinato víctima hospital pacientes médicos salud enfermedad cáncer
                escuela colegio alumnos profesores padres iglesia abusos sospechoso
                acusado fiscal abogado violación accidente incendio vacuna vivienda
                pensiones bomberos
            """,
            "culture": """
                película películas actor actriz director álbum canción canciones
                música cantante banda concierto festival libro novela autor
                escritor poeta artista artistas arte museo galería exposición
                pintura teatro escenario ópera danza premio óscar goya
                televisión serie moda restaurante cocinero turismo patrimonio
                espectáculo
            """,
            "sport": """
                partido partidos equipo jugador jugadores entrenador temporada
                liga copa campeonato campeón victoria derrota gol goles
                delantero defensa portero torneo final semifinal fútbol tenis
                baloncesto olímpico olímpicos atleta carrera medalla club
                marcador lesión seleccionador árbitro estadio fichaje etapa
                maillot
            """,
        },
        unsaid=(
            "noticias|últimas?|portada|actualidad|vídeos?|fotos?|podcasts?|directo|opinión|"
            "editoriales|análisis|reportajes?|blogs?|entrevistas?"
        ),
    ),
    # What outlets write around a story.
    furniture=Furniture(
        heads=(
            (
                r"Por [A-ZÁÉÍÓÚÑ][\w'’.-]+(?: [A-ZÁÉÍÓÚÑ][\w'’.-]+){0,3}(?:,| -| \|)? (?:el "
                r")?\d{1,2} de "
                r"[a-z]+(?: de \d{4})?(?:,? (?:a las )?\d{1,2}[:.]\d{2}(?: ?h)?)?[\s.|–-]*"
            ),
            (
                r"(?:Publicado|Actualizado|Creado)(?: el)?:? \d{1,2} (?:de )?[a-z]{3,10}\.? (?:de "
                r")?\d{4}"
                r"(?:,? (?:a las )?\d{1,2}[:.]\d{2}(?: ?h)?)?[\s.|–-]*"
            ),
        ),
        invented_openings=(
            (
                "según (?:las )?(?:nuevas|últimas|recientes) (?:informaciones|noticias|"
                r"novedades)[,:]\s+"
            ),
            r"(?:última hora|noticia de última hora)\s*[,:]\s+",
        ),
        leads=(
            (
                r"Publicidad|Contenido patrocinado|Escuchar(?: (?:el|este) artículo)?|Gu"
                r"ardar(?: para más tarde)?|Solo para suscriptores|Contenido exclusivo"
            ),
            (
                r"(?:Tiempo de lectura:? ?\d{1,2} min(?:utos?)?\.?|Lectura(?: de)? \d{1,"
                r"2} min\.?|\d{1,2} min(?:utos?)? de lectura)"
            ),
            (
                r"(?:Compartir|Guardar|Imprimir|Comentar|Facebook|Twitter|WhatsApp|Copia"
                r"r enlace)(?:(?: \| | • | |, )(?:Compartir|Guardar|Imprimir|Comentar|Fa"
                r"cebook|Twitter|X|WhatsApp|LinkedIn|Telegram|Email|Copiar enlace)\b){1,"
                r"9}"
            ),
        ),
        pictured="créditos?|foto|fotografía|imagen|archivo|cortesía|©",
        clauses="Aunque Según Tras",
        crossheads=(
            "Según Tras Desde Este Esta Estos Estas Pero Además Aunque Cuando El La Los Las Un Una"
        ),
        last=(
            Trace(
                reason="paywall notice",
                pattern=(
                    r"(?:(?:para|si quieres) (?:seguir|continuar) leyendo\b.{0,40}\b(?:suscr|"
                    r"inicia|regístr|hazte)|"
                    r"(?:te|le) queda(?:n)? (?:por leer )?(?:el )?\d+ ?% (?:de|del)|suscríbete "
                    r"para seguir leyendo|contenido exclusivo para suscriptores)"
                ),
                hints=(
                    "leyendo",
                    "queda",
                    "exclusivo para",
                ),
            ),
        ),
        traces=(
            Trace(
                reason="a question without an answer",
                pattern=(
                    r"\bno (?:respondi(?:ó|eron)|han? respondido|contest(?:ó|aron)) (?:de "
                    r"inmediato |inmediatamente |por ahora )?a (?:una|la|las|nuestras?|varias) "
                    r"(?:solicitud(?:es)?|petici(?:ón|ones)) de (?:comentarios?|declaraciones)\b"
                ),
                hints=(
                    "comentario",
                    "declaraciones",
                ),
                own=True,
            ),
            Trace(
                reason="caption",
                pattern=(
                    r"[(\[](?:foto|imagen)\b[^)\]]{0,60}[)\]]|\((?:Foto|Imagen|Crédito)\b[^)]*\)"
                ),
                hints=("(", "["),
                spoils=True,
            ),
            Trace(
                reason="subscribe call",
                pattern=(
                    r"\b(?:suscr[íi](?:bete|base|birse)\b|síguenos en\b|nuestro boletín\b|"
                    r"apúntate a\b)"
                ),
                hints=("suscr", "síguenos ", "nuestro ", "apúntate "),
            ),
            Trace(
                reason="paywall notice",
                pattern=r"\b(?:contenido exclusivo para|solo para suscriptores)",
                hints=("contenido exclusivo", "suscriptores"),
            ),
            Trace(
                reason="rights notice",
                pattern=r"\btodos los derechos reservados\b",
                hints=("derechos reservados",),
            ),
            Trace(
                reason="contributors",
                pattern=(
                    r"con (?:afp|reuters|ap|efe|agencias)\b|este artículo (?:fue|ha sido)|nota "
                    "del editor"
                ),
            ),
            Trace(
                reason="source line",
                pattern=r"fuentes?\s*[:：]|(?:foto|imagen|vídeo|crédito)s?\s*:",
            ),
            Trace(
                reason="credit",
                pattern=r"^[(\[][^()\[\]]*\b(?:Reuters|AP|AFP|EFE|agencias)\b[^()\[\]]*[)\]]\.?$",
                hints=("(", "["),
                late=True,
                cased=True,
            ),
            Trace(
                reason="related link",
                pattern=r"(?:lea|leer|lee|ver|vea|mira)(?: también| más|\s*:)",
            ),
            Trace(reason="plugin debris", pattern=r"compartir\b[^.?]{0,60}$"),
            Trace(
                reason="author's note",
                pattern=r"(?:el autor|la autora) es\b",
                late=True,
                cased=True,
            ),
            Trace(
                reason="byline",
                pattern=r"(?:[Pp]or)\.?\s+(?:[A-Z][\w'’.-]+[ ,]*(?:y )?){1,6}(?:[|,–-].{0,40})?$",
                cased=True,
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:por favor,? (?:actualice|recargue|active|habilite|inicie)|(?:actualiza|"
                    r"recarga) la página|utilizamos cookies|(?:aceptar|rechazar|configurar) "
                    r"(?:las )?cookies|"
                    r"al (?:suscribir(?:te|se)|registrar(?:te|se)|hacer clic|"
                    r"continuar)\b.{0,60}\bacept|(?:habilita|activa) (?:el )?javascript)"
                ),
                hints=(
                    "por favor",
                    "actualiza ",
                    "recarga ",
                    "cookies",
                    "al suscribir",
                    "al registrar",
                    "al hacer",
                    "al continuar",
                    "javascript",
                ),
            ),
            Trace(
                reason="notice of the site",
                pattern=(
                    r"\b(?:gracias por (?:leer|visitar|usar|su paciencia)|(?:ya )?(?:tienes?|"
                    r"tiene) (?:ya )?"
                    r"una cuenta|(?:inicia|inicie) sesión|aquí puedes? (?:guardar|leer)|en un solo "
                    r"dispositivo|(?:olvidaste|olvidó) (?:tu|su) contraseña)"
                ),
                hints=(
                    "gracias por ",
                    "una cuenta",
                    "sesión",
                    "aquí pued",
                    "dispositivo",
                    "contraseña",
                ),
            ),
            Trace(
                reason="market data",
                pattern=(
                    r"\b(?:datos (?:de mercado|bursátiles) (?:proporcionados|facilitados|"
                    r"ofrecidos)|cotizaciones (?:en tiempo real|con un retraso)|con (?:un "
                    r")?retraso de al menos \d+ minutos)"
                ),
                hints=(
                    "datos ",
                    "cotizaciones ",
                    "retraso",
                ),
            ),
            Trace(
                reason="paywall notice",
                pattern=(
                    r"\b(?:(?:te|le) quedan? \d+ artículos? gratis|(?:has|ha) leído \d+ (?:de "
                    r"(?:tus|sus) \d+ )?artículos|ya (?:eres|soy|es) suscriptor|¿ya (?:eres|"
                    r"tienes) (?:suscriptor|cuenta)|(?:olvidaste|olvidó) (?:tu|su) contraseña|"
                    r"(?:inicia|iniciar) sesión\.?$|hazte (?:socio|premium|suscriptor))"
                ),
                hints=(
                    "artículo",
                    "suscriptor",
                    "cuenta",
                    "contraseña",
                    "sesión",
                    "hazte ",
                ),
            ),
            Trace(
                reason="gallery hint",
                pattern=(
                    r"(?:desliza|imagen \d+ de \d+|foto \d+ (?:de|/) ?\d+|ver (?:la )?galería|haz "
                    r"clic|haga clic|pulsa (?:aquí|en)|mostrar (?:más|menos)\.?$|ver más\.?$)"
                ),
            ),
            Trace(
                reason="promotion",
                pattern=(
                    r"\b(?:escucha nuestro (?:nuevo )?podcast|disponible en (?:spotify|apple "
                    r"podcasts)|descarga (?:nuestra|la) app|recibe\b.{0,60}\b(?:newsletter|"
                    r"boletín|correo|bandeja)|código promocional|oferta válida)"
                ),
                hints=(
                    "podcast",
                    "spotify",
                    "descarga ",
                    "recibe",
                    "código promocional",
                    "oferta válida",
                ),
            ),
            Trace(
                reason="about the outlet",
                pattern=(
                    r"^(?!.*[\"«»“”]).*\b(?:tu (?:apoyo|donación|suscripción) (?:nos )?(?:permite|"
                    r"ayuda)|apoya (?:el|nuestro|este) (?:periodismo|medio|trabajo)|periodismo "
                    r"independiente\b.{0,40}\b(?:necesita|apoyo))"
                ),
                hints=(
                    "tu apoyo",
                    "tu donación",
                    "tu suscripción",
                    "apoya ",
                    "periodismo independiente",
                ),
            ),
            Trace(
                reason="rights notice",
                pattern=(r"\b(?:prohibida (?:la|su) reproducción|aviso legal|queda prohibida)"),
                hints=(
                    "prohibida",
                    "aviso legal",
                ),
            ),
            Trace(
                reason="correction",
                pattern=(
                    r"(?:corrección|rectificación|fe de errores|aclaración) ?:|una versión "
                    r"(?:anterior|previa) de (?:este|esta)|(?:noticia|información) en "
                    r"(?:desarrollo|ampliación)|habrá ampliación|(?:seguirá|siga leyendo) ?\.?$|"
                    r"advertencia:|traducido (?:de|por)\b[^.]{2,60}\.?$|con información de\b"
                ),
            ),
            Trace(
                reason="related link",
                pattern=(
                    r"(?:lo más (?:leído|visto)|más (?:noticias|información|sobre)\b|te puede "
                    r"interesar|noticias? relacionadas?|temas relacionados|en fotos|también te "
                    r"puede|le puede interesar|no te pierdas)\b ?:?"
                ),
            ),
            Trace(
                reason="author's note",
                pattern=(
                    r"(?:[A-ZÀ-Þ][\w'’.-]+ ){2,4}es (?:un |una |el |la )?(?:periodista|"
                    r"corresponsal|redactor|redactora|reportero|reportera|"
                    r"columnista)\b.{0,60}\b(?:en|de|del|para)\b"
                ),
                late=True,
                cased=True,
            ),
            Trace(
                reason="contact line",
                pattern=(
                    r"\b(?:síguen(?:os|os también) (?:en|a través)|contacta con (?:nosotros|la "
                    r"redacción)|escríbenos|¿tienes (?:una|alguna) (?:historia|información|pista))"
                ),
                hints=(
                    "síguen",
                    "contacta ",
                    "escríbenos",
                    "¿tienes ",
                ),
            ),
        ),
        attribution="reuters|afp|efe|agencias",
    ),
    # What sites and files say beside their articles.
    reading=Reading(
        before_authors="por|(?:texto|escrito|reportaje)(?: (?:de|por)| ?:)",
        between_authors="y",
        behind_authors="en|para|desde",
        no_author=(
            r"fotos?|fotografía|vídeo|ilustraci\w+|traducci\w+|editado|actualizado|publicado"
        ),
        staff=(
            "redacción|redactor(?:es|a)?|periodistas?|corresponsal(?:es)?|"
            "enviad[oa] especial|equipo|agencias?|invitad[oa]|anónimo|autor|columnista|"
            "editorial|comunicado|director[a]?|colaborador(?:es|a)?"
        ),
        pictures="foto",
        day_first=True,
        bylines="por",
        credits="fuentes?",
        credit_words="y de del la con",
        calls="suscríb",
        outlets="agencia",
        nameless="Artículos",
        undescribed=(
            "im[aá]gen(?:es)?|fotos?|fotograf[ií]as?|ilustraci[oó]n|"
            "imagen (?:destacada|principal|de portada)|portada|logo"
        ),
        sections=("sin categoría",),
        walls=(
            "solo para suscriptores",
            r"(?:inicie|inicia) sesión para (?:leer|seguir leyendo|continuar leyendo)\b",
        ),
        undelivered=(r"habilit\w+ javascript",),
        errors="página no encontrada",
        entries="(?:iniciar|inicie|inicia|inicio de) sesión",
        mail=(
            r"darse de baja|darte de baja|cancelar (?:la|su|tu) suscripción|"
            r"ver (?:este|el) .{0,30}navegador|"
            r"(?:recibes|recibe|está recibiendo|estás recibiendo) este|"
            r"actualizar (?:sus|tus) preferencias|"
            r"todos los derechos reservados"
        ),
    ),
)
