"""Chinese in both its scripts, told from Japanese."""

from __future__ import annotations

import re

from newsdesk.han import SIMPLIFIED

CHARACTERS = "\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han and kana, as a range of a regular expression."""

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KANA_SHARE = 0.08
"""Japanese has a third of kana and more; Chinese quotes a name, or writes の."""
_JAPANESE_ONE_IN = 40
"""Japanese has one of its own characters in so many at least."""
_NAME_LENGTH = 12
"""Characters up to which a text may be Japanese without any kana, if it is said to be."""

_BOTH_WAYS = frozenset(
    "后里干只台面谷云松系征冲范采卷欲向周游升占并布余于丑制出别刮板曲杯炮秋胡须凶咸折几志致准愿尝借家伙克岳弦才扎扑旋标灶"
    "瓮症皂着砂秘种签累群膻药蔑蜡证踪辟迹适郁钟链霉峰床汇巨仆恤冬回乾藉徵瞭於係托困御卜咨"
)
"""Characters of pairs in `SIMPLIFIED` that both scripts use."""
_SIMPLIFIED = frozenset(SIMPLIFIED.values()) - frozenset(SIMPLIFIED) - _BOTH_WAYS
_TRADITIONAL = frozenset(SIMPLIFIED) - frozenset(SIMPLIFIED.values()) - _BOTH_WAYS
_JAPANESE = frozenset(
    "円駅売気県広図対験応経済価団圧戦発変関様総拡検険剣単乗仏働込峠枠畑辻雑薬訳読転鉄銭豊辺遅続歩毎渋渓帰歳亜悪囲壱栄桜仮絵懐楽"
    "観巻陥暁斎剤歯児収従縦獣粛焼畳剰嬢繊専曽蔵臓滝択沢弾鋳聴庁覇拝廃髪抜払塀舗黙揺謡頼塁霊齢労脳権挙伝満軽郷鶏黒闘鉱塩恵徳増拠"
    "釈粋酔髄斉逓掲両実予"
) - frozenset(SIMPLIFIED.values())  # fmt: skip
"""Characters as only Japanese simplifies them."""
_SIMPLIFIED_ALIKE = frozenset("国会学体来点声号万礼尽区欧殴虫旧党双当写灯乱画寿参医宝条恒虚静践脱狭潜")
"""Characters that Japanese simplifies as Chinese does."""


def tell_east_asian(text: str, prior: str | None) -> tuple[str, str | None]:
    """The language (zh or ja) of Han and kana, without anything else; and Hans or Hant, None where nothing tells."""
    if _is_japanese(text, prior):
        return "ja", None
    simplified = sum(character in _SIMPLIFIED for character in text)
    traditional = sum(character in _TRADITIONAL for character in text)
    if simplified == traditional:
        return "zh", None
    return "zh", "Hans" if simplified > traditional else "Hant"


def _is_japanese(text: str, prior: str | None) -> bool:
    kana = len(_KANA.findall(text))
    if kana > 1 and kana >= _KANA_SHARE * len(text):
        return True
    if any(character in _SIMPLIFIED and character not in _SIMPLIFIED_ALIKE for character in text):
        return False
    japanese = sum(character in _JAPANESE for character in text)
    return japanese * _JAPANESE_ONE_IN >= max(len(text), 1) or (prior == "ja" and len(text) <= _NAME_LENGTH)
