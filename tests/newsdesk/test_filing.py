from __future__ import annotations

from datetime import UTC, datetime

from newsdesk.filing import Claim, Filed, file, goals
from newsdesk.identity import article_id
from newsdesk.intake import Known

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
COUNTER, OTHER_COUNTER = "https://r.example.org/1", "https://r.example.org/2"
PLAIN, ELSEWHERE = "https://example.kz/a-dry-port-opens", "https://example.kz/elsewhere-7"
TITLE = "A dry port opens at the border"


def a_claim(own: str, address: str | None = None, *, headline: str = TITLE, held: Known | None = None) -> Claim:
    return Claim(own=article_id(own), address=address or own, headline=headline, held=held)


def a_known(url: str, title: str = TITLE) -> Known:
    return Known(
        article_id=article_id(url),
        source_id="one",
        title=title,
        content_hash="h",
        has_body=True,
        revision=1,
        first_seen_at=NOW,
    )


def filed(*claims: Claim, held: dict[str, str] | None = None, aliases: dict[str, str] | None = None) -> list[Filed]:
    """File claims where articles are held: their headlines by address, and addresses of articles by other ones."""
    stored = {article_id(url): a_known(url, title) for url, title in (held or {}).items()}
    stored |= {article_id(alias): stored[article_id(url)] for alias, url in (aliases or {}).items()}
    return file(claims, {key: stored[key] for key in goals(claims) if key in stored})


def places(found: list[Filed]) -> list[tuple[str, bool, str | None]]:
    return [(each.article_id, each.adds_nothing, each.alias) for each in found]


def test_an_item_is_filed_under_its_own_address() -> None:
    """Nothing is to be looked up for it, and no alias is needed."""
    claim = a_claim(PLAIN)
    assert goals([claim]) == []
    assert filed(claim) == [Filed(article_id=article_id(PLAIN), address=PLAIN, adds_nothing=False, alias=None)]


def test_an_item_whose_page_stands_elsewhere_is_filed_there() -> None:
    """And known by its own address, so that the page is not fetched at every poll."""
    assert filed(a_claim(COUNTER, PLAIN)) == [
        Filed(article_id=article_id(PLAIN), address=PLAIN, adds_nothing=False, alias=article_id(COUNTER))
    ]


def test_who_comes_to_an_article_that_is_held_adds_nothing() -> None:
    """It is known by both addresses from then on; also where what it comes to is an alias itself."""
    expected = [(article_id(PLAIN), True, article_id(COUNTER))]
    assert places(filed(a_claim(COUNTER, PLAIN), held={PLAIN: TITLE})) == expected
    assert places(filed(a_claim(COUNTER, ELSEWHERE), held={PLAIN: TITLE}, aliases={ELSEWHERE: PLAIN})) == expected


def test_of_several_that_come_to_one_article_the_first_gives_it() -> None:
    """Whether they came by its own address or by others."""
    key = article_id(PLAIN)
    first, second = article_id(COUNTER), article_id(OTHER_COUNTER)
    assert places(filed(a_claim(COUNTER, PLAIN), a_claim(PLAIN), a_claim(OTHER_COUNTER, PLAIN))) == [
        (key, False, first),
        (key, True, None),
        (key, True, second),
    ]
    assert places(filed(a_claim(PLAIN), a_claim(COUNTER, PLAIN))) == [(key, False, None), (key, True, first)]


def test_chains_and_circles_end_at_one_article() -> None:
    """Pages that name each other."""
    chain = places(filed(a_claim(COUNTER, OTHER_COUNTER), a_claim(OTHER_COUNTER, PLAIN)))
    assert chain == [
        (article_id(OTHER_COUNTER), False, article_id(COUNTER)),
        (article_id(OTHER_COUNTER), True, None),
    ]
    circle = places(filed(a_claim(PLAIN, ELSEWHERE), a_claim(ELSEWHERE, PLAIN)))
    assert circle == [(article_id(ELSEWHERE), False, article_id(PLAIN)), (article_id(ELSEWHERE), True, None)]


def test_items_with_different_headlines_are_not_one_article() -> None:
    """A template that gives every page the same address must not lose any of them."""
    other = "Water talks fail in the capital"
    claims = (a_claim(COUNTER, PLAIN), a_claim(OTHER_COUNTER, PLAIN, headline=other))
    apart = [(article_id(COUNTER), False, None), (article_id(OTHER_COUNTER), False, None)]
    assert places(filed(*claims)) == apart
    assert [each.address for each in filed(*claims)] == [None, None]
    assert places(filed(a_claim(PLAIN), claims[1])) == [(article_id(PLAIN), False, None), apart[1]]
    assert places(filed(claims[1], held={PLAIN: TITLE})) == [apart[1]]
    assert places(filed(claims[1], held={PLAIN: TITLE}, aliases={ELSEWHERE: PLAIN})) == [apart[1]]


def test_an_article_stays_where_it_is_when_its_page_comes_late() -> None:
    """The address of the page leads to it, if it leads to no other."""
    held = a_known(COUNTER)
    late = a_claim(COUNTER, PLAIN, held=held)
    assert places(filed(late)) == [(held.article_id, False, article_id(PLAIN))]
    assert places(filed(late, held={PLAIN: TITLE})) == [(held.article_id, False, None)]
    assert places(filed(late, a_claim(PLAIN))) == [
        (held.article_id, False, article_id(PLAIN)),
        (held.article_id, True, None),
    ]
    assert places(filed(a_claim(PLAIN), late)) == [(article_id(PLAIN), False, None), (held.article_id, False, None)]


def test_an_article_is_revised_once_in_a_run() -> None:
    """Two revisions of the same moment would fight over one number, though they came by different addresses."""
    held = a_known(PLAIN)
    found = filed(a_claim(PLAIN, held=held), a_claim(COUNTER, held=held))
    assert [(each.article_id, each.adds_nothing) for each in found] == [
        (held.article_id, False),
        (held.article_id, True),
    ]


def test_every_article_is_given_once_and_no_alias_is_an_article() -> None:
    """Whatever claims what."""
    urls = [f"https://example.kz/news/77{number}" for number in range(7)]
    for shift in range(len(urls)):
        for step in range(len(urls)):
            claims = [a_claim(url, urls[(number * step + shift) % len(urls)]) for number, url in enumerate(urls)]
            found = filed(*claims)
            given = [each.article_id for each in found if not each.adds_nothing]
            aliases = [each.alias for each in found if each.alias]
            assert len(set(given)) == len(given)
            assert len(set(aliases)) == len(aliases)
            assert not set(aliases) & set(given)
            assert {each.article_id for each in found} == set(given)
            reachable = set(given) | set(aliases)
            assert {claim.own for claim in claims} <= reachable
