"""What publishers call the parts of a page, in their classes and ids.

To teach a word: write it into the group of its meaning. The groups are evidence for or against what stands under them;
how much each counts is fitted, not written (`parsers/weights.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_GROUPS: Mapping[str, str] = {
    "nav": "nav navigation navbar menu breadcrumb breadcrumbs crumb crumbs topbar masthead skip toc jumplinks"
    " submenu subnav",
    "footer": "footer foot bottom colophon",
    "header": "header head hero top intro kicker eyebrow",
    "sidebar": "sidebar rail aside right secondary tertiary complementary",
    "comment": "comment comments commentlist disqus respond reply replies coral viafoura discussion forum",
    "related": "related relacionadas relacionados relacionado similar recommended recommend recommendation"
    " recommendations recirc recirculation seealso readnext readmore readalso more further next prev previous also"
    " interlink interlinks inlink crosslink",
    "popular": "popular trending trend mostread hot top10 ranking latest recent newslist",
    "teaser": "teaser teasers card cards tile tiles promo promos promotion promoted listing list items feed river grid"
    " upsell",
    "ad": "ad ads adv advert adverts advertisement advertising advertorial banner dfp adslot adunit sponsor sponsored"
    " outbrain taboola native commercial affiliate deal deals anzeige werbung reklama werbe",
    "share": "share sharing shares sharebar social socials follow followus addtoany addthis bookmark facebook whatsapp"
    " telegram",
    "subscribe": "subscribe subscription newsletter newsletters signup paywall piano regwall membership register"
    " registration offer donate donation donations abo login signin cta callout",
    "consent": "cookie cookies consent gdpr privacy cmp onetrust modal popup overlay dialog lightbox notice alert"
    " notification toast",
    "author": "byline author authors authorbox bio biography writer contributor contributors journalist profile avatar"
    " person",
    "meta": "meta metadata date time timestamp dateline published pubdate updated info details dates posted datetime"
    " stats views rubric",
    "tags": "tag tags taglist tagcloud keywords topics topic category categories taxonomy labels",
    "caption": "caption captions figcaption credit credits copyright photo photos image images img picture pic figure"
    " media thumbnail thumb cutline",
    "gallery": "gallery slideshow carousel slider slick swiper owl slide slides",
    "video": "video videos player audio podcast playlist jwplayer youtube embed embedded iframe oembed",
    "tweet": "tweet twitter instagram tiktok reddit",
    "hidden": "hidden visually sr screen offscreen invisible print noprint hide visuallyhidden a11y accessibility",
    "widget": "widget widgets module plugin blocklist tool tools toolbar tooltip button buttons btn poll survey quiz"
    " rating ratings vote form search",
    "box": "infobox factbox box fact facts sidebarbox panel inset panelbox expandable accordion collapsible collapse"
    " dropdown tab tabs",
    "note": "disclaimer note notes correction corrections footnote footnotes editorial disclosure source sources"
    " attribution",
    "quote": "pullquote pull quote blockquote quotes",
    "lead": "lead lede standfirst dek deck summary excerpt subtitle subheading subheadline subtitulo vorspann"
    " teasertext preface perex abstract description highlights sapo anons",
    "title": "title headline heading headings h1 h2 h3 subhead",
    "body": "body text content contents richtext rich paragraph paragraphs maincontent storybody articlebody bodytext"
    " texto cuerpo contenido articletext copy prose fulltext",
    "article": "article story post entry news main single detail page hentry artikel articulo noticia longform",
    "live": "live liveblog ticker updates timeline",
    "table": "table score scores stat standings recipe ingredients",
}
_GROUP_OF = {word: group for group, words in _GROUPS.items() for word in words.split()}

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|h\d")
_QUALIFIED = re.compile(r"(?:has|is|js|no|not|with|without|lrv|u|v)-")
"""Beginnings of class names that speak of a state, or of scripts and styles, and not of what is within."""
_UTILITY = frozenset(":[/@(")
"""Characters in class names of utility style sheets, which say only how a thing looks."""


@lru_cache(8192)
def groups_of(names: str) -> frozenset[str]:
    """The groups that an element's names belong to."""
    return frozenset().union(*map(_groups_of_one, names.split()))


@lru_cache(65536)
def _groups_of_one(name: str) -> frozenset[str]:
    if not _UTILITY.isdisjoint(name) or _QUALIFIED.match(name):
        return frozenset()
    words = [word.lower() for word in _WORD.findall(name)]
    joined = ["".join(words)] if len(words) > 1 else []
    return frozenset(_GROUP_OF[word] for word in (*words, *joined) if word in _GROUP_OF)
