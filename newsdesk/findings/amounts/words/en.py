"""English."""

from __future__ import annotations

from newsdesk.findings.amounts.words.tongue import Tongue

ENGLISH = Tongue(
    language="en",
    decimal_comma=False,
    small={
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve, dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    },
    hundred="hundred",
    scales={
        1e3: "thousand, k",
        1e6: "million, mn, mln, mil",
        1e9: "billion, bn, bln",
        1e12: "trillion, trn, tn, tln",
    },
    half="and a half",
    articles="a, an, half",
    joints="and",
    wholes={
        2: "doubled, doubling, twofold",
        3: "tripled, tripling, trebled, threefold",
        4: "quadrupled, fourfold",
        5: "fivefold",
        6: "sixfold",
        7: "sevenfold",
        8: "eightfold",
        10: "tenfold",
    },
    units={
        "t": "ton, tons, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, mt",
        "kg": "kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos",
        "km": "kilometre, kilometres, kilometer, kilometers, kms",
        "m": "metre, metres, meter, meters",
        "miles": "mile, miles",
        "feet": "foot, feet",
        "ft3": "cubic foot, cubic feet",
        "km2": "square kilometre, square kilometres, square kilometer, square kilometers",
        "m2": "square metre, square metres, square meter, square meters",
        "m3": "cubic metre, cubic metres, cubic meter, cubic meters",
        "bcm": "bcm",
        "ha": "hectare, hectares",
        "acres": "acre, acres",
        "mu": "mu",
        "l": "litre, litres, liter, liters",
        "barrels": "barrel, barrels",
        "MW": "megawatt, megawatts",
        "GW": "gigawatt, gigawatts",
        "kW": "kilowatt, kilowatts",
        "kWh": "kilowatt hour, kilowatt hours",
        "MWh": "megawatt hour, megawatt hours",
        "GWh": "gigawatt hour, gigawatt hours",
        "TWh": "terawatt hour, terawatt hours",
        "kV": "kilovolt, kilovolts",
        "V": "volt, volts",
        "TEU": "twenty foot equivalent unit, twenty foot equivalent units",
        "pp": "percentage point, percentage points",
        "%": "percent, per cent, pct",
        "years": "year, years, yr, yrs",
        "months": "month, months",
        "weeks": "week, weeks",
        "days": "day, days",
        "hours": "hour, hours, hrs, h",
        "minutes": "minute, minutes",
        "seconds": "second, seconds",
        "decades": "decade, decades",
        "centuries": "century, centuries",
        "times": "times, fold",
        "oz": "ounce, ounces",
        "degrees": "degree, degrees",
    },
    counted={
        "people": "people, person, persons, residents, inhabitants, individuals",
        "places": "places, seats, slots",
        "families": "family, families, household, households",
        "children": "child, children",
        "students": "student, students",
        "scholarships": "scholarship, scholarships",
        "jobs": "job, jobs",
        "companies": "company, companies, firm, firms, enterprise, enterprises, businesses",
        "countries": "country, countries, nations",
        "projects": "project, projects",
        "documents": "document, documents",
        "agreements": "agreement, agreements, accords",
        "flights": "flight, flights",
        "trains": "train, trains",
        "wagons": "wagon, wagons, railcar, railcars",
        "vehicles": "vehicle, vehicles",
        "cars": "car, cars",
        "buses": "bus, buses",
        "trucks": "truck, trucks, lorries",
        "containers": "container, containers",
        "aircraft": "aircraft, planes, airplanes, airliners",
        "schools": "school, schools",
        "hospitals": "hospital, hospitals",
        "universities": "university, universities",
        "tourists": "tourist, tourists",
        "visitors": "visitor, visitors",
        "passengers": "passenger, passengers",
        "visits": "visit, visits, trips",
        "specialists": "specialist, specialists",
        "workers": "worker, workers",
        "migrants": "migrant, migrants",
        "soldiers": "soldiers, troops, servicemen",
        "apartments": "apartment, apartments, flats",
        "houses": "house, houses, homes",
    },
    currencies={
        "USD": "dollar, dollars, u.s. dollar, u.s. dollars, us dollar, us dollars, american dollar, "
        "american dollars, greenbacks",
        "HKD": "hong kong dollar, hong kong dollars",
        "CAD": "canadian dollar, canadian dollars",
        "AUD": "australian dollar, australian dollars",
        "SGD": "singapore dollar, singapore dollars",
        "EUR": "euro, euros",
        "CNY": "yuan, renminbi, chinese yuan, yuan renminbi",
        "KZT": "tenge, kazakh tenge",
        "UZS": "sum, sums, soum, soums, uzbek sum, uzbek sums, uzbek soums",
        "KGS": "som, soms, kyrgyz som, kyrgyz soms",
        "TJS": "somoni, somonis",
        "TMT": "manat, manats, turkmen manat, turkmen manats",
        "AZN": "azerbaijani manat, azerbaijani manats",
        "RUB": "rouble, roubles, ruble, rubles, russian roubles, russian rubles",
        "GBP": "pound, pounds, pounds sterling",
        "JPY": "yen",
        "KRW": "won",
        "INR": "indian rupees",
        "PKR": "pakistani rupees",
        "TRY": "turkish lira",
        "CHF": "swiss francs",
        "AED": "dirham, dirhams",
    },
    before={
        "over": "over, more than, above, at least, in excess of, exceeding, exceeded, exceeds, exceed, upwards of, "
        "no less than, no fewer than, not less than, not fewer than, surpassed, surpassing, surpass, topped, "
        "well over, greater than, a minimum of, minimum of, not below",
        "under": "up to, at most, less than, under, below, fewer than, no more than, not more than, not exceeding, "
        "maximum of, a maximum of, not exceed, lower than",
        "about": "about, around, some, roughly, approximately, an estimated, estimated, close to, nearly, almost, "
        "circa, approx, just over, just under, near, nearing, approaching",
    },
    after={
        "over": "or more, plus, and above",
        "under": "or less, or fewer",
    },
    plainly="as many as, as much as, all over, take over, took over, taken over, takes over, hand over, handed over",
    per={
        "week": "a week, per week, each week, every week, weekly",
        "year": "a year, per year, each year, every year, annually, yearly, per annum, a year each",
        "month": "a month, per month, each month, every month, monthly",
        "day": "a day, per day, each day, every day, daily",
        "hour": "an hour, per hour, each hour, every hour",
    },
    pairs={
        "between": "and",
        "from": "to",
    },
    links="to, or",
    moved=r"\b(?:ris|rose|grow|grew|increas|rais|expand|fell|fall|drop|declin|decreas|reduc|cut|climb|jump|surg|soar|"
    r"slump|widen|narrow|up|down|bring|brought|extend|upgrad|doubl|lift|boost|slow)[a-z]{0,6}\b[^.;]{0,48}$",
    numbered="no, no., number, article, articles, flight, boeing, airbus, chapter, page, pages, section, resolution, "
    "route, room, channel, phase, stage, level, category, top, group, grade, class, figure, version, act, law, "
    "decree, highway, line, platform, gate, terminal, season, episode, round, size, formula, apollo, shenzhou, "
    "track, week, day, game, match, set, lane, region, district, unit, aged, age, order, step, chang'e, expo, bill, "
    "item, paragraph, clause, annex, appendix, table, code, form, type, mark, model, series, vision, agenda, tier, "
    "zone, block, world, war, pier, berth, tv, radio, windows, ios, android, iphone, covid, fortune, nasdaq, stoxx, "
    "ftse, csi, p, s&p",
    ranked="o'clock, am, pm, a.m, p.m, ad, bc, hours gmt, gmt, utc, bst, est, pts, points clear",
    months="january, jan, february, feb, march, mar, april, apr, may, june, jun, july, jul, august, aug, september, "
    "sep, sept, october, oct, november, nov, december, dec",
    stops="involving, including, following, using, seeking, being, worth, a, an, the, and, or, of, in, on, at, by, "
    "for, from, to, with, as, but, is, are, was, were, be, been, being, has, have, had, will, would, can, could, "
    "may, might, must, should, shall, that, which, who, whom, whose, this, these, those, it, its, their, his, her, "
    "he, she, they, we, you, i, our, your, my, not, no, if, when, while, where, than, then, there, here, into, over, "
    "under, after, before, during, since, until, through, across, between, among, against, about, around, per, each, "
    "every, so, also, only, just, more, less, most, least, out, up, down, off, away, ago, later, earlier, old, made, "
    "said, says, say, did, do, does, what, how, both, all, such, within, without, via, due, because, including, "
    "compared, respectively, too, now, still, already, yet, ever, again, either, neither, one, two, three, wide, "
    "long, high, deep, tall, am, pm, and, amid, toward, towards, onto, near, versus, vs, among, came, come, went, "
    "go, got, get, took, take, rose, fell, died, killed, lost, won, joined, signed, beat, based",
    adjectives=r"(?!)",
    plurals=r"(?:(?!sports$|news$|arms$|goods$|customs$|physics$|politics$|economics$|mathematics$|business$|"
    r"process$|access$|express$|class$|gas$|its$|overseas$|previous$|serious$|religious$|various$|famous$|"
    r"humanities$|plus$)[a-z'-]{2,30}[^su'i\W]s|people|women|men|children|aircraft|personnel|staff|sheep|cattle|"
    r"troops|police|[a-z]{1,20}men)$",
    counters="additional, further, extra, new, more, other, different, separate, such",
    several="several, many, few, hundreds of, tens of, hundred, some",
    number_of=r"\b(?:number|numbers|quantity|quota|amount|volume)s? (?:of|for) ((?:(?!(?:by|to|from|of|for|in|at|has|"
    r"have|had|will|was|were|is|are|who|that|reached|rose|fell|grew|increased|"
    r"on)\b)[a-z'-]{1,30} ?){1,3}+)[^.;\d]{0,80}$",
)
