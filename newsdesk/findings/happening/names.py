"""What a happening is called, and which of a series it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsdesk.findings.cues import Cue, Sentence

_LONGEST = 100
"""Characters of a name."""
_REACH = 120
"""Characters before a happening's word, and behind it, in which its name stands."""
_MOST = 9
"""Words of a name on each side of the happening's own."""
_TOKEN = re.compile(r"\S+")
_STOPS = frozenset(
    """
    the a an this that its their his her our in on at to for from by with and or but as of into during before after
    ahead attend attends attended attending host hosts hosted will would is are was were be been has have had next last
    about between over under who which when where while said says he she it they we i
    в во на с со к ко по из о об от до для за под при над перед между через и а но или что как это этот эта этом его ее
    их состоится состоялся состоялась состоялось пройдет прошел прошла прошло откроется открылся открылась началась
    начался примет принял приняла участие участвовал участвовала посетит посетил был была было будет накануне сегодня
    вчера
    """.split(),  # noqa: SIM905  (a list of one word a line is no easier to read)
)
"""English and Russian words that no name begins with or goes over: small ones, and the commonest verbs around it."""
_ONWARD = frozenset(("of", "the", "on", "for", "and"))
"""English words that a name goes over behind the happening's own word."""
_HAN_CUT = re.compile(
    r".*(?:出席|参加|主持召开|主持|召开|举行|举办|主办|承办|在(?=第|首|\")|将于|将|由|为|对|期待|欢迎|相信|关于|围绕|筹备"
    r"|年(?=第|中国|上海)|的|[,;:]|此次|这次|本次|本届|明天|\d[日号])"
)
"""What stands before a name in Chinese."""
_HAN_BEHIND = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,5}[届次轮])?(?:会议|会晤|论坛|开幕式|闭幕式|仪式|活动|庆典)?"
)
_JOINED = re.compile(r"\A(?:and|but|as|и|а|но|并|还)\s|\s(?:while|and|as|и|а также)\Z")
"""What joins a clause to those around it."""
_QUOTES = "\"'«»“”「」"
_PUNCTUATION = " ,;:.!?-、，；：。" + _QUOTES

_NUMERALS = {character: value for value, character in enumerate("一二三四五六七八九", start=1)}
_HAN_ORDINAL = re.compile(r"第([一二三四五六七八九十百\d]{1,4})[届次轮]|首[届次轮]")
_DIGITS = re.compile(
    r"(?<![\w.,])(\d{1,3})(?:\s?(?:st|nd|rd|th)\b"
    r"|-?(?:й|я|е|го|ой|му|м|ая|ое|ші|шы|нші|ншы|чи|чү|чу|чы|inchi|инчи|nji|njy|ум|юм)(?!\w))"
)
_BARE = re.compile(r"(?<![\w.,-])(\d{1,2})\s\Z")
_ROMAN = re.compile(r"(?<!\w)([ivx]{1,5})(?!\w)")
_ROMANS = {"i": 1, "v": 5, "x": 10}
_STEMS = (
    "first inaugural перв бірінші алғашқы биринчи birinchi якум нахуст аввалин birinji",
    "second втор екінші экинчи ikkinchi иккинчи дуюм дувум ikinji",
    "third трет үшінші үчүнчү uchinchi учинчи сеюм савум üçünji",
    "fourth четверт төртінші төртүнчү to'rtinchi тўртинчи чорум чаҳорум dördünji",
    "fifth пят бесінші бешинчи beshinchi панҷум bäşinji",
    "sixth шест алтыншы алтынчы oltinchi олтинчи шашум altynjy",
    "seventh седьм жетінші жетинчи yettinchi еттинчи ҳафтум ýedinji",
    "eighth восьм сегізінші сегизинчи sakkizinchi саккизинчи ҳаштум sekizinji",
    "ninth девят тоғызыншы тогузунчу to'qqizinchi тўққизинчи нуҳум dokuzynjy",
    "tenth десят оныншы онунчу o'ninchi ўнинчи даҳум onunjy",
    "eleventh одиннадцат",
    "twelfth двенадцат",
)
_ENDINGS = (
    "",
    "ый",
    "ой",
    "ий",
    "ая",
    "ое",
    "ья",
    "ье",
    "ого",
    "ому",
    "ом",
    "ьего",
    "ьем",
    "ей",
    "ую",
    "ью",
    "ым",
    "ьим",
)
"""Of the Russian ones."""
_WORDS: Mapping[str, int] = {
    stem + ending: number
    for number, stems in enumerate(_STEMS, start=1)
    for stem in stems.split()
    for ending in _ENDINGS
}


def called(sentence: Sentence, cue: Cue | None, clause: tuple[int, int], *, noun: bool) -> str:
    """The name of a happening, as it is written: the nouns around its word, or what its clause says of the deed.

    Args:
        sentence: Where it stands.
        cue: Its word, if there is one.
        clause: The [start, end) of the clause that tells of it.
        noun: Its word names it, rather than says what is done.
    """
    start, end = clause
    if cue is not None and (noun or end - start > _LONGEST):
        start, end = _phrase(sentence, cue, clause)
        end = end if noun else clause[1]
    return _short(_JOINED.sub("", _without_times(sentence, start, end)).strip(_PUNCTUATION))


def ordinal_of(sentence: Sentence, cue: Cue, clause: tuple[int, int]) -> int | None:
    """Its number in a series, as its name says."""
    start, end = _phrase(sentence, cue, clause)
    plain = sentence.plain
    if sentence.context.language == "zh":
        found = list(_HAN_ORDINAL.finditer(plain, start, end))
        return _han(found[-1].group(1)) if found else None
    before = plain[start : cue.start]
    for pattern in (_DIGITS, _BARE):
        if digits := list(pattern.finditer(before)):
            return int(digits[-1].group(1))
    if roman := _roman_numbers(sentence, start, before):
        return _roman(roman[-1].group(1))
    words = [token.group().strip(_PUNCTUATION) for token in _TOKEN.finditer(before)]
    return next((_WORDS[word] for word in reversed(words) if word in _WORDS), None)


def _roman_numbers(sentence: Sentence, start: int, before: str) -> list[re.Match[str]]:
    """Roman numbers, as Russian and its neighbours write them; in English Xi is a man's name."""
    if sentence.context.language == "en":
        return []
    return [found for found in _ROMAN.finditer(before) if sentence.text[start + found.start()].isupper()]


def _phrase(sentence: Sentence, cue: Cue, clause: tuple[int, int]) -> tuple[int, int]:
    """The [start, end) of the nouns that a happening's word is the head of."""
    plain = sentence.plain
    begin, finish = max(clause[0], cue.start - _REACH), min(clause[1], cue.end + _REACH)
    if sentence.context.language == "zh":
        cut = _HAN_CUT.match(plain, begin, cue.start)
        behind = _HAN_BEHIND.match(plain, cue.end, finish)
        return cut.end() if cut else begin, behind.end() if behind else cue.end
    taken = [(time.start, time.end) for time in sentence.times]
    taken += [
        (one.start, one.end)
        for one in sentence.cues
        if one.group in ("status", "event") and one.start != cue.start and not cue.start <= one.start < cue.end
    ]
    return _back(plain, begin, cue.start, taken), _onward(plain, cue.end, finish, taken)


def _back(plain: str, begin: int, at: int, taken: Sequence[tuple[int, int]]) -> int:
    start = at
    tokens = list(_TOKEN.finditer(plain, begin, at))
    if begin and tokens and plain[begin - 1 : begin].strip():
        tokens = tokens[1:]
    for token in reversed(tokens[-_MOST:]):
        word = token.group()
        if word.strip(_QUOTES + "()") in _STOPS or word[-1] in ",;:" or _touches(token.span(), taken):
            break
        start = token.start()
    return start


def _onward(plain: str, at: int, finish: int, taken: Sequence[tuple[int, int]]) -> int:
    end = at
    quoted = False
    for number, token in enumerate(_TOKEN.finditer(plain, at, finish)):
        word = token.group().strip(_PUNCTUATION)
        quoted ^= token.group().count('"') % 2 == 1
        if quoted or token.group().rstrip(_PUNCTUATION[:8])[-1:] == '"':
            end = token.end()
            continue
        if number >= _MOST or _touches(token.span(), taken) or (word in _STOPS and word not in _ONWARD):
            break
        if number == 0 and token.start() == at and token.group()[0] not in "-'":
            end = token.end()  # the rest of the word itself, and what closes its quotes
            continue
        if word not in _ONWARD:
            end = token.end()
        if token.group()[-1] in ",;:.":
            break
    return end


def _touches(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """What stands there, without its days and hours."""
    pieces: list[str] = []
    for time in sentence.times:
        if start <= time.start and time.end <= end and time.role in ("at", "since"):
            pieces.append(sentence.text[start : time.start])
            start = time.end
    pieces.append(sentence.text[start:end])
    return " ".join("".join(pieces).split())


def _short(text: str) -> str:
    """At most so long, cut between words."""
    if len(text) <= _LONGEST:
        return text
    cut = text.rfind(" ", 0, _LONGEST)
    return text[: cut if cut > 0 else _LONGEST]


def _han(numeral: str | None) -> int | None:
    """二十三 is 23; None of 首届 is 1."""
    if numeral is None:
        return 1
    if numeral.isdigit():
        return int(numeral)
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * (_NUMERALS.get(hundreds, 1) if hundreds or "百" in numeral else 0)
    value += 10 * (_NUMERALS.get(tens, 1) if ten else 0)
    return value + _NUMERALS.get(ones, 0) or None


def _roman(numeral: str) -> int | None:
    values = [_ROMANS[character] for character in numeral]
    pairs: Iterator[tuple[int, int]] = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
