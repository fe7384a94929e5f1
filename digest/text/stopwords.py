"""Words that carry no topic, by language: what opens, joins and fills sentences. Written for this project."""

from __future__ import annotations

_WORDS = {
    "en": """a about above after again against all almost also although always am among an and another any are around as
        at back be because been before being below between both but by came can cannot could did do does doing done
        down during each either else even ever every few for from further get gets getting go goes going gone got had
        has have having he her here hers herself him himself his how however i if in into is it its itself just last
        less like made make many may me might more most much must my myself neither never no nor not nothing now of off
        often on once one only onto or other others our ours ourselves out over own per perhaps put quite rather really
        s said same say saying says she should since so some still such t take than that the their theirs them
        themselves then there therefore these they this those though through thus to told too toward towards under
        until up upon us very via was we well were what when where whether which while who whom whose why will with
        within without would yet you your yours yourself yourselves d ll m re ve don didn doesn isn aren wasn weren
        won wouldn couldn shouldn hasn haven hadn mr mrs ms""",
    "fr": """à a afin ai ainsi alors après as au aucun aucune aujourd auquel aura aurait aussi autre autres aux avaient
        avait avant avec avoir ayant beaucoup bien c car ce ceci cela celle celles celui cependant ces cet cette ceux
        chaque chez ci comme comment contre d dans de depuis dernier des désormais deux devant dire dit doit donc dont
        du durant elle elles en encore enfin entre es est et étaient était étant été être eu eux fait faire fois font
        hier hors hui ici il ils j je jusqu jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors
        lorsque lui m ma mais malgré me même mêmes mes moi moins mon n ne ni non nos notre nous on ont ou où par parce
        parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi près puis qu quand que quel quelle quelles quels
        qui quoi s sa sans sauf se selon sera serait ses si son sont sous soit sur t ta tandis te tel telle tels ton
        toujours tous tout toute toutes très tu un une vers via voici voilà vos votre vous y""",
    "es": """a al algo algunas algunos ante antes aquel aquella aquellos así aún aunque bajo bien cada casi como con
        contra cual cuales cuando cuanto de del desde después dijo donde dos durante e el él ella ellas ellos en entre
        era eran es esa esas ese eso esos esta está estaba estado están estar este esto estos fue fueron ha había
        habían hace hacia haber han hasta hay he incluso la las le les lo los luego más me mediante menos mi mientras
        mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por
        porque pues que qué quien quienes se sea según ser será si sí sido sin sino sobre solo sólo son su sus también
        tal tan tanto te tener tiene tienen toda todas todo todos tras tu tuvo un una unas uno unos usted ustedes y ya
        yo""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus außerdem bei beim bereits bin
        bis da dabei dafür damit danach dann daran darauf daraus darin das dass davon dazu dein dem den denen denn
        dennoch der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ebenso ein
        eine einem einen einer eines er erst es etwa etwas euch für gegen gegenüber gewesen hat hatte hatten habe haben
        hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder
        jedoch jene jetzt kann kein keine können könnte laut man mehr mein mit muss müssen nach nachdem nicht nichts
        noch nun nur ob oder ohne sagte schon sehr sei seien sein seine seinem seinen seiner seit selbst sich sie sind so
        sogar sollen sollte sondern sowie über um und uns unser unter viel viele vom von vor war waren was weil weiter
        welche wenn wer werde werden wie wieder will wir wird wo wollen worden wurde wurden würde zu zum zur zwar
        zwischen""",
    "ar": """من في على الى عن مع هذا هذه ذلك تلك التي الذي الذين اللذين اللتين ان انه انها انهم كان كانت كانوا يكون
        تكون قد لقد لم لن لا ما ماذا متى هل هو هي هم هن نحن انا انت كل كلا بعض غير سوى بين بعد قبل منذ حتى حين حيث
        عند عندما لدى ثم او ام بل لكن ولكن اذا اذ كما كذلك ايضا فقط خلال ضمن حول دون تحت فوق امام وراء اي ايه وقد
        وهو وهي وهم وان ومن وفي وعلى والى وكان وكانت وقال وقالت قال قالت اضاف واضاف اكد واكد ليس ليست الا انما لان
        فان فيه فيها منه منها عليه عليها له لها لهم به بها بهم اليه اليها عنه عنها هناك هنا مثل اثر نحو بشان يوم
        امس اليوم""",
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
