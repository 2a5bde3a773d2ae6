from __future__ import annotations

import pytest

from digests.plain import width, wrap


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two\nthree", 40, ["one two three"]),
        ("", 10, []),
        ("extraordinarily", 6, ["extrao", "rdinar", "ily"]),
        ("中国和哈萨克斯坦", 6, ["中国和", "哈萨克", "斯坦"]),
        ("口岸开通，各方表示欢迎", 8, ["口岸开", "通，各方", "表示欢迎"]),
        ("签署了（绿色）备忘录", 8, ["签署了", "（绿色）", "备忘录"]),
        ("共500辆 buses 到货", 8, ["共500辆", "buses 到", "货"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, columns: int, expected: list[str]) -> None:
    """At spaces and between Chinese characters, not before a comma nor after an opening bracket."""
    assert wrap(text, columns) == expected


def test_width_is_what_a_terminal_shows() -> None:
    """Chinese takes two columns, a combining accent none."""
    assert (width("Almaty"), width("阿拉木图"), width("и\u0306")) == (6, 8, 1)
