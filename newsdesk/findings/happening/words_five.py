"""The small words around a happening in Kazakh, Kyrgyz, Uzbek, Tajik and Turkmen.

Where it happens is told by endings, but for Tajik дар: see `cases`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsdesk.findings.happening.speech import Speech

_ENDED = re.compile(r"(?:)")
"""Before any name: where the form of the name itself says that something is there."""
_DAR = re.compile(r"\bдар\s(?:\w{2,14}[иӣ]\s){0,3}\Z")
_BA = re.compile(r"\bба\s(?:\w{2,14}[иӣ]\s){0,3}\Z")


def _speech(
    *,
    occasion: str,
    modifier: str,
    report: str,
    speech: str,
    follows: str,
    ahead: str,
    ceremony: str,
    sitting: str,
    journey: str,
    not_there: str | None = None,
) -> Speech:
    """One of these languages; `not_there`: names that do not end as places do, None for Tajik, where дар tells it."""
    return Speech(
        locative=_DAR if not_there is None else _ENDED,
        goal=_BA if not_there is None else re.compile(r"(?!)"),
        not_there=re.compile(not_there or r"(?!)"),
        occasion=re.compile(occasion),
        modifier=re.compile(modifier or r"(?!)"),
        report=re.compile(rf"\b(?:{report})\b"),
        speech=re.compile(rf"\b(?:{speech})|%"),
        follows=re.compile(rf"\b(?:{follows})"),
        ahead=re.compile(rf"\b(?:{ahead})\b"),
        ceremony=re.compile(rf"\b(?:{ceremony})"),
        attribute=re.compile("-"),
        sitting=re.compile(sitting),
        journey=re.compile(rf"\b(?:{journey})"),
    )


_KAZAKH = _speech(
    not_there=r"(?<!да)(?<!де)(?<!та)(?<!те)\Z",
    occasion=(
        r"\s(?:аясында|барысында|кезінде|қарсаңында|алдында|шеңберінде|қорытындысы|нәтижесі|туралы|жөнінде|үшін|"
        r"соңында|"
        r"кейін|бойынша|дайындық|дайындал\w{1,5}|қатыс\w{2,6}|шақыр\w{2,6})"
    ),
    modifier=r"(?<=[ғгқк][ае]н)\s(?!деп|еді|болатын|болды)\w",
    report=(
        "хабарла(?:ды|йды)|мәлімде(?:ді|йді)|деді|дейді|айтты|жеткізді|жазды|атап өтті|мәлімет\\w{0,5}|дерегі\\w{0,4}"
    ),
    speech=(
        r"пайыз|қаза тап|қайтыс бол|жол апат|жер сілкін|қамауға|сотта|үкім|өрт|жарылыс|жаралан|ауа райы|коронавирус|"
        r"айыппұл|"
        r"жеңіп|жеңіске|құттықтады|көңіл айт"
    ),
    follows="(?:келіссөз|кездесу|саммит)\\w{0,8} (?:соңында|кейін|қорытындысы)|сол күні|сапар барысында",
    ahead=(
        "өтеді|өтпек|өткізіледі|болады|болмақ|келеді|келмек|барады|бармақ|ашылады|басталады|жоспарлан\\w{2,8}|"
        "күтілуде|алдағы|өтетін|қатысады"
    ),
    ceremony="рәсім|салтанатты|тараптар|мемлекет басшылары",
    sitting="отырыс|мәжіліс|жиын|кеңес|кездесу|келіссөз",
    journey="рейс|әуерейс|ұш(?:ады|пақ|ты)",
)
_KYRGYZ = _speech(
    not_there=r"(?<!да)(?<!де)(?<!до)(?<!дө)(?<!та)(?<!те)(?<!то)(?<!тө)\Z",
    occasion=(
        r"\s(?:алкагында|жүрүшүндө|учурунда|маалында|алдында|жыйынтыгы|тууралуу|жөнүндө|үчүн|аягында|кийин|боюнча|"
        r"даярдык|даярдан\w{1,6}|катыш\w{2,6}|чакыр\w{2,6}|убагында)"
    ),
    modifier=r"(?<=[гк][аеоө]н)\s(?!деп|эле|эди|болчу|болду)\w",
    report="билдир(?:ди|ет|ишти|ген)|кабарла(?:ды|йт|ган)|деди|дейт|айтты|белгиле(?:ди|ген)|маалымат\\w{0,8}|жазды",
    speech=(
        r"пайыз|каза бол|каза тап|көз жумд|жол кырсы|жер титир|камакка|камалд|соттол|сотун|өкүм|өрт|жардыруу|жарака|"
        r"аба ырай|"
        r"коронавирус|айып пул|кылмыш|жеңип|куттуктады|көңүл айт"
    ),
    follows="(?:сүйлөшүү|жолугушуу|саммит)\\w{0,8} (?:соңунда|кийин|жыйынтыгы)|ошол эле күнү|сапардын жүрүшүндө",
    ahead=(
        "өтөт|өткөрүлөт|болот|болуп өтөт|келет|барат|ачылат|башталат|план\\w{4,12}|күтүлүүдө|алдыдагы|өтө турган|"
        "катышат|киргизилет|коюлат"
    ),
    ceremony="аземи|салтанат|тараптар|мамлекет башчылары",
    sitting="отурум|жыйын|кеңешме|жолугушуу|сүйлөшүү",
    journey="каттам|рейс|уч(?:ат|ту)",
)
_UZBEK = _speech(
    not_there=r"(?<!da)(?<!да)\Z",
    occasion=(
        r"\s(?:doirasida|davomida|chog'ida|arafasida|oldidan|yakun\w{2,6}|haqida|to'g'risida|uchun|so'ng|keyin|"
        r"bo'yicha|paytida|"
        r"tayyor\w{3,10}|ishtirok\w{0,2}|qatnash\w{2,5}|taklif\w{0,3}|munosabati|доирасида|давомида|чоғида|"
        r"арафасида|олдидан|"
        r"якун\w{2,6}|ҳақида|тўғрисида|учун|сўнг|кейин|бўйича|пайтида|иштирок\w{0,2}|қатнаш\w{2,5}|муносабати)"
    ),
    modifier=r"(?<=[gkqгкқ][aа][nн])\s(?!deb|edi|ekan|деб|эди|экан)\w",
    report=(
        "ma'lum qil\\w{2,5}|xabar ber\\w{2,5}|dedi|deydi|deya|aytdi|aytib|ta'kidla\\w{2,4}|yozdi|e'lon qil\\w{2,5}|"
        "маълум қил\\w{2,5}|хабар бер\\w{2,5}|деди|дейди|дея|айтди|айтиб|таъкидла\\w{2,4}|эълон қил\\w{2,5}"
    ),
    speech=(
        r"foiz|halok bo'l|vafot et|avariya|yo'l-transport|zilzila|hibsga|qamoq|sud|hukm|yong'in|portlash|jarohat|"
        r"ob-havo|jinoyat|"
        r"jarima|g'olib chiq|tabrikladi|tabrik yo'lla|hamdardlik|фоиз|ҳалок бўл|вафот эт|авария|зилзила|ҳибсга|"
        r"қамоқ|суд|ҳукм|"
        r"ёнғин|портлаш|жароҳат|об-ҳаво|жиноят|жарима|табриклади|ҳамдардлик"
    ),
    follows=(
        "(?:muzokara|uchrashuv|sammit)\\w{0,8} (?:yakunida|so'ng|keyin)|shu kuni|tashrif davomida|(?:музокара|"
        "учрашув|саммит)\\w{0,8} (?:якунида|сўнг|кейин)"
    ),
    ahead=(
        "bo'lib o'tadi\\w{0,4}|o'tkaziladi|o'tkazadi|bo'ladi|keladi|boradi|ochiladi|boshlanadi|rejalash\\w{4,12}|"
        "kutilmoqda|ishtirok etadi|"
        "qatnashadi|olib boradi|tashrif buyuradi|uchrashadi|o'tadi|amalga oshiradi|nishonlaydi|бўлиб ўтади\\w{0,4}|"
        "ўтказилади|ўтказади|"
        "бўлади|келади|боради|очилади|бошланади|режалаш\\w{4,12}|кутилмоқда|иштирок этади|ташриф буюради"
    ),
    ceremony="marosim|tantana|tomonlar|davlat rahbarlari|маросим|тантана|томонлар|давлат раҳбарлари",
    sitting="majlis|yig'ilish|uchrashuv|muzokara|мажлис|йиғилиш|учрашув|музокара",
    journey="reys|parvoz|qatnov|рейс|парвоз|қатнов",
)
_TAJIK = _speech(
    occasion=r"(?!)",
    modifier="",
    report="хабар (?:дод|медиҳад|доданд)|гуфт|гуфтанд|изҳор дошт|таъкид (?:кард|намуд)|навишт|эълон кард|иттилоъ дод",
    speech=(
        r"фоиз|дарсад|ҳалок шуд|вафот|фавтид|садама|заминларза|заминҷунбӣ|боздошт|ҳабс|суд|ҳукм|сухтор|сӯхтор|"
        r"таркиш|маҷруҳ|"
        r"обу ҳаво|ҷиноят|ҷарима|табрик|тасаллият|коронавирус"
    ),
    follows="(?:пас|баъд) аз (?:музокирот|мулоқот|саммит)|ҳамон рӯз|дар (?:ҷараён|рафт|доира)и сафар",
    ahead=(
        "баргузор (?:мешавад|мегардад|хоҳад \\w{2,7})|доир мегардад|мешавад|мегардад|хоҳад|хоҳанд|дар назар аст|"
        "пешбинӣ|меояд|"
        "сафар мекунад|интизор|дарпешистода|меебад|меёбад"
    ),
    ceremony="маросим|тантана|ҷонибҳо|сарони давлатҳо",
    sitting="ҷаласа|маҷлис|мулоқот|вохӯрӣ|вохури|музокирот|машварат|нишаст",
    journey="парвоз|хатсайр|рейс",
)
_TURKMEN = _speech(
    not_there=r"(?<!da)(?<!de)\Z",
    occasion=(
        r"\s(?:çäginde|çäklerinde|dowamynda|barşynda|öňüsyrasynda|jemleri|hakynda|barada|üçin|soň|boýunça|wagtynda|"
        r"taýýarlyk\w{0,5}|gatnaş\w{2,6}|çagyr\w{2,6})"
    ),
    modifier=r"(?<=[ln][ae]n)\s(?!soň|bäri)\w",
    report="habar ber\\w{2,5}|diýdi|diýýär|aýtdy|belledi|nygtady|mälim etdi|ýazýar|beýan etdi",
    speech=(
        r"göterim|heläk bol|wepat bol|aradan çykd|awariýa|ýer titre|tussag|kazyýet|höküm|ýangyn|partlama|şikes|"
        r"howa maglumat|jenaýat|jerime|gutlady|gynanç"
    ),
    follows="(?:gepleşik|duşuşyk|sammit)\\w{0,8} (?:soňunda|soň|jemleri)|şol gün|saparyň dowamynda",
    ahead=(
        "geçiriler|geçiriljek|geçirilmegi|bolar|geler|barar|açylar|başlanar|meýilleşdiril\\w{2,5}|garaşylýar|"
        "göz öňünde|gatnaşar|duşuşar|gol çekiler"
    ),
    ceremony="dabara|taraplar|döwlet baştutanlary",
    sitting="mejlis|duşuşyk|duşuşyg|gepleşik|gepleşig|maslahat",
    journey="gatnaw|uçuş|reýs",
)
FIVE: Mapping[str, Speech] = {"kk": _KAZAKH, "ky": _KYRGYZ, "uz": _UZBEK, "tg": _TAJIK, "tk": _TURKMEN}
