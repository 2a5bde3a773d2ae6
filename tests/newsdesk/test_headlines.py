from __future__ import annotations

import pytest

from newsdesk.headlines import are_alike, are_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A dry port opens at the border", "A DRY PORT OPENS AT THE BORDER"),
        ("A dry port opens at the border", "A dry port opens at the border - The Example Times"),
        ("Ministers sign rail agreement in Almaty", "Ministers have signed a rail agreement in Almaty"),
        ("Министры подписали соглашение о железной дороге", "В Алматы министры подписали соглашение о железной дороге"),
        ("两国部长签署铁路协议", "两国部长在阿拉木图签署铁路协议"),
        ("Курс на 5 мая", "Курс на 5 мая | Газета"),
        ("Порт", "порт"),
    ],
)
def test_headlines_of_one_article_are_alike(one: str, other: str) -> None:
    """Case, the site's name and a turn of phrase do not matter."""
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A dry port opens at the border", "Log in"),
        ("A dry port opens at the border", "Page not found"),
        ("A dry port opens at the border", "Water talks fail in the capital"),
        ("Exchange rates for 5 May", "Exchange rates for 6 May"),
        ("Министры подписали соглашение", "Министрлер келісімге қол қойды"),
        ("两国部长签署铁路协议", "首都今日天气晴朗"),
        ("A dry port opens", ""),
        ("", ""),
        ("!!!", "???"),
    ],
)
def test_headlines_of_different_articles_are_not(one: str, other: str) -> None:
    """Another matter, another day, another language, or nothing to go by."""
    assert not are_alike(one, other)
    assert not are_alike(other, one)


def test_a_long_headline_costs_no_more_than_its_beginning() -> None:
    assert are_alike("port " * 100_000, "port " * 100_000)


def test_case_spaces_and_signs_make_no_other_headline() -> None:
    """Anything else does."""
    assert are_same("«Порт» открыт", "ПОРТ  открыт!")
    assert are_same("", "")
    assert not are_same("Порт открыт", "Порт закрыт")
    assert not are_same("5 trains", "6 trains")
