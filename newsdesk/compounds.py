"""Countries in Chinese compounds: 中哈 is China and Kazakhstan, 中吉乌铁路 has three of them.

Each country has one character for it, which means many things elsewhere (哈尔滨, 灯塔, 土地). Two or more in a row are
countries where what follows is something that states have with each other (relations, a border, a railway), or where
they stand by themselves. One alone is a country where it acts like one (哈方, 访哈), and the article names it in full
elsewhere. A character that several countries share is the one that the article names; if it names none, 乌 and 土
beside China are Uzbekistan and Turkmenistan, and the others are not decided.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsdesk.evidence import Found, Use

CHINA = "中"

_BETWEEN_STATES = """
    两国 三国 四国 五国 两军 双方 三方 双边 关系 友好 友谊 传统 睦邻 合作 合资 合建 共建 共同 联合 携手
    元首 领导人 首脑 总统 总理 外长 部长 高层 议会 立法 政府 政党 执政 民间 人民 青年 媒体 智库 专家 学者
    大学 高校 教育 人文 文化 文明 文艺 旅游 语言 学术 体育 电影 命运 战略 伙伴 建交 外交 互免 免签 签证
    签署 条约 协定 协议 声明 宣言 磋商 对话 会谈 会晤 交流 交往 互利 互信 共赢 边境 边界 边防 口岸 跨境
    国际 铁路 公路 班列 货运 物流 运输 航线 航班 直航 直飞 通道 走廊 管道 管线 天然气 油气 石油 原油 能源
    电力 核能 光伏 贸易 经贸 经济 商务 商业 投资 产能 工业 产业 园区 农业 农产品 矿业 金融 本币 货币 银行
    企业 公司 项目 科技 技术 卫生 医药 医学 中医 执法 安全 反恐 防务 军事 联演 警务 海关 通关 减贫 扶贫
    环保 生态 水利 水资源 地方 地区 毗邻 中心 工坊 论坛 委员会 峰会 建设
""".split()  # noqa: SIM905  (a list of one word a line is no easier to read)
_AFTER = re.compile("|".join(sorted(_BETWEEN_STATES, key=len, reverse=True)))
_NOT_BEFORE = frozenset("其集")
"""Before 中 they make other words: 其中, 集中."""
_DAY = "日"
"""Japan, and the day of a date: 10日中美元首."""
_CHINESE = re.compile("[\u3400-\u9fff]")
_LIKE_A_STATE = "方(?![法式向面案针便块位圆形])|国(?![家际内外土宝王度])|总统|总理|外长|外交部|政府|议会|军方|媒体"
_TO_A_STATE = "访驻赴援"
_BESIDE_CHINA = {"乌": "country/UZ", "土": "country/TM"}
_LONGEST = 5


class Shorts:
    """The characters that stand for countries."""

    def __init__(self, uses: Mapping[str, Use], chars: Mapping[str, str]) -> None:
        """Take, by country, what its being there means, and its character."""
        self._uses = uses
        self._owners: dict[str, list[str]] = {}
        for tag, char in chars.items():
            self._owners.setdefault(char, []).append(tag)
        every = "".join(self._owners)
        self._runs = re.compile(f"[{every}]{{2,{_LONGEST}}}") if every else None
        alone = every.replace(CHINA, "")
        self._alone = re.compile(f"(?<=[{_TO_A_STATE}])[{alone}]|[{alone}](?={_LIKE_A_STATE})") if alone else None

    def find(self, text: str, names: Sequence[Found], named: AbstractSet[str]) -> Iterator[Found]:
        """The countries in compounds of a canonical text, given the names found in it, and all that the article names.

        A character inside a name, or a name begun in a compound, is none.
        """
        words = _Words(names)
        for run in self._runs.finditer(text) if self._runs else ():
            start, end = run.span()
            if len(set(run[0])) == end - start and _are_states(text, start, end) and not words.cross(start, end):
                yield from self._members(run[0], start, named)
        for one in self._alone.finditer(text) if self._alone else ():
            tag = self._named(one[0], named)
            if tag and not words.touch(*one.span()):
                yield self._found(tag, one.start())

    def _members(self, run: str, start: int, named: AbstractSet[str]) -> Iterator[Found]:
        tags = [self._named(char, named) or self._beside(char, run) for char in run]
        if all(tags):
            for at, tag in enumerate(tags):
                yield self._found(str(tag), start + at)

    def _named(self, char: str, named: AbstractSet[str]) -> str | None:
        owners = [tag for tag in self._owners[char] if tag in named]
        return owners[0] if len(owners) == 1 else None

    def _beside(self, char: str, run: str) -> str | None:
        """Which country a character is that the article does not name in full, beside China; None if that is open."""
        if CHINA not in run:
            return None
        owners = self._owners[char]
        return owners[0] if len(owners) == 1 else _BESIDE_CHINA.get(char)

    def _found(self, tag: str, at: int) -> Found:
        return at, -(at + 1), self._uses[tag]


def _are_states(text: str, start: int, end: int) -> bool:
    if text[start] == CHINA and text[start - 1 : start] in _NOT_BEFORE:
        return False
    if text[start] == _DAY and text[start - 1 : start].isdigit():
        return False
    if _AFTER.match(text, end):
        return True
    if CHINA not in text[start:end]:
        return False
    return not _CHINESE.match(text, end) and (start == 0 or not _CHINESE.match(text, start - 1))


class _Words:
    """Where names stand."""

    def __init__(self, names: Sequence[Found]) -> None:
        self._spans = sorted((one[0], -one[1]) for one in names)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def cross(self, start: int, end: int) -> bool:
        """Whether a name begins inside and ends outside, or the other way round."""
        return any(one < start < stop < end or start < one < end < stop for one, stop in self._near(start, end))

    def touch(self, start: int, end: int) -> bool:
        """Whether any character belongs to a name."""
        return any(stop > start for _, stop in self._near(start, end))

    def _near(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """All names that begin before `end`, but those too far back to reach `start`."""
        first = bisect_left(self._spans, (start - self._longest, 0))
        return self._spans[first : bisect_left(self._spans, (end, 0))]
