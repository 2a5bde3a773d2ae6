"""Words that look like a name or a topic and are not, each beside a sentence in which they are.

The whole catalogue reads every sentence, which is invented. A trap names the tag that must not be given; a case of the
other table, the tags that must be, so that finding nothing passes neither.
"""

from __future__ import annotations

from datetime import date

import pytest

from newsdesk.tagging import Tagger

# what traps | language | sentence | tags that must not be given
TRAPS = """
chin, a major's rank | ru | Чин майора ему присвоили весной. | country/CN
chin, high ranks | ru | На приёме были высокие чины и один чин из штаба. | country/CN
chin by chin | ru | Всё прошло чин чином, как заведено. | country/CN
china town in Moscow | ru | Прогулка по Китай-городу заняла час. | country/CN
surname Kitayev | ru | Тренер Олег Китаев похвалил вратаря, Китаевым довольны. | country/CN
fishes called whales | ru | Киты и китобои: на берегу нашли кита. | country/CN
Chinese as a language | ru | Она преподаёт китайский язык и знает грамматику китайского языка. | country/CN
flight of Air China | ru | Рейс Air China задержали на два часа. | country/CN
cubic metres, not Cuba | ru | Привезли два куба дров, кубы сложили, в кубе шесть граней. | country/CU
of that and Togo | ru | Того, кто опоздал, не ждали; из-за того спор и начался. | country/TG
Mali, the little ones | ru | Стары и малы, велики и мали: все пришли на праздник. | country/ML
Chad, smoke | ru | В кухне стоял чад, от чада слезились глаза. | country/TD
to a pen | ru | Его перу принадлежат три романа. | country/PE
coffee pot | ru | Медная турка стоит на плите, кофе в турке кипит. | country/TR
Polka the dance | ru | Оркестр заиграл полька за полькой, играла полька-бабочка. | country/PL
Finka the knife | ru | У задержанного изъяли финку и кастет. | country/FI
angle grinder | ru | Болгаркой срезали замок, болгарка лежала рядом. | country/BG
Spanish shame | ru | Зрители говорят: испанский стыд. | country/ES
American billiards | ru | Играли в американку, заказали американо. | country/US
Vienna chairs | ru | В зале поставили венские стулья. | country/AT
Jordan, the ice hole | ru | Верующие искупались в иордани, прорубь-иордань освятили. | country/JO
Guinea pigs | ru | Детям подарили морскую свинку и клетку. | country/GN
nuts called Greek | ru | В пирог кладут грецкие орехи и гречку. | country/GR
surname Vengerov | ru | Певица Анна Венгерова и актёр Пётр Венгеров дали концерт. | country/HU
surname Turkov | ru | Режиссёр Турков и оператор Туркин сняли фильм. | country/TR
surname Iranov | ru | Иранов и Оманов вышли в финал турнира. | country/IR country/OM
Georgievsk | ru | В Георгиевске открыли парк. | country/GE
Nursultan, the first name | ru | Нурсултан Назарбаев подарил музею книгу. | place/astana
Nursultan, a wrestler | ru | Борец Нурсултан Турсынов стал чемпионом. | place/astana
Xi the letter | en | The letter Xi follows Nu in the Greek alphabet. | person/xi-jinping
Xi'an the city | en | Tourists walked along the walls of Xi'an, and Xian was sunny. | person/xi-jinping
namesake of Wang Yi | en | The pianist Wang Yibo and Wang Yifan played on Sunday. | person/wang-yi
prime minister of the same name | ru | Премьер-министр Акылбек Жапаров открыл школу. | person/japarov
a wrestler of the same name | ky | Балбан Акылбек Жапаров алтын медаль алды. | person/japarov
Rahmon's daughter | ru | Озода Рахмон приняла гостей. | person/rahmon
Turkey on the table | en | We roasted a turkey; Turkey breast and turkey soup were served. | country/TR
a Jordan | en | Michael Jordan and Jordan Peterson sat in the first row. | country/JO
a Chad | en | Chad Smith plays the drums, and hanging chads were counted. | country/TD
a Georgia | en | Georgia Meloni is no statesman; Giorgia won the race. | country/GE
Georgia the state | en | Police in Atlanta, Georgia, found the car. | country/GE
bone china | en | She collects bone china and blue-and-white china cups. | country/CN
Chinese as a language, English | en | He teaches the Chinese language at a night school. | country/CN
Air China in English | en | Air China cancelled its morning flight. | country/CN
Cuba Gooding the actor | en | Cuba Gooding Jr. came to the party. | country/CU
jersey of Jersey | en | The striker lost his jersey; New Jersey was cold. | country/JE
Guinea pig | en | A guinea pig and a guinea fowl escaped. | country/GN
Hong Kong alone | en | The exchange in Hong Kong closed higher. | country/CN country/HK
Macau alone | zh | 澳门举办美食节。 | country/CN country/MO
Hong Kong in Chinese | zh | 香港今天下雨。 | country/CN country/HK
Xinjiang alone | ru | В Синьцзяне выпал снег. | country/CN
Urumqi has Ukraine's sign | zh | 乌鲁木齐下了一场大雪。 | country/UA country/UZ
black is no Ukraine | zh | 乌云密布,乌龙茶很香。 | country/UA country/UZ
Harbin | zh | 哈尔滨冰雪节开幕。 | country/KZ
Hami melon | zh | 哈密瓜成熟了,大家哈哈大笑。 | country/KZ
Tarim | zh | 塔里木河水位上升。 | country/TJ
lighthouse and tower | zh | 灯塔中传来歌声,铁塔很高。 | country/TJ country/CN
Jilin | zh | 吉林大学和吉利汽车。 | country/KG
one's beloved | zh | 他终于见到了意中人。 | country/CN country/IT
Central America | zh | 中美洲多国遭遇飓风。 | country/CN country/US
noon | zh | 日中时分,天气炎热。 | country/JP country/CN
Yiwu | zh | 义乌中午下雨。 | country/UA country/UZ country/CN
among them Hami | zh | 其中哈密地区最热,心中哈哈一笑。 | country/KZ
soil | zh | 土地肥沃,土豆丰收。 | country/TR country/TM
a bar | zh | 他在酒吧中吃饭,巴士来了。 | country/BR country/PK
printing | zh | 打印机坏了,印刷厂停工。 | country/IN
heroic school | zh | 英雄中学举行毕业典礼。 | country/GB country/CN
by law | zh | 法院依法中止审理。 | country/FR country/CN
a new middle school | zh | 新中学落成。 | country/SG country/CN
suddenly, hungry | zh | 他俄而大笑,饥饿中睡去。 | country/RU country/CN
virtue | zh | 德才兼备,道德中心思想。 | country/DE country/CN
an enlightened school | zh | 他蒙着眼睛,启蒙中学开学。 | country/MN country/CN
namesakes of Wang Yi, Chinese | zh | 选手王毅鹏和王毅博参加比赛。 | person/wang-yi
porcelain in Tajik | tg | Модар чойники чинӣ ва косаи чинӣ харид. | country/CN
military rank in Tajik | tg | Чинҳои баланди ҳарбӣ ба афсарон дода шуд. | country/CN
wrinkles in Tajik | tg | Дар рӯи пирамард чин пайдо шуд. | country/CN
cotton picking in Tajik | tg | Маъракаи пахтачинӣ дар ноҳия оғоз шуд. | country/CN
to pick in Tajik | tg | Занон пахта чиниданд ва мева мечинанд. | country/CN
Chinese as a language, Tajik | tg | Ӯ забони чинӣ меомӯзад. | country/CN
Rahmon the first name | tg | Раҳмон Одинаев муаллим аст. | person/rahmon
Iran in a surname, Kazakh | kk | Иранбек Оразов пен Иранғайып Күзембаев өлең оқыды. | country/IR
Kubat and Kuba | kk | Құбат пен Кубат ауылдан келді. | country/CU
Indira, no India | kk | Индира Жұмабекова ән шырқады. | country/IN
Turk's surname | kk | Түрікбай мен Түркістанда туған Түркібай кездесті. | country/TR
surname Kytaiev | kk | Бапкер Серік Қытаев ойыншыны мақтады. | country/CN
Chinese as a language, Kazakh | kk | Қытай тілін үйреніп жүр. | country/CN
Chinese as a language, Kazakh Latin | kk | Ol qytai tilin úırendi. | country/CN
surname Kazakhbaev | kk | Қазақбай мен Өзбекбай көкпар тартты. | country/KZ country/UZ
Kazakh literature, Kazakh words | kk | Қазақша сөйлейтін бала өлең жаттады. | country/KZ
Uzbek first name | kk | Өзбекәлі Жәнібеков туралы кітап шықты. | country/UZ
cattle, no Mali | kk | Малы көп, малын бақты, мали білмейді. | country/ML
girls called Periz | kk | Перизат пен Перуза ән салды. | country/PE
nine woods, no Togo | kk | Тоғай ішінде тоғыз тоған бар. | country/TG
only, no Ghana | kk | Бір ғана бала, екі ғана қой. | country/GH
a tent, no Chad | kk | Шатыр тікті, чадыр астында отырды. | country/TD
Nursultan, the first name, Kazakh | kk | Нұрсұлтан Назарбаев музейге кітап сыйлады. | place/astana
surname Kytaev, Kyrgyz | ky | Оюнчу Бакыт Кытаев гол киргизди. | country/CN
Chinese as a language, Kyrgyz | ky | Кыз кытай тилин үйрөнүп жатат. | country/CN
Kyrgyz as a language | ky | Бала кыргыз тилинде ыр окуду. | country/KG
men called Orozbek and Kazakbai | ky | Орозбек менен Казакбай күрөшкө чыкты. | country/RU country/KZ
only, in Kyrgyz | ky | Бир гана бала келди. | country/GH
a man called Iranbai | ky | Иранбай келип, Иранбек кетти. | country/IR
Nursultan, Kyrgyz | ky | Нурсултан аттуу бала мелдеште жеңди. | place/astana
foal, no Thai | uz | Toychoq bilan toy yaylovda yuribdi. | country/TH
Chinese as a language, Uzbek | uz | Talaba xitoy tilini oʻrganmoqda. | country/CN
Turk dialect | uz | Turk tilini va turkiy tillarni oʻrganadi. | country/TR
surname Turkov, Uzbek | uz | Turkiston shahri va Turkan xotun haqida kitob. | country/TR
surname Xitoyev | uz | Murabbiy Xitoyev jamoani maqtadi. | country/CN
safe, no Oman | uz | Omon qolgan yigit Omonov uyga qaytdi. | country/OM
ocean | uz | Ummonda to'lqin ko'tarildi. | country/OM
opposite, no Karshi | uz | U taklifga qarshi chiqdi. | place/karshi
threshold, no Astana | uz | Kampir ostonada turib qoldi. | place/astana
Uzbek as a language | uz | Bola o'zbek tilida she'r o'qidi. | country/UZ
city of Turkmenbashi | tk | Türkmenbaşy şäherinde baýramçylyk boldy. | country/TM
Turkmen as a language | tk | Çaga türkmen dilinde goşgy okady. | country/TM
Chinese as a language, Turkmen | tk | Talyplar hytaý dilini öwrenýärler. | country/CN
Serdar, a district | tk | Serdar etrabynda pagta ýygnaldy. | person/serdar-berdimuhamedov
Gurbanguly, another one | tk | Gurbanguly Ataýew çempion boldy. | person/gurbanguly-berdimuhamedov
mine, the pronoun | en | This book is mine, and that pen of mine is yours. | topic/mining topic/security
a gold mine of jokes | en | She said the idea was a gold mine of jokes. | topic/mining
plants in a pot | en | The plant on my balcony has two green leaves and a flower. | topic/investment topic/energy
bank of a river | en | Children fished from the bank of the river all day. | topic/finance
gas in football | en | The midfielder ran out of gas in the second half. | topic/energy
power nap | en | He took a power nap on the sofa. | topic/energy
port wine | en | The port wine and a cheese plate were excellent. | topic/connectivity
a road to success | en | The road to success is long, her grandmother used to say. | topic/connectivity
train as a verb | en | She trains her dog to roll over. | topic/connectivity topic/education
a novel's plot | en | The novel has a plot to share with any reader. | topic/security
visit to an aunt | en | My visit to my aunt took an hour. | topic/diplomacy
chess, no mine | ru | Шахматы и шахматисты: юноша выиграл партию в шахматы. | topic/mining topic/politics
a portal, no port | ru | На портале появилась страница с расписанием. | topic/connectivity
a portrait | ru | Портрет и портфель лежали на столе. | topic/connectivity
newspaper, no gas | ru | Газета напечатала кроссворд, газеты лежат на скамье. | topic/energy
lawn, no gas | ru | Газон у дома стригут по субботам. | topic/energy
corner, no coal | ru | В уголке комнаты стоял треугольный стол с острым углом. | topic/energy topic/mining
driver, no water | ru | Водитель остановил машину, водители поспорили. | topic/environment
vodka | ru | Водку и водолазку он оставил дома. | topic/environment
the planet Uranus | ru | В телескоп видна планета Уран. | topic/mining topic/energy
trip to grandmother | ru | Поездка к бабушке была долгой, пирог вкусным. | topic/connectivity
dear | ru | Дорогая мама, дорогие друзья, поздравляю вас! | topic/connectivity
a vessel, no court | ru | Судно стояло у причала, на борту судна пели. | topic/politics topic/security
fate | ru | Судьба и судороги: о судьбе она не думала. | topic/politics topic/security
jars of jam | ru | На полке стояли стеклянные банки с вареньем. | topic/finance
rudiments, no ore | ru | Рудольф купил рудиментарный рояль. | topic/mining
golden hands | ru | У неё золотые руки и золотой характер. | topic/mining
a tin soldier | ru | Детям читали сказку о солдатике. | topic/security
pot plants in Chinese | zh | 她在阳台上种植物。 | topic/investment topic/agriculture
chance and opportunity | zh | 他找到机会休息。 | topic/technology topic/connectivity
road to growth | zh | 他一路上唱着歌,走在路上。 | topic/connectivity
refuel, cheer | zh | 观众高喊加油。 | topic/energy
mineral water | zh | 妈妈买了矿泉水。 | topic/mining
his way of saying | zh | 他的说法很幽默,做法不对。 | topic/politics topic/security
girls called Coal and Gold | kk | Көмірай мен Алтынай ән айтты. | topic/energy topic/mining
a man called Altynbek | kk | Алтынбек домбыра тартты. | topic/mining
men called Zholdas | kk | Жолдыбай мен Жолдас үйге келді. | topic/connectivity
newspaper, Kazakh | kk | Газет оқып отырған қария күлді. | topic/energy
newspaper, Kyrgyz | ky | Гезит окуган карыя күлдү, газета калды. | topic/energy
children called Gold and Iron | ky | Алтынай менен Темиржан ырдады. | topic/mining topic/connectivity
newspaper, Uzbek | uz | Gazeta o'qigan bobo kulib qo'ydi. | topic/energy
a girl called Oltinoy | uz | Oltinoy qo'shiq aytdi. | topic/mining
newspaper, Turkmen | tk | Gazet okaýan goja güldi. | topic/energy
newspaper, Tajik | tg | Бобо газета хонд ва хандид. | topic/energy
the premier by family name | ru | Премьер-министр Акылбек Жапаров пришёл. Жапаров всех поблагодарил. | person/japarov
the premier by title | ru | Глава кабмина Акылбек Жапаров собрал министров; А. Жапаров их выслушал. | person/japarov
the premier, Kyrgyz | ky | Министрлер кабинетинин төрагасы Акылбек Жапаров мектеп ачты. | person/japarov
the president's daughter | ru | Саида Мирзиёева посетила музей. | person/mirziyoyev
the president's daughter, | en | Saida Mirziyoyeva opened an exhibition. | person/mirziyoyev
the president's daughter, | uz | Saida Mirziyoyeva muzeyga bordi. | person/mirziyoyev
daughter of Rahmon | en | Ozoda Rahmon received the guests. | person/rahmon
daughter of Rahmon | tg | Озода Раҳмон меҳмононро қабул кард. | person/rahmon
son of Rahmon | ru | Рустам Эмомали открыл парк. | person/rahmon
son of Rahmon | tg | Рустами Эмомалӣ боғро ифтитоҳ кард. | person/rahmon
writer Tokayev | ru | Писатель Кемел Токаев написал детектив. | person/tokayev
writer Tokayev | kk | Жазушы Кемел Тоқаев детектив жазды. | person/tokayev
woman Japarova | ru | Врач Айгуль Жапарова приняла больных. | person/japarov
actor Wang Yibo | ru | Актёр Ван Ибо снялся в сериале. | person/wang-yi
East Turkistan | en | The East Turkistan Islamic Movement was named in the report. | place/turkistan
East Turkistan | ru | Исламское движение Восточного Туркестана упомянули в докладе. | place/turkistan
house of friendship, no Dostyk | kk | Достық үйінде кеш өтті. | project/alashankou-dostyk
Dostyk avenue | ru | На проспекте Достык сменили асфальт. | project/alashankou-dostyk
families, no Semey | ru | Много семей приехало. Семей с детьми пригласили в парк. | place/semey
or, no Ili | ru | Или он, или она: кто-то забыл ключ. | place/ili place/ili-prefecture
hark, no Chu | ru | Чу! Слышен звон. | place/chu place/chui-region
Mary and her lamb | en | Mary had a little lamb, and Mary loved it. | place/mary
Balkans | en | The Balkans and the Balkan countries met. | place/balkan-region
Balkans | ru | Балканские страны и Балканы. | place/balkan-region
akhal-teke | ru | Ахалтекинец и ахал-текинская порода лошадей. | place/ahal-region place/akhal-region
al-Khwarizmi | ru | Аль-Хорезми написал трактат. | place/khorezm
pekingese | ru | Пекинес ел пекинскую капусту и утку по-пекински. | place/beijing
peking duck | en | Peking duck was served to the guests. | place/beijing
Washingtons, English | en | Denzel Washington and George Washington were in the quiz. | place/washington country/US
Washingtons | ru | Дензел Вашингтон сыграл короля. | place/washington country/US
a woman called Sofia | ru | София Иванова победила, Софии вручили кубок. | place/sofia
a vein, no Vienna | ru | Вена на руке и вены на шее. | place/vienna
to a tank, no Baku | ru | Подойдите к баку с водой, бак полон. | place/baku
big dipper | zh | 夜空中的北斗七星很亮。 | initiative/beidou
luban lock | zh | 孩子们玩鲁班锁,大楼获得鲁班奖。 | initiative/luban-workshop
ancient silk road | zh | 古丝绸之路上的骆驼。 | initiative/bri
ancient silk road | en | Caravans of the ancient Silk Road rested here. | initiative/bri
ancient silk road | ru | Караваны древнего Шёлкового пути отдыхали здесь. | initiative/bri
leather belt | ru | Купил один пояс и надел пояс на плащ. | initiative/bri
three forces of nature | en | Three forces of nature act on the bridge. | initiative/three-forces
corridor of school | ru | В среднем коридоре школы покрасили стены. | initiative/middle-corridor
corridor of school | en | The middle corridor of the school was painted. | initiative/middle-corridor
Manas epic | ru | Сказитель исполнил эпос «Манас». | place/jalal-abad place/manas
Manas epic | ky | Манасчы «Манас» эпосун айтты. | place/jalal-abad
Alisher Navoi | ru | Алишер Навои писал газели. | place/navoi place/navoi-region
Navoi | uz | Alisher Navoiy g'azallar yozgan. | place/navoi place/navoi-region
sinologist | ru | Китаист и китаевед спорили о переводе. | country/CN
turkologist | ru | Тюрколог и тюркские языки, туркестанский ковёр. | country/TR country/TM
Swiss cheese | ru | Швейцар открыл дверь. | country/CH
Indian summer | ru | Индейцы и индейка на вертеле. | country/IN
American Indians | en | American Indians and West Indies cricket. | country/IN
Swedish table | ru | Шведский стол и шведская стенка стояли в зале. | country/SE
going Dutch | en | They went Dutch and did double Dutch. | country/NL
French fries | en | French fries and a French window. | country/FR
Brazil nuts and a Panama hat | en | Brazil nuts and a Panama hat. | country/BR country/PA
Maltese dogs | en | A Maltese dog and a Maltese cross. | country/MT
Lebanon, Pennsylvania | en | Paris, Texas, and Lebanon, Pennsylvania. | country/LB country/FR
Peru, Indiana | en | A fair in Peru, Indiana. | country/PE
New England, New Mexico | en | New England Patriots, New Mexico and New South Wales. | country/GB country/MX
Mongol horde | ru | Монгольское иго и нашествие монголов. | country/MN
Greek nuts and buckwheat | ru | Грецкие орехи и гречка. | country/GR
cathay airline | zh | 国泰航空延误。 | country/TH
Dutch beans | zh | 荷花和荷叶,荷兰豆炒肉。 | country/NL
Babylon | zh | 古巴比伦文明展览。 | country/CU
most beautiful road | zh | 评选最美国道,赞美国家公园。 | country/US
Latin American states | zh | 拉美国家和欧美国家的代表到场。 | country/US
a North American show | zh | 北美国际车展开幕。 | country/US
calligraphy, no France | zh | 书法国际展开幕,执法国际论坛。 | country/FR
today this paper, no Japan | zh | 今日本报记者报道,近日本市下雨。 | country/JP
crossing Antarctica | zh | 他们穿越南极,跨越南北。 | country/VN
paying taxes, no Ghana | zh | 增加纳税服务窗口,参加纳凉晚会。 | country/GH
Mario, no Mali | zh | 超级马里奥游戏上市。 | country/ML
dust and noise, no Egypt | zh | 尘埃及噪声影响居民。 | country/EG
many brothers, no Togo | zh | 他有许多哥哥,很多哥们。 | country/TG
Shanghai metro | zh | 上海地铁延长运营,沿海地区降温。 | country/HT
developing countries, no China | zh | 广大发展中国家团结起来。 | country/CN
Inner Mongolia | zh | 内蒙古草原迎来游客。 | country/MN
Kazakh prefecture | zh | 伊犁哈萨克自治州和哈萨克族牧民。 | country/KZ
Kyrgyz prefecture | zh | 克孜勒苏柯尔克孜自治州的柯尔克孜族群众。 | country/KG
Tajik county | zh | 塔什库尔干塔吉克自治县的塔吉克族群众。 | country/TJ
Korean minority | zh | 延边朝鲜族自治州举办运动会。 | country/KP
Russian minority | zh | 俄罗斯族和乌孜别克族群众。 | country/RU country/UZ
Amanda and the river Jordan | zh | 阿曼达和约旦河。 | country/OM
Bahrain banner | zh | 巴林左旗和巴林石。 | country/BH
Inner Mongolia | ru | Внутренняя Монголия встретила туристов. | country/MN
Inner Mongolia | en | Inner Mongolia welcomed tourists. | country/MN
Ili Kazakh prefecture | ru | Или-Казахский автономный округ и Таджикский автономный уезд. | country/KZ country/TJ
Ili Kazakh prefecture | en | The Ili Kazakh Autonomous Prefecture saw snow. | country/KZ
Indian Ocean | en | Storms: Indian Ocean, Sea of Japan, Gulf of Mexico. | country/IN country/JP country/MX
Indian Ocean | ru | Шторм в Индийском океане, Японском море и Мексиканском заливе. | country/IN country/JP country/MX
Indian ocean | zh | 印度洋和日本海有台风。 | country/IN country/JP
Russian language | ru | Урок русского языка и английского языка, турецкий язык. | country/RU country/GB country/TR
Russian language | en | She teaches the Russian language and Turkish language. | country/RU country/TR
Russian language | ky | Ал орус тилин, англис тилин, түрк тилин билет. | country/RU country/GB country/TR
Russian language | uz | U rus tilini, ingliz tilini, turk tilini biladi. | country/RU country/GB country/TR
Russian language | tg | Ӯ забони русӣ, забони англисӣ ва забони ӯзбекӣ медонад. | country/RU country/GB country/UZ
Russian language | tk | Ol rus dilini, iňlis dilini, türk dilini bilýär. | country/RU country/GB country/TR
Kazakh language | ru | Курсы казахского языка, узбекский язык и киргизский язык. | country/KZ country/UZ country/KG
Kazakh language | en | Courses of the Kazakh language and the Uzbek language. | country/KZ country/UZ
Chinese language | zh | 学习俄语、哈萨克语和日语。 | country/RU country/KZ country/JP
Uzbekistan Airways | en | Uzbekistan Airways added a flight; Turkish Airlines too. | country/UZ country/TR
Air Astana | en | Air Astana added a flight. | place/astana
Air Astana | ru | Рейс «Эйр Астана» задержан, Air Astana извинилась. | place/astana
Turkmenistan Airlines | en | Turkmenistan Airlines bought two jets. | country/TM
Turkmen airlines | ru | Самолёт «Туркменских авиалиний» сел. | country/TM
Uzbekistan Airways | ru | Самолёт «Узбекских авиалиний» и Uzbekistan Airways. | country/UZ
China Southern | zh | 中国南方航空航班延误,土耳其航空也延误。 | country/CN country/TR
turkish coffee | ru | Кофе по-турецки и турецкий кофе. | country/TR
Korean carrots | ru | Морковь по-корейски и корейская морковка. | country/KR country/KP
German shepherd | ru | Немецкая овчарка нашла ребёнка. | country/DE
German shepherd | en | A German shepherd and a French bulldog. | country/DE country/FR
Swedish massage | en | A Swedish massage and a Danish pastry. | country/SE country/DK
Tom Holland | en | Tom Holland and Paris Hilton came. | country/NL place/paris
Holland name | ru | Том Холланд и Пэрис Хилтон пришли. | country/NL
crows and cuttlefish | zh | 乌鸦和乌贼,何首乌。 | country/UA country/UZ
"""

# what is meant | language | sentence | tags that must be given
MEANT = """
China beside its chin | ru | Китай и Таджикистан открыли переход, рад и чин полковника. | country/CN country/TJ
language and country | ru | Китайский язык учат и в самом Китае. | country/CN
a bank's country | ru | Банк Китая открыл счёт. | country/CN
an inhabitant | ru | Двое китайцев и казахстанец прибыли в Ош. | country/CN country/KZ
Cuba, not Kuba | ru | На Кубе и в Перу прошли выборы. | country/CU country/PE
Chad with a capital | ru | Президент Чада прилетел в Мали. | country/TD country/ML
Turkey and its people | ru | В Турции турки и туркмены. | country/TR
Jordan the country | ru | Король Иордании прибыл в Астану. | country/JO place/astana
Nur-Sultan, the capital | ru | В городе Нур-Султан состоялся форум. | place/astana
the president of the name | ru | Президент Садыр Жапаров подписал закон. | person/japarov
the son | ru | Прилетел президент Сердар Бердымухамедов. | person/serdar-berdimuhamedov
the father | ru | Прилетел Гурбангулы Бердымухамедов. | person/gurbanguly-berdimuhamedov
Turkey in English | en | Turkey and Jordan sent aid to Chad. | country/TR country/JO country/TD
Georgia on the Black Sea | en | Georgia, Azerbaijan and Kazakhstan met in Tbilisi. | country/GE country/AZ country/KZ
Bank of China | en | The Bank of China opened a branch in Almaty. | country/CN place/almaty
Xi in Xi'an | en | Xi Jinping spoke in Xi'an. | person/xi-jinping place/xian
Wang Yi himself | en | Foreign Minister Wang Yi flew to Tashkent. | person/wang-yi place/tashkent
two countries in two signs | zh | 中哈两国元首举行会谈。 | country/CN country/KZ
three countries and a railway | zh | 中吉乌铁路开工。 | country/CN country/KG country/UZ
Tajikistan beside a tower | zh | 中塔边境合作。 | country/CN country/TJ
Wang Yi in Chinese | zh | 外交部长王毅访问塔什干。 | person/wang-yi place/tashkent
traditional characters | zh | 習近平訪問哈薩克斯坦。 | person/xi-jinping country/KZ
China in Tajik | tg | Чин ва Тоҷикистон созишнома имзо карданд. | country/CN country/TJ
Chinese firms in Tajik | tg | Ширкатҳои чинӣ дар Душанбе роҳ сохтанд. | country/CN place/dushanbe
Rahmon himself | tg | Президент Эмомалӣ Раҳмон ба Хитой рафт. | person/rahmon country/CN
Iran and Oman in Kazakh | kk | Иранға және Оманға делегация барды. | country/IR country/OM
China by cases | kk | Қытайдың, Қытайға, Қытайды, Қытайда. | country/CN
Chinese people in Kazakh | kk | Қытайлықтар мен түркиялықтар келді. | country/CN country/TR
the president in Kazakh | kk | Қасым-Жомарт Тоқаевтың сапары аяқталды. | person/tokayev
Kazakh Latin | kk | Qazaqstannyń prezidenti Qytaıǵa bardy. | country/KZ country/CN
China in Kyrgyz | ky | Кытайдан келген жүк Кыргызстанга жетти. | country/CN country/KG
Bishkek by cases | ky | Бишкекте, Бишкектен, Бишкектин. | place/bishkek
our neighbour in Kyrgyz | ky | Казакстандыктар менен өзбекстандыктар. | country/KZ country/UZ
China in Uzbek | uz | Xitoydan Oʻzbekistongacha yangi yoʻl. | country/CN country/UZ
China in Uzbek Cyrillic | uz | Хитойнинг ва Ўзбекистоннинг раҳбарлари. | country/CN country/UZ
Iran in Uzbek | uz | Eron va Ummon vakillari keldi. | country/IR
China in Turkmen | tk | Hytaýyň we Türkmenistanyň wekilleri. | country/CN country/TM
the son in Turkmen | tk | Prezident Serdar Berdimuhamedow sapara gitdi. | person/serdar-berdimuhamedov
copper mine | en | The copper mine will smelt ore; miners dig for gold and uranium. | topic/mining
gas pipeline | en | The gas pipeline and the power station need natural gas and oil. | topic/energy
loan of a bank | en | The bank gave a loan; the debt will be repaid in yuan. | topic/finance
railway | en | The railway and the dry port carry freight trains along the corridor. | topic/connectivity
coal and a pit | ru | Шахта добывает руду, на руднике открыли месторождение золота. | topic/mining
gas, no newspaper | ru | Газопровод и электростанция: поставки природного газа выросли. | topic/energy
freight by rail | ru | Железная дорога и порт увеличили грузоперевозки контейнеров. | topic/connectivity
court and police | ru | Полиция задержала террористов на границе, спецслужбы нашли оружие. | topic/security
university | ru | Студенты университета получили стипендии и учат китайский язык. | topic/education
summit | zh | 两国元首举行会谈并发表联合声明。 | topic/diplomacy
ore in Chinese | zh | 两国合作开发铜矿和铀矿,采矿企业投产。 | topic/mining
railway in Chinese | zh | 中欧班列经铁路口岸运输集装箱货物。 | topic/connectivity
oil in Kazakh | kk | Мұнай мен табиғи газ құбыры арқылы энергия тасымалданады. | topic/energy
railway in Kyrgyz | ky | Темир жол курулуп, контейнер жүк ташуу көбөйөт. | topic/connectivity
trade in Uzbek | uz | Eksport va import oshdi, tovar ayirboshlash hajmi o'sdi. | topic/trade
gas in Turkmen | tk | Tebigy gaz geçiriji we nebit, elektrik stansiýasy. | topic/energy
trade in Tajik | tg | Содирот ва воридот, савдои хориҷӣ ва гумрук. | topic/trade
states beside their traps | zh | 他访问了越南、埃及、加纳和多哥。 | country/VN country/EG country/GH country/TG
China in the making | zh | 推动发展中国特色农业。 | country/CN
France jointly | zh | 中国企业联合法国公司参展。 | country/CN country/FR
America in Chinese | zh | 美国代表团抵达。 | country/US
Tajik forms of China | tg | Аз Чину Эрон, ба Чини бузург, Чинро дид. | country/CN country/IR
Turkish and Swedish firms | ru | Турецкий банк, шведская фирма и немецкий завод. | country/TR country/SE country/DE
families and Semey | ru | В городе Семей открыли мост. | place/semey
Wang Yi does | zh | 王毅强调合作,王毅力挺多边主义。 | person/wang-yi
Mongolia the country | ru | Монгольский посол прибыл в Пекин. | country/MN place/beijing
French and Danish | en | French and Danish ministers met a Swedish envoy. | country/FR country/DK country/SE
"""


def rows(table: str) -> list[object]:
    """One case a line, known by its first cell."""
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [
        pytest.param(language, text, frozenset(tags.split()), id=f"{language}: {what}")
        for what, language, text, tags in cells
    ]


def given(tagger: Tagger, text: str, language: str) -> set[str]:
    """The tags of a text of May 2022, when Astana was Nur-Sultan and a Japarov was premier of another."""
    analysis = tagger.analyse(title="", standfirst=None, body=text, language=language, published=date(2022, 5, 1))
    return {tag.tag for tag in analysis.tags}


@pytest.mark.parametrize(("language", "text", "tags"), rows(TRAPS))
def test_a_word_that_looks_like_it_is_not_it(tagger: Tagger, language: str, text: str, tags: frozenset[str]) -> None:
    """Ranks, tools, surnames, languages, airlines and other parts of speech give no tag."""
    assert not tags & given(tagger, text, language)


@pytest.mark.parametrize(("language", "text", "tags"), rows(MEANT))
def test_a_word_that_means_it_is_found(tagger: Tagger, language: str, text: str, tags: frozenset[str]) -> None:
    """What is said in earnest is tagged, in each language."""
    assert tags <= given(tagger, text, language)
