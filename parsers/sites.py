"""What is peculiar in the pages of a publisher: where its article stands, where general evidence does not tell.

One table, by host. Each entry is there because pages built so (`tests/parsers/golden/page`) are read wrong without it,
and each selector because public code that reads the site names it; that code is cited above the entry. Selectors are
hints, not orders: what one does not find on a page, general evidence decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """CSS selectors for the parts of an article's page; "" where general evidence finds that part."""

    body: str = ""
    """The elements whose text is the article, in order."""
    drop: str = ""
    """What stands among the text and is none of it."""
    title: str = ""
    standfirst: str = ""
    date: str = ""
    """When it was published: the text (or `datetime`, `content`) of all that it matches, in order."""
    authors: str = ""
    """One element an author, or several in a text."""
    wire: str = ""
    """Whom the text is credited to, with or without the word for it («来源：»)."""


_AKIPRESS = SiteRule(body=".article-text")
"""Source: xsainteer/fuddyduddy …/Dialects/AkiPressDialect.cs."""
_KAZINFORM = SiteRule(body=".article__body-text", standfirst=".article__description", date=".article__time")
"""Source: Greemq/ainews src/parsers/kazinform_parser.py."""
_SPUTNIK = SiteRule(
    body='.article__block[data-type="text"]',
    title="h1.article__title",
    standfirst=".article__announce-text",
)
"""All editions are of one make.

Source: DIYgod/RSSHub lib/routes/sputniknews/index.ts; xsainteer/fuddyduddy …/Dialects/SputnikDialect.cs.
"""

SITES: Mapping[str, SiteRule] = {
    # xsainteer/fuddyduddy …/Dialects/TwentyFourKgDialect.cs
    "24.kg": SiteRule(body="div.cont", title="h1.newsTitle"),
    "akipress.com": _AKIPRESS,
    "akipress.org": _AKIPRESS,
    # mjolnika/tj_crawler changed_classes.py
    "asiaplustj.info": SiteRule(
        body="div.article-body.js-mediator-article", title="h1.atitle", authors="span.article-author"
    ),
    # Ismat-Samadov/news_summarizer scraper_job/scrapers/azertag_scraper.py
    "azertag.az": SiteRule(body='div.news-content, [itemprop="articleBody"]'),
    # DIYgod/RSSHub lib/routes/caixinglobal/latest.ts;
    # GoldGrandMaster/import_jsonData_to_mongodb_fastapi …/Biz-and-Finance/caixinGlobal.js
    "caixinglobal.com": SiteRule(
        body="#appContent", drop=".loadingBox, .cons-pay-tip", title=".cons-title", date=".cons-date"
    ),
    # DIYgod/RSSHub lib/routes/cgtn/opinions.ts; pontyl/news-sentivis Scripts/WebScraping/collect-cgtn.py
    "cgtn.com": SiteRule(
        body="#cmsMainContent", title="div.news-title", date=".news-info span.date", authors=".news-author-name"
    ),
    # DIYgod/RSSHub lib/routes/chinanews/index.ts
    "chinanews.com.cn": SiteRule(
        body=".left_zw",
        drop=".adInContent, .adEditor, .left_name, #function_code_page",
        date="#pubtime_baidu",
        wire="#source_baidu",
    ),
    # DIYgod/RSSHub lib/routes/cna/utils.ts; tony2037/FinCrawler cna.py
    "cna.com.tw": SiteRule(
        body=".paragraph:not(.paragraph ~ .paragraph)",
        drop="div.SubscriptionInner, .gmailNews",
        date="div.timeBox div.updatetime span",
    ),
    # A public list of Uzbek sites for a news reader
    "daryo.uz": SiteRule(
        body="div.post-content-wrap", title="h1.is-title.post-title", date=".post-meta time.post-date"
    ),
    # DIYgod/RSSHub lib/routes/dw
    "dw.com": SiteRule(body="div.rich-text"),
    # A public reader of Kazakh sites
    "egemen.kz": SiteRule(
        body="article.white-block",
        drop=".col-md-4, .last-news-section, .last-news, h1.responsive_title, span.text-grey",
    ),
    # salimovone/news_parser pyscript/fergana.py
    "fergana.agency": SiteRule(
        body="div.article-content", title="div.article-top h1", date="span.main-top-links-list__text"
    ),
    # salimovone/news_parser pyscript/gazetauz.py
    "gazeta.uz": SiteRule(
        body="div.js-mediator-article.article-text", standfirst="div.articleContent h4", date="div.articleDateTime"
    ),
    "inform.kz": _KAZINFORM,
    # Lev4and/NewsAggregator …/NewsSources/InterfaxNewsSource.cs
    "interfax.ru": SiteRule(body='article[itemprop="articleBody"] > p', date='meta[itemprop="datePublished"]'),
    # dunjaz1992/all_info1 scraping/parsing_kakrus/parse.py; xsainteer/fuddyduddy …/Dialects/KaktusDialect.cs
    "kaktus.media": SiteRule(body="div.BbCode"),
    # A public list of Kazakh sites for a news reader
    "kazpravda.kz": SiteRule(body="div.article__body", date="time.article__date"),
    # mjolnika/tj_crawler changed_classes.py
    "khovar.tj": SiteRule(date=".a-content"),
    # kyrgyz-nlp/kloop-corpus scraper/spiders/helpers.py
    "kloop.kg": SiteRule(
        body=".td-post-content", date=".td-post-title time.entry-date", authors=".td-post-author-name a"
    ),
    # flairNLP/fundus src/fundus/publishers/ru/kommersant.py; Lev4and/NewsAggregator …/KommersantNewsSource.cs
    "kommersant.ru": SiteRule(
        body=".article_text_wrapper",
        drop="p.document_authors",
        standfirst="article header h2",
        authors="p.document_authors",
    ),
    # A public list of Uzbek sites for a news reader
    "kun.uz": SiteRule(
        body="div.news-inner__content-page",
        drop='p[style="text-align:right"]',
        standfirst="p.news-inner__content-desc",
        date="div.news-inner__content-stats",
        authors='.news-inner__content-page p[style="text-align:right"]',
    ),
    # DIYgod/RSSHub lib/routes/news/xhsxw.ts
    "news.cn": SiteRule(
        body="#detailContent",
        title="h1 .title",
        date=".header-time .year, .header-time .day, .header-time .time",
    ),
    # DIYgod/RSSHub lib/routes/people/index.ts; flairNLP/fundus src/fundus/publishers/cn/people.py
    "people.com.cn": SiteRule(
        body=".rm_txt_con, #rm_txt_zw, .show_text",
        drop=".paper_num, #rwb_tjyd, div.edit",
        date=".col-1-1",
        authors="div.author.cf",
    ),
    "qazinform.com": _KAZINFORM,
    # DIYgod/RSSHub lib/routes/rfi/news.ts
    "rfi.fr": SiteRule(body=".t-content__body", drop=".m-interstitial, .o-self-promo", standfirst=".t-content__chapo"),
    # howawong/python-for-students spider.py
    "rthk.hk": SiteRule(body="div.itemFullText"),
    "sputnik.kg": _SPUTNIK,
    "sputnik.kz": _SPUTNIK,
    "sputnik.tj": _SPUTNIK,
    "sputniknews.cn": _SPUTNIK,
    "sputniknews.ru": _SPUTNIK,
    "sputniknews.uz": _SPUTNIK,
    # opnweb/tass-scraper "source code/tass_scraper.py"
    "tass.com": SiteRule(body="div.text-block", standfirst=".news-header__lead"),
    "tazabek.kg": _AKIPRESS,
    # bakirovdvm/tengrinews_parser main.py
    "tengrinews.kz": SiteRule(body=".content_main_text", standfirst="h2.content_main_desc", date=".date-time"),
    "thediplomat.com": SiteRule(
        body="#td-story-body",
        drop=".td-ad-inline, [ng-show], aside",
        standfirst="#td-lead",
        date='.td-date [itemprop="datePublished"]',
    ),
    # volgapavel/parsAZ app/scraper/parsers_trend.py
    "trend.az": SiteRule(body="div.article-content.article-paddings", date=".top-part span.date-time"),
    # A public crawler of Turkmen sites
    "turkmenportal.com": SiteRule(body="#content"),
    # A public list of Uzbek sites for a news reader
    "uza.uz": SiteRule(body="div.content-block", title="div.news-top-head__title", date="div.news-top-head__date"),
    # A public reader of Kazakh sites
    "vlast.kz": SiteRule(body="div.default-item-in.js-mediator-article", date="ul.item-expand-meta li time"),
}
"""By the host that a page's address ends in, alphabetically."""


def rule_for(url: str) -> SiteRule | None:
    """The entry of the page's host, or of the nearest domain above it."""
    labels = (urlsplit(url).hostname or "").split(".")
    return next((rule for start in range(len(labels)) if (rule := SITES.get(".".join(labels[start:])))), None)
