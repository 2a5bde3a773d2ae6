"""Amounts in sentences of eight languages: the words, the number, what it counts."""

from __future__ import annotations

import time

import pytest

from newsdesk.findings.quantities import Quantity, find_quantities
from newsdesk.findings.spelling import plain

BOUNDS = {">": "over", "<": "under", "~": "about"}

# A sentence with its one amount in brackets = low..high, bound, unit or currency, period.
AMOUNTS = {
    "en": """
        The lender will offer [1,500 training opportunities] to teachers. = 1500 training opportunities
        The bank will increase the number of scholarships by [600]. = 600 scholarships
        A quota for visiting engineers will grow by [40]. = 40 visiting engineers
        The plan costs [$3.5bn]. = 3.5e9 USD
        The plan costs [US$289 million]. = 289e6 USD
        They borrowed [2.5 million U.S. dollars]. = 2.5e6 USD
        They borrowed [€2m] from a fund. = 2e6 EUR
        A loan of [RMB10 billion] was agreed. = 1e10 CNY
        A loan of [USD 45 million] was agreed. = 45e6 USD
        A loan of [300 billion tenge] was agreed. = 3e11 KZT
        Wages of [9,000 soms a month] are paid. = 9000 KGS /month
        Farmers got [12 billion Uzbek soums]. = 12e9 UZS
        Mills turned out [700 million yuan] worth of cloth. = 7e8 CNY
        The line carries between [10 and 15 million tonnes a year]. = 1e7..1.5e7 t /year
        The line carries from [30 to 40 trains a day]. = 30..40 trains /day
        It will take [10-15 million barrels]. = 1e7..1.5e7 barrels
        Output may rise by [10% to 15%]. = 10..15 %
        The work costs between [$2 billion and $3 billion]. = 2e9..3e9 USD
        The dam feeds [more than two hundred and fifty thousand people]. = 250000 > people
        It cut losses by [up to 40 percent]. = 40 < %
        Build [at least 25 km] of track. = 25 > km
        The camp takes [fifteen hundred pupils]. = 1500 pupils
        They mined [half a million tons] of ore. = 500000 t
        They mined [two and a half million tonnes] of ore. = 2.5e6 t
        The town has [a dozen schools]. = 12 schools
        A [900-kilometre] pipeline is laid. = 900 km
        They agreed on [3GW] of wind power. = 3 GW
        The workers assemble [700 locally-made buses]. = 700 buses
        The share fell by [12 percentage points]. = 12 pp
        It generates [300 million kilowatt-hours] of power. = 3e8 kWh
        Freight went up [threefold]. = 3 times
        Freight [doubled]. = 2 times
        The farm covers [1.2 million hectares]. = 1.2e6 ha
        The mill employs [nearly 4,000 workers]. = 4000 ~ workers
        The fair drew [500+ companies]. = 500 > companies
        They sent [2 million 300 thousand tonnes] of coal. = 2.3e6 t
        The grid needs [about 500 kV] lines. = 500 ~ kV
        The port handled [1.4 million TEU]. = 1.4e6 TEU
        The permit is valid for [thirty days]. = 30 days
        The valley gets [20 bcm] of gas. = 20 bcm
        They paid [one billion dollars]. = 1e9 USD
        The cinema has [420 seats]. = 420 places
        The number of flights rose to [42]. = 42 flights
        Volunteers planted [twenty-five apple trees]. = 25 apple trees
        It produces [no more than 90 cars an hour]. = 90 < cars /hour
    """,
    "ru": """
        Увеличить товарооборот до [10 млрд долларов]. = 1e10 USD
        Кредит составит [около 1,5 млрд тенге]. = 1.5e9 ~ KZT
        Учатся [1 500 студентов]. = 1500 students
        Работают [более полутора тысяч человек]. = 1500 > people
        Посадили [две тысячи деревьев]. = 2000 деревьев
        Перевезут от [10 до 15 млн тонн в год]. = 1e7..1.5e7 t /year
        Привезли [200 городских автобусов-челноков]. = 200 городских автобусов-челноков
        Собрали [20 пассажирских вагонов]. = 20 wagons
        Станция мощностью [1500 МВт]. = 1500 MW
        Отсрочка на [3 месяца]. = 3 months
        Выпуск вырос на [12,5%]. = 12.5 %
        Выпуск вырос в [2,5 раза]. = 2.5 times
        Выпуск вырос [вдвое]. = 2 times
        Дом площадью [150 кв. м]. = 150 m2
        Добыли [20 тыс. куб. м] газа. = 20000 m3
        Отправили [3,5 млн. тонн] угля. = 3.5e6 t
        Заплатили [$50 млн]. = 5e7 USD
        Заплатили [500 ₸]. = 500 KZT
        Заплатили [5 млн USD]. = 5e6 USD
        Количество стипендий увеличится на [600]. = 600 scholarships
        Купили [10-15 автобусов]. = 10..15 buses
        Выделили [двадцать пять миллионов рублей]. = 25e6 RUB
        Выделили [полмиллиона сомов]. = 500000 KGS
        Выделили [300 миллионов сумов]. = 3e8 UZS
        Выделили [900 тысяч сомони]. = 900000 TJS
        Выделили [40 млн юаней]. = 4e7 CNY
        Выделили [3 млрд евро]. = 3e9 EUR
        Построят школу на [две с половиной тысячи мест]. = 2500 places
        Проложили [сто километров] трубы. = 100 km
        Построят [не менее 300 МВт] мощностей. = 300 > MW
        Доля выросла на [3 процентных пункта]. = 3 pp
        Это [не более 20 процентов] спроса. = 20 < %
        Штраф [до 500 тысяч тенге]. = 500000 < KZT
        Переселили [порядка 120 семей]. = 120 ~ families
        Выработали [4,2 млрд кВт·ч]. = 4.2e9 kWh
        Завод даст [одну тонну] меди. = 1 t
        Выдают [5-ти семьям]. = 5 families
        Создано [1,2 тыс. рабочих мест]. = 1200 jobs
        Ремонт стоил [4 миллиона 27 тысяч тенге]. = 4027000 KZT
        Добывают [50 тыс. баррелей в сутки]. = 50000 barrels /day
        В цехе [двести пятьдесят станков]. = 250 станков
        Обучили [свыше 3 000 специалистов]. = 3000 > specialists
        Засеяли [1,1 млн га]. = 1.1e6 ha
        Дорогу чинили [пять лет]. = 5 years
    """,
    "zh": """
        将提供[1500个培训名额]。 = 1500 places
        奖学金名额增加[600]。 = 600 scholarships
        贸易额达到[700亿美元]。 = 7e10 USD
        铁路全长[1.5万公里]。 = 15000 km
        签署[12余项协议]。 = 12 > agreements
        输送[10至15亿立方米]天然气。 = 1e9..1.5e9 m3
        投资[两千三百亿元人民币]。 = 2.3e11 CNY
        占[百分之三十]。 = 30 %
        增长[百分之五点二]。 = 5.2 %
        培训[两万五千人]。 = 25000 people
        接待[3000多名]嘉宾。 = 3000 > people
        来了[十余家企业]。 = 10 > companies
        占比[50%以上]。 = 50 > %
        需要[5至10年]。 = 5..10 years
        运量增长到[3.5倍]。 = 3.5 times
        运量[翻番]。 = 2 times
        吸引[近百家]商户。 = 100 ~ 家
        涉及[二十多个国家]。 = 20 > countries
        工期[三个月]。 = 3 months
        投资[5000万美元]。 = 5e7 USD
        每年补贴[10亿元]。 = 1e9 CNY /year
        煤炭[一亿吨]。 = 1e8 t
        同比增长[12.3%]。 = 12.3 %
        补贴[人民币5亿元]。 = 5e8 CNY
        提高[3至5个百分点]。 = 3..5 pp
        占比[不超过30%]。 = 30 < %
        旅客[超过3亿人次]。 = 3e8 > visits
        来了[万余名学生]。 = 10000 > students
        购买[1000辆电动客车]。 = 1000 buses
        建设[5所学校]。 = 5 schools
        新建[120座]桥梁。 = 120 座
        购买[45架]飞机。 = 45 aircraft
        开行[1.6万列]。 = 16000 trains
        装机容量[200万千瓦]。 = 2e6 kW
        发电[3.2亿千瓦时]。 = 3.2e8 kWh
        造林[800万亩]。 = 8e6 mu
        贷款[3亿5000万欧元]。 = 3.5e8 EUR
        出口[约1.2亿吨]。 = 1.2e8 ~ t
        吞吐量[1243.5万标箱]。 = 12435000 TEU
        援助[600亿坚戈]。 = 6e10 KZT
        面积[1,200平方公里]。 = 1200 km2
        停留[30天]。 = 30 days
        发放补贴[120万元左右]。 = 1.2e6 ~ CNY
        帮助[不足5万户]。 = 50000 < families
    """,
    "kk": """
        Фестивальге [10 мыңнан астам адам] келді. = 10000 > people
        Бюджеттен [1,5 миллиард теңге] бөлінді. = 1.5e9 KZT
        Порт [жиырма бес мың тонна] жүк алды. = 25000 t
        Баға [30%-ға] көтерілді. = 30 %
        Залға [10 мыңнан 15 мыңға дейін адам] сыяды. = 10000..15000 people
        Көлем [екі есе] артты. = 2 times
        Ауылда [1500 орындық] мектеп ашылды. = 1500 places
        Зауытта [екі мың бес жүз жұмыс орны] бар. = 2500 jobs
        Қала [кемінде 200 автобус] алады. = 200 > buses
        Үлесі [шамамен 15 пайыз] болды. = 15 ~ %
        Биыл [300-ге жуық жоба] бар. = 300 ~ projects
        Станса қуаты [700 МВт]. = 700 MW
        Құны [5 млрд доллар] болады. = 5e9 USD
        Ара қашықтық [12 шақырым]. = 12 km
    """,
    "ky": """
        Көргөзмөгө [35 миңден ашуун коноктор] келди. = 35000 > коноктор
        Насыя [20 миллион долларга] жетти. = 2e7 USD
        Айылга [жыйырма беш миң киши] көчтү. = 25000 people
        Окууга [45 мектеп окуучусу] барды. = 45 мектеп окуучусу
        Бюджет [1 млрд 200 млн сом]. = 1.2e9 KGS
        Стадион [2,5 миң орун]. = 2500 places
        Жылына [300 кВт саат] керек. = 300 kWh /year
        Ишке [кеминде 150 адам] алынат. = 150 > people
        Лагерге [500гө чейин студент] кирет. = 500 < students
        Салым [15-20 пайыз] болот. = 15..20 %
        Көлөм [3 эсе] өстү. = 3 times
        Көмүр [бир жарым миллион тонна] чыкты. = 1.5e6 t
        Көрүү [он беш күн] болот. = 15 days
        Баасы [дээрлик 20 миллион сом]. = 2e7 ~ KGS
    """,
    "uz": """
        Loyihaga [ming besh yuz nafar talaba] jalb etildi. = 1500 students
        Savdo [5 mlrd dollardan ortiq] bo'ldi. = 5e9 > USD
        Viloyatda [15 ta maktab] quriladi. = 15 schools
        Narxi [3 million so'm]. = 3e6 UZS
        Ulushi [qariyb 20 foiz]. = 20 ~ %
        Zavod [10-15 mln tonna] beradi. = 1e7..1.5e7 t
        Kredit [1,5 trillion so'mgacha] beriladi. = 1.5e12 < UZS
        Zavodda [kamida 300 ta ish o'rni] ochiladi. = 300 > jobs
        Hajm [2,5 baravar] oshdi. = 2.5 times
        Muddat [o'n besh kun]. = 15 days
        Yo'l [bir yarim million kishi] uchun. = 1.5e6 people
        Stansiya [120 megavatt]. = 120 MW
        Qarz [200 mln AQSh dollari]. = 2e8 USD
        Институтда [ўн икки минг талаба] бор. = 12000 students
        Қарз [3,5 млрд доллар]. = 3.5e9 USD
        Улуши [40 фоиз]. = 40 %
        Маблағ [1,5 миллиард сўм]. = 1.5e9 UZS
        Ҳосил [300 минг тоннага яқин]. = 300000 ~ t
        Туманда [40 та мактаб] бор. = 40 schools
        Ҳажм [2 баробар] ошди. = 2 times
        Станция [700 МВт]. = 700 MW
        Марказда [икки юз эллик нафар мутахассис] ишлайди. = 250 specialists
        Йўл [25 километр]. = 25 km
        Ишга [камида 50 киши] олинади. = 50 > people
    """,
    "tg": """
        Ба мактаб [зиёда аз 500 нафар донишҷӯ] меояд. = 500 > students
        Маблағ [якуним миллион сомонӣ] аст. = 1.5e6 TJS
        Заминҳо [бисту панҷ ҳазор гектар] аст. = 25000 ha
        Ҳисса [12 фоиз] аст. = 12 %
        Қарз аз [10 то 15 миллион доллар] аст. = 1e7..1.5e7 USD
        Роҳ [панҷсад километр] аст. = 500 km
        Қарз [ду миллиард доллари ИМА] аст. = 2e9 USD
        Нерӯгоҳ [то 50 мегаватт] медиҳад. = 50 < MW
        Дар шаҳр [тақрибан 100 ҳазор сокин] аст. = 100000 ~ people
        Ҳаҷм [се баробар] шуд. = 3 times
        Корхона [ҳазор ҷойи корӣ] дорад. = 1000 jobs
        Муҳлат [12 моҳ] аст. = 12 months
        Маош [3 400 сомонӣ] аст. = 3400 TJS
    """,
    "tk": """
        Sergä [500-den gowrak adam] geldi. = 500 > people
        Bahasy [2 million manat]. = 2e6 TMT
        Ösüş [30 göterim]. = 30 %
        Hasyl [ýigrimi bäş müň tonna]. = 25000 t
        Zawod [5 milliard kub metr] gaz berýär. = 5e9 m3
        Şäherde [bäş ýüz orunlyk] mekdep açyldy. = 500 places
        Möhleti [12 aý]. = 12 months
        Paýy [20 göterime golaý]. = 20 ~ %
        Karz [700 müň dollar]. = 700000 USD
        Göwrüm [3 esse] artdy. = 3 times
        Ýol [45 kilometr]. = 45 km
        Ýylylyk [10-15 göterim] artar. = 10..15 %
        Forumda [30-dan gowrak taslama] bar. = 30 > projects
    """,
}

NO_AMOUNTS = {
    "en": """
        They met on 5 May 2024. | They met on May 5, 2024. | Talks began at 10:30. | The deal dates from 1998.
        In 2024 and 2025 they met again. | A Boeing 737 landed. | The G7 met. | See article 12 of the law.
        One of them left. | They won 3-2. | He is a 20-year-old man. | The 5th round began.
        The second phase began. | Several million watched. | Tens of thousands marched. | Call +7 727 250-50-50.
        The 1990s were hard. | The dates are 1.2.2024 and 2024-05-12. | Both came. | Covid-19 spread.
        Group 5 met.
    """,
    "ru": """
        Встреча прошла 12 сентября. | В 2024 году выросло. | Это второй этап. | Это 125-летие вуза.
        Это 2-й этап. | Летал Су-27. | Встреча в 10 часов. | В статье 274 сказано. | Один из них ушел.
        Десятки тысяч вышли. | Несколько миллионов вышли. | Счет 3:2. | Он учится в 7 классе.
        Это 20-летний юноша. | ИИН 123456789012. | Дата 12.05.2024. | С 2018 по 2023 год работал.
        Прошел саммит G20. | В 90-е годы было трудно. | Школа №15 открыта.
    """,
    "zh": """
        一带一路倡议。 | 打击三股势力。 | 第二届峰会。 | 这是一个国家。 | 十四五规划。 | 10月13日举行。
        2025年举行。 | 二〇二五年举行。 | 9时30分开始。 | 5G网络。 | C919首飞。 | 两国关系。 | 四川大熊猫。
        30周年。 | 21世纪。 | 数十个。 | 二十大精神。 | 90年代。
    """,
    "kk": """
        Бұл 12-ші кездесу. | 2025 жылы болады. | 5 қыркүйекте өтеді. | Екі мың жиырмасыншы жылы.
        Сағат 10-да басталады.
    """,
    "ky": """
        12-сентябрда болду. | 2020-жылы болгон. | 5-класста окуйт. | Он биринчи класс. | Бир нече миң келди.
    """,
    "uz": """
        2025-yil 5-iyun. | 2-sinf. | Soat 10:00 da. | Ikkinchi bosqich. | 2024 йил 12 май. | Иккинчи босқич.
    """,
    "tg": """
        Соли 2024 шуд. | 15 майи соли 2024 буд. | Моддаи 12 аст.
    """,
    "tk": """
        2025-nji ýylda. | 24-nji oktýabrda. | Ikinji tapgyr.
    """,
}


def _amounts() -> list[tuple[str, str, str]]:
    lines = [(language, line.strip()) for language, table in AMOUNTS.items() for line in table.strip().splitlines()]
    return [(language, *line.rsplit(" = ", 1)) for language, line in lines]


def _nothings() -> list[tuple[str, str]]:
    return [
        (language, sentence.strip())
        for language, table in NO_AMOUNTS.items()
        for line in table.strip().splitlines()
        for sentence in line.split(" | ")
    ]


def _expected(marked: str, meaning: str) -> Quantity:
    number, *words = meaning.split(" ")
    low, _, high = number.partition("..")
    bound = BOUNDS[words.pop(0)] if words and words[0] in BOUNDS else None
    per = words.pop()[1:] if words and words[-1].startswith("/") else None
    said = " ".join(words) or None
    money = said is not None and len(said) == 3 and said.isupper() and said not in {"TEU", "TWh"}
    start, end = marked.index("["), marked.index("]") - 1
    return Quantity(
        start, end, float(low), float(high or low), bound, None if money else said, said if money else None, per
    )


@pytest.mark.parametrize(("language", "marked", "meaning"), _amounts())
def test_an_amount_is_found_with_its_number_bound_unit_and_period(language, marked, meaning):
    """The words in brackets are the one amount of the sentence; "between" and "from" may stand outside of them."""
    sentence = marked.replace("[", "").replace("]", "")
    wanted = _expected(marked, meaning)
    found = find_quantities(plain(sentence), language)
    assert len(found) == 1, found
    assert found[0][2:] == wanted[2:]
    assert sentence[found[0].start : found[0].end] == sentence[wanted.start : wanted.end]


@pytest.mark.parametrize(("language", "sentence"), _nothings())
def test_dates_ordinals_names_and_vague_numbers_are_no_amounts(language, sentence):
    assert find_quantities(plain(sentence), language) == []


def test_the_tables_are_as_large_as_promised():
    """Thirty amounts and more in the three chief languages, ten and more in the others."""
    sizes = {language: len(table.strip().splitlines()) for language, table in AMOUNTS.items()}
    assert sum(sizes.values()) >= 160
    assert all(sizes[language] >= 30 for language in ("en", "ru", "zh"))
    assert all(size >= 10 for size in sizes.values())
    assert len(_nothings()) >= 40


def test_two_ends_of_a_change_are_two_amounts():
    """A change from one level to another is no range."""
    sentence = "trade rose from $10 billion to $15 billion"
    assert [(found.low, found.high) for found in find_quantities(sentence, "en")] == [(1e10, 1e10), (1.5e10, 1.5e10)]


def test_another_language_gives_its_numbers_in_digits():
    """Signs, codes and symbols are read in any language; words are not."""
    found = find_quantities(plain("Der Bau kostet 25 km und €40, zwei Häuser."), "de")
    assert [(amount.low, amount.unit, amount.currency) for amount in found] == [(25, "km", None), (40, None, "EUR")]


@pytest.mark.parametrize("language", ["en", "ru", "zh", "kk", "uz", "tg", "fr"])
@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9-",
        "1 million ",
        "from 1 to ",
        "number of 5 ",
        "5%-",
        "тыс. 5 ",
        "十万",
        "10至",
        "$5",
        "two hundred and ",
        "a-",
    ],
)
def test_a_sentence_made_to_keep_us_busy_does_not(language, piece):
    """Time grows with the length of a sentence and no faster."""
    sentence = (piece * 100_000)[:100_000]
    begun = time.perf_counter()
    find_quantities(sentence, language)
    assert time.perf_counter() - begun < 2
