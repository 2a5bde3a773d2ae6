"""What tells languages apart that are close to one another: their letters, frequent words and endings.

The eight languages that we read stand here with their words; of the others those that are taken for one of them. All
is written down from knowledge of the languages, nothing is counted from texts. A language that is written in several
alphabets is given in one; its words in the others follow by `alphabets`. Names, and words that are the same in all of
them (президент, миллион), are left out: they tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from newsdesk.alphabets import (
    KAZAKH_ARABIC,
    KAZAKH_LATIN,
    TAJIK_FONT,
    TURKMEN_CYRILLIC,
    UZBEK_CYRILLIC,
    UZBEK_NEW,
    canonical,
    spelt,
)

_AZ = "abcdefghijklmnopqrstuvwxyz"
_UZ_AZ = "abdefghijklmnopqrstuvxyzc'õğşç"
_SHORTEST_PLAIN, _SHORTEST_OWN = 4, 3
_RU_AZ = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language in one script."""

    language: str
    """ISO 639-1, or 639-3 where there is none."""
    script: str
    """ISO 15924."""
    letters: frozenset[str]
    """Those it is written with, in lower case."""
    words: frozenset[str]
    """Frequent words in lower case, every apostrophe as '."""
    endings: frozenset[str]
    """Frequent endings of words."""


# --- The eight ------------------------------------------------------------------------------------------------------

_EN = """
the of and to in for on with at by from as is are was were be been being has have had will would can could should may
might must not no nor but or if than then that this these those it its his her their our your my he she they we you
who what when where which why how all any some more most many much other new over under after before between against
about into out up down off through during amid without within across near says said say until while because also just
only first last year years day days week month time people man woman world country countries government minister
leader talks deal trade bank oil gas police court war attack killed dead death news report plan plans state states
city school house power children show shows back make makes made get gets set take takes taken call calls called them
there here so such one two three four five top best big high home life part way work still him win wins won lose lost
hit hits open opens opened close closes begin begins start starts started end ends lead leads see sees seek seeks urge
urges warn warns vow vows face faces rise rises rose fall falls fell grow grows cut cuts hold holds held meet meets
met sign signs signed visit visits join joins launch launches launched build builds built find finds found loses keep
keeps give gives put bring brings leave leaves left run runs help helps buy sell pay use move return returns fight
border gold health water road railway food money law rights election vote party women men students workers billion
percent north south east west central foreign local  isn't don't won't can't doesn't it's
"""
_EN_ENDINGS = (
    "ing tion tions ment ments ness ity ies ers ed ly ally ous ful less able ible ship ward wards ism ists 's ght"
)

_RU = """
и в на с к о у из за от до по об во со ко не ни но а да же ли бы то что как так это этот эта эти этого этой этом этих
том тот та те того той тех тем все всё весь всех всем всего для при над под без через между после перед около против
среди вокруг кроме вместо или если когда где куда почему чтобы также тоже уже еще ещё только лишь даже более менее
который которая которое которые которого которой которых которым которую он она оно они его ее её их ему ей им ними мы
нас нам вы вас вам я меня мне свой своей своего своих свою себя был была было были быть будет будут есть нет может
могут можно нужно надо должен должны стал стала стали стало стать сказал сказала заявил заявила заявили сообщил
сообщила сообщили сообщает рассказал рассказали рассказала назвал назвали объяснил объявил объявили призвал предложил
предложили году года год лет дня день дней месяца недели время сегодня завтра вчера теперь сейчас человек человека
людей люди дети детей страны стране страна стран странах россии россия рф китая китай казахстана казахстане казахстан
узбекистана узбекистане узбекистан кыргызстана кыргызстане киргизии таджикистана таджикистане туркменистана туркмении
сша украины глава главы президента президентом правительство правительства министра министерство министерства совет
совета суд суда закон закона области города город городе район района новый новая новое новые новых новой первый
первая первые два две три четыре пять десять тысяч тысячи миллионов рублей тенге долларов процентов свыше почти
граждан граждане жители жителей лиц дело дела делу работы работу работа развитие развития сотрудничества
сотрудничество строительство строительства встреча встречу встретился переговоры прошел прошла прошли состоялась
состоялся пройдет начал начали начался началась получил получили принял приняли подписал подписали погиб погибли
задержан задержали откроют открыли открылся открылась построят построили запустят запустили вырос выросли выросла
снизился увеличился цены цен рост газа нефти воды больше меньше выше ниже раньше снова опять вновь много мало пока
дома рядом ночью утром днем днём прибыл прибыла прибыли приехал посетит посетил закрыл закрыли отклонил одобрил
утвердил отменил обсудили обсудил выступил поручил пообещал потребовал запретил разрешили появится появился пройдут
станет станут начнется начнётся планируют планирует ожидается известно причины причина жертв жертвы числе число сразу
тела пути связи помощь помощи войны войне школ школы школе врачи ученые учёные эксперты водителей машины улице домов
квартиры билеты деньги зарплаты пенсии снег дождь ветер туман погода температура облачно местами градусов рынок рынке
фото видео
"""
_RU_ENDINGS = """
ого его ому ему ыми ими ых ый ий ая яя ое ые ие ться тся лся лась лись лось ают яют ует уют ила или ала али ало ело
ение ения ений ению ением ание ания аний анию анием ость ости остью ский ская ские ских ской ском скую ским ского ами
ями ах ях ов ев ом ем ам ям ии ию ией ой ей ную ной ным ном щий щая щие щих щего вший вшая вшие вших ено ены ано аны
ет ют ит ят ить ать еть уть ешь ыл ил ал ел ул ший ций тив ник ница щик чик тор ство ства стве ством
"""

_KK = """
және мен бен пен үшін туралы бойынша дейін кейін бірге арқылы ретінде сияқты секілді қарай дейді деді дей деп екен
емес еді бар жоқ бұл осы сол бір екі үш төрт бес он жүз мың ол олар біз сіз оның олардың біздің өз өзінің барлық көп
аса ең әр тағы ғана немесе бірақ алайда сонымен сондай сондықтан егер қазір бүгін кеше ертең болды болады болған болып
болса болуы бола бойы кезінде арасында ішінде жанында атындағы жыл жылы жылдың жылғы айдың күні күн рет адам адамдар
адамның бала балалар халық халқы ел елі елдің елде елге еліміз мемлекет мемлекеттік қазақстанның қазақстанда қазақ
республикасы президенті үкімет үкіметі министрі министрлігі сот заң мәжіліс қала қаласы қаласында облыс облысы
облысында аудан ауданы ауыл ауылы астанада алматыда қытай қытайдың ресей ресейдің өзбекстан қырғызстан тәжікстан
түрікменстан жаңа бірінші алғаш халықаралық ұлттық айтты берді берілді алды алған келді келген барды кетті тапты
жасады жасалды қойды шықты өтті өтеді басталды аяқталды ашылды ашылады салынды салынады көтерілді артты төмендеді
қайтыс болғандар ұсталды табылды жеңді жеңіске жетті марапатталды қабылдады қабылданды кездесті кездесу кездесуі
мәлімдеді хабарлады бекітті жарияланды теңге пайыз пайызға мектеп мектебі мектепте жұмыс жұмысы жол жолы жолдар су
мұнай баға бағасы өнім өндіріс даму дамыту білім ғылым мәдениет ауа райы ынтымақтастық келісім жоба жобасы сауда
тұрғын үй туған қандай неге қалай кім не жаңалықтар
"""
_KK_ENDINGS = """
ның нің дың дің тың тің лар лер дар дер тар тер лары лері дары дері ларды лерді дарды тарды ған ген қан кен ғы гі дағы
дегі тағы тегі дан ден тан тен нан нен ға ге қа ке ды ді ты ті ын ін сы сі сын сін ында інде ынан інен ына іне лық лік
дық дік тық тік лған лген лды лді нды нді рды рді ады еді йды йді ып іп атын етін йтын йтін уға уде уда уге уы уі ушы
уші мақ мек сыз сіз шылық шілік ысы ісі
"""

_KY = """
жана менен үчүн жөнүндө тууралуу боюнча чейин кийин бирге аркылуу катары сыяктуу карай дейт деди деп экен эмес эле бар
жок бул ушул ошол бир эки үч төрт беш он жүз миң ал алар биз сиз мен анын алардын биздин өз өзүнүн бардык көп эң ар
дагы гана же бирок ошондой ошондуктан эгер эгерде азыр бүгүн кечээ эртең болду болот болгон болуп болсо болуусу боло
учурунда арасында ичинде жанында атындагы жыл жылы жылдын жылга айдын күнү күн жолу адам адамдар адамдын бала балдар
эл элдин элге эли өлкө өлкөнүн өлкөдө өлкөсү мамлекет мамлекеттик кыргызстандын кыргызстанда кыргызстанга кыргыз
республикасынын республикасы президенти өкмөт өкмөтү өкмөтүнүн министри министрлиги сот мыйзам жогорку кеңеш кеңештин
жк депутаттар депутаттары шаар шаары шаарында шаардык облус облусу облусунда району районунда айыл айылы бишкекте
бишкектин ошто кытай кытайдын казакстан казакстандын өзбекстан тажикстан түркмөнстан орусия орусиянын жаңы биринчи
аралык улуттук айтты айтып билдирди берди берилди алды алган келди келген барды кетти тапты жасады койду чыкты өттү
өтөт башталды аяктады ачылды ачылат курулду курулат көтөрүлдү өстү төмөндөдү каза кармалды табылды жеңди жеңиш жетти
кабыл алынды жолукту жолугушуу жолугушуусу маалымдады кабарлады бекитти жарыяланды сом пайыз пайызга мектеп мектеби иш
иши жол жолдор суу мунай баа баасы өнүктүрүү өндүрүш билим илим маданият аба ырайы кызматташтык кызматташуу келишим
долбоор долбоору соода турак үй кандай эмне кантип ким окуучу жаран жарандар жарандары атуул
"""
_KY_ENDINGS = """
нын нин нун нүн дын дин дун дүн тын тин тун түн лар лер лор лөр дар дер дор дөр тар тер тор төр лары лери лору лөрү
дары дери дору дөрү ган ген гон гөн кан кен кон көн дан ден дон дөн тан тен тон төн нан нен нон нөн га ге го гө ды ди
ду дү ты ти ту тү гы ги гу гү дагы деги догу дөгү сы си су сү сын син сун сүн ында инде унда үндө ынан инен ына ине
уна үнө лык лик лук лүк дык дик дук дүк тык тик тук түк ып ип уп үп уу үү оо өө ээ луу лүү туу түү дуу дүү ууда үүдө
уунун үүнүн лат лет лот лөт лган лген лды лди чы чи чу чү
"""

_UZ = """
va bilan uchun bu shu o'sha u ular biz siz men bir ikki uch to'rt besh o'n yuz ming ham esa yoki yo ammo lekin biroq
agar hamda kabi qadar keyin oldin so'ng haqida to'g'risida bo'yicha tomonidan orqali sifatida qarshi o'z o'zining
barcha ko'p eng har yana faqat hali hozir bugun kecha ertaga ekan emas edi bor yo'q deb dedi degan bo'ldi bo'ladi
bo'lgan bo'lib bo'lsa bo'lishi bo'lish qildi qiladi qilish qilingan qilindi qilib etdi etildi etilgan etish etib
etiladi etadi mumkin kerak lozim davomida ichida orasida o'rtasida yil yili yilda yilning yilgi yillik oy kun kuni
kunlari soat marta odam odamlar kishi bola bolalar xalq xalqi xalqaro el davlat davlati davlatlar mamlakat mamlakatlar
o'zbekiston o'zbekistonda o'zbekistonning o'zbek respublikasi prezidenti hukumat hukumati vazir vaziri vazirligi
mahkamasi sud qonun oliy majlis shahar shahri shahrida viloyat viloyati viloyatida tuman tumani qishloq mahalla
toshkent toshkentda samarqand buxoro xorazm farg'ona andijon namangan qashqadaryo surxondaryo navoiy jizzax sirdaryo
qoraqalpog'iston xitoy xitoyning rossiya qozog'iston qirg'iziston tojikiston turkmaniston yangi birinchi milliy katta
aytdi ma'lum bildirdi berdi berildi berilgan oldi olindi olib keldi kelgan ketdi topdi chiqdi o'tdi o'tkazildi
o'tkaziladi boshlandi boshlanadi yakunlandi ochildi ochiladi qurildi quriladi oshdi kamaydi vafot ushlandi topildi
yutdi g'alaba qabul imzoladi imzolandi uchrashdi uchrashuv uchrashuvi muzokara so'm foiz foizga maktab maktabi ish
ishlar ishlari ishlab chiqarish yo'l yo'li yo'llari suv narx narxi mahsulot rivojlantirish rivojlanish ta'lim ilm fan
madaniyat ob havo hamkorlik hamkorligi kelishuv loyiha loyihasi loyihalar savdo iqtisodiyot uy qanday nega nima kim
fuqaro fuqarolar tashkil taqdim amalga oshirish oshirildi tashqi ichki
"""
_UZ_ENDINGS = """
ning lar lari larni larning larini lariga larida laridan larga larda lardan ga dan ni gan digan gani moqda ish ishi
ishga ishda ishni lik ligi ligini chi chilar dagi gi adi aydi ydi ildi indi ladi landi lash lashtirish lab ib lgan
ngan rgan si sini sida sidan siga sining imiz ingiz qda qdan qqa kka gacha moq mas masligi roq
"""

_TG = """
ва дар аз ба бо ки барои ин он ҳам то ё вале аммо лекин агар на не ҳар худ худро мо шумо онҳо ман ӯ вай як ду се чор
панҷ даҳ сад ҳазор бояд метавонад аст буд шуд шуда шудааст шуданд мешавад мешаванд карда кард карданд кардааст мекунад
мекунанд мебошад мебошанд дорад доранд дошт дошта дода дод доданд медиҳад гуфт гуфта намуд намудааст намуданд гардид
гардидааст гашт хоҳад шавад кунад байни миёни баъд баъди пеш пас дигар нав нави ҳама тамоми бисёр хеле танҳо ҳоло
имрӯз дирӯз фардо соли сол солҳои рӯзи рӯз моҳи моҳ соат бор тоҷикистон тоҷикистонро тоҷик тоҷикӣ ҷумҳурии ҷумҳурӣ
президенти раиси раис пешвои миллат асосгузори ваҳдати муҳтарам ҳукумати ҳукумат давлат давлати давлатӣ вазири вазир
вазорати корҳои хориҷии хориҷӣ дохилӣ мардум мардуми халқи халқ кишвар кишвари кишварҳои кишварҳо шаҳри шаҳр душанбе
хуҷанд хатлон суғд вилояти вилоят ноҳияи ноҳия деҳаи бадахшон хоруғ кӯлоб бохтар узбекистон ӯзбекистон қазоқистон
қирғизистон туркманистон чин чини чинӣ хитой русия сомонӣ фоиз ҳамкорӣ ҳамкории мулоқот сафари сафар баргузор оғоз
имзо имзои таъмин созишнома сохтмони сохтмон роҳи роҳ оҳан об оби барқ нерӯи мактаб мактаби омӯзгор донишҷӯ донишҷӯён
кӯдакон занон зан мард ҷаҳон ҷаҳонӣ ҷаҳони байналмилалии байналмилалӣ иқтисодӣ иқтисодии рушди рушд суд қонун қонуни
маҷлиси олӣ намояндагони чӣ кӣ чаро чанд нафар одам одамон хона бозор нарх нархи тибқи тавассути нисбат мавриди
масъалаҳои масъалаи вуҷуд робита бештар муносибат муносибатҳои сиёсӣ сиёсии ҳаёт кор кори эмомалӣ раҳмон ҳифзи беҳтар
тоза бузург
"""
_TG_ENDINGS = """
ҳои ҳо ҳоро ҳояш ии ият ияти гӣ гии ӣ анд аст ад аанд дааст тааст истон истони онро онӣ онҳо ро амон атон ашон вии
ории ати ори они ёни ёт ёти нок манд гузор гузорӣ дорӣ кунанда дагӣ дагии шавӣ вӣ
"""

_TK = """
we bilen üçin bu şu şol ol olar biz siz men bir iki üç dört bäş on ýüz müň hem ýa-da ýa ýada emma ýöne eger ýaly çenli
soň soňra öň barada boýunça tarapyndan arkaly hökmünde garşy öz özüniň ähli köp iň her ýene diňe häzir şu-gün düýn
ertir eken däl dälde bar ýok diýip diýdi diýen boldy bolar bolýar bolan bolup bolsa bolmagy bolmak bolmagyna etdi eder
edýär edildi edilen edilýär etmek edip etmäge etmegi mümkin gerek dowamynda içinde arasynda ýyl ýyly ýylda ýylyň ýylky
aý gün güni günleri sagat gezek adam adamlar çaga çagalar halk halky halkyň halkara el döwlet döwletiň döwleti
döwletler ýurt ýurdy ýurduň ýurdumyzyň ýurtlar ýurtlaryň türkmenistan türkmenistanyň türkmenistanda türkmen
respublikasy respublikasynyň prezidenti prezidentiniň hökümet hökümeti hökümetiň ministri ministrligi ministrler
kabinetiniň kazyýet kanun mejlis mejlisi şäher şäheri şäherinde welaýat welaýaty welaýatynda etrap etraby oba aşgabat
aşgabatda lebap daşoguz hytaý hytaýyň russiýa gazagystan gyrgyzystan täjigistan özbegistan täze birinji milli uly
aýtdy habar berdi berildi berilýär berýär aldy alyndy geldi gelen gitdi tapdy çykdy geçdi geçirildi geçirilýär
geçiriler başlandy başlady tamamlandy açyldy açylar guruldy gurulýar artdy azaldy aradan tutuldy tapyldy ýeňdi ýeňiş
kabul gol çekdi çekildi duşuşdy duşuşyk duşuşygy gepleşikler manat göterim mekdep mekdebi iş işi işler önümçilik ýol
ýoly ýollary suw nebit baha bahasy önüm ösüş ösdürmek bilim ylym medeniýet howa hyzmatdaşlyk hyzmatdaşlygy
hyzmatdaşlygyň ylalaşyk taslama söwda ykdysadyýet jaý nähili näme kim raýat raýatlar guramak hormatly gahryman arkadag
arkadagly berkarar galkynyşy bitaraplyk parahatçylyk däp welin
"""
_TK_ENDINGS = """
nyň niň yň iň uň üň laryň leriň lar ler lary leri laryna lerine larynda lerinde ny ni dan den da de dy di ýar ýär ýan
ýän ýarys ýäris mak mek magy megi maga mäge lyk lik luk lük lygy ligi lygyň ligiň yp ip jak jek ynyň iniň ynda inde
yndan inden daky däki syny sini syna sine synyň siniň ldy ldi lan len lýar lýär ndy ndi
"""

# --- Others, as far as they are taken for one of the eight -----------------------------------------------------------

_UK = """
і та у в на з до від за про що як не є це цей ця ці його її їх він вона вони ми ви або але якщо коли де також вже ще
тільки який яка яке які якого яких після перед між під над без через для при був була було були бути буде будуть може
можуть року рік день україни україні україна президента уряд міністр країни київ києві зеленський війни росії
повідомив повідомили заявив заявила людей новий нова нові перший
"""
_UK_ENDINGS = (
    "ого ому ння ння ість ості ськ ський ська ські ських ській ться ють ють ати ити ував ів їв ами ями ої ії ію"
)
_BE = """
і у ў на з да ад за пра што як не гэта гэты гэтая гэтыя яго яе іх ён яна яны мы вы або але калі дзе таксама ужо яшчэ
толькі які якая якое якія пасля перад паміж пад над без праз для пры быў была было былі быць будзе можа года год дзень
беларусі беларусь прэзідэнт лукашэнка урад міністр краіны паведаміў людзей новы новая
"""
_BE_ENDINGS = "ага яга ання ення асць асці скі ская скія скіх скай цца юць уюць аваць аў яў амі ямі ай ую"
_BG = """
и в на с за от до по не да се е са беше бяха ще което който която които това този тази тези той тя те ние вие или но
ако когато къде също вече още само след преди между под над без през при към върху според защото като както има няма
може година години ден българия българската президентът правителството министърът хората нов нова нови първи каза
заяви със във
"""
_BG_ENDINGS = "ът ата ето ите ията ието ото ски ска ско ските ния ация ване ането ява ват иха аха"
_SR = """
и у на с са за од до по не да се је су би ће што који која које ово овај ова ови он она они ми ви или али ако када где
такође већ још само после пре између под над без кроз при према због као има нема може године дан србије србија
председник влада министар људи нов нова рекао изјавио
"""
_SR_ENDINGS = "ски ска ско ских ање ања ење ења ост ости ују ију ама има ом ог ила ило али"
_MK = """
и во на со за од до по не да се е си ќе што кој која кое кои ова овој оваа овие тој таа тие ние вие или но ако кога
каде исто веќе уште само после пред меѓу под над без низ при кон според како има нема може година ден македонија
претседателот владата министерот луѓе нов нова рече изјави
"""
_MN = """
ба бөгөөд болон нь энэ тэр юм байна байсан болсон болох гэж гэсэн гэв хийж хийсэн өгсөн авсан байгаа байх бол бас мөн
харин тул учир дээр доор дунд хооронд тухай талаар оны он сар сарын өдөр өдрийн хүн хүний улс улсын монгол монголын
ерөнхийлөгч ерөнхий сайд засгийн газар газрын улаанбаатар хотын шинэ нэг хоёр гурван их олон манай
"""
_MN_ENDINGS = """
ийн ын нь сан сэн сон сөн жээ чээ даг дэг дог дөг аар ээр оор өөр аас ээс оос өөс лаа лээ лоо лөө гүй тай тэй той төй
уулах үүлэх ийг
"""
_TT = """
һәм белән өчен турында буенча кадәр соң бергә аша кебек тагын да дип диде булды була булган булып бу шул бер ике өч
дүрт биш ул алар без сез мин аның үз үзенең барлык күп иң һәр генә яки ләкин әмма әгәр хәзер бүген кичә ел елы елның
көн көне кеше кешеләр бала балалар халык ил илнең дәүләт татарстан татарстанның татар казан казанда президенты
министры хөкүмәт яңа беренче әйтте бирде алды килде эш юл
"""
_TT_ENDINGS = """
ның нең лар ләр нар нәр га гә ка кә дан дән тан тән нан нән да дә та тә ды де ты те ган гән кан кән лык лек ыш еш ырга
ергә арга әргә учы үче
"""
_BA = """
һәм менән өсөн тураһында буйынса тиклем һуң бергә аша кеүек тағы ла тип тине булды була булған булып был шул бер ике
өс дүрт биш ул улар беҙ һеҙ мин уның үҙ үҙенең барлыҡ күп иң һәр генә йәки ләкин әммә әгәр хәҙер бөгөн кисә йыл йылы
йылдың көн көнө кеше кешеләр бала балалар халыҡ ил илдең дәүләт башҡортостан башҡорт өфө өфөлә яңы беренсе әйтте бирҙе
алды килде эш юл
"""
_KAA = """
ҳәм менен ушын ҳаққында бойынша шекем кейин бирге арқалы сыпатында сыяқлы деп деди емес еди екен бар жоқ бул усы сол
бир еки үш төрт бес он жүз мың ол олар биз сиз мен оның өз өзиниң барлық көп ең ҳәр және тек ямаса бирақ лекин егер
ҳәзир бүгин болды болады болған болып болса жыл жылы жылдың күни күн адам адамлар бала балалар халық халқы ел мәмлекет
мәмлекетлик қарақалпақстан қарақалпақ өзбекстан өзбекстанның республикасы президенти министри министрлиги ҳүкимети
қала қаласы қаласында район районы районында нөкис нөкисте жаңа биринши айтты берди алды келди өтти өткерилди ислеп
ислер исле билимлендириў жумыс жол суў қәнигелер пуқаралар
"""
_KAA_ENDINGS = """
ның ниң дың диң тың тиң лар лер лары лери ға ге қа ке дан ден нан нен да де ды ди ты ти ған ген қан кен ғы ги дағы
деги ыў иў лық лик шы ши ып ип лықлары рыў риў ылды илди
"""
_TYV = """
болгаш биле дээш дугайында деп дээн чүве чок бар бо ол оон ооң мен сен бис силер бир ийи үш дөрт беш кижи кижилер чаа
чыл чылда хүн ажыл ажыглакчы арын тыва тываның кызыл турган болур болган боор көрүп кылып черге черде
"""
_ALT = """
ла деп лӧ бу ол оноң менең ӧйдӧ јок бар эки ӱч бир кижи јылда алтай республиканыҥ јаҥы јербойыныҥ болгон болор эдип
јон
"""
_SAH = """
уонна буолан диэн бу ити онтон эбэтэр суох баар биир икки үс түөрт биэс киһи дьон саха сирин өрөспүүбүлүкэ дьокуускай
сыл сылга күн күнү саҥа үлэ туһунан буолар буолла этэ иһин
"""
_CV = """
тата та мар вӑл эпир эсир эпӗ эсӗ пӗр икӗ виҫӗ тӑватӑ пилӗк ҫул ҫулта кун ҫын ҫынсем чӑваш республикин шупашкар тӑрӑх
валли пирки ҫинчен хыҫҫӑн пулнӑ пулать пур ҫук тесе терӗ ҫӗнӗ хула ӗҫ
"""
_OS = """
ӕмӕ ӕй уый ӕрмӕст йӕ ма ныр цы чи кӕй кӕм куы нӕ дӕр у сты уыд уыди ирыстон адӕм адӕймаг аз азы бон дзырд хуссар цӕгат
"""
_AZ_CYRL = """
вә илә үчүн һаггында бу о бир ики үч дөрд беш олан олду олуб олараҝ едир етди етмәк һәр кими ҝөрә сонра әввәл
азәрбајҹан азәрбајҹанын республикасы президенти бакы ил илдә ҝүн инсан дөвләт һөкумәт јени вар јох дејил
"""

_TR = """
ve bir bu ile için de da olarak olan oldu olduğu olduğunu olacak olması göre sonra önce kadar gibi daha en çok her şu
o ne ya veya ama ancak fakat eğer değil var yok dedi diye ise bile bütün tüm arasında karşı hakkında tarafından üzere
üzerinde altında içinde yeni ilk iki üç dört beş yıl yılında yıllık gün günü ay saat kişi insan çocuk halk devlet ülke
türkiye türkiye'de türkiye'nin türk cumhurbaşkanı cumhurbaşkanlığı bakanı bakanlığı başbakan hükümet mahkeme kanun
meclis şehir istanbul ankara erdoğan açıkladı yaptı etti edildi etmek edecek verdi aldı geldi gitti başladı bildirdi
kabul milyon milyar lira yüzde okul çalışma iş yol su doğal petrol fiyat ürün işbirliği anlaşma proje ticaret ekonomi
nasıl neden
"""
_TR_ENDINGS = """
lar ler ları leri larının lerinin nın nin nun nün ın dan den tan ten daki deki mak mek yor ıyor iyor uyor üyor dı dü
tı ğı ği ğu ğü lık lik luk lük acak ecek mış miş muş müş ması mesi larda lerde sında sinde yı yi ını ini
"""
_AZ_LATN = """
və bir bu ilə üçün də da olan oldu olub olaraq olmaq görə sonra əvvəl qədər kimi daha ən çox hər o nə ya amma lakin
əgər deyil var yoxdur yox dedi deyib bütün arasında qarşı haqqında tərəfindən üzrə üzərində altında içində yeni ilk
iki üç dörd beş il ildə ilin illik gün günü ay saat nəfər insan uşaq xalq dövlət ölkə ölkənin azərbaycan azərbaycanın
azərbaycanda respublikası prezidenti nazir naziri nazirliyi hökumət məhkəmə qanun məclis şəhər şəhəri bakı bakıda
əliyev bildirib edib etdi edilib etmək verib verdi alıb gəlib başlayıb keçirilib qəbul milyon milyard manat faiz
məktəb iş yol su qaz qiymət məhsul əməkdaşlıq müqavilə layihə ticarət iqtisadiyyat necə niyə
"""
_AZ_ENDINGS = """
lar lər ları ləri nın nin nun nün ın dan dən maq mək dır dir dur dür ib ıb ub üb ildi edib olub acaq əcək lıq lik luq
lük sında sində ında ində dakı dəki ması məsi mış miş larının lərinin ini ını
"""
_KAA_LATN = """
hám menen ushın haqqında boyınsha shekem keyin birge arqalı sıpatında sıyaqlı dep dedi emes edi eken joq bul usı bir
eki bolǵan bolıp boldı boladı jıl jılı jıldıń kúni kún adamlar balalar xalıq xalqı mámleket mámleketlik qaraqalpaqstan
qaraqalpaq ózbekstan ózbekstannıń respublikası prezidenti ministrligi húkimeti qalası qalasında rayonı rayonında nókis
nókiste jańa birinshi aytıldı berdi keldi ótti ótkerildi bilimlendiriw jumıs suw qánigeler puqaralar áhmiyetli
"""
_KAA_LATN_ENDINGS = "nıń niń dıń diń tıń tiń ların lerin lıq ǵan ıw iw dıǵı ıp ları ǵı ındaǵı iwi ıwı ılıw"
_TT_LATN = """
häm belän öçen turında buyınça qadär soñ bergä aşa kebek dip dide buldı bula bulğan bulıp bu şul ber ike öç dürt biş
ul alar bez sez min anıñ barlıq küp iñ här genä yäki läkin ämma ägär xäzer bügen kiçä yıl yılı yılnıñ kön köne keşe
keşelär xalıq däwlät tatarstan tatarstannıñ tatar qazan xökümät yaña berençe äytte birde kilde eş yul
"""
_TT_LATN_ENDINGS = (
    "nıñ neñ lar lär nar när ğa gä qa kä dan dän tan tän da dä ta tä ğan gän qan kän lıq lek ırğa ergä arğa ärgä"
)
_CRH = """
ve bilen içün aqqında boyunca qadar soñ kibi daa dep dedi oldı olğan olıp bu şu bir eki üç dört beş o olar biz siz
onıñ öz bütün çoq er ya amma eger şimdi bugün yıl yılı kün insan balalar halq qırım qırımtatar milliy devlet yañı
"""
_CRH_ENDINGS = "nıñ niñ lar ler larnıñ lerniñ ğa ge qa ke dan den tan ten ğan gen qan ken maq mek lıq lik"
_GAG = """
hem için bu bir iki üç dörd beş o onnar biz siz nicä var yok oldu olêr olan hepsi çok gagauz türk halkı yıl gün insan
"""
_UG_LATN = """
we bilen üchün heqqide boyiche qeder keyin arqiliq süpitide dep dédi emes idi bar yoq bu shu bir ikki üch töt besh u
ular biz siz uning öz barliq köp eng her yene yaki lékin emma eger hazir bügün boldi bolidu bolghan bolup yil yili kün
küni adem ademler balilar xelq dölet uyghur shinjang xitay jumhuriyiti yéngi birinchi qildi qilish qilghan qilip berdi
keldi we'ten hoquqi hoquqigha hoquqqa erkinlik
"""
_UG_LATN_ENDINGS = """
ning lar ler liri lirining lirini gha qa ghan qan din tin ghuchi lik liq liqi liki idu ish ush shi chi iwatqan imiz
dighan
"""

_DE = """
der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wird werden wurde hat haben
mit von vom zu zum zur auf für im in am an bei nach aus über unter vor durch gegen ohne um bis seit als wie dass wenn
sich auch nur noch mehr sehr kein keine er sie es wir ihr sein seine neue neuen jahr jahre jahren menschen präsident
regierung
"""
_FR = """
le la les l' un une des du de d' et ou mais ne pas est sont été être a ont avec pour par sur sous dans en au aux chez
entre contre sans vers depuis après avant pendant que qui quoi dont où ce cet cette ces son sa ses leur leurs il elle
ils elles nous vous on plus moins très aussi nouveau nouvelle ans année président gouvernement selon face
"""
_ES = """
el la los las un una unos unas de del al y o pero no es son fue fueron ser ha han con por para sobre bajo en entre
contra sin hacia desde después antes durante que quien cuyo donde este esta estos estas ese su sus él ella ellos
nosotros se lo le les más menos muy también nuevo nueva años año presidente gobierno según como
"""
_IT = """
il lo la i gli le un uno una di del della dei delle dello degli dell' al alla ai alle dal dalla nel nella nei nelle
sul sulla e o ma non è sono era stato essere ha hanno con per su tra fra contro senza verso da dopo prima durante che
chi cui dove questo questa questi queste suo sua loro si più meno molto anche nuovo nuova anni anno presidente governo
secondo come
"""
_PT = """
o a os as um uma de do da dos das no na nos nas ao à aos às e ou mas não é são foi foram ser tem têm com por pelo pela
para sobre sob em entre contra sem desde após antes durante que quem onde este esta isto esse essa seu sua seus suas
ele ela eles se mais menos muito também novo nova anos ano presidente governo segundo como
"""
_NL = """
de het een en of maar niet is zijn was waren wordt worden werd heeft hebben met van voor op in aan bij naar uit over
onder door tegen zonder om tot sinds als dat dit die deze wie wat waar er ze hij zij wij ook nog meer zeer geen nieuwe
jaar
"""
_PL = """
i w z na do od za o nie się jest są był była było być będzie to ten ta te tego tej który która które przez dla przy
pod nad przed po między bez oraz ale lub czy jak że jego jej ich on ona oni także już jeszcze tylko roku lat rząd
"""
_ID = """
dan di ke dari yang untuk dengan pada adalah ini itu tidak akan telah sudah dalam oleh sebagai atau juga lebih para
bahwa karena setelah sebelum antara tahun hari orang negara presiden pemerintah menteri baru bisa dapat kepada saat
serta kata kerajaan daripada
"""
_KMR = """
û di de ji bo li ku ev ew wê wî hemû her kes mafê heye divê azadî bi ya yê yên xwe ne an jî kurdistan serok hikûmet
"""
_VI = "và của là có không được cho trong với các những một người này đã sẽ tại về từ năm nước"

_FA = """
و در به از که این را با است برای آن یک خود تا بر هم نیز شد شده کرد کرده می شود بود باید دو سال روز ایران کشور رئیس
جمهور دولت وزیر گفت اعلام های ها پس پیش بین علیه افغانستان تاجیکستان
"""
_AR = """
في من على إلى عن مع أن إن التي الذي هذا هذه ذلك بعد قبل بين كان كانت قال لا ما أو و ثم حيث كما عام يوم الرئيس الحكومة
وزير الصين الدولي العالم
"""
_UR = "کے کی کا میں ہے ہیں سے کو نے پر اور یہ وہ کہ کر بھی تھا گیا لیے ایک پاکستان وزیر صدر حکومت"
_UG = """
ۋە بىلەن ئۈچۈن ھەققىدە بويىچە كېيىن ئارقىلىق دەپ دېدى ئەمەس ئىدى بار يوق بۇ شۇ بىر ئىككى ئۈچ ئۇ ئۇلار بىز سىز ئۇنىڭ
ئۆز بارلىق كۆپ ئەڭ ھەر يەنە ياكى لېكىن ئەمما ئەگەر ھازىر بۈگۈن بولدى بولىدۇ بولغان بولۇپ يىل يىلى كۈن كۈنى ئادەم خەلق
دۆلەت ئۇيغۇر شىنجاڭ خىتاي يېڭى بىرىنچى قىلدى قىلىش قىلغان قىلىپ بەردى كەلدى
"""
_UG_ENDINGS = "نىڭ لار لەر لىرى غا گە قا كە غان گەن قان كەن دىن تىن نى دا دە تا تە لىق لىك ىدۇ ىش ۇش ۈش"


def _tongue(
    language: str,
    script: str,
    letters: str,
    words: str,
    endings: str = "",
    *,
    spelling: Mapping[str, str] | None = None,
) -> Tongue:
    """A row of the table; `spelling` puts words and endings into its alphabet."""
    return Tongue(
        language=language,
        script=script,
        letters=frozenset(letters),
        words=frozenset(map(canonical, spelt(words, spelling or {}))),
        endings=frozenset(map(canonical, spelt(endings, spelling or {}))),
    )


def _kazakh_latin(spelling: Mapping[str, str]) -> Tongue:
    tongue = _tongue("kk", "Latn", "'" + "".join(spelling.values()), _KK, _KK_ENDINGS, spelling=spelling)
    return replace(tongue, words=_telling(tongue.words), endings=_telling(tongue.endings))


def _telling(marks: Iterable[str]) -> frozenset[str]:
    """Without the short ones that every language has: those without a letter of their own."""
    return frozenset(mark for mark in marks if len(mark) >= (_SHORTEST_PLAIN if mark.isascii() else _SHORTEST_OWN))


TONGUES = (
    _tongue("en", "Latn", _AZ + "'", _EN, _EN_ENDINGS),
    _tongue("ru", "Cyrl", _RU_AZ, _RU, _RU_ENDINGS),
    _tongue("kk", "Cyrl", _RU_AZ + "әғқңөұүһі", _KK, _KK_ENDINGS),
    *map(_kazakh_latin, KAZAKH_LATIN),
    _tongue("kk", "Arab", "".join(KAZAKH_ARABIC.values()), _KK, _KK_ENDINGS, spelling=KAZAKH_ARABIC),
    _tongue("ky", "Cyrl", _RU_AZ + "ңөү", _KY, _KY_ENDINGS),
    _tongue("uz", "Latn", _UZ_AZ, _UZ, _UZ_ENDINGS),
    _tongue("uz", "Latn", _UZ_AZ, _UZ, _UZ_ENDINGS, spelling=UZBEK_NEW),
    _tongue("uz", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ", _UZ, _UZ_ENDINGS, spelling=UZBEK_CYRILLIC),
    _tongue("tg", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшъьэюяғӣқӯҳҷ", _TG, _TG_ENDINGS),
    _tongue("tg", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшъьэюяѓїќўњљ", _TG, _TG_ENDINGS, spelling=TAJIK_FONT),
    _tongue("tk", "Latn", "abdefghijklmnoprstuwyzçäžňöşüý-", _TK, _TK_ENDINGS),
    _tongue("tk", "Cyrl", _RU_AZ + "җңөүә-", _TK, _TK_ENDINGS, spelling=TURKMEN_CYRILLIC),
    _tongue("uk", "Cyrl", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", _UK, _UK_ENDINGS),
    _tongue("be", "Cyrl", "абвгдеёжзійклмнопрстуўфхцчшыьэюя'", _BE, _BE_ENDINGS),
    _tongue("bg", "Cyrl", "абвгдежзийклмнопрстуфхцчшщъьюя", _BG, _BG_ENDINGS),
    _tongue("sr", "Cyrl", "абвгдђежзијклљмнњопрстћуфхцчџш", _SR, _SR_ENDINGS),
    _tongue("mk", "Cyrl", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", _MK, _SR_ENDINGS),
    _tongue("mn", "Cyrl", _RU_AZ + "өү", _MN, _MN_ENDINGS),
    _tongue("tt", "Cyrl", _RU_AZ + "әөүҗңһ", _TT, _TT_ENDINGS),
    _tongue("ba", "Cyrl", _RU_AZ + "ғҙҡңөҫүһә", _BA),
    _tongue("kaa", "Cyrl", _RU_AZ + "әғқңөүўҳ", _KAA, _KAA_ENDINGS),
    _tongue("tyv", "Cyrl", _RU_AZ + "ңөү", _TYV),
    _tongue("alt", "Cyrl", _RU_AZ + "ҥӧӱј", _ALT),
    _tongue("sah", "Cyrl", _RU_AZ + "ҕҥөһү", _SAH),
    _tongue("cv", "Cyrl", _RU_AZ + "ӑӗҫӳ", _CV),
    _tongue("os", "Cyrl", _RU_AZ + "ӕ", _OS),
    _tongue("az", "Cyrl", "абвгғдеәжзыиҝјклмноөпрстуүфхһчҹш", _AZ_CYRL),
    _tongue("tr", "Latn", "abcçdefgğhıijklmnoöprsştuüvyzâîû'", _TR, _TR_ENDINGS),
    _tongue("az", "Latn", "abcçdeəfgğhxıijkqlmnoöprsştuüvyz", _AZ_LATN, _AZ_ENDINGS),
    _tongue("kaa", "Latn", _AZ + "áǵıńóú", _KAA_LATN, _KAA_LATN_ENDINGS),
    _tongue("tt", "Latn", _AZ + "äçğıñöşü", _TT_LATN, _TT_LATN_ENDINGS),
    _tongue("crh", "Latn", _AZ + "âçğıñöşü", _CRH, _CRH_ENDINGS),
    _tongue("gag", "Latn", _AZ + "äçêıöşüţ", _GAG),
    _tongue("ug", "Latn", _AZ + "éöü'", _UG_LATN, _UG_LATN_ENDINGS),
    _tongue("ku", "Latn", _AZ + "çêîşû", _KMR),
    *(
        _tongue(language, "Latn", "", words, endings)
        for language, words, endings in (
            ("de", _DE, "ung ungen keit heit lich liche lichen isch ische ischen schaft iert"),
            ("fr", _FR, "tion tions ment ments eux euse ique iques ée ées és aire aires té"),
            ("es", _ES, "ción ciones mente idad idades ado ados ada adas iento ientos ario aria ndo dor dores"),
            ("it", _IT, "zione zioni mente ità mento menti ato ata zza are ere ire ario aria tore tori ndo bile bili"),
            ("pt", _PT, "ção ções mente idade ado ados ada mento mentos ário ária ndo dor dores"),
            ("nl", _NL, "lijk lijke heid ingen ende sche eren aar"),
            ("pl", _PL, "ego emu ych ości ość owych owy owa anie enie ania enia ów ami ach ski ska skie"),
            ("id", _ID, "kan nya annya kannya"),
            ("vi", _VI, ""),
        )
    ),
    _tongue("fa", "Arab", "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤأ", _FA),
    _tongue("ar", "Arab", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى", _AR),
    _tongue("ur", "Arab", "ءآابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےئؤ", _UR),
    _tongue("ug", "Arab", "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي", _UG, _UG_ENDINGS),
)  # fmt: skip
"""Every language that is told by what stands above, once per script."""

SCRIPTS_OF = {
    "en": frozenset({"Latn"}),
    "ru": frozenset({"Cyrl"}),
    "zh": frozenset({"Hans", "Hant"}),
    "kk": frozenset({"Cyrl", "Latn", "Arab"}),
    **dict.fromkeys(("ky", "uz", "tg", "tk"), frozenset({"Cyrl", "Latn"})),
}
"""The scripts, ISO 15924, that the eight languages are met in."""
