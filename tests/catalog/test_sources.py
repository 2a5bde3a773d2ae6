from __future__ import annotations

from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from newsdesk.agencies import FAMILIES
from newsdesk.families import family_of
from newsdesk.languages import OURS
from parsers.sources import read_sources

COUNTRIES = ("CN", "KG", "KZ", "TJ", "TM", "UZ")

ISO_3166 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""

DEAD = {
    "kabar.kg/rus/rss", "24.kg/rss/all", "24.kz/rss", "tengrinews.kz/rss_news/all.xml", "kapital.kz/rss",
    "zakon.kz/rss", "kase.kz/en/news/rss", "akchabar.kg/feed", "xs.uz/ru/rss", "president.uz/ru/rss", "aniq.uz/feed",
    "informburo.kz/rss", "kyrtag.kg/feed", "centralasia.news/feed", "cabar.asia/feed", "sadoimardum.tj/feed",
}  # fmt: skip
"""Addresses that feed lists still carry, and that answer with errors or with pages."""


@pytest.fixture(scope="module")
def sources(project):
    file = project / "catalog" / "sources.toml"
    return read_sources(file.read_text(encoding="utf-8"), file=str(file))


@pytest.fixture(scope="module")
def polled(sources):
    return [source for source in sources if source.enabled]


def bare(url):
    """An address as lists write it: without scheme, `www.` and final slash."""
    parts = urlsplit(url.lower())
    return f"{parts.netloc.removeprefix('www.')}{parts.path}{'?' if parts.query else ''}{parts.query}".rstrip("/")


def test_at_least_sixty_sources_are_polled(polled):
    assert len(polled) >= 60


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_of_the_six_countries_speaks_for_itself(polled, country):
    """By publishers at home, not by what others write about it."""
    assert country in {source.country for source in polled}


@pytest.mark.parametrize("language", sorted(OURS))
def test_each_of_the_eight_languages_is_read(polled, language):
    assert language in {source.language for source in polled}


def test_both_those_who_speak_for_a_government_and_those_who_do_not_are_read(polled):
    """Framing is told by comparing them: neither may be a mere sample."""
    count = Counter(source.ownership for source in polled)
    assert count["state"] >= 10
    assert count["independent"] + count["private"] + count["exile"] >= 10


def test_no_address_is_polled_that_is_known_to_be_dead(polled):
    assert not DEAD & {bare(source.url) for source in polled}


def test_no_feed_is_polled_twice_under_two_spellings(sources):
    """Over http and https, with `www.` and without, with a final slash and without: one feed."""
    assert [url for url, count in Counter(bare(source.url) for source in sources).items() if count > 1] == []


def test_every_publisher_is_in_a_country_that_exists(sources):
    assert {source.country for source in sources} <= set(ISO_3166.split())


def test_who_is_of_an_agency_s_family_is_on_its_site_or_is_said_to_be(sources):
    """A family that an agency has is told from the site as well, so that a slip in either shows."""
    for source in sources:
        told = family_of(replace(source, family=None))
        assert source.family in (None, told) or told not in FAMILIES, source.id
