"""What stands where an article should, and what only looks like it."""

from __future__ import annotations

import re
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from parsers.walls import Wall, wall

_BLOCKS = frozenset(
    {
        "article",
        "aside",
        "body",
        "br",
        "button",
        "div",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "header",
        "li",
        "main",
        "nav",
    }
    | {"ol", "p", "section", "ul"}
)


def judged(html: str, *, is_free: bool | None = None, url: str = "https://news.example.org/a/1") -> Wall | None:
    """A page as the reader of pages sees it: the text of its `article`, and all that it shows, block by block."""
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    body = "\n\n".join(" ".join(p.text().split()) for p in tree.css("article p"))
    for silent in tree.css("script, style, noscript, head"):
        silent.decompose()
    nodes = tree.body.traverse(include_text=True) if tree.body else ()
    shown = [node.text(deep=False) if node.tag == "-text" else "\n" * (node.tag in _BLOCKS) for node in nodes]
    text = re.sub(r"\s*\n\s*", "\n", "".join(shown)).strip()
    return wall(title=title.text() if title else "", body=body, html=html, text=lambda: text, is_free=is_free, url=url)


def bare(title: str, body: str, head: str = "") -> str:
    """A page that is nothing but this."""
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def framed(title: str, middle: str, extra: str = "") -> str:
    """A page of a news site: menu, side column, footer."""
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in MENU)
    teasers = "".join(f"<h3><a href='/t/{number}'>{teaser}</a></h3>" for number, teaser in enumerate(TEASERS))
    return bare(
        f"{title} | Steppe Gazette",
        f"<header><nav><ul>{menu}</ul></nav></header><main>{middle}</main><aside>{teasers}</aside>{extra}"
        "<footer><p>© Steppe Gazette. All rights reserved. Privacy policy. Subscribe to our newsletter.</p></footer>",
    )


def article(title: str, *paragraphs: str, extra: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return framed(title, f"<article><h1>{title}</h1>{text}</article>{extra}")


MENU = ("Politics", "Business", "World", "Culture", "Sport", "Opinion", "Log in", "Subscribe", "Войти", "Подписка")
TEASERS = tuple(
    f"{who} {what} {where}"
    for who in ("Farmers", "Engineers", "Teachers", "Traders", "Doctors", "Miners", "Drivers", "Students")
    for what, where in (
        ("ask for cheaper fuel before the", "winter season begins in the north"),
        ("welcome the new bridge over the", "river that both banks waited for"),
        ("count the cost of the long and", "dry summer in the southern valleys"),
        ("meet in the capital to speak of", "wages, rents and the price of bread"),
    )
)

# --- walls

WALLS = {
    "bot_check": {
        "cloudflare in English": bare(
            "Just a moment...",
            "<div class='main-wrapper'><h1>steppe.example</h1><p>Verify you are human by completing the action "
            "below.</p>"
            "<p>steppe.example needs to review the security of your connection before proceeding.</p></div>",
            "<script>window._cf_chl_opt={cvId:'3'}</script>",
        ),
        "cloudflare of old": bare(
            "Attention Required! | Cloudflare",
            "<h1>One more step</h1><p>Please complete the security check to access steppe.example</p>"
            "<p>Why do I have to complete a CAPTCHA?</p>",
        ),
        "cloudflare that speaks to browsers only": bare(
            "steppe.example",
            "<noscript>Enable JavaScript and cookies to continue</noscript>",
            "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>"
            "<script>a._cf_chl_opt={}</script>",
        ),
        "blocked by cloudflare": bare(
            "Attention Required! | Cloudflare",
            "<h1>Sorry, you have been blocked</h1><p>You are unable to access steppe.example</p>",
        ),
        "checking the browser": bare(
            "steppe.example",
            "<h1>Checking your browser before accessing steppe.example.</h1><p>DDoS protection by Shield</p>",
        ),
        "ddos-guard": bare(
            "DDoS-Guard", "<h1>Checking your browser</h1>", "<script src='https://check.ddos-guard.net/check.js'>"
        ),
        "ddos-guard in Russian": bare(
            "Проверка браузера", "<p>Проверяем ваш браузер перед переходом на сайт steppe.example</p>"
        ),
        "qrator": bare(
            "", "<script src='/__qrator/qauth_utm_v2d.js'></script><noscript>Включите JavaScript</noscript>"
        ),
        "imperva": bare(
            "",
            "<iframe src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=1'>Request unsuccessful. Incapsula "
            "incident ID: 7-1</iframe>",
        ),
        "perimeterx": bare(
            "Access to this page has been denied",
            "<h1>Before we continue...</h1><p>Press &amp; Hold to confirm you are a human (and not a "
            "bot).</p><div id='px-captcha'></div>",
        ),
        "datadome": bare(
            "steppe.example",
            "<p>Please enable JS and disable any ad blocker</p>",
            "<script>var dd={'host':'geo.captcha-delivery.com'}</script>",
        ),
        "akamai": bare(
            "Access Denied",
            '<h1>Access Denied</h1><p>You don\'t have permission to access "http://steppe.example/a" on this '
            "server.</p>"
            "<p>Reference #18.4d</p><p>https://errors.edgesuite.net/18.4d</p>",
        ),
        "sucuri": bare(
            "You are being redirected...",
            "<noscript>Javascript is required. Please enable javascript.</noscript>",
            "<script>var s={},S='sucuri_cloudproxy_js'</script>",
        ),
        "yandex": bare(
            "Вы не робот?",
            "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но запросы похожи на "
            "автоматические.</p>"
            "<label>Я не робот</label>",
        ),
        "hcaptcha alone on the page": bare(
            "steppe.example", "<div class='h-captcha'></div>", "<script src='https://js.hcaptcha.com/1/api.js'>"
        ),
        "recaptcha with a sentence": bare(
            "Robot check", "<p>To continue, please verify you are not a robot.</p><div class='g-recaptcha'></div>"
        ),
        "anubis": bare("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p>Loading...</p>"),
        "aws": bare(
            "",
            "<div id='challenge-container'></div>",
            "<script>window.awsWafCookieDomainList=[];window.gokuProps={}</script>",
        ),
        "f5": bare(
            "Request Rejected",
            "The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 4711",
        ),
        "siteground": bare(
            "Robot Challenge Screen", "<p></p>", "<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=1'>"
        ),
        "imunify": bare("One moment, please...", "<h1>Please wait while your request is being verified...</h1>"),
        "a hoster's cookie": bare(
            "", "", "<script>document.cookie='humans_21909=1';document.location.reload(true)</script>"
        ),
        "chinese challenge": bare("", "", "<script>var arg1='3A';document.cookie='acw_sc__v2='+arg1</script>"),
        "chinese jsl": bare("", "<script>document.cookie=('__jsl_clearance_s=1')</script>"),
        "chinese verification": bare("安全验证", "<p>请完成安全验证后继续访问</p>"),
        "chinese slider": bare("访问验证", "<div>请按住滑块，拖动到最右边</div>"),
        "chinese firewall": bare("提示", "<h1>您的请求可能存在威胁，已被拦截！</h1><p>网站防火墙</p>"),
        "kazakh": bare("Қауіпсіздікті тексеру", "<p>Робот емес екеніңізді растаңыз</p>"),
        "kyrgyz": bare("steppe.example", "<p>Улантуу үчүн робот эмес экениңизди ырастаңыз.</p>"),
        "uzbek": bare("steppe.example", "<p>Davom etish uchun robot emasligingizni tasdiqlang</p>"),
        "uzbek in cyrillic": bare("steppe.example", "<p>Давом этиш учун робот эмаслигингизни тасдиқланг</p>"),
        "tajik": bare("steppe.example", "<p>Лутфан тасдиқ кунед, ки шумо робот нестед</p>"),
        "turkmen": bare("steppe.example", "<p>Dowam etmek üçin robot däldigiňizi tassyklaň</p>"),
        "a shell for a script": bare(
            "Steppe Gazette", "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>"
        ),
        "a shell in Russian": bare(
            "Степная газета", "<noscript>Для работы сайта необходимо включить JavaScript</noscript><div id='app'></div>"
        ),
        "a shell in Chinese": bare("草原报", "<noscript>请启用JavaScript以继续</noscript><div id='app'></div>"),
    },
    "consent_wall": {
        "yahoo's kind": bare(
            "Yahoo is part of the brand family",
            "<h1>We, and our partners, use cookies</h1><p>When you use our sites and apps, we use cookies to "
            "provide our services, "
            "to authenticate users and to measure their use.</p><p>If you click 'Accept all', we and our "
            "partners, including 239 who are "
            "part of a framework, will also store and/or access information on a device and process personal "
            "data for personalised "
            "advertising.</p><p>You can withdraw your consent at any time in the privacy settings.</p>"
            "<button>Accept all</button><button>Reject all</button><button>Manage privacy settings</button>",
        ),
        "google's kind": bare(
            "Before you continue to the site",
            "<h1>Before you continue to the site</h1><p>We use cookies and data to deliver and maintain "
            "services.</p><p>If you choose to "
            '"Accept all", we will also use cookies and data to show personalised ads.</p><button>Reject '
            "all</button>"
            "<button>Accept all</button><a>More options</a>",
        ),
        "pay or consent in German": bare(
            "Einwilligung",
            "<h1>Willkommen! Wählen Sie, wie Sie unser Angebot nutzen möchten</h1><p>Mit Werbung weiterlesen: "
            "Besuchen Sie uns wie gewohnt "
            "mit Werbung und Tracking. Ihre Zustimmung können Sie jederzeit in der Datenschutzerklärung "
            "widerrufen.</p>"
            "<button>Akzeptieren und weiter</button><h2>Mit Pur-Abo lesen</h2><p>Nutzen Sie uns werbefrei und "
            "ohne Tracking.</p>",
        ),
        "French": bare(
            "Vos choix",
            "<p>Avec nos 847 partenaires, nous utilisons des cookies pour traiter vos données personnelles.</p>"
            "<button>Accepter et fermer</button><button>Continuer sans accepter</button><a>Paramétrer mes choix "
            "des cookies</a>",
        ),
        "Spanish": bare(
            "Aviso",
            "<p>Nosotros y nuestros socios utilizamos cookies para tratar datos personales, según la política "
            "de privacidad.</p>"
            "<button>Aceptar y continuar</button><button>Rechazar todo</button>",
        ),
        "Russian": bare(
            "Файлы cookie",
            "<p>Мы используем файлы cookie. Мы и наши партнёры ведём обработку персональных данных, чтобы "
            "показывать персонализированную "
            "рекламу.</p><button>Принять все</button><button>Отклонить все</button><a>Политика конфиденциальности</a>",
        ),
        "Chinese": bare(
            "隐私声明",
            "<p>我们和合作伙伴使用 cookie "
            "提供个性化广告和内容，详见隐私政策。</p><button>全部接受</button><button>拒绝全部</button>",
        ),
        "in the article's place": bare(
            "Steppe Gazette",
            "<article><p>We and our 312 partners store and access personal data, like browsing data or unique "
            "identifiers.</p>"
            '<p>By clicking "Accept all" you consent to the use of cookies. You can change your settings or '
            "withdraw your consent in the "
            "privacy center at any time.</p></article><button>Accept all</button><button>Reject all</button>",
        ),
    },
    "error_page": {
        "English": framed("Page not found", "<h1>Page not found</h1><p>Sorry.</p>"),
        "404 alone": framed("404", "<h1>404</h1>"),
        "404 with its words": framed("404 Not Found", "<h1>404</h1>"),
        "WordPress": framed("Page not found", "<h1>Oops! That page can’t be found.</h1><p>Maybe try a search?</p>"),
        "a sentence": framed("Steppe Gazette", "<h2>Sorry, the page you are looking for could not be found.</h2>"),
        "gone": framed("Steppe Gazette", "<p>The article you requested is no longer available.</p>"),
        "a server's own": bare("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
        "Apache's own": bare(
            "Not Found", "<h1>Not Found</h1><p>The requested URL /a was not found on this server.</p>"
        ),
        "forbidden": bare("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>"),
        "gateway": bare("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>"),
        "server error": bare("Ошибка 500", "<h1>Внутренняя ошибка сервера</h1>"),
        "database": bare("Database Error", "<h1>Error establishing a database connection</h1>"),
        "WordPress maintenance": bare(
            "Maintenance", "Briefly unavailable for scheduled maintenance. Check back in a minute."
        ),
        "maintenance": bare(
            "Steppe Gazette", "<h1>Our site is down for scheduled maintenance</h1><p>We’ll be back soon!</p>"
        ),
        "maintenance in Russian": bare(
            "Степная газета", "<h1>На сайте ведутся технические работы</h1><p>Приносим извинения.</p>"
        ),
        "closed in Chinese": bare("提示", "<p>网站正在维护，请稍后访问</p>"),
        "nginx default": bare(
            "Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed.</p>"
        ),
        "Apache default": bare("Apache2 Ubuntu Default Page: It works", "<h1>It works!</h1>"),
        "parked": bare("steppe.example", "<h1>The domain steppe.example is for sale</h1><p>Make an offer</p>"),
        "parked in Russian": bare("steppe.example", "<p>Домен steppe.example продаётся</p>"),
        "suspended": bare(
            "Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider.</p>"
        ),
        "geographical": bare("Steppe Gazette", "<p>This content is not available in your region.</p>"),
        "denied in Chinese": bare("访问被拒绝", "<h1>访问被拒绝</h1>"),
        "Russian": framed("Страница не найдена", "<h1>404</h1><p>Страница не найдена</p>"),
        "Russian with its reasons": framed(
            "Степная газета", "<p>К сожалению, запрашиваемая вами страница не найдена. Возможно, она была удалена.</p>"
        ),
        "Russian news": framed("Новость не найдена", "<p>Такой новости нет.</p>"),
        "Chinese": framed("页面不存在", "<h1>抱歉，您访问的页面不存在</h1>"),
        "Chinese article": framed("提示", "<p>该文章已被删除</p>"),
        "Kazakh": framed("Бет табылмады", "<h1>404</h1><p>Кешіріңіз, бет табылмады</p>"),
        "Kyrgyz": framed("Барак табылган жок", "<p>Барак табылган жок</p>"),
        "Uzbek": framed("Sahifa topilmadi", "<h1>404</h1><p>Kechirasiz, siz izlagan sahifa topilmadi</p>"),
        "Uzbek in Cyrillic": framed("Саҳифа топилмади", "<h1>404</h1>"),
        "Tajik": framed("Саҳифа ёфт нашуд", "<p>Саҳифа ёфт нашуд</p>"),
        "Turkmen": framed("Sahypa tapylmady", "<h1>404</h1><p>Sahypa tapylmady</p>"),
        "German": framed("Seite nicht gefunden", "<p>Die Seite wurde leider nicht gefunden.</p>"),
        "Ukrainian": framed("Сторінку не знайдено", "<h1>404</h1>"),
    },
    "paywall": {
        "English": article(
            "Ministers agree on a gas price",
            "The ministers met for six hours on Monday and agreed on a price for the winter.",
            "Neither side would say how high it is, but",
            extra="<div>Subscribe to continue reading</div><div>From $1 a week</div>",
        ),
        "within the text": article(
            "Ministers agree on a gas price",
            "The ministers met for six hours on Monday and agreed on a price for the winter.",
            "This article is available to subscribers only.",
        ),
        "metered": article(
            "A port grows",
            "The port on the Caspian took in more containers than ever last year, its operator said.",
            extra="<div>You have reached your limit of free articles.</div>",
        ),
        "already a subscriber": article(
            "A port grows",
            "The port on the Caspian took in more containers than ever last year, its operator said...",
            extra="<div>Already a subscriber? Log in</div>",
        ),
        "Russian": article(
            "Министры договорились о цене",
            "Министры совещались шесть часов и договорились о цене газа на зиму.",
            extra="<div>Для продолжения чтения оформите подписку</div>",
        ),
        "Russian subscribers": article(
            "Министры договорились о цене",
            "Министры совещались шесть часов и договорились о цене газа на зиму.",
            extra="<div>Полный текст доступен только подписчикам</div>",
        ),
        "Russian readers": article(
            "Порт растёт",
            "Порт на Каспии принял больше контейнеров, чем когда-либо.",
            extra="<div>Чтобы прочитать статью полностью, войдите или зарегистрируйтесь</div>",
        ),
        "Chinese": article(
            "部长们就价格达成一致",
            "部长们周一开了六个小时的会，就今冬天然气价格达成一致。",
            extra="<div>订阅后阅读全文</div>",
        ),
        "Chinese, paid content": article(
            "港口吞吐量创新高", "运营方表示，里海港口去年吞吐量创下新高。", extra="<div>本文为付费内容</div>"
        ),
        "Chinese, log in": article(
            "港口吞吐量创新高", "运营方表示，里海港口去年吞吐量创下新高。", extra="<div>登录后继续阅读</div>"
        ),
        "Kazakh": article(
            "Порт өсіп келеді",
            "Каспийдегі порт былтыр бұрынғыдан көп контейнер қабылдады.",
            extra="<div>Толық оқу үшін жазылыңыз</div>",
        ),
        "Kyrgyz": article(
            "Порт өсүүдө",
            "Каспийдеги порт былтыр мурдагыдан көп контейнер кабыл алды.",
            extra="<div>Макаланы толук окуу үчүн жазылыңыз</div>",
        ),
        "Uzbek": article(
            "Port o‘smoqda",
            "Kaspiydagi port o‘tgan yili har qachongidan ko‘p konteyner qabul qildi.",
            extra="<div>To‘liq o‘qish uchun obuna bo‘ling</div>",
        ),
        "Uzbek in Cyrillic": article(
            "Порт ўсмоқда",
            "Каспийдаги порт ўтган йили ҳар қачонгидан кўп контейнер қабул қилди.",
            extra="<div>Тўлиқ ўқиш учун обуна бўлинг</div>",
        ),
        "Tajik": article(
            "Бандар калон мешавад",
            "Бандари Каспий соли гузашта аз ҳарвақта бештар контейнер қабул кард.",
            extra="<div>Барои пурра хондан обуна шавед</div>",
        ),
        "Turkmen": article(
            "Port ulalýar",
            "Hazardaky port geçen ýyl öňküden köp konteýner kabul etdi.",
            extra="<div>Doly okamak üçin ýazylyň</div>",
        ),
        "German": article(
            "Der Hafen wächst",
            "Der Hafen am Kaspischen Meer hat im vergangenen Jahr mehr Container angenommen als je zuvor.",
            extra="<div>Jetzt weiterlesen</div><div>Probeabo</div>",
        ),
        "French": article(
            "Le port grandit",
            "Le port de la Caspienne a reçu plus de conteneurs que jamais.",
            extra="<div>Cet article est réservé aux abonnés</div>",
        ),
        "a log-in page": bare("Log in", "<h1>Log in</h1><form><input name='u'><input type='password' name='p'></form>"),
        "a log-in page in Russian": bare(
            "Вход | Степная газета",
            "<form><label>Логин</label><input name='u'><input name='p' type=\"password\"></form>",
        ),
    },
}

NOT_FREE = {
    "it breaks off": article(
        "A canal is measured",
        "Surveyors began to measure the canal in spring, and by autumn they had covered "
        "four hundred "
        "kilometres of it, from the weir to the place where the old channel turns north and the first of the",
    ),
    "it is cut with dots": article("A canal is measured", "Surveyors began to measure the canal in spring…"),
    "the rest is offered": article(
        "A canal is measured",
        "Surveyors began to measure the canal in spring.",
        extra="<div>Continue reading</div><div>€2 a month</div>",
    ),
}

# --- what is none

_LONG = (
    (
        "Officials in the two border districts said on Thursday that the crossing would work around the clock from "
        "December, after "
        "months in which lorries waited for up to four days on either side."
    ),
    (
        "The customs service has hired forty inspectors and opened two more lanes, and a queue that drivers book "
        "online replaces the "
        "old one, which was kept in a school exercise book by whoever stood first."
    ),
    (
        "Hauliers welcomed the change but asked for a heated waiting room and for toilets; the governor promised "
        "both by spring and "
        "said that the money had already been set aside in the budget of the region."
    ),
    (
        "Trade over the crossing doubled in the last two years, mostly in fruit, cement and household goods, and is "
        "expected to grow "
        "by another fifth once the railway on the other side is electrified."
    ),
    (
        "A second crossing forty kilometres to the south, closed since the floods, is being repaired and should "
        "open to cars in summer."
    ),
    (
        "Neither service would say how many vehicles were turned back last year, or for what reasons, and the press "
        "office of "
        "the ministry did not answer questions that were sent to it on Monday morning and again on Wednesday."
    ),
)
_COOKIES = (
    "<div id='onetrust-banner-sdk'><p>We use cookies and other technologies. We and our 512 partners store and "
    "access personal data "
    "on your device for personalised advertising.</p><button>Accept all</button><button>Reject all</button>"
    "<a>Manage preferences</a></div>"
)
_SUBSCRIBE_BOX = (
    "<div><h3>Subscribe to our newsletter</h3><p>Sign up to get the best of our reporting every morning.</p></div>"
)

TRAPS = {
    "long with a banner": article("Border crossing to work at night", *_LONG, extra=_COOKIES),
    "short with a banner": article(
        "Border opens", "The border opened at six in the morning, the customs service said.", extra=_COOKIES
    ),
    "no text and a banner": framed("In pictures: the border", "<figure><img src='1.jpg'></figure>", extra=_COOKIES),
    "short with a newsletter": article(
        "Border opens", "The border opened at six in the morning.", extra=_SUBSCRIBE_BOX
    ),
    "short with a channel": article(
        "Граница открыта",
        "Граница открылась в шесть утра, сообщила таможня.",
        extra="<p>Подпишитесь на наш Telegram-канал, чтобы первыми читать материалы</p>",
    ),
    "a channel in Kazakh": article(
        "Шекара ашылды",
        "Шекара таңғы алтыда ашылды.",
        extra="<p>Жаңалықтарды бірінші оқу үшін Telegram арнамызға жазылыңыз</p>",
    ),
    "a channel in Uzbek": article(
        "Chegara ochildi",
        "Chegara ertalab oltida ochildi.",
        extra="<p>Yangiliklarni o‘qish uchun Telegram kanalimizga obuna bo‘ling</p>",
    ),
    "a channel in Chinese": article(
        "口岸开通", "口岸今天清晨六点开通。", extra="<p>关注我们的微信公众号，阅读更多</p>"
    ),
    "the printed paper": article(
        "Граница открыта",
        "Граница открылась в шесть утра, сообщила таможня.",
        extra="<p>Оформите подписку на газету на 2027 год</p>",
    ),
    "a menu with the words of a log-in": article(
        "Border opens", "It opened at six.", extra="<form><input type='password'></form>"
    ),
    "the script of a watcher": article(
        "Border opens",
        "It opened at six.",
        extra="<script>window.__CF$cv$params={r:'1'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>",
    ),
    "imperva's script": article(
        "Border opens", "It opened at six.", extra="<script src='/_Incapsula_Resource?SWJIYLWA=719d34'></script>"
    ),
    "a comment form with a captcha": article(
        "Border opens", "It opened at six.", extra="<form>Leave a comment<div class='g-recaptcha'></div></form>"
    ),
    "a captcha form and no text": framed(
        "In pictures: the border", "<img src='1.jpg'><form><div class='h-captcha'></div></form>"
    ),
    "a noscript of a counter": article(
        "Border opens", "It opened at six.", extra="<noscript>Please enable JavaScript</noscript>"
    ),
    "on captchas": article(
        "Why captchas get harder",
        "“I’m not a robot”: you tick the box and are asked for traffic lights. "
        "Researchers of two universities "
        "say that machines now solve the captcha faster than people.",
        *_LONG[:2],
    ),
    "on captchas, short": article(
        "Bank drops its captcha", "The bank no longer asks clients to prove that they are no machines."
    ),
    "on the security check": article(
        "Security check at the station", "Passengers should come an hour earlier, the railway said."
    ),
    "a security check in Chinese": article("车站加强安全验证", "车站今天起加强旅客安全验证，请提前一小时到达。"),
    "on 404s": article(
        "Page not found: how sites vanish", "A tenth of the links in a sample of ten thousand are dead.", *_LONG[:2]
    ),
    "on 404s, short": article("The museum of the 404 page", "A museum shows how companies say that a page is missing."),
    "with its error for a title": article("404", *_LONG),
    "on a law's article": article(
        "Статья 159 удалена из кодекса", "Парламент исключил статью из кодекса во втором чтении."
    ),
    "on a site that is down": article(
        "Сайт министерства недоступен", "Сайт не открывается с утра, ведутся технические работы."
    ),
    "on a service that is down": article(
        "Bank’s app is down", "The app has been unavailable since noon, the bank said."
    ),
    "on a search that failed": article(
        "Missing boy not found", "Rescuers searched the valley until midnight and found no trace."
    ),
    "on a place": framed("Forbidden City reopens", "<figure><img src='1.jpg'></figure>"),
    "on access": article("Доступ к данным ограничен", "Ведомство закрыло реестр, в котором были имена чиновников."),
    "no word yet": article("Entek habar ýok", "Ministrlik wakanyň sebäbini aýtmady."),
    "no page in a plan": article("Бюджетте жоқ жол", "Жолдың құны бюджетте көрсетілмеген, деді депутат."),
    "on consent": article(
        "Regulator fines paper over cookies",
        "The paper asked readers to “accept all” cookies or pay, which "
        "the regulator called unlawful: "
        "consent to tracking must be free.",
        *_LONG[:4],
    ),
    "on privacy in Chinese": article(
        "个人信息保护法草案公布",
        "草案规定，处理个人信息须取得个人同意，个人有权拒绝。隐私政策应当公开。",
        "专家认为，同意应当自愿、明确，平台不得以不同意为由拒绝提供服务。",
        "草案还规定，个性化推荐应当提供拒绝的选项。",
    ),
    "on subscriptions": article(
        "Streaming prices rise",
        "Subscribers of the service pay a fifth more from January; who wants to keep "
        "the old price must subscribe "
        "for a year.",
    ),
    "on subscriptions in Russian": article(
        "Подписка подорожает", "Стоимость подписки на сервис вырастет на пятую часть, сообщила компания."
    ),
    "on members in Chinese": article(
        "平台会员涨价", "平台宣布，会员价格明年起上调五分之一。付费用户可以继续使用原有服务至年底。"
    ),
    "a teaser for subscribers beside it": article(
        "Border opens",
        "It opened at six in the morning.",
        extra="".join(f"<p>{line}</p>" for line in TEASERS[:12]) + "<p>Subscribe to continue reading our magazine</p>",
    ),
    "on maintenance": article(
        "Power plant under maintenance", "The second unit stops for forty days, the operator said."
    ),
    "a domain": article("Domain names for sale", "The registry sells two hundred short names by auction."),
    "a video page": framed(
        "Video: the border at night", "<div class='player'>This video requires a modern browser.</div>"
    ),
    "a very short one": article("Courts", "The court adjourned."),
    "a short one in Chinese": article("口岸今日开通", "口岸今天清晨六点正式开通。"),
    "a table of rates": framed("Exchange rates", "<article><p>USD 510.2 EUR 590.1</p></article>"),
}


@pytest.mark.parametrize(
    ("reason", "name"), [(reason, name) for reason, pages in WALLS.items() for name in pages], ids=lambda part: part
)
def test_a_wall_is_recognised_with_its_reason(reason: str, name: str) -> None:
    """Each form that sites use, in each language that we read."""
    found = judged(WALLS[reason][name])
    assert found is not None
    assert (found.reason, bool(found.detail)) == (reason, True)


@pytest.mark.parametrize("name", TRAPS)
def test_what_only_looks_like_a_wall_is_news(name: str) -> None:
    """News about captchas, errors and subscriptions, and pages that carry banners, forms and scripts."""
    assert judged(TRAPS[name]) is None


@pytest.mark.parametrize("name", NOT_FREE)
def test_a_text_that_is_not_free_is_refused_where_it_is_cut(name: str) -> None:
    """The markup says that it costs something, and the page shows that this is not all."""
    found = judged(NOT_FREE[name], is_free=False)
    assert found is not None
    assert found.reason == "paywall"


def test_a_whole_text_is_news_though_its_markup_calls_it_not_free() -> None:
    """Publishers with a meter say so of every article, and send short ones whole."""
    page = article(
        "Border opens", "The border opened at six in the morning, the customs service said.", extra=_SUBSCRIBE_BOX
    )
    assert judged(page, is_free=False) is None
    assert judged(article("Border crossing to work at night", *_LONG), is_free=False) is None


def test_a_text_that_is_free_is_none_that_is_sold() -> None:
    """The words of a paywall that is not shown stand in the markup of free articles too."""
    page = WALLS["paywall"]["English"]
    assert judged(page, is_free=True) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://consent.yahoo.com/v2/collectConsent?sessionId=1",
        "https://guce.example.com/consent?gcrumb=1",
        "https://www.example.de/zustimmung?url=https%3A%2F%2Fwww.example.de%2Fa",
        "https://myprivacy.example.net/consent/?siteKey=1",
    ],
)
def test_the_address_of_a_consent_page_tells_it(url: str) -> None:
    """Where a redirect led is believed before what the page says."""
    found = judged(bare("Steppe Gazette", "<p>Choose.</p>"), url=url)
    assert found is not None
    assert found.reason == "consent_wall"


def test_the_visible_text_is_asked_for_only_where_the_article_is_short() -> None:
    """Almost every page has an article, and its judgement costs next to nothing."""

    def unwanted() -> str:
        raise AssertionError

    body = "\n\n".join(_LONG)
    assert wall(title="Border crossing to work at night", body=body, html="<html>", text=unwanted) is None


def test_no_page_takes_long_whatever_it_says() -> None:
    """Words that begin like those of a wall, a thousandfold, cost no more than others."""
    words = (
        "subscribe to ",
        "the page ",
        "we and our ",
        "accept ",
        "для чтения ",
        "订阅",
        "please enable ",
        "a ",
        "<h1 ",
        "...",
    )
    begun = time.process_time()
    for word in words:
        text = word * 20_000
        wall(title=text[:200], body="", html=f"<title>{text}</title>{text}", text=lambda text=text: text)
        wall(title="", body=text[:1000], html=text, text=lambda text=text: text, is_free=False)
    assert time.process_time() - begun < 20
