"""Copies as newspapers make them of a wire report, made of any article; and forms filled in twice, which are none."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsdesk.alphabets import KAZAKH_LATIN, UZBEK_CYRILLIC, spelt
from newsdesk.han import SIMPLIFIED

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])(?=[^”」』）])")
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ’‘`", "'"))
_CYRILLIC = {"uz": UZBEK_CYRILLIC}
_LATIN = {"kk": KAZAKH_LATIN[0], "uz": {new: old for old, new in UZBEK_CYRILLIC.items() if "^" not in old}}
_TRADITIONAL = {simplified: traditional for traditional, simplified in SIMPLIFIED.items()}
_KEPT_WORDS = 20
"""A cut leaves so many words at least, or twice as many Chinese characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article, real or made."""

    text_id: str
    collection: str
    language: str
    title: str
    body: str
    made_of: str | None = None
    """`text_id` of the real one that it copies."""
    made_by: str = ""


Make = Callable[[Text, Text, random.Random], Text]
"""Makes a copy of the first text; the second is another one of the same language, for a headline or a lead."""


def _paragraphs(body: str) -> list[list[str]]:
    return [[each for each in _SENTENCE.split(line) if each.strip()] for line in body.split("\n") if line.strip()]


def _joined(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def _words(text: str) -> int:
    return max(len(text.split()), len(text) // 6 if text.isascii() else len(re.findall("[\u4e00-\u9fff]", text)) // 2)


def cut_short(text: Text, _: Text, chance: random.Random) -> Text:
    """Keep the beginning: 30 to 90 % of the sentences."""
    paragraphs = _paragraphs(text.body)
    left = chance.uniform(0.3, 0.9) * _words(text.body)
    kept: list[list[str]] = []
    so_far = 0
    for sentences in paragraphs:
        kept.append([])
        for sentence in sentences:
            if so_far >= max(left, _KEPT_WORDS):
                break
            kept[-1].append(sentence)
            so_far += _words(sentence)
    return replace(text, body=_joined(kept))


def leave_out(text: Text, _: Text, chance: random.Random) -> Text:
    """Leave out sentences here and there: 30 to 90 % of them stay."""
    paragraphs = _paragraphs(text.body)
    total = sum(map(len, paragraphs))
    stay = set(chance.sample(range(total), max(1, round(chance.uniform(0.3, 0.9) * total))))
    while _words(" ".join(_those(paragraphs, stay))) < _KEPT_WORDS and len(stay) < total:
        stay.add(chance.choice([each for each in range(total) if each not in stay]))
    places = iter(range(total))
    return replace(text, body=_joined([[each for each in part if next(places) in stay] for part in paragraphs]))


def _those(paragraphs: Sequence[Sequence[str]], places: set[int]) -> Iterator[str]:
    sentences = (sentence for part in paragraphs for sentence in part)
    return (sentence for place, sentence in enumerate(sentences) if place in places)


def head_anew(text: Text, other: Text, _: random.Random) -> Text:
    """Another headline: that of another article, or its first sentence."""
    return replace(text, title=other.title or _paragraphs(other.body)[0][0][:120])


def reorder(text: Text, _: Text, chance: random.Random) -> Text:
    """Put the paragraphs in another order; the sentences, where there is but one paragraph."""
    paragraphs = _paragraphs(text.body)
    if len(paragraphs) == 1:
        paragraphs = [[sentence] for sentence in paragraphs[0]]
    chance.shuffle(paragraphs)
    return replace(text, body=_joined(paragraphs))


def credit(text: Text, _: Text, chance: random.Random) -> Text:
    """A credit before it, and after it what a publisher puts below everything."""
    before, *after = _LINES.get(text.language, _LINES["en"])
    below = chance.sample(after, chance.randint(1, len(after)))
    return replace(text, body="\n".join((f"{before}{text.body}", *below)))


def lead_in(text: Text, other: Text, _: random.Random) -> Text:
    """A local lead: how another article begins, up to a third of this one."""
    first = other.body.split("\n", 1)[0]
    length = min(240, len(text.body) // 3)
    return replace(text, body=f"{first[:length].rsplit(' ', 1)[0]}.\n{text.body}")


def respell(text: Text, _: Text, chance: random.Random) -> Text:
    """The other script of the language; as it is where there is only one."""

    def spell(words: str) -> str:
        if text.language == "zh":
            return "".join(_TRADITIONAL.get(each, each) for each in words)
        table = _CYRILLIC.get(text.language) or _LATIN.get(text.language)
        plain = words.lower().translate(_APOSTROPHES)
        return "\n".join(" ".join(spelt(line, table)) for line in plain.split("\n")) if table else words

    del chance
    return replace(text, title=spell(text.title), body=spell(text.body))


def _one_after_the_other(*steps: Make) -> Make:
    def make(text: Text, other: Text, chance: random.Random) -> Text:
        for step in steps:
            text = step(text, other, chance)
        return text

    return make


MAKES: Mapping[str, Make] = {
    "cut short": cut_short,
    "sentences left out": leave_out,
    "re-headed": head_anew,
    "re-ordered": reorder,
    "credit and footer": credit,
    "local lead": lead_in,
    "other script": respell,
    "cut, re-headed, credit": _one_after_the_other(cut_short, head_anew, credit),
    "left out, re-ordered, lead": _one_after_the_other(leave_out, reorder, lead_in),
    "all of it": _one_after_the_other(cut_short, reorder, respell, head_anew, lead_in, credit),
}
SCRIPTS = frozenset({"zh", "uz", "kk"})
"""Languages that `respell` changes."""

_LINES: Mapping[str, Sequence[str]] = {
    "en": (
        "CAPITAL, (Steppe News Agency) -- ",
        "Read more on our website and follow us on social media.",
        "(c) All rights reserved. No part of this publication may be reproduced without written permission.",
        "Reporting by our correspondents; editing by the night desk.",
    ),
    "ru": (
        "СТОЛИЦА, агентство «Степные новости». ",
        "Подписывайтесь на наш канал и читайте нас в социальных сетях.",
        "При использовании материалов ссылка на источник обязательна. Все права защищены.",
        "Фото из открытых источников.",
    ),
    "zh": (
        "草原通讯社电（记者）",
        "更多精彩内容，请关注我们的官方账号。",
        "版权所有，未经书面授权不得转载使用。",
        "责任编辑：值班编辑",
    ),
    "uz": (
        "Poytaxt, «Dasht xabarlari» agentligi. ",
        "Bizning kanalimizga obuna bo'ling va yangiliklardan xabardor bo'ling.",
        "Materiallardan foydalanilganda manba ko'rsatilishi shart. Barcha huquqlar himoyalangan.",
    ),
    "ky": (
        "Борбор, «Талаа кабарлары». ",
        "Биздин каналга жазылыңыз жана жаңылыктарды окуңуз.",
        "Бардык укуктар корголгон.",
    ),
    "kk": ("Астана, «Дала хабары» агенттігі. ", "Біздің арнаға жазылыңыз, жаңалықтардан хабардар болыңыз."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    language: str
    title: str
    body: str
    fillings: Sequence[Mapping[str, str]]


def filled_in() -> Iterator[Text]:
    """Forms filled in again and again, each time for another happening; none is a copy of another."""
    for number, form in enumerate(_FORMS):
        for time, filling in enumerate(form.fillings):
            yield Text(
                text_id=f"form/{number}/{time}",
                collection="forms",
                language=form.language,
                title=form.title.format(**filling),
                body=form.body.format(**filling),
            )


def _fillings(**columns: str) -> list[dict[str, str]]:
    """One filling a column of words, separated by |."""
    split = {name: [each.strip() for each in values.split("|")] for name, values in columns.items()}
    return [dict(zip(split, row, strict=True)) for row in zip(*split.values(), strict=True)]


_RATES = _fillings(
    day="3|4|5|6|7",
    usd="11 235,40|11 240,15|11 228,02|11 251,77|11 249,31",
    eur="12 018,33|12 007,19|12 044,90|12 061,25|12 039,08",
    rub="142,18|141,95|142,60|143,02|142,77",
    low="4|6|3|9|7",
    high="12|15|11|17|16",
    wind="3-8|5-10|7-12|2-5|4-9",
    depth="10|15|5|20|33",
    size="4,2|3,9|5,1|4,6|4,0",
    far="187|92|240|315|121",
    cases="68|106|59|125|84",
)

_FORMS: Sequence[_Form] = (
    _Form(
        language="en",
        title="President sends greetings to {name}",
        body="The President today sent a message of congratulation to {name}, {country}'s head of state, on the "
        "occasion of the national holiday. In the message the President noted that relations between the two "
        "countries had developed steadily over the past decades, that political trust had deepened and that "
        "cooperation in trade, energy and transport had brought real benefits to both peoples. He expressed "
        "confidence that the joint efforts would lift the partnership to a new level, and wished his counterpart "
        "good health and success, and the people prosperity.",
        fillings=_fillings(
            name="Ainur Beketov|Daler Sharifov|Timur Osmonov|Serdar Annaev|Rustam Yuldashev",
            country="Kazakhstan|Tajikistan|Kyrgyzstan|Turkmenistan|Uzbekistan",
        ),
    ),
    _Form(
        language="ru",
        title="Президент поздравил {name}",
        body="Президент направил поздравительную телеграмму главе государства {name} по случаю национального праздника "
        "{country}. В послании отмечается, что за прошедшие десятилетия отношения между двумя странами последовательно "
        "развивались, укреплялось политическое доверие, а сотрудничество в торговле, энергетике и транспорте принесло "
        "реальную пользу обоим народам. Выражена уверенность, что совместными усилиями партнёрство выйдет на новый "
        "уровень. Президент пожелал своему коллеге крепкого здоровья и успехов, а народу — мира и процветания.",
        fillings=_fillings(
            name="Айнуру Бекетову|Далеру Шарифову|Тимуру Осмонову|Сердару Аннаеву|Рустаму Юлдашеву",
            country="Казахстана|Таджикистана|Кыргызстана|Туркменистана|Узбекистана",
        ),
    ),
    _Form(
        language="zh",
        title="国家主席向{country}总统{name}致贺电",
        body="国家主席今天致电{name}，祝贺{country}国庆日。贺电指出，建交以来，两国关系稳步发展，政治互信不断加深"
        "，经贸、能源、交通等领域合作成果丰硕，给两国人民带来实实在在的利益。我高度重视两国关系发展，愿同总统先生"
        "一道努力，以此为契机，推动两国全面战略伙伴关系迈上新台阶，更好造福两国人民。祝{country}繁荣富强，人民幸福"
        "安康。",
        fillings=_fillings(
            name="别克托夫|沙里福夫|奥斯莫诺夫|安纳耶夫|尤尔达舍夫",
            country="哈萨克斯坦|塔吉克斯坦|吉尔吉斯斯坦|土库曼斯坦|乌兹别克斯坦",
        ),
    ),
    _Form(
        language="uz",
        title="Prezident {name}ni tabrikladi",
        body="Prezident davlat rahbari {name}ga {country} milliy bayrami munosabati bilan tabrik yo'lladi. Maktubda "
        "o'tgan yillar davomida ikki mamlakat o'rtasidagi munosabatlar izchil rivojlangani, siyosiy ishonch "
        "mustahkamlangani, savdo, energetika va transport sohalaridagi hamkorlik ikki xalqqa ham foyda keltirgani qayd "
        "etilgan. Birgalikdagi sa'y-harakatlar bilan sheriklik yangi bosqichga ko'tarilishiga ishonch bildirilgan. "
        "Prezident hamkasbiga sihat-salomatlik, xalqiga esa tinchlik va farovonlik tiladi.",
        fillings=_fillings(
            name="Ainur Beketov|Daler Sharifov|Timur Osmonov|Serdar Annayev|Baxtiyor Orifiy",
            country="Qozog'iston|Tojikiston|Qirg'iziston|Turkmaniston|Ozarbayjon",
        ),
    ),
    _Form(
        language="en",
        title="Exchange rates for {day} March",
        body="The central bank has set the exchange rates for {day} March. One US dollar will cost {usd} sums, "
        "one euro {eur} sums, and one Russian rouble {rub} sums. The rates are used for accounting, statistics "
        "and other reporting, and for customs and other mandatory payments. Commercial banks set their own rates "
        "for buying and selling cash.",
        fillings=_RATES,
    ),
    _Form(
        language="ru",
        title="Курсы валют на {day} марта",
        body="Центральный банк установил курсы валют на {day} марта. Стоимость одного доллара США составит {usd} сума, "
        "одного евро — {eur} сума, одного российского рубля — {rub} сума. Курсы применяются для бухгалтерского учёта, "
        "статистической и иной отчётности, а также для исчисления таможенных и других обязательных платежей.",
        fillings=_RATES,
    ),
    _Form(
        language="zh",
        title="3月{day}日人民币汇率中间价",
        body="中央银行授权外汇交易中心公布，3月{day}日银行间外汇市场汇率中间价为：1美元对苏姆{usd}，1欧元对苏姆{eur}，"
        "1卢布对苏姆{rub}。上述汇率用于会计核算、统计报表以及海关和其他强制性付款，商业银行自行确定现钞买卖价格。",
        fillings=_RATES,
    ),
    _Form(
        language="uz",
        title="{day} mart uchun valyuta kurslari",
        body="Markaziy bank {day} mart uchun valyuta kurslarini belgiladi. Bir AQSH dollari {usd} so'm, bir yevro "
        "{eur} so'm, bir Rossiya rubli {rub} so'm bo'ladi. Kurslar buxgalteriya hisobi, statistik va boshqa "
        "hisobotlar, shuningdek bojxona va boshqa majburiy to'lovlarni hisoblash uchun qo'llaniladi.",
        fillings=_RATES,
    ),
    _Form(
        language="en",
        title="Weather in the capital",
        body="No rain is expected in the capital today, the weather service said. The wind will blow at {wind} "
        "metres a second. The temperature will be {low} to {low} degrees at night and up to {high} degrees by "
        "day. Drivers are asked to keep their distance on wet roads.",
        fillings=_RATES,
    ),
    _Form(
        language="ru",
        title="",
        body="В столице сегодня без осадков. Ветер {wind} м/с. Температура ночью {low}°, днём до {high}° тепла, "
        "сообщили в гидрометцентре. Водителей просят соблюдать дистанцию.",
        fillings=_RATES,
    ),
    _Form(
        language="zh",
        title="首都天气预报",
        body="气象台今天发布天气预报：首都白天晴间多云，风速每秒{wind}米，夜间最低气温{low}摄氏度，白天最高气温{hi"
        "gh}摄氏度。早晚温差较大，请市民注意添加衣物，驾车出行保持安全车距。",
        fillings=_RATES,
    ),
    _Form(
        language="uz",
        title="",
        body="Poytaxtda bugun yog'ingarchilik kutilmaydi. Shamol {wind} m/s tezlikda esadi. Harorat kechasi "
        "{low}, kunduzi {high} darajagacha bo'ladi, deb xabar berdi gidrometeorologiya xizmati.",
        fillings=_RATES,
    ),
    _Form(
        language="en",
        title="Earthquake felt",
        body="An earthquake was recorded on {day} March, the seismological centre reported. The epicentre lay "
        "{far} kilometres south-east of the city at a depth of {depth} kilometres, with a magnitude of {size}. "
        "There are no reports of casualties or damage. The emergency ministry asks the population to stay calm "
        "and to trust official sources only.",
        fillings=_RATES,
    ),
    _Form(
        language="ru",
        title="Произошло землетрясение",
        body="{day} марта зарегистрировано землетрясение, сообщает сейсмологический центр. Эпицентр находился в "
        "{far} километрах к юго-востоку от города на глубине {depth} километров, магнитуда составила {size}. "
        "Сведений о пострадавших и разрушениях нет. МЧС просит население сохранять спокойствие и доверять только "
        "официальным источникам.",
        fillings=_RATES,
    ),
    _Form(
        language="zh",
        title="发生{size}级地震",
        body="地震台网正式测定：3月{day}日在距首都东南方向{far}公里处发生{size}级地震，震源深度{depth}公里。截至目前，"
        "没有人员伤亡和财产损失的报告。紧急情况部提醒民众保持冷静，以官方发布的消息为准。",
        fillings=_RATES,
    ),
    _Form(
        language="uz",
        title="Zilzila sodir bo'ldi",
        body="{day} mart kuni zilzila qayd etildi, deb xabar berdi seysmologiya markazi. Zilzila markazi "
        "shahardan {far} kilometr janubi-sharqda, {depth} kilometr chuqurlikda joylashgan, magnitudasi {size}. "
        "Jabrlanganlar va vayronalar haqida ma'lumot yo'q. Aholidan xotirjamlikni saqlash va faqat rasmiy "
        "manbalarga ishonish so'raladi.",
        fillings=_RATES,
    ),
    _Form(
        language="ru",
        title="",
        body="За минувшие сутки в республике выявлено {cases} новых случаев заболевания. Под наблюдением врачей "
        "остаются пациенты во всех областях, их состояние оценивается как удовлетворительное, сообщили в "
        "министерстве.",
        fillings=_RATES,
    ),
    _Form(
        language="en",
        title="Ambassador of {country} received",
        body="The foreign minister received the newly appointed ambassador of {country}, who presented copies of "
        "his credentials. The minister congratulated the ambassador on his appointment and wished him success in "
        "his mission. The sides discussed the state and prospects of bilateral cooperation, the schedule of "
        "coming meetings and support for each other within international organisations. They agreed to hold "
        "political consultations regularly.",
        fillings=_fillings(country="Norway|Portugal|Malaysia|Egypt|Brazil"),
    ),
    _Form(
        language="ru",
        title="Приняты верительные грамоты",
        body="Министр иностранных дел принял вновь назначенного посла {country}, который вручил копии верительных "
        "грамот. Министр поздравил посла с назначением и пожелал ему успехов. Стороны обсудили состояние и "
        "перспективы двустороннего сотрудничества, график предстоящих встреч и взаимную поддержку в международных "
        "организациях. Достигнута договорённость регулярно проводить политические консультации.",
        fillings=_fillings(country="Норвегии|Португалии|Малайзии|Египта|Бразилии"),
    ),
    _Form(
        language="zh",
        title="外交部长会见新任大使",
        body="外交部长今天会见{country}新任驻华大使，大使递交了国书副本。部长祝贺大使履新，表示愿为大使履职提供支"
        "持和便利。双方就双边关系现状和前景、近期高层交往安排以及在国际组织中的相互支持交换了意见，同意定期举行政"
        "治磋商。",
        fillings=_fillings(country="挪威|葡萄牙|马来西亚|埃及|巴西"),
    ),
    _Form(
        language="uz",
        title="Ishonch yorliqlari qabul qilindi",
        body="Tashqi ishlar vaziri {country}ning yangi tayinlangan elchisini qabul qildi, elchi ishonch yorliqlari "
        "nusxalarini topshirdi. Vazir elchini tayinlangani bilan tabrikladi va unga muvaffaqiyat tiladi. Tomonlar ikki "
        "tomonlama hamkorlikning holati va istiqbollarini, bo'lajak uchrashuvlar jadvalini muhokama qildilar. Siyosiy "
        "maslahatlashuvlarni muntazam o'tkazishga kelishib olindi.",
        fillings=_fillings(country="Norvegiya|Portugaliya|Malayziya|Misr|Braziliya"),
    ),
)
