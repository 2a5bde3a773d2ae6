"""What walls say, by language: the vocabulary of `parsers.walls`.

Patterns are written against plain text: lower case, straight quotes, "ё" as "е", single spaces (see `plain`). A space
in them is a space. Every repeat is bounded, so that no text costs more than its length.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"[^\S\n]+")
_ONE_KIND = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "ё": "е", "…": "..."}
)


def plain(text: str) -> str:
    """Lower case, one kind of quotes and of "е", single spaces; lines stay."""
    return _SPACES.sub(" ", text.lower().translate(_ONE_KIND)).strip()


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns).translate(_ONE_KIND))


def _all(*words: str) -> tuple[str, ...]:
    return tuple(map(plain, words))


# --- bot checks

CHALLENGES = (
    "_cf_chl_opt", "cf-browser-verification", "cf_chl_", "cf-challenge-running", "cf-im-under-attack",  # Cloudflare
    "check.ddos-guard.net", "/.well-known/ddos-guard/js-challenge", "ddos-guard/check",  # DDoS-Guard
    "__qrator/", "qauth_handle_validate", "qauth.js",  # Qrator
    "incapsula incident id", "_incapsula_resource?cwudnsai", "_incapsula_resource?swudnsai",  # Imperva
    'id="px-captcha"', "id='px-captcha'", "/captcha/captcha.js?a=c&u=",  # PerimeterX, HUMAN
    "captcha-delivery.com",  # DataDome
    "sec-if-cpt-container", "/_sec/cp_challenge", "errors.edgesuite.net",  # Akamai
    "sucuri_cloudproxy_js", "sucuri website firewall - access denied",  # Sucuri
    "/showcaptcha?", "smartcaptcha.yandexcloud.net", "smartcaptcha.cloud.yandex.ru", "checkboxcaptcha",  # Yandex
    "/.within.website/x/cmd/anubis", "anubis_challenge",  # Anubis
    "awswafcookiedomainlist", "window.gokuprops",  # AWS WAF
    "validate.perfdrive.com", "/ips.js?kp_uidz", "/tspd/", "vercel security checkpoint",  # Radware, Kasada, F5, Vercel
    "/.well-known/sgcaptcha/", "imunify360", "slowaes.decrypt(", "humans_21909", "lsrecaptcha",  # hosters
    "__jsl_clearance", "acw_sc__v2", "wzws_confirm", "_yunsuo_", "punish?x5secdata", "wappass.baidu.com",  # China
    "safedog", "365cyd", "cdn_sec_verify", "tcaptcha-web-sdk", "captcha.gtimg.com/tcaptcha",
)  # fmt: skip
"""Of markup, lower case: what only a check itself carries. Scripts that watch ordinary pages are not among them."""

WIDGETS = (
    "hcaptcha.com/1/api.js", "js.hcaptcha.com", "recaptcha/api.js", "recaptcha/enterprise.js",
    "challenges.cloudflare.com",
    "geetest", "g-recaptcha", "h-captcha", "cf-turnstile", "smart-captcha", "captcha",
)  # fmt: skip
"""Of markup, lower case: what the forms of ordinary pages carry too."""

CHECK_TITLES = _all(
    "just a moment", "one moment, please", "one moment please", "attention required", "ddos-guard",
    "checking your browser",
    "are you a robot", "are you not a robot", "are you human", "robot check", "bot verification",
    "human verification",
    "security check", "security verification", "browser verification", "verifying your browser", "captcha",
    "please wait",
    "access to this page has been denied", "pardon our interruption", "making sure you're not a bot",
    "вы не робот", "вы робот", "проверка браузера", "проверка безопасности", "проверка на робота", "защита от ботов",
    "安全验证", "人机验证", "访问验证", "滑动验证", "验证中心", "百度安全验证", "验证码", "安全驗證", "人機驗證",
    "қауіпсіздікті тексеру", "коопсуздукту текшерүү", "xavfsizlik tekshiruvi", "хавфсизлик текшируви",
    "санҷиши амният",
    "howpsuzlyk barlagy", "sicherheitsüberprüfung", "vérification de sécurité", "güvenlik kontrolü",
)  # fmt: skip

CHECK_WORDS = _all(
    "checking your browser before accessing", "checking if the site connection is secure",
    "needs to review the security of",
    "verify you are human", "verify that you are human", "verifying you are human", "verify you are not a robot",
    "confirm you are not a robot", "confirm you are a human", "confirm that you are human", "prove you are human",
    "verify you're human", "verify you're not a robot", "confirm you're not a robot", "i'm not a robot",
    "i am not a robot",
    "please complete the security check", "complete the captcha", "solve the captcha",
    "enable javascript and cookies to continue",
    "unusual traffic from your computer network", "unusual activity from your computer network", "are you a robot?",
    "you have been blocked", "request unsuccessful. incapsula", "your request is being verified", "automated access",
    "browser integrity check", "the requested url was rejected. please consult",
    "please enable js and disable any ad blocker",
    "you don't have permission to access", "ddos protection by",
    "подтвердите, что вы не робот", "подтвердите, что запросы отправляли вы", "докажите, что вы не робот",
    "я не робот",
    "вы не робот", "проверяем ваш браузер", "проверка вашего браузера", "проверка браузера",
    "ваш браузер проверяется",
    "с вашего ip-адреса слишком много запросов", "введите символы с картинки", "пройдите проверку, чтобы продолжить",
    "пройдите капчу", "включите javascript и cookie", "ваш запрос заблокирован",
    "доступ заблокирован системой защиты",
    "请完成安全验证", "请进行安全验证", "安全验证", "人机验证", "验证您是真人", "验证您是否是真人", "确认您是真人",
    "请拖动滑块", "请按住滑块", "拖动下方滑块", "请输入验证码", "访问过于频繁", "您的访问被阻断", "访问被拦截",
    "请求已被拦截",
    "请求存在威胁", "网站防火墙", "您的请求可能存在威胁", "正在检查您的浏览器", "驗證您是人類",
    "請完成安全驗證", "確認您不是機器人",
    "робот емес екеніңізді", "робот еместігіңізді", "адам екеніңізді растаңыз", "браузеріңіз тексерілуде",
    "робот эмес экениңизди", "робот эместигиңизди", "адам экениңизди ырастаңыз", "браузериңиз текшерилүүдө",
    "robot emasligingizni", "inson ekanligingizni tasdiqlang", "brauzeringiz tekshirilmoqda",
    "робот эмаслигингизни", "инсон эканлигингизни тасдиқланг", "браузерингиз текширилмоқда",
    "робот набуданатонро", "робот нестед", "инсон буданатонро тасдиқ", "браузери шумо санҷида",
    "robot däldigiňizi", "adamdygyňyzy tassyklaň", "brauzeriňiz barlanýar",
    "kein roboter sind", "dass sie ein mensch sind", "vous n'êtes pas un robot", "vous êtes humain",
    "que eres humano",
    "que no eres un robot", "que no soy un robot", "não é um robô", "non sei un robot", "sei un essere umano",
    "robot olmadığınızı", "insan olduğunuzu doğrulayın", "підтвердіть, що ви не робот", "перевіряємо ваш браузер",
    "robot olmadığınızı təsdiqləyin", "nie jesteś robotem", "geen robot bent", "ロボットではありません",
    "로봇이 아닙니다",
)  # fmt: skip
"""What a check says to its visitor."""

SCRIPT_WANTED = _any(
    (
        r"(?:enable|turn on|activate|allow|requires?|needs?|without|"
        r"doesn't work .{0,30}without) [^.\n]{0,40}\bjavascript"
    ),
    r"javascript (?:is|must be|has to be|seems to be|required|disabled|not enabled)",
    (
        r"(?:включите|активируйте|необходимо включить|нужно включить|требуется|разрешите|необходим|"
        r"без) [^.\n]{0,40}javascript"
    ),
    r"javascript (?:отключен|выключен|не включен|должен быть)",
    r"(?:请|需要|必须|請)[^。\n]{0,12}(?:启用|开启|打开|允许|啟用|開啟)[^。\n]{0,12}javascript",
    r"javascript[^。\n]{0,10}(?:已禁用|被禁用|未启用|未開啟)",
    (
        r"javascript[''\"\s-]{0,3}(?:ti|ты|ті|ni|ни|ро|i|yňy)? (?:қосыңыз|иштетиңиз|күйгүзүңүз|yoqing|ёқинг|"
        r"фаъол кунед|işlediň|açyň)"
    ),
    r"javascript (?:aktivieren|einschalten|active|attiva|activar|activez)",
    r"(?:aktivieren|activez|active|habilite|activa|abilita|etkinleştirin) [^.\n]{0,40}javascript",
    r"javascript'?[iı] etkinleştirin",
)
"""A page that is nothing without JavaScript says so."""

# --- consent walls

CONSENT_HOSTS = ("consent.", "guce.", "guccounter.", "myprivacy.", "cmp-consent.", "privacywall.", "cookiewall.")
CONSENT_PATHS = ("/consent", "/zustimmung", "/cookiewall", "/cookie-wall", "/privacygate", "/datenschutz-zustimmung")
CONSENT_GATE = (
    "ookie", "OOKIE", "onsent", "artner", "racking", "inwillig", "уки", "隐私", "隱私", "parceiros", "socios",
    "partenaire", "erezler",
    "artnerzy",
)  # fmt: skip
"""Without one of these a text is none about consent; looked for first, since that is cheap."""

ASKS = _any(
    r"\b(?:we|us)(?: and|,)? (?:[^.\n]{0,40} )?(?:our )?(?:\S+ )?partners?\b",
    r"before you continue to",
    r"we (?:value|care about|respect) your privacy",
    r"we (?:would like to )?(?:use|set|need) (?:\w+ ){0,4}(?:cookies|consent)",
    r"your (?:privacy )?choices",
    r"(?:accept|reject|allow|decline|agree to|disagree to) all\b",
    r"(?:accept|agree|consent) (?:and|&|\+) (?:continue|close|proceed)",
    (
        r"(?:manage|change|customi[sz]e|more) (?:\w+ ){0,2}(?:settings|options|preferences|choices|cookies|"
        r"consent)"
    ),
    r"by (?:clicking|continuing|using|selecting)\b[^.\n]{0,60}(?:agree|consent|accept)",
    r"click(?:ing)? ['\"]?(?:accept|agree|reject|i agree)",
    # de
    r"wir und unsere",
    r"mit werbung (?:weiter|und|lesen|nutzen)",
    r"(?:akzeptieren|zustimmen|einverstanden) (?:und|&) weiter",
    r"alle (?:akzeptieren|ablehnen)",
    r"(?:mit )?pur[- ]abo",
    r"(?:abo|pur) (?:lesen|abschließen|kaufen)[^.\n]{0,40}tracking",
    r"sie können [^.\n]{0,30}jederzeit widerrufen",
    r"wählen sie,? wie",
    # fr
    r"nous et nos",
    r"avec nos [^.\n]{0,12}partenaires",
    r"accepter et (?:continuer|fermer)",
    r"tout (?:accepter|refuser)",
    r"continuer sans accepter",
    r"paramétrer (?:mes|les)",
    # es it pt pl nl
    r"(?:nosotros y|con) nuestros",
    r"aceptar (?:y continuar|todo|y cerrar)",
    r"rechazar todo",
    r"noi e (?:i nostri|terze)",
    r"accetta (?:e continua|tutto)",
    r"rifiuta tutto",
    r"nós e os",
    r"aceitar (?:e continuar|tudo)",
    r"my i nasi",
    r"(?:akceptuj[eę]|zaakceptuj) (?:wszystk|i)",
    r"wij en onze",
    r"alles accepteren",
    # ru
    r"(?:мы|сайт) (?:\w+ )?использу(?:ем|ет) (?:\w+ ){0,3}(?:cookies?|куки)",
    r"(?:мы|нас) и наш\w+ партнер\w+",
    r"принять (?:все|и (?:продолжить|закрыть))",
    r"отклонить все",
    r"(?:нажимая|продолжая)\b[^.\n]{0,60}(?:соглаша|принима)",
    r"настроить (?:cookies?|куки)",
    # zh
    r"(?:我们|我們)(?:和|与|及)[^。\n]{0,8}(?:合作伙伴|合作夥伴)",
    r"(?:我们|本网站|我們|本網站)(?:会)?使用 ?cookies?",
    r"(?:同意|接受)(?:并|並)(?:继续|繼續|关闭)",
    r"(?:接受|同意|拒绝|拒絕)(?:所有|全部)",
    r"全部(?:接受|拒绝)",
    # kk ky uz tg tk tr
    r"барлығын қабылдау",
    r"баарын кабыл алуу",
    r"(?:hammasini|barchasini) qabul qilish",
    r"(?:ҳаммасини|барчасини) қабул қилиш",
    r"ҳамаро қабул кардан",
    r"hemmesini kabul et",
    r"tümünü kabul et",
)
"""What asks the reader, as a text about consent only quotes."""

CONSENT_WORDS = _any(
    r"\bpartners?\b[^.\n]{0,80}\b(?:store|process|cookies?|access|data|personal)",
    r"privacy (?:settings|dashboard|preferences|center|policy)",
    r"store and/or access information",
    r"personali[sz]ed (?:ads|advertising|content)",
    r"legitimate interest",
    r"withdraw your consent",
    r"\bconsent to\b",
    r"cookie (?:policy|notice|preferences|settings|consent)",
    r"(?:use|uses|using) (?:of )?(?:\w+ ){0,3}cookies",
    r"list of (?:partners|vendors)",
    r"family of brands",
    r"personal data",
    r"advertising and (?:cookies|tracking)",
    # de
    r"werbung und (?:cookies|tracking)",
    r"\btracking\b",
    r"einwilligung",
    r"werbefrei",
    r"datenschutz\w*",
    r"\bcookies?\b",
    # fr es it pt
    r"vos données",
    r"(?:données|datos|dati|dados) (?:à caractère )?person\w+",
    r"política de (?:cookies|privacidad|privacidade)",
    # ru
    r"файл\w* (?:cookie|куки)",
    r"\bкуки\b",
    r"обработк[уи] (?:персональных )?данных",
    r"политик\w{1,2} конфиденциальности",
    r"персонализирован\w+",
    # zh
    r"隐私(?:政策|设置|声明)",
    r"隱私(?:政策|設定|聲明)",
    r"个性化(?:广告|内容)",
    # tr kk ky uz tg tk
    r"çerez\w*",
    r"kişisel veri\w*",
    r"құпиялы\w* саясат\w*",
    r"купуялы\w* саясат\w*",
    r"maxfiylik siyosat\w*",
    r"махфийлик сиёсат\w*",
    r"махфият\w*",
    r"gizlinlik syýasat\w*",
)
"""What a page about consent speaks of."""

# --- error pages

CODE = re.compile(
    r"(?:http\ ?|status\ ?|code\ ?)*(?:error|errors|ошибка|错误|錯誤|қате|ката|xato|xatolik|хато|хатолик|хатогӣ|"
    r"ýalňyşlyk|fehler|erreur|hata|"
    r"помилка|błąd|xəta)?\ ?(?:code|код)?\ ?#?\ ?(?:40[0134]|410|451|50[0234]|52\d)\ ?(?:error|ошибка|错误|"
    r"-?сервера)?"
)

GONE = _any(
    (
        r"\b(?:page|article|story|content|url|post|publication)\b(?: [^.\d\n]{0,34}?)? (?:not found|(?:was|were|"
        r"is|are) not found|(?:could|can)(?: ?not|n't|'t) be found|does(?: not|n't) exist)"
    ),
    r"(?:page|article|story) (?:you [^.\d\n]{0,30})?(?:is )?no longer (?:exists|available|here)",
    (
        r"(?:page|article|story) (?:you [^.\d\n]{0,30})?(?:is(?: not|n't) available|is unavailable|(?:has been|"
        r"was) (?:removed|deleted|moved))"
    ),
    (
        r"(?:can't|cannot|can not|couldn't|could not|unable to) (?:seem to )?(?:find|locate) (?:the|that|this|"
        r"your) (?:\w+ )?(?:page|article|story|content|url)\b[^.\n]{0,40}"
    ),
    r"not found on this server",
    r"requested url\b[^\n]{0,40}not found",
    # ru
    (
        r"(?:страниц[аыу]|материал|новость|стать[яию]|публикаци[яию]|запись|раздел|документ|"
        r"файл)(?: [^.\d\n]{0,34}?)? (?:не (?:был[аои]? )?найден[аоы]?|не существует|не обнаружен[аоы]?)"
    ),
    r"(?:не найден[аоы]?|нет такой|такой) (?:страниц[аыу]|запис[ьи]|новост[ьи])(?: (?:нет|не существует))?",
    # zh
    (
        r"(?:页面|网页|頁面|網頁|文章|新闻|新聞|稿件|此页|该页|页)(?:[^。\d\n]{0,8}?)(?:不存在|不見了|不见了|"
        r"找不到|未找到|已删除|已刪除|已被删除|已被刪除|无法找到|無法找到|"
        r"已下线|已失效|走丢了|消失了|无法访问)"
    ),
    r"(?:找不到|未找到|无法找到|無法找到|没有找到|沒有找到)[^。\d\n]{0,12}(?:页面|网页|頁面|網頁|文章|页|頁)",
    # kk, ky
    r"\b(?:бет|парақ|парақша|мақала|материал|жаңалық)(?: [^.\d\n]{0,24}?)? (?:табылмады|табылған жоқ)",
    r"\b(?:барак|баракча|бет|макала|материал|жаңылык)(?: [^.\d\n]{0,24}?)? (?:табылган жок|табылбады)",
    r"\b(?:мұндай|бұл|мындай|бул) (?:бет|парақ|парақша|барак|баракча) (?:жоқ|жок)",
    # uz
    r"\b(?:sahifa|maqola|yangilik|material)(?: [^.\d\n]{0,24}?)? (?:topilmadi|mavjud emas)",
    r"\b(?:саҳифа|мақола|янгилик|материал)(?: [^.\d\n]{0,24}?)? (?:топилмади|мавжуд эмас)",
    # tg
    r"\b(?:саҳифа|саҳифаи|мақола|мақолаи|мавод)(?: [^.\d\n]{0,24}?)? (?:ёфт нашуд|пайдо нашуд|вуҷуд надорад)",
    r"\bсаҳифаи?(?: [^.\d\n]{0,24}?)? мавҷуд нест",
    # tk
    r"\b(?:sahypa|makala)(?: [^.\d\n]{0,24}?)? (?:tapylmady|tapylmaýar)|\bbeýle sahypa ýok",
    # de fr es pt it nl tr az uk pl ja ko ar fa
    (
        r"(?:seite|artikel|beitrag)(?: [^.\d\n]{0,34}?)? (?:nicht gefunden|existiert nicht|"
        r"nicht (?:mehr )?verfügbar)"
    ),
    r"(?:page|article)(?: [^.\d\n]{0,34}?)? (?:introuvable|n'existe (?:pas|plus)|non trouvée?)",
    (
        r"(?:página|artículo|artigo)(?: [^.\d\n]{0,34}?)? (?:no (?:encontrad[ao]|existe|se encuentra|disponible)|"
        r"não (?:encontrad[ao]|existe))"
    ),
    r"pagina(?: [^.\d\n]{0,34}?)? (?:non (?:trovata|esiste)|niet gevonden)",
    r"sayfa(?: [^.\d\n]{0,24}?)? bulunamadı",
    r"səhifə(?: [^.\d\n]{0,24}?)? (?:tapılmadı|mövcud deyil)",
    r"сторінк[ауи](?: [^.\d\n]{0,24}?)? не (?:знайден[оа]|існує)",
    r"stron[ayę](?: [^.\d\n]{0,24}?)? nie (?:została )?(?:znalezion[ao]|istnieje)",
    r"nie znaleziono strony",
    r"ページ[^。\d\n]{0,12}(?:見つかりません|存在しません)",
    r"페이지[^.\d\n]{0,12}(?:찾을 수 없|없습니다)",
    r"(?:الصفحة|صفحه)(?: [^.\n]{0,30}?)? (?:غير موجودة|یافت نشد)",
)
"""A missing page, as no headline says it."""

FAILED = _any(
    r"\A(?:not|nothing (?:was )?) ?found\Z",
    r"bad (?:gateway|request)",
    r"(?:internal )?server error",
    r"service (?:temporarily |is )?unavailable",
    r"gateway time-? ?out",
    r"access (?:is |was )?(?:denied|forbidden|restricted)",
    r"\A(?:forbidden|unauthori[sz]ed|it works|технические работы|қолжетімсіз|内部错误)\Z",
    r"permission denied",
    r"too many requests",
    r"error establishing a database connection",
    r"(?:database|application|fatal|unexpected|runtime) (?:connection )?error",
    r"\Asomething went wrong",
    r"(?:unexpected )?error (?:has )?occurred",
    (
        r"(?:site|website|page|system|service|server|portal|we|currently)\b[^.\n]{0,24}(?:undergoing|down for|"
        r"under) [^.\n]{0,20}maintenance"
    ),
    r"\A(?:maintenance(?: mode)?|(?:under|scheduled|site) maintenance)\Z",
    r"we'?(?:ll|re) be (?:right )?back(?: (?:soon|shortly))?",
    (
        r"\b(?:site|website|page) is (?:temporarily |currently )?(?:unavailable|offline|down|under construction|"
        r"disabled|suspended)"
    ),
    r"(?:site|website) (?:coming soon|suspended)",
    r"account (?:has been )?suspended",
    r"welcome to (?:nginx|centos|openresty|caddy)",
    r"apache2? (?:\w+ ){0,3}default page",
    r"test page for the (?:apache|nginx|http)[^\n]{0,40}",
    r"iis windows(?: server)?",
    r"index of /",
    r"default plesk page",
    r"\bdomain\b(?: [^\n]{0,40}?)? (?:is|may be) (?:for sale|parked|available)",
    r"domain (?:parking|has expired|expired|for sale)",
    r"buy this domain",
    r"not available in your (?:country|region|location|area)",
    r"unavailable (?:for|due to) legal reasons",
    r"file not found",
    # ru
    r"\Aдоступ (?:к (?:сайту|странице|ресурсу|материалу) )?(?:запрещен|ограничен|закрыт|заблокирован)",
    r"внутренняя ошибка(?: сервера)?",
    r"ошибка (?:сервера|базы данных|соединения[^\n]{0,30})",
    r"(?:ведутся|проводятся|идут) (?:\w+ )?(?:технические|профилактические|плановые) работы",
    r"техническое обслуживание",
    r"ничего не найдено",
    (
        r"(?:сайт|сервис|сервер|страница|материал) (?:временно |сейчас )?(?:недоступ[аен]{1,3}|"
        r"не доступ[аен]{1,3}|не работает|отключен|заблокирован|на реконструкции|на обслуживании|"
        r"был[аи]? удален[аоы]?|удален[аоы]?)"
    ),
    r"домен (?:\S+ )?(?:продается|припаркован|не прилинкован[^\n]{0,40}|просрочен|свободен)",
    r"аккаунт (?:\w+ )?(?:заблокирован|отключен)",
    # zh
    r"(?:访问|存取)(?:被)?(?:拒绝|拒絕|禁止|受限)",
    r"(?:拒绝|禁止)访问",
    r"(?:网站|系统|網站|系統)[^。\n]{0,6}(?:维护中|正在维护|維護中|升级中|升级维护|暂停服务|已关闭)",
    r"服务器(?:内部)?(?:错误|繁忙)",
    r"服务(?:器)?(?:暂时)?不可用",
    r"域名[^。\n]{0,10}(?:出售|转让|过期|停放)",
    # kk ky uz tg tk
    r"техникалық жұмыстар[^\n]{0,30}",
    r"техникалык иштер[^\n]{0,30}",
    r"texnik ishlar[^\n]{0,30}",
    r"техник ишлар[^\n]{0,30}",
    r"корҳои техникӣ[^\n]{0,30}",
    r"tehniki işler[^\n]{0,30}",
    r"рұқсат (?:жоқ|етілмеген)",
    r"кирүүгө тыюу",
    r"ruxsat (?:yo'q|etilmagan)",
    r"рухсат йўқ",
    r"дастрасӣ (?:манъ|маҳдуд)\w*",
    r"giriş gadagan",
    # de fr es it tr uk
    r"zugriff verweigert",
    r"wartungsarbeiten",
    r"accès (?:refusé|interdit)",
    r"acceso denegado",
    r"accesso negato",
    r"erişim engellendi",
    r"bakım (?:çalışması|modu)",
    r"доступ заборонено",
    r"ведуться технічні роботи",
)
"""What headlines say too; on a page without a text it is a message."""

PARKED = (
    "sedoparking.com", "parkingcrew.net", "hugedomains.com", "bodis.com", "dan.com/buy-domain", "afternic.com/forsale",
    "parklogic.com", "reg.ru/domain/shop", "above.com/marketplace",
)  # fmt: skip
"""Of markup: who keeps parked domains."""

# --- log-in pages, paywalls

LOG_IN = frozenset({
    "log in", "login", "sign in", "signin", "log-in", "sign up", "register", "log in or register", "member login",
    "вход", "вход на сайт", "авторизация", "войти", "вход в систему", "регистрация", "登录", "登入",
    "用户登录", "会员登录", "注册",
    "кіру", "жүйеге кіру", "тіркелу", "кирүү", "катталуу", "kirish", "tizimga kirish", "кириш", "воридшавӣ",
    "вуруд", "giriş",
    "içeri gir", "anmelden", "anmeldung", "einloggen", "connexion", "se connecter", "iniciar sesión", "acceso",
    "accedi", "entrar",
})  # fmt: skip

PAY_WORDS = _any(
    (
        r"(?:subscribe|sign (?:up|in)|log in|register|create (?:a|an) (?:free )?account|become a (?:member|"
        r"subscriber)|start your (?:free )?trial)"
        r"[^.\n]{0,60}\b(?:to|and) (?:continue reading|continue to (?:the |this )?(?:article|story)|keep reading|"
        r"read on\b|read (?:this|the (?:full|rest|whole|entire))|unlock|access (?:this|the full))"
    ),
    (
        r"(?:to|in order to) (?:continue reading|keep reading|read (?:on|the (?:full|rest|whole|entire))|"
        r"read this (?:article|story)|unlock|access (?:this|the full))[^.\n]{0,80}(?:subscri|sign (?:up|in)|log in|"
        r"register|account|member|trial)"
    ),
    (
        r"(?:this (?:article|story|content|post|report|page)|full (?:article|story|access|text)|(?:rest|"
        r"remainder) of (?:this|the) (?:article|story))\b[^.\n]{0,40}(?:(?:is|are) )?(?:only |exclusively |"
        r"reserved )?(?:available )?(?:only )?(?:to|for) (?:\w+ ){0,3}(?:subscribers|members|registered)"
    ),
    r"(?:subscribers?|members?|premium)[- ]only (?:article|content|story)",
    r"you(?:'ve| have) (?:read|reached|used|hit) [^.\n]{0,40}(?:free (?:article|stor)|article limit|last free)",
    r"free (?:articles?|stories) (?:left|remaining)",
    r"unlock (?:this|the (?:full|whole|rest|entire)) (?:article|story)",
    r"free preview (?:has )?end",
    # ru, uk
    (
        r"(?:для|чтобы) (?:\w+ )?(?:продолж\w+ чте?н?и\w+|дочита\w+|чита\w+ (?:дал\w+|полн\w+|эт\w+|стать\w+|"
        r"материал\w*|текст\w*)|чтения (?:стать|материал|полн|эт|дал)\w*|прочита\w+ (?:полн\w+|эт\w+|стать\w+|"
        r"материал\w*|текст\w*|до конца|цел\w+)|доступа к (?:полн|стать|материал|текст)\w*|"
        r"получ\w+ (?:полн\w+ )?доступ)[^.\n]{0,60}(?:подпи\w+|войдите|войти|авториз\w+|зарегистр\w+|оплат\w+|"
        r"оформит\w+)"
    ),
    (
        r"(?:подпи\w+|войдите|авторизуйтесь|зарегистрируйтесь|оформите подписку|купите подписку|нужна подписка|"
        r"требуется подписка)[^.\n]{0,40}(?:продолж\w+ чте?н?и\w+|дочита\w+|чита\w+ (?:дал\w+|полн\w+|стать\w+|"
        r"материал\w*)|прочита\w+ (?:полн\w+|стать\w+|материал\w*|текст\w*|до конца)|получ\w+ (?:полн\w+ )?доступ|"
        r"доступа? к (?:полн|стать|материал)\w*)"
    ),
    (
        r"(?:материал|статья|текст|публикация|новость|полн(?:ый|ая) (?:текст|"
        r"версия)(?: \w+)?)[^.\n]{0,30} (?:доступ[ена]{1,3}|открыт[аы]?|предназначен[аы]?) (?:только )?(?:для |по |"
        r"платн\w+ |зарегистр\w+ ){0,3}(?:подпис\w+|абонент\w+|зарегистрир\w+)"
    ),
    r"(?:это|данный) платн\w+ (?:материал|статья|контент)",
    r"продолжение (?:\w+ )?(?:доступно )?(?:только )?(?:для|по) подпис\w+",
    r"щоб (?:продовжити|прочитати)[^.\n]{0,40}(?:підпи|увійд|зареєстр)",
    # zh
    (
        r"(?:订阅|訂閱|登录|登入|登錄|付费|付費|购买|購買|开通|開通|成为会员|加入会员|注册)[^。\n]{0,14}(?:阅读|"
        r"閱讀|查看|观看|解锁)(?:全文|完整|本文|剩余|后续)"
    ),
    (
        r"(?:订阅|訂閱|登录|登入|登錄|付费|付費|购买|購買|开通|開通|成为会员|注册)[^。\n]{0,14}(?:继续|"
        r"繼續)(?:阅读|閱讀)"
    ),
    (
        r"(?:本文|此文|该文|全文)[^。\n]{0,8}(?:为|為|是|属于|屬於|仅限|僅限|仅对|供)[^。\n]{0,6}(?:付费|付費|会员|"
        r"會員|订阅|訂閱|收费|订户|訂戶)"
    ),
    r"(?:付费|会员|订阅)(?:内容|文章|专享)[^。\n]{0,10}(?:全文|阅读|解锁)",
    r"(?:余下|剩余|以下|余文)[^。\n]{0,8}(?:\d+%|内容|全文)[^。\n]{0,10}(?:付费|订阅|会员|解锁|购买)",
    # kk, ky
    r"(?:оқу|оқуды|жалғастыру)[^.\n]{0,20} үшін[^.\n]{0,40}(?:жазыл|кіріңіз|тіркел)",
    r"мақала (?:тек )?жазылушылар",
    r"(?:окуу|окууну|улантуу)[^.\n]{0,20} үчүн[^.\n]{0,40}(?:жазыл|кириңиз|каттал)",
    r"макала (?:бир гана |жалаң )?жазылуучулар",
    # uz, tg, tk
    r"(?:o'qish|davom ettirish)[^.\n]{0,20} uchun[^.\n]{0,40}(?:obuna|kiring|ro'yxat)",
    r"maqola (?:faqat )?obunachilar",
    r"(?:ўқиш|давом эттириш)[^.\n]{0,20} учун[^.\n]{0,40}(?:обуна|киринг|рўйхат)",
    r"мақола (?:фақат )?обуначилар",
    r"барои (?:идомаи |пурра )?хондан[^.\n]{0,40}(?:обуна|ворид|сабт)",
    r"мақола танҳо барои обуначиён",
    r"(?:okamak|dowam etmek) üçin[^.\n]{0,40}(?:ýazyl|giriň|agza)",
    # de, fr, es, it, pt, tr, pl
    r"(?:weiterlesen|vollständigen artikel|ganzen artikel)[^.\n]{0,40}(?:abo\b|anmelden|registrier|premium)",
    r"(?:registrieren|anmelden|abonnieren) und weiterlesen",
    r"jetzt (?:weiterlesen|testen und weiterlesen)",
    r"(?:artikel|inhalt) ist (?:nur )?(?:für abonnenten|exklusiv)",
    r"(?:abonnez-vous|connectez-vous)[^.\n]{0,40}(?:lire|suite|cet article|accéder)",
    r"(?:article|contenu) (?:est )?réservé aux? abonnés",
    r"il vous reste [^.\n]{0,20}à (?:lire|découvrir)",
    r"(?:suscríbete|suscríbase|regístrate|inicia sesión)[^.\n]{0,40}(?:leyendo|leer este|seguir leyendo)",
    r"(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)",
    r"abbonati per (?:continuare|leggere)",
    r"(?:contenuto|articolo) riservato agli abbonati",
    r"assine para (?:continuar|ler)",
    r"(?:okumaya )?devam(?: etmek|ını okumak)? için (?:\w+ )?(?:abone|üye|giriş)",
    r"(?:aby|żeby) (?:czytać|przeczytać)[^.\n]{0,40}(?:subskryb|zaloguj|kup)",
)
"""What says of this very article that it goes on for who pays or logs in; a box that sells subscriptions does not."""

BEHIND_A_TEXT = _any(
    r"already (?:a |have a |have an |an? )?(?:subscriber|subscribed|subscription) ?\?",
    (
        r"уже (?:есть подписка|подписаны|подписчик)|已(?:是|有)(?:会员|订户|订阅)|bereits abonnent|déjà abonné|"
        r"ya eres suscriptor"
    ),
)
"""What menus say too: a sign only right behind a text."""

CHANNELS = _any(
    (
        r"telegram|телеграм|newsletter|рассылк|youtube|instagram|whatsapp|facebook|tiktok|twitter|viber|вотсап|"
        r"инстаграм|соцсет"
    ),
    r"канал|арнамыз|каналыбыз|kanal|公众号|微博|推送|\brss\b|push|уведомлен|podcast|подкаст|infolettre|boletín",
)
"""Where news is followed and not bought: beside one of these, "subscribe" means something else."""

OFFERS = _any(
    (
        r"continue reading|keep reading|read the (?:full|rest)|subscribe (?:now|today)|(?:free|digital) trial|"
        r"unlimited access"
    ),
    (
        r"дочитать|продолжить чтение|читать полностью|полный доступ|оформить подписку|阅读全文|继续阅读|立即订阅|"
        r"开通会员|続きを読む|有料会員"
    ),
    r"weiterlesen|lesen sie weiter|probeabo|digital-?zugang|abo abschließen|s'abonner|lire la suite|seguir leyendo",
)
"""What is offered behind a cut text; with a markup that calls the article not free it says enough."""
