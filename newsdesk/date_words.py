"""The words that dates are written with, per language: months, weekdays, days and spans counted from today, labels.

The eight languages of the sources come first and with all their cases; other languages of the world's press have the
forms that stand in datelines. All words are in lower case, in Unicode's composed form (NFKC), with a plain apostrophe.
A word that names different months in two languages (Polish and Croatian `listopad`) is read as the one of them.

Source: Unicode CLDR 45 (months and days, format and stand-alone); the publishers' own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

MONTH_FORMS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
    ),
    "ru": (
        "январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр", "май мая",
        "июнь июня июн", "июль июля июл", "август августа авг", "сентябрь сентября сен сент", "октябрь октября окт",
        "ноябрь ноября ноя нояб", "декабрь декабря дек",
    ),
    "uk": (
        "січень січня січ", "лютий лютого лют", "березень березня бер", "квітень квітня квіт", "травень травня трав",
        "червень червня черв", "липень липня лип", "серпень серпня серп", "вересень вересня вер", "жовтень жовтня жовт",
        "листопад листопада лист", "грудень грудня груд",
    ),
    "be": (
        "студзень студзеня", "люты лютага", "сакавік сакавіка", "красавік красавіка", "травень траўня",
        "чэрвень чэрвеня", "ліпень ліпеня", "жнівень жніўня", "верасень верасня", "кастрычнік кастрычніка",
        "лістапад лістапада", "снежань снежня",
    ),
    "bg": (
        "януари", "февруари", "", "април", "", "юни", "юли", "", "септември", "октомври", "ноември", "декември",
    ),
    "sr": (
        "јануар јануара januara", "фебруар фебруара februara", "марта", "априла aprila", "мај маја maja",
        "јун јуна juna", "јул јула jula", "avgusta", "септембар септембра septembra", "октобар октобра oktobra",
        "новембар новембра novembra", "децембар децембра decembra",
    ),
    "de": (
        "januar jänner jän", "februar feber", "märz maerz mär mrz", "", "mai", "juni", "juli", "", "", "oktober okt",
        "", "dezember dez",
    ),
    "nl": ("januari", "februari", "maart mrt", "", "mei", "", "", "augustus", "", "", "", ""),
    "sv": ("", "", "mars", "", "maj", "", "", "augusti", "", "", "", ""),
    "da": ("", "", "marts", "", "", "", "", "", "", "", "", "desember des"),
    "fr": (
        "janvier janv", "février fevrier févr fév", "mars", "avril avr", "", "juin", "juillet juil", "août aout",
        "septembre", "octobre", "novembre", "décembre decembre déc",
    ),
    "es": (
        "enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
        "septiembre setiembre set",
        "octubre", "noviembre", "diciembre dic",
    ),
    "pt": (
        "janeiro", "fevereiro fev", "março marco", "", "maio mai", "junho", "julho", "", "setembro", "outubro out",
        "novembro", "dezembro",
    ),
    "it": (
        "gennaio genn gen", "febbraio febb", "", "aprile", "maggio mag", "giugno giu", "luglio lug", "",
        "settembre sett", "ottobre ott", "", "dicembre",
    ),
    "ca": (
        "gener", "febrer", "març", "", "maig", "juny", "juliol", "agost", "setembre", "", "", "desembre",
    ),
    "ro": (
        "ianuarie ian", "februarie", "martie", "aprilie", "", "iunie iun", "iulie iul", "", "septembrie", "octombrie",
        "noiembrie", "decembrie",
    ),
    "pl": (
        "styczeń stycznia sty", "luty lutego lut", "marzec marca", "kwiecień kwietnia kwi", "maja",
        "czerwiec czerwca cze", "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz",
        "październik października paź", "listopad listopada lis", "grudzień grudnia gru",
    ),
    "cs": (
        "leden ledna", "únor února", "březen března", "duben dubna", "květen května", "červen června",
        "červenec července", "srpen srpna", "září", "říjen října", "listopadu", "prosinec prosince",
    ),
    "sk": (
        "január januára", "február februára", "marec", "apríl apríla", "máj mája", "jún júna", "júl júla", "augusta",
        "", "október októbra", "", "",
    ),
    "hu": (
        "", "", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus",
        "szeptember szept", "", "", "",
    ),
    "fi": (
        "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta",
        "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta", "syyskuu syyskuuta",
        "lokakuu lokakuuta", "marraskuu marraskuuta", "joulukuu joulukuuta",
    ),
    "et": ("jaanuar", "veebruar", "märts", "aprill", "", "juuni", "juuli", "", "", "oktoober", "", "detsember"),
    "lv": (
        "janvāris janvārī", "februāris februārī", "marts martā", "aprīlis aprīlī", "maijs maijā", "jūnijs jūnijā",
        "jūlijs jūlijā", "augusts augustā", "septembris septembrī", "oktobris oktobrī", "novembris novembrī",
        "decembris decembrī",
    ),
    "lt": (
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio",
        "lapkričio", "gruodžio",
    ),
    "sq": (
        "janar", "shkurt", "", "prill", "", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor",
    ),
    "el": (
        "ιανουαρίου ιανουάριος ιαν", "φεβρουαρίου φεβρουάριος φεβ", "μαρτίου μάρτιος μαρ", "απριλίου απρίλιος απρ",
        "μαΐου μαίου μάιος μαϊ", "ιουνίου ιούνιος ιουν", "ιουλίου ιούλιος ιουλ", "αυγούστου αύγουστος αυγ",
        "σεπτεμβρίου σεπτέμβριος σεπ", "οκτωβρίου οκτώβριος οκτ", "νοεμβρίου νοέμβριος νοε",
        "δεκεμβρίου δεκέμβριος δεκ",
    ),
    "tr": (
        "ocak oca", "şubat şub", "mart", "nisan nis", "mayıs mayis", "haziran haz", "temmuz tem", "ağustos agustos ağu",
        "eylül eylul eyl", "ekim eki", "kasım kasim kas", "aralık aralik ara",
    ),
    "az": (
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr",
    ),
    "id": ("", "", "maret", "", "", "", "", "agustus agt agu", "", "", "nopember", ""),
    "ms": ("", "", "mac", "", "", "", "julai", "ogos", "", "", "", "disember dis"),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل ابريل إبريل", "مايو", "يونيو", "يوليو", "أغسطس اغسطس", "سبتمبر",
        "أكتوبر اكتوبر", "نوفمبر", "ديسمبر",
    ),
    "ka": (
        "იანვარი იანვარს იან", "თებერვალი თებერვალს", "მარტი მარტს", "აპრილი აპრილს", "მაისი მაისს", "ივნისი ივნისს",
        "ივლისი ივლისს", "აგვისტო აგვისტოს", "სექტემბერი სექტემბერს", "ოქტომბერი ოქტომბერს", "ნოემბერი ნოემბერს",
        "დეკემბერი დეკემბერს",
    ),
    "hy": (
        "հունվարի հունվար", "փետրվարի փետրվար", "մարտի մարտ", "ապրիլի ապրիլ", "մայիսի մայիս", "հունիսի հունիս",
        "հուլիսի հուլիս", "օգոստոսի օգոստոս", "սեպտեմբերի սեպտեմբեր", "հոկտեմբերի հոկտեմբեր", "նոյեմբերի նոյեմբեր",
        "դեկտեմբերի դեկտեմբեր",
    ),
}  # fmt: skip
"""Per language twelve entries, the forms of a month parted by spaces; empty where an entry above has them already."""

_STEMS: Mapping[str, tuple[str, ...]] = {
    "kk": (
        "қаңтар қаң", "ақпан ақп", "наурыз нау", "сәуір сәу", "мамыр мам", "маусым мау", "шілде шіл", "тамыз там",
        "қыркүйек қыр", "қазан қаз", "қараша қар", "желтоқсан жел",
    ),
    "kk-Latn": (
        "qańtar qañtar", "aqpan", "naýryz nauryz", "sáýir säuir sáuir", "mamyr", "maýsym mausym", "shilde şılde",
        "tamyz", "qyrkúıek qyrküiek qyrkúiek", "qazan", "qarasha qaraşa", "jeltoqsan",
    ),
    "ky": (
        "январь январ", "февраль феврал", "март", "апрель апрел", "май", "июнь июн", "июль июл", "август",
        "сентябрь сентябр", "октябрь октябр", "ноябрь ноябр", "декабрь декабр",
    ),
    "ky-folk": (
        "үчтүнайы", "бирдинайы", "жалганкуран", "чынкуран", "бугу", "кулжа", "теке", "башоона", "аякоона",
        "тогуздунайы", "жетининайы", "бештинайы",
    ),
    "uz": (
        "yanvar yan", "fevral fev", "mart", "aprel apr", "may", "iyun", "iyul", "avgust avg",
        "sentabr sentyabr sen sent", "oktabr oktyabr okt", "noyabr noy", "dekabr dek",
    ),
    "tk": (
        "ýanwar ýan", "fewral few", "mart", "aprel", "maý", "iýun", "iýul", "awgust awg", "sentýabr sentyabr",
        "oktýabr oktyabr", "noýabr noyabr", "dekabr",
    ),
    "tk-2002": (
        "türkmenbaşy", "baýdak", "nowruz", "gurbansoltan", "magtymguly", "oguz", "gorkut", "alparslan", "ruhnama",
        "garaşsyzlyk", "sanjar", "bitaraplyk",
    ),
}  # fmt: skip
"""Months of languages that add their cases behind; Tajik and Uzbek in Cyrillic have the stems of Kyrgyz."""

_CASES: Mapping[str, str] = {
    "kk": "ы і да де та те дан ден тан тен нан нен ның нің дың дің тың тің дағы дегі тағы тегі ға ге қа ке",
    "kk-Latn": "da de ta te dan den tan ten nan nen nyń niń dyń diń daǵy degi taǵy tegi ğa ge",
    "ky": (
        "ы и у ү ында ынын ындагы ынан ына инде инин индеги унда унун ундагы үндө "  # Kyrgyz
        "да де до дө та те дагы деги дан ден дын дин дун га ге "
        "ида идаги даги нинг ning гача"  # Uzbek in Cyrillic, Tajik -и
    ),
    "ky-folk": "нын дун",
    "uz": "da dan dagi ning ga gacha ida idagi idan i",
    "tk": "y i ynda inde unda ynyň iniň yny ini da de dan den dan",
    "tk-2002": "y ynda da",
}  # fmt: skip

TWO_WORD_MONTHS = (
    "үчтүн айы", "бирдин айы", "жалган куран", "чын куран", "баш оона", "аяк оона", "тогуздун айы", "жетинин айы",
    "бештин айы", "alp arslan",
)  # fmt: skip
"""Months that people write in two words, and the tables here in one."""

WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
    понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    週一 週二 週三 週四 週五 週六 週日
    一 二 三 四 五 六 日 月 火 水 木 金 土 월 화 수 목 금 토 일 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
    дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс сс ср бс жм сн жк
    дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби дүйш шейш шарш бейш ишм жек
    dushanba seshanba chorshanba payshanba juma shanba yakshanba dush sesh chor pay shan yak
    душанба сешанба чоршанба пайшанба жума шанба якшанба
    душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе дшб сшб чшб пшб ҷмъ шнб яшб
    duşenbe sişenbe çarşenbe penşenbe anna şenbe ýekşenbe
    duşenbä sişenbä
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio
    segunda terça quarta quinta sexta feira seg ter qua qui sex
    poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt nd
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo za zo
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt
    понеділок вівторок середа четвер п'ятниця пятниця субота неділя нд
    bazar ertəsi çərşənbə axşamı cümə şənbə
    pondělí úterý středa čtvrtek pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap
    luni marți miercuri joi vineri sâmbătă duminică
    """.split()  # noqa: SIM905
)
"""Names of weekdays, in full and short. They are passed over: publishers get them wrong."""

YEAR_WORDS = frozenset(
    """
    г год года году гг d jyl jyly jylǵy жыл жылы жылғы жылдың ж жылдын жылкы жылга йил йили йилнинг й
    yil yili yilning y соли сол ýyl ý ýylyň ýylynyň ýyly yıl yılı il ili рік
    року р año anno ano an rok roku r m év 年 년 nji njy inji ynjy
    """.split()  # noqa: SIM905
)
"""What stands beside the number of a year."""

DAYS_AGO: Mapping[str, int] = {
    **dict.fromkeys(
        (
            *("today", "сегодня", "今天", "今日", "бүгін", "бүгүн", "bugun", "бугун", "имрӯз", "имруз", "şu gün"),
            *("şugün", "şu günki", "bu gün", "bügin", "búgin", "heute", "aujourd'hui", "aujourd’hui", "hoy", "oggi"),
            *("hoje", "dzisiaj", "dziś", "vandaag", "bugün", "сьогодні", "idag", "i dag", "dnes", "오늘"),
        ),
        0,
    ),
    **dict.fromkeys(
        (
            *("yesterday", "вчера", "昨天", "昨日", "кеше", "кечээ", "кече", "kecha", "кеча", "дирӯз", "дируз", "düýn"),
            *("keshe", "gestern", "hier", "ayer", "ieri", "ontem", "wczoraj", "gisteren", "dün", "вчора", "dünən"),
            *("igår", "i går", "včera", "tegnap", "어제"),
        ),
        1,
    ),
    **dict.fromkeys(
        (
            *("позавчера", "前天", "алдыңғы күні", "мурдагы күнү", "o'tgan kuni", "парерӯз", "öňňin", "vorgestern"),
            *("avant-hier", "anteayer", "l'altro ieri", "anteontem", "przedwczoraj", "eergisteren", "позавчора"),
        ),
        2,
    ),
}
"""Days that are named by their distance from the day of collection."""

JUST_NOW = (
    "just now", "только что", "刚刚", "刚才", "剛剛", "жаңа ғана", "азыр эле", "hozirgina", "ҳозиргина", "ҳозир",
    "ýaňy", "gerade eben", "à l'instant", "ahora mismo", "щойно", "az önce",
)  # fmt: skip

UNITS: Mapping[str, tuple[str, ...]] = {
    "second": (
        *("seconds", "second", "secs", "sec", "секунды", "секунду", "секунда", "секунд", "сек", "秒钟", "秒鐘", "秒"),
        *("soniya", "сония", "sekunt", "sekunden", "sekunde", "secondes", "seconde", "segundos", "saniye"),
    ),
    "minute": (
        *("minutes", "minute", "mins", "min", "минуты", "минуту", "минута", "минут", "мин", "分钟", "分鐘", "分"),
        *("мүнөт", "daqiqa", "дақиқа", "minutes", "minuten", "minutos", "minuto", "minuti", "minutę", "minuty"),
        *("minut", "dakika", "dəqiqə", "хвилини", "хвилину", "хвилин", "хв", "분"),
    ),
    "hour": (
        *("hours", "hour", "hrs", "hr", "h", "часов", "часа", "час", "ч", "小时", "小時", "个小时", "個小時", "時間"),
        *("сағат", "саат", "soat", "соат", "sagat", "stunden", "stunde", "std", "heures", "heure", "horas", "hora"),
        *("ore", "ora", "godziny", "godzinę", "godzin", "godz", "uur", "saat"),
        *("години", "годину", "годин", "год", "시간"),
    ),
    "day": (
        *("days", "day", "d", "дней", "дня", "день", "дн", "天", "日", "күн", "kun", "кун", "рӯз", "руз", "gün"),
        *("tagen", "tage", "tag", "jours", "jour", "días", "día", "dias", "dia", "giorni", "giorno", "dni", "dzień"),
        *("dagen", "dag", "дні", "днів", "일"),
    ),
    "week": (
        *("weeks", "week", "недели", "неделю", "недель", "нед", "周", "週", "星期", "个星期", "апта", "жума", "hafta"),
        *("ҳафта", "hepde", "wochen", "woche", "semaines", "semaine", "semanas", "semana", "settimane", "settimana"),
        *("tygodnie", "tygodni", "tydzień", "weken", "тижні", "тиждень"),
    ),
}  # fmt: skip
AGO_BEHIND = (
    "ago", "назад", "тому назад", "之前", "以前", "前", "бұрын", "мурун", "мурда", "oldin", "avval", "олдин", "аввал",
    "пеш", "qabl", "қабл", "öň", "ozal", "fa", "temu", "geleden", "atrás", "önce", "тому", "əvvəl", "전",
)  # fmt: skip
AGO_BEFORE = ("vor", "il y a", "hace", "há")
ONE = ("a", "an", "one", "один", "одну", "бір", "бир", "bir", "як", "einer", "einem", "une", "un", "una", "uma", "一")

FORENOON = ("上午", "早上", "凌晨", "清晨", "오전")
AFTERNOON = ("下午", "晚上", "傍晚", "午后", "오후")

CONNECTORS = frozenset(
    """
    at on the of de del di da do du des den der dem vom am um uhr le la les el los il alle às as a à o às las ore ora h
    в во у о ob kl klo op om en e и soat соат соати godz сағат саат saat sagat г года году час ч
    time from since date le à et
    """.split()  # noqa: SIM905
)
"""What stands between a date and its time, or around them."""

PUBLISHED_LABELS = frozenset(
    """
    published publish publication posted post created released release issued written added first online date dated
    pubdate
    опубликовано опубликован опубликована опубликовала публикации публикация публиковано дата размещено размещен
    размещена добавлено создано создан время выпуска вышло
    发布 发布时间 发布日期 发布于 发表 发表于 发表时间 时间 日期 發布 發布時間 發佈 發表 時間 發表於 刊登 公開日 公開
    投稿日 掲載 配信 등록 입력
    жарияланды жарияланған жариялады күні уақыты жарияланым жарық көрген
    жарыяланды жарыяланган жарыялоо күнү датасы чыккан убактысы жарыя
    chop etilgan e'lon qilingan e'lon qilindi elon qilingan joylangan joylashtirilgan sana sanasi vaqti nashr
    нашр этилган эълон қилинган қилинди сана санаси вақти чоп жойланган
    нашр шуд шудааст санаи таърихи таърих вақти интишор
    çap edildi neşir edilen edilen ýerleşdirildi ýerleşdirilen senesi wagty sene
    veröffentlicht veröffentlichung veröffentlichungsdatum erstellt erschienen datum publiziert eingestellt
    publié publiée publication paru parue mis en ligne ligne posté créé
    publicado publicada publicación fecha creado postado postada em
    pubblicato pubblicata pubblicazione data
    opublikowano opublikowany publikacja publikacji dodano utworzono
    gepubliceerd geplaatst publicatiedatum datum
    yayınlanma yayınlandı yayın tarihi tarih giriş eklenme oluşturulma
    опубліковано опублікований публікації дата
    dərc olunub edilib tarix tarixi
    publicat publicată publicerad publisert udgivet publikováno vydáno zveřejněno közzétéve julkaistu megjelent
    """.split()  # noqa: SIM905
)
UPDATED_LABELS = frozenset(
    """
    updated update upd modified modification edited edit revised revision changed reviewed
    обновлено обновлён обновлен обновлена обновление обновления изменено изменён изменен изменена изменения изменение
    дополнено отредактировано
    更新 更新时间 更新日期 更新于 最后更新 修改 修改时间 最終更新 更新日 最後更新 수정
    жаңартылды жаңартылған өзгертілді өзгертілген
    жаңыланды жаңыланган жаңыртылды жаңыртылган өзгөртүлдү өзгөртүлгөн
    yangilandi yangilangan янгиланди янгиланган o'zgartirilgan ўзгартирилган
    навсозӣ таҷдид навшуда тағйир
    täzelendi täzelenen üýtgedildi üýtgedilen
    aktualisiert aktualisierung geändert änderung aktualisierungsdatum bearbeitet bearbeitung überarbeitet stand update
    actualisé actualisée modifié modifiée jour màj maj modification révision
    actualizado actualizada actualización modificado modificada modificación
    aggiornato aggiornata aggiornamento modificato modifica
    atualizado atualizada atualização modificado
    zaktualizowano aktualizacja aktualizacji zmodyfikowano
    bijgewerkt gewijzigd aangepast
    güncelleme güncellenme güncellendi
    оновлено змінено
    yenilənib yeniləndi
    actualizat actualizată uppdaterad oppdatert endret opdateret aktualizováno aktualizace frissítve módosítva
    päivitetty
    """.split()  # noqa: SIM905
)
"""What says that a date is that of a change."""
PUBLISHED_IN_CHINESE = ("发布", "發布", "發佈", "发表", "發表", "刊登", "投稿", "公開", "掲載")
UPDATED_IN_CHINESE = ("更新", "修改", "编辑于", "수정")
"""Labels within words that nothing parts."""
PASSED_OVER = (
    WEEKDAYS
    | YEAR_WORDS
    | CONNECTORS
    | PUBLISHED_LABELS
    | UPDATED_LABELS
    | frozenset(["last", "zuletzt", "letzte", "letztes", "около", "примерно", "about", "circa", "ca"])
)
"""Words that may stand around a date without making the text anything else."""


def _months() -> Iterator[tuple[str, int]]:
    for forms in MONTH_FORMS.values():
        yield from _numbered(forms)
    for language, stems in _STEMS.items():
        for stem, number in _numbered(stems):
            yield stem, number
            if len(stem) > 2:  # noqa: PLR2004
                yield from ((stem.removesuffix("ь") + case, number) for case in _CASES[language].split())


def _numbered(forms: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((form, number) for number, month in enumerate(forms, 1) for form in month.split())


MONTHS: Mapping[str, int] = dict(_months())
"""Every form of every month; no form means two months."""
