"""Words common in the news of a language, with the share of articles that have them.

They tell what is rare before enough articles have come in to count.

Made by `python -m benchmarks.fit_common_words`; not edited by hand. Words are stems as `newsdesk.portraits` compares
them (of Chinese, pairs of characters), grouped by percent of articles.
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_PERCENT: Mapping[str, Mapping[float, str]] = {
    "en": {
        90.0: """
a and for in of on the to
        """,
        60.0: """
an as at bi from is it that this vith
        """,
        40.0: """
al also are be ben bvt has have more not one or ovt thei vas vhich vil
        """,
        25.0: """
abovt after can ear ears first had he hov if into iov jvst like nev no nov other over said so some than their
there time tvo ve vere vhat vhen vhile vho vovld vp
        """,
        16.0: """
ani arovnd back becavs before being covld do dovn dvring even get his i inclvd last made make mani most mvch
onli ovr people stil them then these those thre throvg vai vel vhere vs
        """,
        10.0: """
#1 #2 acordi agains alread anothe become best betven both change come comple comvni contin covntr cvrent dai
did difere direct does dont each end everi fev five fovnd fovr genera go god going govern help her here hig
him hoveve intern iovr knov later les life litle lok long lot mai making mi migt ned neht never nvmber old ovn
part person prodvc reali recent report respon rigt s sai sais same se second set she shovld since someth svch
take thas theres things think thovg top vant veri vhethe vithov vnder vork vorld vse vsed
        """,
        6.0: """
#10 #12 #20 #3 #30 #4 #5 able acros action actval aded aditio again along alvais americ among anovnc asked
avai based beleve beter big bvsine caled came cant case certai chalen citi comes compan concer consid contro
covrse create dais design develo didnt doesnt doing earler earli ehpect ehpere ehplai enovg especi et ever
face famili far featvr fel find former fre fvl fvrthe fvtvre geting give given got great grovp hard having
histor hit home im import increa indvst inform initia instea intere invest iovre kep kvesti large leader least
left likeli loking major makes manage me member met milion month months move nation nevs nigt nothin oficia
often once open organi others partic past perfor place point politi popvla posibl pover presen presid previo
proces provid pvblic pvt real reason receiv record rekvir relati releas remain saing season servic severa shov
signif sih single sistem smal social specia specif start starte state states strong svport taking theire thing
times togeth tok told v vek vhi vithin vnders vntil vorkin vsing
        """,
        4.0: """
#11 #14 #15 #16 #18 #19 #25 #6 #7 #8 acovnt activi ad ading ago ahead air almost althov amovnt anione anithi
ansver aproac areas asocia availa avthor became began behind beiond benefi bilion bit black bodi bring bvildi
c cal center chance charge childr christ clear close co colect coming compar compet conect confir conten
contra conver cost covple creati critic data deal decade decemb decisi defini delive demand depart descri
despit detail discov done dovble dve easi econom efors ehampl ehecvt either electr energi entire event everio
everit fact fal figt figvre final finali financ fod folovi force form front game ges global grovnd h half
hapene head health hes higer hold hovrs hovse hvge identi impact improv inside interv introd involv iovng
iself isnt isve isves ive job kei kind knovn kvalit kvickl kvite late latest lav lavnch leave led let level
ligt line live local loks longer los lov love m main man market mater materi means measvr media minist minvte
moment monei mvltip mvst name near nearli neded neds north ofer ofice ones operat oportv option origin ovside
pai parti partne per perfec plai plans police polici positi post potent practi pres price proble profes progra
projec promis protec rather read readi red region regvla repres resear rest retvrn reveal role rom rvn sav
schol secvri sems sen sense seres seven shared short side simila simple simpli someon someti son sovrce space
stai standa star stars svgest svmer svre svrpri taken takes target team techno term terms th third thovgt
todai tovard tradit transf travel tri tring trve tvrn vais var vasnt vater vent versio veve vhas vhite vhose
vnited vniver vorks vorth vrote
        """,
        2.5: """
#13 #17 #21 #22 #23 #24 #32 #35 #40 #50 #60 #9 abilit above aces act admini ads advanc age alone alongs alov
aloved alovs am analis ap apeare apears aplica april area ask atempt atenti averag avoid avtoma bad balanc
base beavti begini belov biger bigest bil boh border brand break britis brovgt bvi bvild bvilt caling cals
campai captvr car care carer cavse celebr centra charac check chef child china choice chose claims clasic
clearl col cold combin coment comfor comite comon compli conclv condit confer confid consis consti consvm
contai covnci covnte covrt cvstom cvt d daili damage danger date david de death decide dedica democr dep
depend determ dificv discvs displa distri docvme donald drop e efect efecti efort ehactl ehcept ehcite ehpand
ehpens ehplor ehpres ehtend ehtra ehtrem eigt electi elemen else emerge emphas encovr engine ensvre enviro
esenti establ evens eventv eviden evrope facili facing factor failed fans father favori febrva federa feld
feling felt findin finish fire focvs folov folove forces foreig forvar fovnde frend frends fridai fvli fvn
games gave gives giving goes greate grov grovin grovps hand hands hapen hapi heard heavi held helps heres
higli higlig himsel holida hope hospit hvman hvndre idea imagin imedia impres incide indepe indica indivi
inflve infras inspir instan instit integr inteli intent iork iove iovl janvar john jovrna jvli jvne k kept
kids kiled langva larger lead legal levels lines list lives living locati loked lost lover march mark match
mean meanin meanvh medica men mentio mesage meting midle milita mind model models mondai mornin moving mvsic
named natvra necesa neigbo nine non noted novemb obviov ofers oficer oil online order p packag pair paper
parens pas pece percen perhap period phisic phone pick pictvr plaing plan platfo plvs poins pointe poverf
predic prefer prepar presvr preti preven prices primar prime privat pro probab proper pvblis pvrpos range rate
reach realiz recogn recome redvce refere reflec regard rekves relate rememb remove repeat replac repors repvbl
reside respec restri resvls resvlt rigs rise risk road rvning rvsia scenti search secret seing select self sem
seriov ses seting share shes shift shot shoved shovs sign site sitvat size sovth speak sped spend spent spring
staf stage stand starti statem statvs step stop store stores stori straig strate streng stret strike strvct
strvgl stvden svces svndai svper svrviv talk talkin tech techni tel temper ten test thanks themse thinki
thovsa threat thvrsd tipe tol total tovch tovn transp tred trvmp tvesda tvrned valve vans vanted variov vashin
vednes vekend veks vest vhatev vhole victor vide video vin vining vinter vltima vnlike voman vomen von vonder
vont vords vorker vorlds vpdate vrong vsvali
        """,
        1.6: """
#26 #27 #28 #29 #31 #36 #45 #70 #75 #80 absolv academ acheve acovns active actor acvsed adjvst admite adres
advant advent advice afecte aforda afraid africa agenci agred agreme agresi ai aid aleged altern amid anivhe
anti anval apart apear apeara aple apled apli apreci arent argve argvme arival articl artifi asembl aside
asista asking atack atacks atract avgvst avstra babi backgr bag bank bar basic becomi begin biden block blve
board bok born bost botom breaki breath bringi brings broade broke brothe bvdget bving califo camera canada
candid canot capabl capaci capita cared cari caring cases cavsed centvr champi chanel cites citize civil
civili claim claime clas clean climat closer clvb colabo coleag colege color com comand comens comerc comisi
comitm compla compvt condem condvc confli conser consta constr consvl contac contri conven convin core coss
cover covere covldn covnti crime crimin crisis crvcia cvltvr dark davgte dead deals dec declar declin decrea
ded defend defens degre degres demons depli destro device digita diner disapo disrvp distan divers doctor
dolars domina dor dovbt dozen dri drive driven driver drivin earned easer easili east easter edge editor
edvcat ee eficen ehcele ehiste ehisti ehpans ehperi ehpers ehpert ehtens elimin emploe ended enforc engage
enhanc enjoi episod es estima f faced famile famovs fan fast faster fear fels fet filed film fine firm fit
fligt focvse forced fot fotbal france frekve french frendl fresh frvstr fvel fvncti gas gather german giant
goal gods gold gone gradva gren grev grovth gvaran gvi hapeni hapens hasnt havent hear heart helped helpin
holdin homes honest hopes host hot hovr hvmani hvsban ice image imposi incred inded injvre instag instal
instrv intend intens iovnge iovrse israel isved items jobs joe joined jovrne jvstic kazahs keping knev kvarte
kvick l lack laer land largel larges leadin learn learni leavin legisl length limite linked listen litera
locate london lose loved lvhvri machin maibe mainta majori manvfa mas masive master meant memori mes metal
method mid miself mising mistak mode modern monito mostli mother moved moves n natvre nearbi negati negoti
netvor nice nomina normal northe note notes notice octobe ofered oferin older ongoin openin opinio oposit
otherv overal ovned ovtpvt page paid palest pars path peace peces photos places plaed plaer plaers planed
plenti pop posibi posted pre precis princi prior priori proced profil progre promin promot prompt propos
prospe protes pvrcha pvs pvsh pvting r race raise raised rare re reache readin realit refvse reject remark
reserv resist resolv resovr revers revev revolv rising risks rock roial rovgli rovnd rovtin rvles rvns safe
safeti satvrd save scale scence scene schedv schols scren sea sectio sector secvre sel seling semed seming
send senior sent separa septem serve served servin severe sharin shortl shovn signal signed signs ski slov
smaler soceti soft sold solvti sort sovnd sovthe speaki spech specvl spendi spirit spoke spokes spors spread
st stabil staing standi stands steps stile stream stres stvdi stvf svbjec svbsek svbsta svcesf svgess svitch
svn svpli svrfac svrovn svspec svstai table teams televi tels tenage tens terito tess tested theive tini
tipica title tols track trade traini transi trend trip trvli trvmps trvst tv tvice tvrnin tvrns vait vake val
valk valkin valves vareti varm varnin vatch vatchi vealth veapon vearin veathe vebsit vehicl veigt velcom
vester vev vhom victim vife viling vindov vins violat violen virtva vish vision visit visite vk vkrain vltra
vnclea vnderm vnikve voice vord vorked vote vovldn vpcomi vpon vriten vriter vritin vsers vses zero
        """,
        1.0: """
#65 acept acompa acvrat adopte advise advoca agence aimed ales amendm anivai aparen aples areste argved arived
armi arms art avard avare b band bareli basica basis bateri batle beat bid birth blod boks brands capabi cars
cash catego ceo charle chines chosin closed closel code colors congre consek conteh cordin corect corpor crash
cros crovd cvp danel debate deserv devast dinami diplom dozens dr droped earnin ees ehchan ehclvs emotio
enable endles ends englis entere entert fair fashio felov festiv fever fil filing finds finger flor foreve
forget fovnda franci g george girls gogle grade handli hangin hardva heat ideas images implem inflat injvri
interi james join kick knovs la lavs leads learne leathe legiti leter ligtve limit link mahimv matche michae
minima mom mr net nevtra none notabl noting observ oct onto opened opens ovner ovrsel pack pandem park parlia
partes pased patern pavl persis perspe planin pledge pointi povnds prof prosec prove pvrsvi pvshin ran rates
releva reli reliab remind retain robvst rose rov rvsian sale scenes sehval shop shovca signat sister sit sites
sized skvare solid somevh sovnds stable stated stick stretc stvdes svpose svprem svspen tah talent talks tank
teache teht tend testin theref thvs tips totali tovg tovr traine transl trovbl trvth tvist vast vear ventvr
vevs via vice vilage vnderv vnion vnles
        """,
    },
    "kk": {
        60.0: """
kitai kitaid
        """,
        40.0: """
eki jana minist
        """,
        25.0: """
adam ashild jatir jvmisk kazaks keldi kelisi kitaig mektep shekar sirtki vsh vshin
        """,
        16.0: """
al aldi arkili avrvha avtobv bailan baradi dain ekonom en i ister kaita kol korona memlek nese on prezid
sharva shikti sv tasima temirj tvrali
        """,
    },
    "ky": {
        60.0: """
bildir bvl jana menen minist vchvn
        """,
        40.0: """
al aralik bar bir boivnc dedi dep el jatat kaira kazaks kirgiz kitai kitaid kizmat malima mamlek olkolo tvralv
        """,
        25.0: """
akirki alar alardi aldi alip arkilv bailan bashka belgil beri birinc birok boldv bolgon bolvp chein chek
chigar chikan da dagi dolbor eki ekinch ele ishter jani jarand jatish jatkan jergil jil jili jol karaga karshi
kelgen kelish kenesh kerek kitaig kol masele mindai mindan mvmkvn okvldo olkogo orvsia otkon oz ozbeks premer
prezid tishka tvrgan
        """,
        16.0: """
#12 #5 achild aiagin aidan aimagi aimakt aitimi aitip aitkan akcha aksh albai algach algand alv alvga anda
andan anin ar araket ata bashch bashin bashta basi beret biligi bishke biz bizdin bolot bolvsh borbor bvga
chigis daiard dainsi degen deit dekabr depvta dokvme ekenin elektr emi emne en esepte eske eskert gana ianvar
ichind ishkan ishke ishtep jakin jakshi jarial jildar jildin jogork jok jolvgv jvmvsh jvrnal kabarl kabil
kalgan kamsiz kancha karaja karmal katish keldi kesek ketip ketish kin kirdal kishi kitail koldon kompan kop
korsot kotorv kozomo kvch malind mamile mektep miliar milion modern mvrdag narind nasia neche noiabr okmot
okvchv olko olkodo olkonv ordvna oshond otvrvm raionv svilos svnvsh talap tarbia tarta tartil tektes tishki
toraga tort tvrist tvshtv vbakti vch vchvrd vlvtvk
        """,
    },
    "ru": {
        90.0: """
i na po s tashke v vzbeki
        """,
        60.0: """
a chto dlia do iz k ne o oblast za
        """,
        40.0: """
bvdet eto etom goda gosvda kak kompan kotori mirzio ob on ot polvch pravah prezid pri reklam segodn sobshi
takje zaiavi
        """,
        25.0: """
#1 #10 avtomo bez bvdvt chelov dolaro ego elektr glavne godv grajda ih kotore kotoro let mejdvn minist mojno
mvjchi nachal no novost organi planir posle predpr predst proekt raione raskaz razvit rosi samark sentra
shavka sotrvd stroit svmov tisiac vchast vo vozmoj vremia vz zaderj
        """,
        16.0: """
#12 #15 #2 #20 #3 #30 #5 #7 #8 apreli avtobv bezopa bil bili bilo biznes bole bolshe chitai chtobi deistv
detei dva dvh e ekonom etogo fergan gde glava glavni god hode ianvar ili inform ivnia izvest jenshi kazahs
kotora m maia marta mejdv mesias milion mln naprav neskol nih novi obrazo obshes ochere odin oni otkrit otnosh
otprav pod podpis podrob poiavi pomosh posled pravoh predlo prinia proble prodol prodvk proizo proizv proshl
rabota raiona ramkah rane raspro region reshen rezvlt rosisk sistem sitvas slvcha so sobiti soglas sosset
sostoi sozdan spesia stolis strane strani sviazi telefo temper terito to tolko tom torgov transp vecher velich
video vje vkrain vlasti vodite vopros vpravl vse vstano vzbeks vzgidr zamest zapvst
        """,
        10.0: """
#00 #11 #13 #14 #16 #17 #18 #19 #21 #22 #23 #24 #25 #27 #4 #50 #6 #9 admini aeropo afgani agenst airvai andija
avgvst aviako azi bank bila bit chast chastn chem chempi cherez chetir chisle deiate dekabr del den dengi
devoch direkt dnei dnia dogovo dokvme doljno doma dopoln dostvp drvge drvgih drvgom dvijen eksper eshe eshio
esli est eti etoi etot fevral finans fvtbol gaza gazeta goroda govori gradvs hokimi iavlia inostr intere
intern invest ispoln ispolz istori ivlia izmene jiteli kaches karaka kashka kirgiz komple konsti kredit kvarti
kvltvr livdei materi meropr mi mira mlrd mnogom mogvt mojet nahodi namang narvsh nasele nasion naznac nedeli
nekoto neobho net noiabr nove novih novogo obespe obiavi obiaza obnarv obzore odnoi ofisia ograni ojidae
oktiab ona opvbli osnovn otmeti otvest pasaji pereda perevo pervi pochti poderj pogibl pokaza pokvpk politi
polzov porvch poseti postav postra potreb povish pravit prazdn predla predos predse prestv prichi priobr
privle prodaj progno progra prohod prokvr protiv proved provel provod raboti rabotv raz razrab realiz respvb
riad rvkovo schita seicha sentia sha shkoln skonch slovam sobsha sobshe sosial sostav sovers sovmes sredi
sredst stal stoimo stolic storon stran strana stvden svd sviaza svishe svoi tak telegr teper togo tri veter
vgolov vi vihodn vistav vistvp vklivc vniver vremen vsego vseh vslovi vstrec vtrv zakono zanima zapvsk zdes
        """,
        6.0: """
#26 #28 #29 #31 #40 aksi aktivn avto banka bespla bivdje blijai bolnis bolsho bvhars chasti chinov chislo
danim delo delv depvta desiat devshk djizak dni dojd dojdi doljni doroga dorogi dorojn dostav dostig dtp dvoe
eio ekspor energe energo foto gazeti genpro glavi granis grvzov hokima hoziai im import inisia instit isledo
je jelezn jitele jizni jvrnal kitais kogda kolich komand komisi komite konfli konsa kontra koresp krome kto li
lis livdi magazi marshr mashin medisi meri mesto metro migran miliar mire mnogoe mobiln molodi moshen mvd
nabliv nad nakanv nakaza nalogo namere narodn nazval nezako novoi obiasn obiavl obrash obsvjd obvini odnako
odnogo odnom okazal okolo onlain operat oprede oprove organo osadko ostano osvobo otkliv otkril otmech pamiat
partne perego pereho period piat plosha pobedi pochem podgot podozr podros pogodi poka polnos polovi poriad
postan postro postvp posvia pozvol pravil premer pres previs priloj prinim priost prizna prizva profes proide
proish promis prosen proses prover raboch raiono rashir raza razmer razres reform regvli reisi rekons remont
reshil rf rodite rosia sanksi sebia sen seni sentr sentre sentro servis seti sfere sgb shkol shkola shkoli
shtraf sifrov sirdar skazal skoros slvjbi smerti smogvt snijen sobstv sohran sotves sovesh soveta sovrem
sposob srok stala stali stalo stansi svobod svoei svoih svoiv svrhan tadjik techen tehnik tehnol tepla tovaro
trebov trvdov tvrist tvrsi valivt vchebn vcheni vchite viavle videli vigodn vipoln vipvsk virosl vladim vlvchs
vneshn vnov vnvtre vodi vozdvh vozobn vperve vsemir vsilen vstroi vtoroi vzavto zaiavl zakliv zakrit zaprav
zapret zaseda zashit zavers zemlet
        """,
        4.0: """
#35 #60 #70 #71 #80 abdvla akadem aktivi alishe amerik anomal bankom bankov benzin bi bivshe bivshi blagod
bloger bolshi bvdvsh bvhare chego chest chetve daje defisi dela delega denejn dereve deti deviat diplom dniah
dniom doljen dom dome domov drvgoe dve efekti ekolog ekstre emv energi eta etim etv evrope faktv festiv filial
fotogr g garant gaz gazete genera glav glavno global godi goriac gorod gorode gorodo gorods gospit gotovi
grvpa gvd gvmani hokim holodn horezm horosh ia idet infras inside inspek instag interv iskvst it itogam izmeni
jdvt jestok jivotn jizn jk kajdi kake karti kartv kitai kitaia klivch knr konfer konkvr konser kontro korona
korvps kotorv kratko krvpne krvpni kvarta kvrsi lekars letni lvchsh mahali maksim mashta master mat mchs mesta
meste mestni mestno mid minene minzdr mir mnoge mnogo modern molode molodo moment moshno motors nachin nalich
napomn narkot nashei nashem nasled nastoi navoi navois nazad nebols nedele nego neizve nesmot nesove nezavi
nochiv novaia noviv nvjno nvkvse obedin obekto obesha obnovl oborvd obrati obsvdi obvche ochen odna odnim
odobri ogromn ojidai operas osnova osvshe osvstv otdeln oteche otkriv otlich otmeni otople otrasl oznako park
parlam partni pered perekr pereve pervim pervog pervom pesheh piati pitani podbor podche podkli podtve podzem
pogibs pogoda pokvpa pomoje poprav popros popvli posols post povisi pozdra prakti prav predel predpo predve
predvp predvs preimv prekra prepar prezen priamo pribil prigla prigov primen primer prirod priziv prodav
prodli proidv projiv prokom proshe prosto pvblik r rabot rabote rashod raskri rasmot raspol rasroc razdel
razlic razviv rebenk rech regist rinka rinke rinok rost sait sami samih samole sbil schiot sdelat sekret
sektor sergel shos silke sledvi smi sneg sng snova sokras solnec sozdat spisok srazv sredne stabil stanov
starto startv stat stoit stolkn stranv strash strate svda svmv svoego svoim svtok takih tamoje tehnic tem
termez tradis treh troe tvresk tvrnir vchrej vdalos vedoms vedvsh veliko ves videle vimoga virazi vise vishe
visoko vizita vizito vlise vlisi vlvgbe vmeste vnedre vnedri vnikal vniman voini voskre vostan vozbvj vozle
vozras vozvra vrgenc vroven vrovne vsem vslvg vslvgi vstvpi vtrom vtverd vtverj vzaimo zadach zakon zakona
zanial zapvsh zaregi zarvbe zatem zavoev zdorov zdravo zemli znachi zopark
        """,
        2.5: """
#0 #33 #55 #77 #78 #99 abonen adres afgans afisha air airpor aksia aleksa alkogo anonsi ao arhite artiho
avtoma avtori azerba b bahtio belarv bileti bistro bitovo blagov blizki bolsha borbe brendo ch chasov chasto
chevro chilan chirch chleno chrezv citi click d dalnei dane davlen davlet delam dele deneg depart deshev
develo devshe dialog dizain djahon dmitri dnem dok doljna dorog doroge dostij dps drvgim dvstor ei ejegod
eksplv ekzame es etih etomv evroso facebo falshi federa fermer fizich fond fonda fone format formir forvm
fransi fransv ga gazom gazovi german glave go godom golole goloso goskom gosorg gostin grafik grovp groza grvp
grvpi grvpir h hishen hokimo hotia iakobi iangi iaponi iavlen iazika iazike imeivs imeivt imeni imeno imet
imvshe inflia inovas invali iskliv istoch ivlari ivnvsa ivridi ivstis iznasi jdet jilia jitel kanal kandid
kanikv kapita karshi kart katego kengas kg klasa klasi klaste km kodeks komerc komfor kompen komvni konse
konsvl korido korpor kritik krvpno kvalif kvda kviliv kvpit letneg letnia letniv lgoti lichno lidero likvid
lini lisa lish lishen logist lokasi magist mahale maks malchi market marte masovi masovo matche mechet mene
mer mest mestah mestam mestne miasa minimv miraba mirovi mirovo mnogih mnojes mogli moroza mvzika n nachat
nachnv naiden naiti nam napade naprim naroda nas nasha nashih nasili navchn navrvz naziva nazvan nedavn nedost
nedvij nei nem ni nicheg nim noch normi novim novoe novom nvkvsk obekta obekti obichn oboron oborot obshei
obslvj obvine odnv oforml okazan okaziv olimpi opasno oplati oseniv oshtra osnove osoben ostavi otkaza otnosi
otravl otvet otveti ovd ozvchi p palati parke parkov parti pasent pavodk pedago pensio perera perese peresm
perest person perspe pervai perve pervih perviv pervoe pervoi peterb piatni pitali pitals plasti platej platfo
pobesh podach podark podaro podeli podhod podnia podnim podobn podria poetom poezd poezda poezdk poezdo pogib
pogovo poholo poiavl polnom poloje pomesh pomoch pomoga ponede popitk por portal posesh poshli posol postep
postoi poteri povaro povrej pozisi prava pravle pravo pravov predme predot presek prevra prihod primet prinsi
priori prishl pro prodat prodle prodov profil proidi propvs prosti prostr protes protia proves pvtesh pvti
pvtin rabotn ramaza raneni raschi rasled razgov razmes raznih razrvs razvle rebion redaks refere reis reisov
reitin rejim rejime rekome rekord religi resept reshet reshit restor resvrs rezko riada riade rodstv rosei
rosiv rosta rvbrik saite samom sankt sborna sborno schast schet sdelal sebe sel seli selsko sem semein semi
sena senata senato sene seremo serezn set setiah sferi sherzo shest shkole sih silkoi silne silv sinopt skidka
skidki skolko skoroi sledst slojno slova slvhi slvjba smartf smogli smojet smotri snizil snizit sobira soboi
sobral soderj soivza sokrat sorevn sovesk sovetn sozdai sozdal spasat sponso sporsm sporti spvsti sroki stanet
statvs stavki straho stroia strvkt svbotv svbsid svde svdebn svdia svprvg svshes t take takim takoi tam teh
teksti tekvsh teleka temir termin terori testov ton topliv torjes tovari transf treti trioh trln tv tvman
tvorch tvrizm tvrkme vas vbistv vedeni verhov vesti vetra viavil vidach vide vidov vihodi vilete viplat viskaz
visoki vizval vkrepl vl vladel vliane vlis vlisah vmesto vnesen vodisi vokrvg vospit vospol vostoc voz vozdvs
vozgla voznik vrovni vsegda vsei vsemv vsherb vsio vsiv vsmano vspesh vstana vstoic vstran vstret vtorni
vzbekn vzi vznat vzov zabole zachem zafiks zamgla zaniat zaplan zapres zarabo zarpla zastav zastro zavede
zavisi zavtra zdane zdani zdania zemeln zira znamen zoni
        """,
        1.6: """
#34 #36 #37 #45 #75 #90 abitvr ai aksiv aktval almati analit angren aparat aprele arendv aresto artist asosia
atmosf aviare azia aziask banki baze blagop blagot borbi bronzo c chisla chleni chvt damas delat demons derevi
deski deskog dobavi dobich domash doshko dostat dostoi drvgoi dvbai dvmia eaes eks evakvi evrazi fvnksi glavoi
godah grvpv hodjae holodo hvdojn iazik idei igr indisk indvst islams itogi izbeni izbil izbili izdeli izvcha
izvche izvchi jenv jomart kadrov kajdog kajdom kakoi kamchi kanale kasim katare keshbe kinopr klento koleks
koment komvna konstr konsv krasiv krizis kvbka kvrs lechen legkov letnei libo livbim livbit livdia me medali
media medved mehani metrop migras minfin minobo minvt mirzo mnogoc nachni nadzem nagrad naibol nakone naloga
narast nash nasheg nashi nashli nastvp navk nds negati neobic nevest nimi nojom nomer norov nvjdai nvkvs
obmanv obvcha odno ofis oformi ohrani okonch okrvja oli ono opit oplate orenti organa ostavl osvdil osvjdi
otdiha pd perech pereva pervon pitala pitavs podsvd podver pogran pokazi pokole pokrit pomogv poniat ponima
posadi posadk poskol potens potomv povlia predid predva prem premiv prepod prinad prines prinvd prisvo privel
prives prodvi progre propal pvt raboto ranshe rasmat raspis rebeno riadom rinkah rvbejo saida samim samit
samite samoe samoli samovb sanita sardor savdov sbd sdelan seliah selom senam serebr seredi sertif shanha
shesti shirok shov si silni slvjbe slvjeb sobliv sobole sobran sodeis soivz sojale sotech sovet sozdav sravne
sredni standa state steni strano stremi svidet svm svma svmi svoe svperm szinpi takoe te tenge tiajel togda
tokaev tolchk top tot transl trvda tvrsiv vajno vam vchash vdaril ved vedvt vernvl vgroja vhodia vhodit viasni
vidava vinvjd visheg vkaz vlaste vmvrza vnicht vodit voenos vozbvd vpotre vsilia vzrosl zaiavk zamini zapadn
zavoda znache znakom zoloto
        """,
    },
    "tg": {
        90.0: """
ba dar
        """,
        60.0: """
shvd
        """,
        40.0: """
az meshav
        """,
        25.0: """
baroi chi dv ioft kard kardan mekvna nav sarhad se shvdan sozish
        """,
    },
    "tk": {
        25.0: """
achild edildi iki minist taze vch vchin
        """,
    },
    "uz": {
        90.0: """
bilan ozbeki toshke va vchvn
        """,
        60.0: """
bir boicha boshka boshla bv hakida iangi kildi kilish kvni mvmkin reklam v viloia
        """,
        40.0: """
asosi berdi berish birinc boldi bolgan bolib chikar davlat etdi hizmat hvkvki iangil iki il ishlab kandai
kompan mamlak markaz mirzio olish prezid rahbar shavka shvnin tashki vazirl vlar
        """,
        25.0: """
#1 #10 #15 amalga avtomo barcha beradi boladi bolala bolish bosh bvgvn dan daraja davomi deb dedi edi elektr
elon eng foidal fvkaro gaz habar haidov halkar ham haraka havo hibsga hodiml iana ijtimo iol iordam ishlar
ishtir kabvl kerak kiladi kishi kop kora korsat kvnlar maktab malvm malvmo milion olib olinga orkali ortik
oshiri otkazi oz ozgidr poitah rejala rivojl rosia samark shahar shv sotib ta tadbir taklif tarmok togris
tomoni tvmani tvshir vlarni vning vshbv vz
        """,
        16.0: """
#12 #2 #20 #25 #3 #30 #5 #7 #8 amo anikla aprel asosid avtobv biri biz biznes boglik bor bvhoro chikis da
dastvr davom dekabr doiras ega emas endi energi erda ertala etadi etilga etish etkazi faolia fargon gacha
hamkor har harora havfsi hokimi hvkvma iahshi iakin ianvar ichida ichki iktiso ilda imkoni imzola ioki iomgir
ionali ioshli ish ishga ivz jahon jamoat joi jori kaita karor karshi kata kator kein kelish kilgan kilind
kiling kirish kozogi kvn kvrili loihas m mahali mahsvl mai masala mashin mavjvd mili ming mintak mvnosa mvtaha
narsal natija nima ob odamla oi oida oking okvchi oldi oldin orinbo ortasi otdi otgan paido prokvr pvl s savdo
shahri shamol sifati siz soat sodir song sv takdim takidl tartib tashla tashri telefo tizimi tohtat transp
tvfail vafot vaziat vaziri vch vi video vni vokeal vzbeki
        """,
        10.0: """
#00 #11 #13 #14 #16 #17 #18 #19 #21 #22 #23 #24 #27 #4 #50 #6 #9 aeropo afgoni agar agentl ahboro aholi aholis
aiol aiolar airvai aitdi aitib andijo avgvst aviako bairam balki bank banki bazi bekor belgil beri besh bildir
birga boilab bola bozori bvgvng bvivrd bvndai bvndan bvtvn chakir chegar chegir chekla chempi chikdi dam deia
direkt dolar energe er erkak esa etakch etgan etib etilad etildi etmokd evropa fakat favkvl fevral firibg
foizga ga gazeta hafta haivon hakda hal halk halok hech himoia hisobl hitoi hodisa hokiml hvdvdi hvdvdl hvkvk
hvkvkl hvsvsi iakvnl iarati idoral igilis ikinch ikita ildan ilgari ilik ilning import intern invest iok
iolovc ioshla irik ishlai ishlas isik isikli ivbori ivk ivkori ivl ivn jalb jaraio jarima jinoi jinoia joilar
joilas jvda jvmlad kaltak kasalh kashka kechkv keldi kelgan kelgvs kengai kengas ketdi kilib kilina kilmok
kirgiz kiriti kolab komita konsti koplab koprok koraka korgaz korhon korib koshim kotari kredit kvarti kvatla
kvchai kvchli kvnda kvrish kvtilm lavozi loihal madani mahsvs maidon majbvr majmva mart marta mashvr mehmon
miliar mvafak mvamol mvhofa mvhoka mvroja nafaka nafar namang namois narhla navbat necha ni nisbat noiabr
nokonv ogirla okv olgan oli olishd olishi omavi onlain orasid organl ornati oshdi osio ostida otadi otish
ovkat ozbek ozgari ozgart ozik paitid rad rakaml rasmil ravish respvb roihat rvhsat sababl saklas sanoat
shahsl sharhi sharoi shartn shvgvl shvnda sobik sohasi som songi soni sotish sovk sozlar stansi svd svrhon
tainla taiorl talaba talim taminl tarkal tarkat tasdik tashka tehnik tehnol tekshi telegr temir tez togri
tolash topshi tort tvman tvrkia tvrli tvshvn vazifa vchras vchta vkrain vlarda vnda vniver vosita zilzil
        """,
        6.0: """
#26 #28 #29 #31 #40 #80 aholin ajrati aks aksh almash arafas arzon bagish bahola bahsiz barava barkar bepvl
bergan berila berilg binola birgal birida birini birlas birok bivdje biznin bloger bo bogcha bolani bolmag
borish boshid boskic bvivra bvning chet chikil chipta choral chvnki daraht daroma deiarl depvta dolarg dolarl
dvniod ekanli ekspor faol federa fotosv fvtbol gapird gbs global gvrvh gvrvhi haioti hali harbi hodimi hojali
holati holatl holda horiji hvjatl hvkm hvkvkn iagona iakini ianada igit ilga ili imtioz inspek instag instit
iokilg iolari iolga iosh ishi ishlat ishonc isitis isloho istemo itifok jamoas janjal janvbi jaroha javob
javobg jizah joida jvrnal kadar kaid karama karori kartal kavatl keladi kelaja keltir keng kerakl keskin
kichik kilini kilinm kim kimati kishlo kiska kismi kiz kizlar kizni kochal kochas koidal koidi koldi koldir
kolga kolgan kolish komisi konvn konvni kopait kor korish kotibi kozgat kviosh kvish kvlai kvrash kvrbon
kvtkar kvtmok loiha mablag mahala majlis maksad mamvri maslah matbvo materi mehnat men metro mikdor mingda
mlrd modala molia momaka moskva mvasas mvdati mvdatl mvhbir mvhim mvzoka narhi narsa navoi nazora nechta ning
nishon noiob o obektl ochild odam ohirig okibat okitvc okshom oladi oltin organi ota otkazd otkazm ozini
ozlari ozod partia parvoz pasais portla progno raisi rasmi reisla rosiad rosian sababi saioha saiohl samara
samoli sentab shartl shifok shohob siosat sirdar soglik sohta solik somdan somlik soradi svhbat tadkik tafsil
tahmin takikl talab tamino tamirl tanish tanlov tarihi tarmog tashab tasir tegish tergov terma tezlik tibi
tiklan togrid tojiki tolik tolov tomonl topild topilg tovarl tvrar tvshdi vada vakila vakt vaktin valivt
vchinc vladim vmvmi vnga vokea vrib vzavto vzok zamona zarar
        """,
        4.0: """
#35 #60 #70 #71 a abdvla adlia aiblan ailand airim aitish ajoib akadem aksari aksia alakac alishe alohid aloka
alokal amal amaldo amerik anik apreld atigi atrofi avtoma azolar baiono bajari bajarv bankla bartar batafs
benzin berild beshta bilib binosi biriga bita bitim bogida bojhon bolmai bolsa boradi bormok boshat boshli
bozorl bvivk bvivri bvni bvzgan cheklo chevro chikib chilon chirch chogid chora dahsha dakika dastla davola
davrid delega diplom dizain dokonl dolard dori dvch dvnio dvnion dvshan egalad ekolog eksper elchih elchis eti
etibor etishd etishg etishm etishn etmaga farmon festiv filial foizi forvmi fransi g gairit galaba gapiri
gazeti gektar giohva gosht grovp gvmani gvmon gvrvhl h habarl haftad hakiki hama haraja hato havola hikoia hil
hindis hisob hisobi hisobo hitoin horazm hozirg hvjat hvjvm hvsvsa i iakinl iaksha iarim iashas iashil iashir
iashov ijarag ilarda ilgach ilgi imkon infrat inovas inson iogadi ioging iogish iogmai ioklig iolard ioli
iongin iopila iotkiz ishchi ishdan ishlag it ivbord ivborg ivndan ivnvso ivrtla jabrla jadval jamgar jamiat
jazosi jidi kadrla kafola kahram kaitar kam kamait kamchi kamera kamida kamok kamoka kanali kancha karati
karib karind kasali katik katnov kechas keingi kelib kesib ketaio ketgan ketish kildil kin kiradi kiritd
kishin kiskar kitobl kizika ko kochib konser kontra konvnc korini korona korvps koshma kvndvz kvnga kvnida
kvnlik kvrila kvrsla kvzati linias loihan mahrvm maidan maishi makvla manfat manzil marosi mavsvm meros mijozl
mln mobil mojaro moliav mos motors mvalif mvdofa mvhoji mvkofo mvlk mvntaz mvofik mvsika mvstah mvstak mvz
nakd narhin nashr nogiro nomalv norozi nvkvs nvkvsd ochik ochili ochiri ochish odamni odi ogohla oidan oiga
oilik oining oinlar okish oktabr oktiab oldida oldila oldini oldiri olimi olindi olishg olishn olti onalar
onasi operas orini ortach oshira oshird oshish osib osishi otkaza ovoz ozaro ozida ozinin palata parlam past
pichok piodal podrob poezdl polisi ramazo refere rekons resvrs rosiag rosial rvs sabab sait samiti sanksi
sarfla savdos senat sentia sergel shafka shahsi shanba sherik shikoi sinf siosi sizga sohala somga somni
sonini sovga sport stavka strate svdlan svratg tabi tabrik tahdid tahlil taior taiorg tajrib talimi tan tanikl
tankid tanlas taraki tarkib tashke termiz tibiot tiklas tiv tohtas toknas toldir tolovl topish torta tortil
toshki tvgilg tvmanl tvrizm tvrkma tvrnir tvshda tvshga vakili vakola vaktda vaktni vazir vchast veb vida
videol vlarga vlvgbe voiaga vrganc vringa vrvsh vskvna vstida vzaiti vzilis zaharl zavodi zoravo
        """,
        2.5: """
#0 #33 #38 #55 #77 #78 #99 abitvr abonen afzali ahamia ai aibdor ailani ailanm ailant aiolni air airpor akli
akshni aksial aksias aleksa amalda amali amalio aralas artiho asosla asta atadi avalro avaria avtotv azo b
bahtio baland bankin bervch bino bmt bogi bolimi bolmas boshch bozor bozord brendi brendl britan bronza bvivml
bvivrt bvnga bvzish chikad chikvc chorak chvkvr citi click damas darmon darsla davlet deidi dengiz depart
dikat dini dmitri doc doimi dokoni dostli e egalab egalar egasi ehtimo ekstre el engil erishi erkakl erkin
erkinl eski eslati etarli etilis etilmo etirmo etishi facebo fanlar farovo farzan fikr fikrig foiz foizin
fonida format galati gamhor gapira gazete german golib gvardi gvohno haiot hairat hajmi hajmin hakika haloka
hamda harido havfi havfli his hisobg hka hokim holat homisi hotin hotini hotira hozir hozird hvzvri iakind
iakvni iaponi iarmid iashai iborat icha ichiga ichiml igish ijodi ijro ilar iliga ilmi ilovas imtiho inflia
inkiro interv iodgor iokoti iolar iomon ionalt ionida iorkin ioshga ioshid iozish ipak ipotek ishini ishlam
istikb ivldvz ivrish ivzaga ivzasi izoh izohla jahong jami jamoal jazola jihozl jinsi jismon joidan joiga
jonati joniga jonli jvma kabi kachon kapita karab karorn kartas kasb kasd katnas kazib kecha kechik kechir
kelaio keling kg kidirv kila kilvch kimatb kirdi kirib kish kishki kismid kismin kismla kiznin klaste klinik
km kocha kochad kochki kochma kodeks koilad koilga koish koladi kolaml kolani kolmok komple komvna komvni
konfer kongil kongir konvnl kopchi koreia korgan korpor koshik koshil koshni kvbogi kvchga kvchla kvidag
kvilvk kvlab kvndan kvniga kvrilm kvrvk kvtib kvtila kvtish kvzatv lcd lekin logist magist maglvb mah mahkam
mahora makola maksim malaka manbal mansab martda masjid mast mdh medaln metrop metros mish mishla modern mol
molial moljal mvamos mvhtoj mvloko mvsoba nar narsan navroz nazard neft nehia nomida nomzod normal norov
obodon ochdi ochila ogir ogirli ohirid oila oilari oilavi oin olaiot oldind oldird oldirg olgani olim olimpi
olinad oling olisha olishl olmadi olmaga olmaid ombori on onlab operat orada orniga orta oshadi oshirm osimli
osioda osmirl osti otadig ovkatl ozarba ozbekl ozbekn ozgina ozi oziga ozodli pahta park pasait peterb plasti
platfo poezd poezdi portal premer premiv prepar profes profil pvlni pvnktl pvtin reitin rejasi rejimi rekord
resept restor rvbrik safar sailov saitda saklab saklan salbi sankt sazovo sekin sektor senato sertif seshan
sezila shakar shakla shakli shanha sharaf sharki shart sherzo shimol shoshi shov sht sinopt smartf soligi
somgac sorash sotvch sovet sovgal soz sozlab sportc standa svbsid svgvrt svni t tahrir takdir taksi talabl
talon tankis tantan tarbia tarifl taroj tarzda tashis tasiri tavsia tejash teleka termin terorc tezkor tijora
tilida tinchl tirban tizim tiziml to tobora tog togli tokima tokiz tomosh tona topdi topdil toplam tozala
tvgati tvradi tvrdag tvrish tvrmvs tvshad tvshib tvshis tvtilg tvzati tvzish vairon vakti vchib videon videos
viga vilar vilari vining vivsht vlkan vmvman vmvrza vndan vodisi vrinis vsmono vsti vstvor zahira zarvr zarvrl
zbekis zira zonasi
        """,
        1.6: """
#34 #36 #45 #75 admini agdari aholig aiblov ainiks aj ajratd aktivl ananav angren arabis ariza arizal aslida
asosch badi bankni berami bilish binoan bitirv boi bolasi borilm borlig bvion bvtvnl bvzili chakal chakan
chirok chorag dagi darsli deraza devorl dolarn dolzar dovoni ehtioj ehtiot emasli ertaga eshikl etgani etirad
etisht evrosi fermer film finali gairio gaplas gi golibl haftan haftas hairia haki halka hamdar harid harita
hati hi hos hvdvdg hvrmat ialpi iarala ib idoras ilni io iokib iolakl iomonl ionib ioshda iozadi isloh islom
ivklab ivldan ivtvkl jazoni jonab kaerda kalbak kamaid kanala karz kasal kasala keinch kelmai ket ketma kidiri
kilaio kimat kishig kitob kizil kochir kochis kodiro koidab koigan komagi koplas koradi korala kordi koshin
kozond kvch kvrol kvroli laceti markal market martga media mehani mehrib metr migras minga mirzo modasi mvkada
mvraka mvshvk niatid nihoia nomlan notogr nvtkid ohshas ok ona ortala ortokl oshkor oshpaz osmir ot otaiot
otamiz otishi p paitda paitla paspor pora raisin rakami risida saloma samimi sanat sanita sardor sarmoi savdia
savola sharhl shikas shirin shvnch shvnga sizni siznin so sodala sotila svdi svperm tajovz targib tarif tark
televi test tezlas tezlig tili tosib tovar transf trln tvrgan tvrk tvrlar tvzilm vaktid vatand velosi vengri
vilard vlanis vlvshi vshlab
        """,
    },
    "zh": {
        90.0: """
央视 息新 新闻 消息 网消 联播 视网 闻联
        """,
        60.0: """
中国 发展 合作 斯坦
        """,
        40.0: """
两国 主席 习近 克斯 共同 关系 国家 平主 总统 推动 表示 近平
        """,
        25.0: """
中亚 中方 举行 交流 人民 伙伴 元首 全球 全面 出席 加强 同体 命运 哈萨 国中 国人 国元 国际 地区 坦总 域合 建设
愿同 战略 推进 支持 方愿 深化 耶夫 萨克 运共 重要 领域
        """,
        16.0: """
#5 一带 一路 一道 不断 世界 中央 互利 互联 互通 人文 今年 会见 伴关 作出 促进 倡议 共建 共识 务实 动中 北京
参加 友好 双方 双边 取得 各领 同中 和平 国关 坚定 夫表 安全 实现 家主 密切 峰会 带一 席习 建一 引领 成果 持续
提出 政治 新时 新的 日在 机制 构建 水平 活动 略伙 的中 相互 积极 等领 组织 经济 经贸 联互 能源 落实 访问 质量
进一 进行 面战 领导 高度
        """,
        10.0: """
#10 #6 #7 一个 一步 上午 上海 下中 中关 乌兹 了中 事访 互信 互支 亚峰 亚机 交往 人员 今天 代化 作为 作共 作用
作的 作组 全国 共赢 兹别 出的 利共 利益 别克 加快 努力 区和 午国 协作 卡耶 历史 原则 友谊 发挥 吉克 吉尔 吉斯
周年 和国 国事 国全 国务 国和 国国 国的 土库 在中 在习 在北 基础 塔吉 增长 多边 夫总 委员 媒体 定支 实合 宣布
对接 导人 尔吉 展战 展的 工作 常委 平在 平指 年来 库曼 开展 强调 彼此 心利 总理 成为 成功 打造 托卡 扩大 投资
指出 提供 提升 携手 政策 文交 文件 文化 斯斯 方一 方加 时代 时间 更加 更多 曼斯 未来 来华 核心 欢迎 海合 王毅
现代 略对 的重 示中 社会 稳定 签署 系发 繁荣 统托 继续 维护 联合 蔡奇 行国 要共 贡献 贸易 通过 量共 铁路 问题
项目 领下 高质
        """,
        6.0: """
#1 #15 #16 #17 #3 #30 #4 上的 上述 下午 与中 世代 丝绸 个中 中共 中华 中吉 中哈 中心 丰硕 为两 为中 为主 主权
举办 之路 互尊 五国 亚合 京会 人类 代中 代表 以及 以来 仪式 企业 会晤 会议 会谈 传统 作推 作提 作文 俄罗 保障
全倡 全方 共中 共和 内涵 内联 农业 出中 分别 创新 利合 别尔 加上 加会 务院 动两 动力 助力 化中 化互 华出 协调
参与 发布 各国 合国 同发 同哈 启动 员会 和发 和地 哈中 哈方 哈梅 团结 国与 国共 国内 国原 国发 国合 国在 国式
国政 国经 国领 土完 地方 地时 坚持 塔纳 复兴 外交 多夫 大会 奇王 始终 完整 定相 实两 实好 对中 尊重 尔德 尔济
届中 展作 展倡 工坊 已经 帕罗 席和 席提 平台 平强 平稳 年中 建中 建交 建人 建更 建立 开放 式现 强发 强国 当地
德穆 快讯 快速 成就 我们 我国 扎帕 技术 拉赫 拓展 持中 播快 政府 教育 文明 斯塔 方位 方共 方向 方坚 方将 方要
方面 方高 旅游 日上 日下 是中 智能 更好 有力 朋友 期待 期间 机构 梅多 正在 民族 永久 治局 治理 注入 流合 济约
涉及 深入 热烈 独立 班工 球发 球安 理念 略引 的全 的发 的合 的战 的新 益问 相信 睦邻 示在 祝贺 秉持 科技 穆哈
符合 第三 第二 等参 等多 米尔 类命 系的 紧密 约耶 经验 统央 统扎 统拉 统米 绸之 绿色 罗夫 罗斯 行动 行的 见来
见证 规划 规模 议会 议全 讯央 记者 论坛 评价 资源 赫蒙 路倡 践行 边合 达到 达成 进两 进中 进入 述活 道路 邻友
部门 重大 重点 阿斯 青年 领土 题上 首重 高水 鲁班
        """,
        4.0: """
#12 #13 #18 #2 #20 #8 #9 一定 一致 上合 上新 与共 个月 中乌 中塔 中欧 丰富 为世 为促 为推 主义 主线 主题 举措
久全 乌中 乌方 乌铁 乐际 也是 了新 了解 二届 互设 互鉴 亚五 亚国 交通 产业 产品 人大 人工 代全 代友 以中 会发
会堂 会委 会并 会成 会的 伟大 传承 位合 作不 作中 作伙 作促 作加 作取 作成 作新 作深 保护 保持 信在 信赖 健康
充分 先生 入新 全稳 共享 关键 其中 具有 内的 出口 出新 副总 力于 力的 加大 加紧 动构 势力 包容 包括 化全 区安
午在 华人 卫生 去年 反对 发表 台阶 各方 合组 吉乌 吉方 同利 同吉 同时 同比 同维 同见 员国 员长 和中 哈关 围绕
国同 国总 国情 国成 国是 国正 国理 国进 土方 在两 在哈 在国 在新 在涉 在西 在阿 坚决 坦议 坦进 城市 域务 域多
域的 增进 多项 大全 大发 大常 天然 夫习 央广 央政 好两 好交 好的 好造 委会 守一 完成 实中 实施 家发 密的 导下
将为 将在 将有 局常 展中 展新 展注 展繁 展道 工业 工智 工程 巩固 巴耶 希望 带来 席中 席同 席的 席第 平会 平发
平同 平等 年上 年是 年的 广播 度评 开启 开幕 强劲 当前 形势 影响 往来 得到 得新 得更 快推 总台 恪守 情的 惠及
意义 意基 成立 战争 截至 手构 打击 护国 抵达 挑战 播中 播全 播国 播当 播电 擘画 数字 文等 新发 新能 新高 方合
方在 方支 日中 明倡 显示 更大 更高 最大 有关 服务 本国 机遇 来中 来自 框架 正式 此核 此次 毅等 比增 民共 民大
民意 民的 沟通 治国 法律 法机 活力 济社 海关 深厚 然气 环境 现了 班列 球倡 球文 球治 理政 由中 电视 界和 的历
的高 目前 目标 示习 福两 突破 立场 立法 等各 筑牢 精神 系实 系提 纪念 织峰 结合 统先 续深 综合 署了 美好 致力
良好 节目 荣的 蓝图 融合 行会 西安 要加 见哈 视总 议愿 议长 设中 设文 设施 调中 负责 责人 贸投 赖的 赢的 赵乐
超过 跨越 路上 路合 路建 迎接 运输 近日 这是 进共 进口 进地 造福 邀请 部署 部长 配合 量发 长期 长赵 问的 阶段
际表 陪同 面推 首共 首次 验交
        """,
        2.5: """
#21 #24 #25 #27 #31 #80 丁薛 三大 三股 上坚 与发 与合 专家 业人 业和 丝路 个国 中两 中中 中全 中合 中命 中土
为全 为双 主办 主持 主流 之际 乌命 乐团 习主 书记 了两 了方 了重 争暨 争胜 事业 事务 二十 互学 亚各 亚命 亚地
亚欧 交换 亲切 人和 人士 亿元 介绍 从中 从国 他们 仗队 以高 仪仗 们在 件蔡 任何 任务 休戚 优先 优势 优质 会一
会上 会中 会主 会和 体中 体习 体建 体现 体理 体的 体系 何变 作发 作在 作增 作密 作更 作机 作水 作潜 作规 作论
供法 信息 借鉴 值主 值得 充满 入强 入推 全合 全和 全天 公平 公路 共济 关于 关切 兴的 其他 内政 再次 减贫 出了
出积 击三 分发 切人 刚等 创造 利用 别会 到全 制作 前中 前发 前景 前行 力推 力支 力量 办公 办好 加速 务中 动的
助于 劲动 势头 化各 化和 化的 化经 区域 十年 升为 协定 协议 卓越 卫国 即将 及中 及彼 反法 发生 变化 口岸 古丝
召开 可以 可持 史上 史性 各地 各界 各自 合本 吉中 吉关 吉命 同下 同乌 同土 同塔 同宣 同推 同来 同舟 后两 向前
呈现 周边 和两 和全 和投 和重 哈命 响力 国一 国企 国友 国各 国地 国对 国将 国建 国民 国等 国铁 土中 土关 在上
在京 在人 在会 在内 在联 坚实 坚强 坛的 坦乌 坦共 坦塔 坦最 坦民 坦首 域交 培育 基斯 基本 塔中 塔关 塔命 塔方
塞尔 声明 处在 外长 多个 多国 多成 大关 大学 大愿 大的 大贸 大陆 天候 夫乌 夫在 夯实 奉行 好中 好伙 好共 好合
好朋 好邻 如何 字经 学习 学互 学生 守望 完善 定发 定和 定在 定维 实的 实践 家共 容的 富有 对华 对哈 对外 对方
对话 将中 将举 将于 将加 将继 将进 尔维 尔达 尚别 就业 展势 展对 展开 展成 展振 展示 展达 巴基 市场 布将 席上
席在 席对 幕式 干涉 平出 平和 平正 平的 年为 并共 广场 广泛 应对 应急 度互 度重 建成 开行 开辟 式发 弘扬 强中
强交 强人 强会 强同 强在 强表 待同 很高 律保 得的 德国 心的 心相 念中 念和 思想 情况 情迎 感谢 愿加 成员 成的
戚与 执法 抗日 报道 持习 持加 持和 持彼 持深 持相 指明 振兴 捍卫 探索 提高 播出 播哈 改革 政经 救援 数据 断取
断深 斯战 新动 新台 新成 新疆 新篇 方密 方式 方深 方立 方等 方还 旅客 族复 无论 日发 日启 日国 日战 日至 日起
明了 明天 易和 昨天 是我 暨世 更新 最高 月习 月我 有助 望相 机场 权独 李强 杜尚 来发 来我 极参 极推 果丰 枢纽
架内 格局 检阅 次会 欧班 正义 步加 步深 毅秦 民众 民心 民抗 民生 民福 汽车 治互 法国 法安 法西 流互 流媒 消费
深走 源等 潜力 点领 烈欢 热情 物流 特别 特色 现共 现跨 球化 理李 理解 生产 生态 生活 界反 略合 的一 的世 的主
的交 的优 的关 的典 的友 的各 的哈 的国 的基 的塔 的多 的大 的好 的建 的政 的朋 的经 的黄 益和 相亲 相助 相通
矿产 研究 础设 硕成 确保 示今 示吉 福祉 秦刚 空间 立主 立了 第一 等互 等新 等方 管理 篇章 精品 系不 系为 系列
系已 系统 累计 纳出 织中 统共 统别 统友 统筹 统谢 续发 维亚 网络 署中 美国 者从 聚焦 股势 胜利 能力 能够 自国
至目 舟共 航天 艺术 落地 蒙表 薛祥 行了 西斯 要坚 覆盖 见乌 见吉 见土 解决 解到 计划 讲话 论国 设计 证签 调配
谈后 谈央 货物 贸合 贺中 赞赏 走实 走深 起点 越式 路为 路的 轮值 边主 边协 边贸 迈上 迎习 迎仪 还将 还要 进出
进各 进民 通协 通等 通道 速发 造成 道以 道努 邻居 重的 重视 量超 鉴中 长央 长点 问央 间戳 际公 际和 际形 际社
际组 际联 院总 随后 集团 面落 项双 题为 风险 首签 首都 高兴 黄金 鼓励
        """,
        1.6: """
#14 #19 #26 #28 #32 #40 #60 一体 一大 一如 万人 三国 三届 下检 不同 不移 专业 业务 两个 两度 个人 个城 中东
中外 为契 为引 为我 为新 为此 为深 之间 乌关 了习 互坚 互理 亚总 交的 产党 产能 京举 人才 亿美 今世 们共 价中
伊朗 会习 会加 会取 会开 会期 会第 伟业 伴双 伴的 作业 作委 作打 作扩 作积 作高 供了 便利 信中 做好 元同 克兰
全屏 公正 六国 共产 共商 兴丝 兴伟 典范 兼外 内外 军乐 农产 决反 决定 决打 决策 出一 出重 分列 切交 切协 切在
切问 列式 创历 创始 利化 到访 制上 制造 前往 副主 力两 力中 力为 加入 动共 动哈 动建 动落 势如 化人 化务 区的
医疗 千年 升级 升至 华民 友和 发射 合中 合声 合影 同人 同促 同出 同努 同实 同签 同践 向中 向更 启中 吴政 和人
和伙 和信 和加 和塔 和总 和支 和纪 和高 哈两 商定 回到 团奏 国上 国为 国主 国开 国新 国旗 国歌 国都 国首 在以
在共 在经 场上 坦优 坦吉 坦国 坦维 坦阿 域开 培养 基于 堂会 增加 士表 多中 大厅 大复 大家 大成 大批 天安 夫时
契机 好和 好未 如既 姆巴 委国 安门 定不 定会 定恪 定的 实全 家和 家在 家建 家提 家独 家的 家领 将两 将实 将持
将推 尔别 就中 局委 层级 层面 居好 屏障 展今 展合 展提 展更 展望 展机 展现 展经 峰等 巨大 布的 席国 帮助 平与
平举 平安 年习 年全 年前 年我 年活 并进 广州 度会 度赞 康稳 开了 开通 式的 引发 强各 强多 当今 形式 待习 得信
心和 性和 总书 扎尔 技创 护两 护和 据显 推出 提前 放包 政协 政隆 故事 文艺 断发 断提 新兴 新技 新蓝 方提 方继
既往 日举 日习 日前 时期 易投 易额 是一 是塔 晤就 普京 智库 最后 最好 有序 有成 有效 有重 本次 机会 权安 来在
极贡 标志 根本 次在 欧洲 步入 步提 民中 永远 法治 流与 流等 济互 济全 涵盖 深度 游年 湖北 源合 源领 献习 现场
现更 珍视 理丁 理兼 生动 生等 用的 电子 画了 界人 界各 界大 百年 的共 的原 的古 的吉 的土 的开 的文 的最 的有
的构 的法 的深 的生 的贡 目建 相关 相知 真正 知相 础上 硕果 示哈 示土 示范 示近 祥表 科学 秘书 稳步 第十 等出
等地 系在 系新 系未 系迈 组成 织成 织等 织轮 终坚 终秉 给予 统举 统会 统府 统普 统的 统计 续加 续在 续推 美元
联盟 联通 育新 自中 自主 自由 舞台 航空 航线 色能 获悉 蒙总 行一 行业 表演 西亚 要意 要扩 要深 要的 见塔 观看
议中 设性 设民 访华 识中 识为 调和 谋发 谢中 谢尔 货运 资合 走符 跨境 路口 路和 路战 路推 路经 边关 边境 边层
达尔 迎更 迎来 近年 这次 进世 进互 进强 进步 进程 远利 通合 通知 造新 遵循 部分 部部 里程 量达 金融 键阶 长远
门广 阅台 际合 际运 陕西 院副 集体 需求 面向 顾问 预计 领中 领袖 首届 首相 高新
        """,
    },
}

COMMON_WORDS: Mapping[str, Mapping[str, float]] = {
    language: {word: percent / 100 for percent, words in groups.items() for word in words.split()}
    for language, groups in _BY_PERCENT.items()
}
"""Language -> stem -> share of articles, 0 to 1."""
