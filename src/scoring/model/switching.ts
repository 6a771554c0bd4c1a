/**
 * How people set one brand against another, written for this project. A and B are brands ("A!" must be written
 * as a name); a/b: either word; a*: any ending; a?: may be missing; _: up to three words between; __: up to
 * seven; `,` `.` `?` are borders. Behind the bar: what it says of A and B. + - = good, bad, nothing; ~ whatever
 * the text feels like; > good unless the text feels bad; < bad unless the text feels bad; +! and the like cannot
 * be turned round by "regret" or "never", and -? may be irony.
 */
export const FUNCTION_WORDS = `
  a an the this that these those my our your his her its their i we you he she it they me us him them who whom
  which what when where why how if then than as at by for from in into of off on onto out over to up upon with
  within without about after before during since until till while whereas and or but nor so yet because though
  although is are was were be been being am do does did doing done has have had having will would shall should
  can could may might must not no never none nothing neither either both each every all any some just only even
  still already also too very really so such there here now im ive id ill youre youve youd theyre theyve weve
  were wed its thats dont doesnt didnt isnt arent wasnt werent wont wouldnt cant cannot couldnt shouldnt havent
  hasnt hadnt more most less least much many few lot lots again back away instead rather like unlike per vs`;

/** What may stand before a name and belongs to it. */
export const BEFORE_NAME = `the a an my our your his her their this that these good old dear poor stupid bloody
  damn fucking trusty beloved new fancy two three several many amazing wonderful awful horrible so-called any another some local own`;

/** Who else may be meant without a name. */
export const OTHERS = `them they it this that you these those everyone everybody anyone anything others most all him her`;

/** Adjectives of comparison that speak for what stands before them, and those that speak against it. */
export const BETTER = `better cheaper faster quicker nicer easier smoother simpler cleaner safer stronger smarter
  friendlier healthier tastier sturdier lighter brighter sleeker quieter fresher kinder greater superior snappier
  comfier cooler funnier tidier slicker finer warmer richer sharper livelier politer prettier happier`;
export const WORSE = `worse slower pricier dearer costlier harder uglier louder buggier clunkier weaker dumber inferior
  ruder dirtier shadier flimsier laggier clumsier stingier colder duller messier noisier stupider dodgier scammier
  crappier sadder poorer shittier lazier sketchier`;

/** Adjectives that "as … as", "more … than" and "less … than" measure by. */
export const GOOD_WORDS = `good great nice reliable easy fast cheap quick helpful friendly safe clean smooth fun useful
  comfortable clever smart solid stable intuitive responsive honest polished pleasant affordable generous
  transparent trustworthy professional convenient efficient powerful flexible accurate durable tasty fresh enjoyable`;
export const BAD_WORDS = `bad awful terrible expensive slow buggy annoying frustrating confusing painful rude unreliable
  horrible useless clunky complicated disappointing pricey poor shady greedy overpriced dishonest stressful difficult`;

export const SWITCH_PATTERNS = `
left/leav*/mov*/went/switch*/transfer*/depart* __ A! _ for/to/and B! __ as ·a/an/head/chief/ceo | A= B=
ceo/cfo/cto/coo/chief/boss/executive/director/engineer/designer/editor/analyst/striker/player/coach/recruiter/founder/head/president/veteran/colleague/chairman __ left/leav*/mov*/join*/quit*/depart*/jump*/went/switch* __ A! _ for/to/from B! | A= B=
ceo/cfo/cto/coo/chief/boss/executive/director/engineer/designer/editor/analyst/striker/player/coach/recruiter/founder/head/president/veteran/colleague/chairman __ left/leav*/mov*/join*/quit*/depart*/jump*/went/switch* __ B! _ from A! | A= B=
mov*/transfer*/shift* ·its/the/their headquarters/hq/office/game/match/event/listing/shares/flight/flights/meeting/party/conference __ from A __ to B | A= B=
walk*/drove/driving/bus/train/flight/route/minutes/miles/km/distance __ from A to B | A= B=
·from A! _ to B! __ miss/missing/missed _ A! | A+! B-!
miss/missing/missed _ A! __ ·since/after/when __ B! | A+! B-!
downgrad*/demot* __ from A _ to B | A+ B-
forced/forcing/forces/force _ to/into? __ from A _ to B | A+ B-
forced/forcing/forces/force _ to/into? __ B! ·instead/over of? _ A! | A+ B-
escap*/fled/fleeing/freed/rescu*/saved/sav*/liberat* _ from? A! _ ·for/to/by/with B! | A- B+
B! rescu*/saved/saves/freed/liberat* ·me/us from A! | B+ A-
escap*/fled/fleeing/freed/liberat* from? A! | A-
A! refugee/refugees | A-
·almost/nearly bought/chose/went/got/picked/ordered/joined/booked _ with? A! ,? __ B! | A- B+
glad/happy/relieved/lucky/thankful __ ·didnt/not/never/stopped __ A! | A-
glad/happy/relieved/lucky/thankful __ chose/picked/bought/went/got/switch*/moved/joined/found/discovered/have __ B! ·over/instead/rather/not of/than? A! | B+ A-
glad/happy/relieved/lucky/thankful __ chose/picked/bought/went/got/switch*/moved/joined/found/discovered _ with/to? B! | B+
·was/been/am _ A! fan/customer/user/loyalist/person/man/woman/guy/girl/household/family __ ·until/till/before/but/then __ B! | A- B+
B! ·here ·i/we/it come/comes | B+
·so long A! , B! | A- B+
·if A! __ ·im/ill/id/we/were/weve/its/i _ switch*/mov*/go*/off/leav*/jump* __ to/with/for? B! | A- B+
B! ·and not ·the/a? A! | B+ A-
B! ·has/have/just/really/totally? won/sold/wooed ·me/us over/on? | B+
A loss ·is/was B gain | A- B+
thank god/goodness/heavens/heaven __ B! | B+
·nothing/cant/cannot/couldnt/never/wont/can replace/replaces A! | A+!
·from A _ to B! _ ·and back ,? ·both/neither/all | A~ B~
switch*/mov*/chang*/migrat*/convert*/came/come/coming/transfer*/upgrad* __ to/onto B! ·over? from A | A- B+
·from A _ to B! _ ,? ·and back ·to/again | A+ B-
left/leave/leaving/ditch*/dump*/drop*/abandon*/quit/sack*/cancel*/pass*/reject*/skip* A _ ·in favour/favor of B | A- B+
·in favour/favor of B! | B+
said/say/saying/wave*/waving/kissed goodbye/bye/farewell to A! . B! ·it ·is | A- B+
said/say/saying/wave*/waving/kissed goodbye/bye/farewell to A! __ hello/hi/welcome ·to? B! | A- B+
said/say/saying/wave*/waving/kissed goodbye/bye/farewell to A! | A-
A! ·it is/was ·from? ·now? ·on? . | A+
·no more A! | A-
clos*/cancel*/delet*/end*/terminat* ·my/our/the/both? A! account/accounts/membership/contract/subscription __ open*/got/get/start*/join* __ at/with/from? B! | A- B+
clos*/cancel*/delet*/end*/terminat* ·my/our/the/both? A! | A-
open* _ account/one at/with B! | B+
·give me A! ·over/instead __ B! | A+ B-
·give me A! ·any/every | A+
·rather _ walk/die/swim/starve/crawl/cry/sleep/eat/chew/pay _ than __ A! | A-!
A ? ·no/nope/never/nah/pass | A-
B! ·for me/us/the _ win | B+
B! ftw | B+
used/use to _ love*/swear/buy*/us*/like/be/recommend*/trust/defend/prefer _ by? A! __ ,? __ ·now/but/since/these __ B! | A- B+
used/use to _ love*/swear/buy*/use/using/like/be/recommend*/trust/defend/prefer _ by? A! ,? ·but/until/till/now | A-
B! _ convinc*/persuad*/made/got/inspir*/help*/let _ me/us/him/her/them/people ·to leave/ditch/quit/drop/switch/move/forget/dump _ from/away/off? A! | B+ A-
convinc*/persuad*/made/got/inspir* me/us ·to leave/ditch/quit/drop/dump A! | A-
return*/sent/send*/brought/gave ·back? A! ·back? ,? __ keep*/kept/stick*/stay* _ B! | A- B+
return*/sent/send*/sold ·the/my/that A! | A-
keep*/kept ·my A! | A+
·im/am/was/are/were ·so/totally? over A! | A-
A! ·is/are dead ·to me | A-
get/buy/choose/use/try/pick/want/need/go/trust _ B! , ·not A! | B+ A-
B! , ·not A! | B+ A-
·not A! ·but B! | A- B+
·wouldnt/wont/never/not touch/use/buy/trust/recommend/choose/order __ A! ·again/anymore/ever | A-!
switch*/mov*/chang*/migrat*/convert*/jump*/transition*/upgrad*/go/goes/going/gone/went/defect*/port*/transfer*/flock*/flee*/fled/cross*/crossing/swap*/run/running/came __ from A _ ·over/across? to/onto/into B | A- B+
·from A _ to B , best/great/good/smart/right/wise decision/choice/move/thing | A- B+
switch/move/change/migration/transition/swap/jump/step __ from A _ to B | A- B+
left/leave/leaves/leaving/quit/quits/quitting/ditch*/dump*/drop*/abandon*/desert*/forsak*/trad*/swap*/sack*/axe*/axing/exchang*/forgo/forego/give* A _ for B | A- B+
left/leave/leaves/leaving/quit/ditch*/dump*/drop*/abandon*/swap*/replac*/exchang*/substitut* A _ with B | A- B+
left/leave/leaves/leaving/quit/ditch*/dump*/drop*/abandon*/cancel*/sold/sell*/return*/delet*/uninstall* A _ ,? and/then/to __ join*/got/get/gets/getting/bought/buy*/went/go/going/gone/sign*/chose/choose/choosing/order*/move*/moving/switch*/try*/tried/start*/pick*/install*/subscrib* _ B | A- B+
ditch*/dump*/drop*/cancel*/sold/left A , got/bought/get/buy*/joined/chose/ordered _ B | A- B+
bye/goodbye/farewell/adios/cya/ciao A __ ,? hello/hi/hey/welcome/hola B | A- B+
bye/goodbye/farewell/adios A | A-
so long A! | A-
·im/were/am ·with/on/at B! ·now | B+
long live B! | B+
out with A _ ,? in with B | A- B+
A! ·is? out , B! ·is? in | A- B+
replac* A _ with/by B | A- B+
A ·has/was/got/is/been? been? replac* with/by B | A- B+
chose/choose/choosing/chosen/pick*/buy*/bought/use/uses/using/used/got/get/getting/go/going/went/gone/try/order*/took/take/taking/hire* __ B ·instead/rather of/than A | B+ A-
B ·instead/rather of/than A | B+ A-
·instead of A , __ B | B+ A-
go*/went/came/come/coming/mov*/switch*/ran/run/running/crawl*/return*/head* _ back to B! __ after/from __ A! | B+ A-
back to/with/at/on/using B! __ after __ with/at/on/of/using A! | B+ A-
·back to/with B! , A! | B+ A-
go*/went/gone/came/come/coming/mov*/switch*/ran/run/running/crawl*/return*/turn* ·right/straight/happily/crawling/running/gladly? back to B! | B+
return*/returned/returning to B! from/after A! | B+ A-
·back to B! ·for me/us/good | B+
·after __ with/at/on/using/under/of A! _ ,? __ switch*/mov*/chang*/migrat*/went/going/left/leaving __ to/for/with B! | A- B+
·was/been/is/used with/at/on/using/to __ A! __ ,? ·now/but/and __ with/on/using/at/to B! | A- B+
switch*/migrat*/convert*/defect* __ to/onto B! | B+
mov*/jump* ·over/everything/all/across/house/us/away? to/onto B! | B+
switch*/mov*/migrat* ·away? from A! | A-
switch*/mov*/migrat* away/off from? A! | A-
moved/moving on from A! | A-
signed/signing/sign up with/for/to B! | B+
join*/switch* B! after __ A! | B+ A-
left/leaving A! ,? __ because/due/over/since/after | A-
·i/we/ive/weve/im/were/finally/ left/leaving/quit/quitting A! | A-
ditch*/dump*/abandon*/boycott*/uninstall*/delet* A! | A-
cancel* ·my/our/the/your? A! | A-
give/gave/giving/given up on A! | A-
·done/through/finished with A! | A-
get/got/getting/gotten rid of A! | A-
·off to B! | B+
use/using/instal*/download*/bought/buy/buying/got/get/try/trying/tried/chose/order*/go/going/went/gone/stick/sticking/stay/staying/stuck ·with/to? B! ·instead/from/next/now | B+
go/going/went with B! | B+
try/get/buy/use/choose/pick/install/consider _ B! ·instead | B+
take/taking/took ·my/our/your __ business/money/custom/account __ to B! | B+
win*/won/lur*/tempt*/convert*/poach*/steal*/stole ·me/us/them/customers/people/users __ from/off A! | A-
B! win*/won/lur*/tempt*/convert*/poach*/steal*/stole ·me/us/them/customers/people/users __ from/off A! | A- B+
los*/lost __ ·customer*/me/us/him/her/them/users/people/share/ground/business/clients/subscribers __ to B! | B+
A! ·is/are/has/have/just/will/keeps/keep? los*/lost __ to B! | A- B+
leav*/flock*/flee*/fled/mov*/switch*/runn*/defect* ·to/for/in? _ to/for B! | B+
A! customers/users/people/subscribers/clients/drivers/fans _ leav*/flock*/flee*/fled/mov*/switch*/defect*/jump* __ to/for B | A- B+
sold/sell*/traded/trad*/swapped/binned ·in? A! _ ,? ·and/then? __ bought/buy*/got/get*/for/ordered B! | A- B+
replac* A! | A-
A ·was/were fine/good/great/ok/okay/nice/alright/perfect ·until/till/before/but/then __ B | A- B+
·once/after/when/since ·you/i/we/people/they try/tried/trying/have/had/use/used/switch*/get/got __ B! __ never/cant/wont/not/no __ A! | B+ A-
·never go/going/went/gone back to A! | A-!
·cant/wont/couldnt/not go/going/be __ back to A! | A-!
stop/quit/stopped/cease _ pay*/us*/buy*/wast*/giv* __ A! __ get/use/buy/try/choose/switch/go/move __ B! | A- B+
·anyone/anybody/everyone/people/those/if still/unhappy/tired/sick/fed __ A! __ try/get/use/move/switch/buy/consider/go __ B! | A- B+
·dont/not/never/avoid/skip/forget/stop _ buy*/use/get/waste/trust/touch/bother/order/choose/pick __ A! , ·and/just/instead? buy/use/get/go/try/choose/pick/order/trust _ B! | A- B+
avoid*/skip*/forget* A! ,? ·and/just/instead? buy/use/get/go/try/choose/pick/order/trust/join _ B! | A- B+
`;

export const COMPARE_PATTERNS = `
B! ·is/was/are/feels/has/were __ ·after __ years/months/weeks/days/time/decade/experience _ with/at/on/of/using/from? A! | B> A<
·after __ years/months/weeks/days/time/decade/experience __ with/at/on/of/using A! , B! | A< B>
coming/came/com* from A! ,? __ B! | A< B>
A _ feel*/look*/seem*/sound*/smell* __ next/beside ·to? B! | A- B+
A _ rank*/rate*/rated/scor*/place*/voted _ higher/above/ahead ·than/of? _ B! | A+ B-
A _ rank*/rate*/rated/scor*/place*/voted _ lower/below/behind ·than? _ B! | A- B+
A! _ copied/copies/copying/copy/stole/steals/cloned/mimics/imitates/ripped/apes _ ·off/from? B! | A- B+
B! _ copied/stolen/cloned/ripped _ ·off? ·by A! | A- B+
A! _ eat*/eating/ate/eats B! ·for breakfast/lunch/alive | A+ B-
A! _ eat*/eating/ate B! lunch | A+ B-
A! ·is/are/was/like B! ·without ·the/all/its? | A+ B-
·like B! ·does/do/did/can/could/has | B+
·the way B! ·does/do/did/can/could/has/treats/handles | B+
A! , take/please _ note/notes/notice/lesson/lessons __ ,? __ B! | A- B+
take/please _ note/notes/notice ·of/from? A! , B! | A- B+
B! __ took/takes/take/taking/need*/want*/spent/fail*/failed __ ·what A! ·did/does/do/can/managed/manages/sorted/fixed/fixes | A+ B-
·what A! ·did/does/do/managed/manages | A+
between A! ·and B! __ pick/choose/take/prefer/go/buy/trust/picked/chose/took/went _ with? A! | A+ B-
between B! ·and A! __ pick/choose/take/prefer/go/buy/trust/picked/chose/took/went _ with? A! | A+ B-
A! ·any/every/all day/time ·of/the/week? ·over B! | A+ B-
A __ last*/run*/liv*/kept/keep*/held/hold* __ longer ·than __ B | A+ B-
A __ tak*/took/wait*/need* __ longer ·than __ B | A- B+
A __ make*/made B! _ look/feel/seem/appear/sound ·like/so? _ {good} | A- B+
A __ make*/made B! _ look/feel/seem/appear/sound | A+ B-
make*/made A! _ look/feel/seem/appear/sound ·like/so? _ {good} | A+
make*/made A! _ look/feel/seem/appear/sound | A-
B! __ ·what A! ·could/couldnt/cant/can/never/not/wouldnt/didnt/only | B+ A-
·what A! ·could/cant/can/would ·not | A-
B! ·is/was/are everything A! | B+ A-
everything A! promised/claims/claimed/promises/wanted/isnt/is ·not/to? | A-
·what A! ·should/could ·have ·been | A-
A __ tak* _ page/leaf/lesson/lessons/notes ·out/from? ·of? B | A- B+
·out of B! book | B+
A! tr*/want*/wish*/pretend*/hop* ·to be/look/sound _ like? B! | A- B+
A! wish* ·it/they/he/she ·was/were/had/could/is/be _ B! | A- B+
·at least ·it/its/they/theyre/were ·isnt/not/arent/no A! | A-
A! ·has/have/had? overt*/dethron*/displac*/unseat*/leapfrog*/eclips*/edg*/pip* ·out/past/ahead? ·of? B! | A+ B-
A! ·could/would never | A-
A! forever | A+
A! ·all the way | A+
team A! | A+
A _ 1/2/3/4/5/10/100 ,? B _ 0/zero/nil/nada/none | A+ B-
A _ 0/zero/nil/nada ,? B _ 1/2/3/4/5/10/100 | A- B+
vote/point/win/trophy/money/crown/prize goes ·to A! | A+
·so hello/hi/welcome B! | B+
·not a patch ·on B! | B+!
A __ ·not a patch ·on B! | A- B+
A _ knock*/knocks spots ·off B! | A+ B-
A __ step/cut/notch/level/class ·up? above/ahead/up ·from/of/on? B! | A+ B-
A __ step/notch/level down/back/backwards/backward ·from B! | A- B+
A __ upgrade ·from/over/on/to __ B! | A+ B-
A __ downgrade ·from/to/on __ B! | A- B+
·upgrade from/over A! | A-
·downgrade from A! | A+
A __ lack* ·what B! | A- B+
A! ·does/do/did/has/have ·what B! ·cant/doesnt/couldnt/wont/never/only/not | A+ B-
A __ ·less ·of a __ ·than _ B! | A+ B-
A __ ·not/isnt half ·as/the __ ·as/of? B! | A- B+
A __ more ·of a pain/hassle/headache/nightmare/mess/joke/scam/ripoff/gamble ·than _ B! | A- B+
difference*/similarit* between A _ and/or/vs B | A= B=
compar* A _ and/to/with B | A= B=
comparison of/between A _ and/to/with B | A= B=
A _ same as B | A= B=
A _ similar/equal/identical to B | A= B=
·no difference between A and B | A= B=
·neither A ·nor/or B | A- B-
·neither of A ·nor/or/and B | A- B-
·both A ·and/& B | A~ B~
A! ·and B! ·both/are/were/have/did/will/each | A~ B~
·only thing/area/thing/advantage/upside/reason/benefit/plus/perk __ A! __ ·over/than B! | A- B+
·only thing/area/advantage/upside/benefit/plus/perk __ A! | A-
·only thing/area/advantage/upside/benefit/plus/perk __ better than B! | B+
·even A __ {better} ·than B | A= B-
·even A __ {better} | A=
·even A __ {worse} ·than B | A= B-
·even A ·can/could/does/did/do/has/have/manages/managed/knows/gets __ ·than/but/unlike/while B! | A= B-
·even __ {better} ·than B! | B-
·nothing/nobody/noone/none/no/one beats/beat/compares/compare/matches/touches/tops/rivals/like/better/comes/come/than __ ·than/to/with/like/close? B! ,? __ ·not/least/and/especially/including __ A! | B+ A-
·nothing/nobody/noone/none/no/one __ beats/beat/compares/compare/matches/touches/tops/rivals/close/near ·to/with? B! | B+!
·nothing/nobody/noone/none/no/one __ {better} ·than B! | B+!
·nothing/no/never __ {worse} ·than B! | B-!
·cant/cannot/couldnt/hard beat/top/fault/to B! | B+!
·not/isnt/arent/wasnt/aint/never/hardly/no/nowhere/dont/doesnt __ {better} ·than B! ·so/but/and/then | B=
A ·is/are/was/does/do/really/honestly/just/has/have/had/will/can? ·is/are/was/does/has? ·not/isnt/arent/wasnt/aint/never/hardly/doesnt/dont/no __ {better} ·than B | A- B=
A ·is/are/was/does/do/really/honestly/just/has/have/had/will/can? ·is/are/was/does/has? ·not/isnt/arent/wasnt/aint/never/hardly/doesnt/dont/no __ {worse} ·than B | A= B-
A ·is/are/was/were no {better} ·than B | A- B-
A __ ·not/isnt/arent/wasnt/aint/never/nowhere/hardly/near/doesnt/dont __ ·as {good} ·as B | A- B+
A __ ·not/isnt/arent/wasnt/aint/never/nowhere/hardly/near/doesnt/dont __ ·as {bad} ·as B | A+ B-
A __ ·as {good} ·as B | A+ B+
A __ ·as {bad} ·as B | A- B-
·not/isnt/nowhere/never __ ·as {good} ·as B! | B+
A __ {better} __ ·than __ B | A+ B-
A __ {worse} __ ·than __ B | A- B+
A __ ·more {good} _ ·than __ B | A+ B-
A __ ·more {bad} _ ·than __ B | A- B+
A __ ·less {good} _ ·than __ B | A- B+
A __ ·less {bad} _ ·than __ B | A+ B-
·more {good} _ ·than B! | B-
·more {bad} _ ·than B! | B+
·less {good} _ ·than B! | B+
{better} __ ·than _ B! | B-
{worse} __ ·than _ B! | B+
{better} _ ·with/at/on B! | B+
A ·superior/preferable to B | A+ B-
A __ inferior to B | A- B+
A __ ·more ·than B ·for/at half/less/fraction | A+ B-
A _ charg*/cost*/want*/ask* __ ·more/double/twice/triple/extra __ ·than/as/what B | A- B+
A _ charg*/cost*/want*/ask* __ ·less/half/fraction __ ·than/as/of/what B | A+ B-
A __ half/third/fraction ·the? ·of/price/cost __ B | A+ B-
A __ twice/double/triple ·the? ·of/price/cost __ B | A- B+
A _ ·does/do/did/can/has/have/had/offers/gives do? everything ·that? B! | A+ B-
A > B | A+! B-!
A < B | A-! B+!
A _ or B ? | A= B=
A or B , which/what/who/any | A= B=
A! ·is/are/was/were/will/aint no B! | A-! B+!
A! ·is/are/was/were/no __ no match for B! | A- B+
·no match for B! | B+
·no substitute/replacement for B! | B+
A __ ·has/have/had/got/having ·nothing on B | A- B+
·nothing on B! | B+
A! _ ·cant/cannot/couldnt/doesnt/didnt/wont/could/not/never _ hold/holds/light _ candle to B | A- B+
hold/holds/light _ candle to B! | B+!
A __ ·cant/doesnt/didnt/dont/not/never/nowhere/isnt/wont/far _ touch/match/compete/compare/keep/close/near/come/rival/from ·up/with/close/near/to? ·with/to? B! | A- B+
·doesnt/didnt/dont/not/never/nowhere/isnt/cant _ close/near/compare/compete/match ·with/to? B! | B+!
A __ pale*/paling __ ·to/next/beside/with B | A- B+
pale*/paling __ ·to/next/beside/with B! | B+
A _ ·could/should/can/needs/need/must _ learn/copy/steal/lesson*/note*/leaf/page __ ·from/off B | A- B+
·could/should/can/needs/need/must/would _ learn/lesson*/note* __ ·from/off B! | B+
learn/learns/note*/lesson*/leaf/page _ from B! | B+
wish* _ A __ ·more like/as B | A- B+
wish* _ A ·was/were/had/did/could/would __ like/as/what B | A- B+
·why cant/cannot/isnt/doesnt/dont/arent/couldnt A __ like/what B | A-! B+!
A ·should/could/needs/ought/must __ ·more like B | A- B+
·more like B! | B+
A ·is/are/was/just/nothing/but/looks/feels _ cheap/poor/bad/pale/weak/shameless/lame/cheesy/budget/inferior/discount _ copy/imitation/clone/knockoff/version/rip/imitator/wannabe/substitute/shadow/alternative _ of/to/off? B | A- B+
A __ poor/cheap ·mans/man B! | A- B+
A __ copy/imitation/clone/knockoff/ripoff/wannabe of B | A- B+
prefer*/favour*/favor* A! __ ·to/over/than/instead B! | A+ B-
prefer*/preferred B! | B+
A ·is/are/always/was preferr* _ to/over B | A+ B-
·rather/sooner _ use/have/be/buy/go/pay/walk/stay/stick/get/take/eat/drink/fly/drive/ride/trust/deal/recommend/shop/wear __ A! __ ·than B! | A+! B-!
·rather/sooner __ ·than __ B! | B-!
·rather _ use/have/be/buy/go/pay/stay/stick/get/take/fly/drive/trust/deal/recommend/shop __ A! | A+!
choos*/chose/chosen/pick*/take/taking/took/recommend*/favour*/favor*/go/went/going/any/always _ A! _ over B! | A+ B-
A! over B! ·any/every/all/always/each/hands/everyday/anyday | A+! B-!
A! over B! | A+ B-
A! beat*/crush*/destroy*/outperform*/outclass*/outlast*/outpac*/outrun*/outlive*/smok*/trounc*/surpass*/outshin*/trump*/outdo*/outsell*/tops/topped/wreck*/obliterat*/demolish*/annihilat*/thrash*/spank*/leav*/put*/own* B! | A+ B-
A! ·just/really/simply/easily/always/absolutely/completely/totally/still/does/would/will beat*/crush*/destroy*/outperform*/outclass*/outlast*/outpac*/outrun*/outlive*/smok*/trounc*/surpass*/outshin*/trump*/obliterat*/demolish*/leav*/put* B! | A+ B-
·is? beat*/crush*/destroy*/outperform*/outclass*/outlast*/outpac*/outrun*/outlive*/smok*/trounc*/surpass*/outshin* by B! | B+
A! blow*/blew/blown/knock* B! ·out/away | A+ B-
A! __ circles/rings ·around/round B! | A+ B-
A! wip* ·the floor with B! | A+ B-
A! put* B! ·to shame | A+ B-
A! leav* B! ·in ·the dust | A+ B-
A! _ wins/won/win __ ·over/against/vs B! | A+ B-
A! _ los*/lost ·out/badly? ·against/to B! | A- B+
A! wins ·hands/by/for/every/easily/again? | A+
A! __ ahead of B! _ results/result/earnings/meeting/meet/policy/review/listing/launch/event/keynote/budget/data/merger/vote/deal/report/numbers/announcement/conference/talks/decision/ruling | A~ B~
A! _ slip*/fall*/fell/drop*/rise*/rose/gain*/steady/steadi*/struggl*/flat/mixed/muted/subdued/tight/cautious/lower/higher/weak*/firm* __ ahead of B! | A~ B~
A! __ miles/mile/leagues/league/light/years/lightyears/streets/way/heads/head/far/well/steps/step/ahead _ ·ahead/above/beyond/shoulders of/above? B! | A+ B-
A! __ ahead of B! | A+ B-
A! __ lag*/fall*/fell/far/way/miles/years/trail*/light/decade* _ behind B! | A- B+
A! __ ·more like/as B! | A- B+
A! __ does/do/did ·it {better} | A+
·unlike A! , __ B! | A< B>
B! , unlike A! | B> A<
B! __ ·unlike A! | B> A<
compared/comparison/relative/contrast/contrasted/next to/with A! ,? __ B! | A< B>
·compared/comparison/relative/next/beside to/with/? A! | A<
B! __ compared/comparison/relative/next to/with A! | B> A<
·vs/versus B! | B=
`;

export const SAYING_PATTERNS = `
stay/steer/keep/run/walk/stays ·away/clear/far/well of/from? _ from? A! | A-
avoid/avoiding/skip A! | A-
friends ·dont let friends __ A! | A-
·go B! ·or go home | B+
·who needs A! ·when/if __ B! | A- B+
·who needs A! | A-
A! ·who ? | A-
·happy/worth/gladly/rather/willing _ pay/paying _ more/extra _ for B! | B+
buy*/get*/order*/us*/choos*/join*/pick* _ A! , ·dont/not | A-
·dont/not . get/buy/try/choose/use/take/pick _ B! | B+
·give me B! . | B+
·one more/another __ ·and im/ill/were/well __ ·to/with/for B! , A! | A- B+
stay*/stick*/stuck/kept/keep* ·with B! | B+
wish*/should/shouldve/shoulda _ ·have/of? _ stay*/stuck/gone/went/chosen/bought/kept/picked/gotten/used/listened/ordered/taken __ B! | B+!
·should/shouldve/shoulda ·have? gone/went/chosen/bought/picked/used/ordered __ B! | B+!
·would/wouldnt/wouldve ·have/never/not/of __ ·at/with/on/from B! | B+!
·never/not had ·this/that/these/any/a/such __ ·at/with/on/from B! | B+!
miss* ·my/the/our? B! | B+
if A! ·doesnt/dont/does/do/keeps/keep/cant/wont __ ·im/ill/we/were/id/i/well/going/be __ ·to/with/for B! | A- B+
·one more/another __ ·and im/ill/were/well __ ·to/with/for B! | B+
tired/sick/fed/frustrated/annoyed/unhappy/bored/disappointed/fuming/angry/done _ of/with/by/at A! | A-
tempt*/consider*/thinking/think/ready/time/want/plan*/about/keen/itching/looking _ ·of/about/to? switch*/mov*/go*/chang*/jump* __ to/with/for B! | B+
alternative*/replacement* ·to/for A! | A-
thank*/thx ·to/for/goes A! __ lost/lose/miss*/broke*/break*/stuck/late/ruin*/wast*/cancel*/crash*/fail*/delet*/stranded/overcharg*/charged/hours/nothing/never/waiting/worst/dead/locked/sick/broken | A-?
thank*/thx ·you? A! ·for __ losing/lost/miss*/break*/stuck/late/ruin*/wast*/cancel*/crash*/fail*/delet*/stranded/overcharg*/nothing/never/making/leaving/not/another | A-?
thank*/thx/props/kudos/credit ·to/goes/you? B! __ ·got/get/getting rid of A! | B+ A-
hate/hates/hated/hating/despise*/loathe*/detest*/dislike*/fuck/screw A! | A-
·cant/cannot/couldnt stand/bear/recommend A! | A-!
love/loves/loving/adore*/recommend*/recommending B! | B+
sorry A! ,? __ B! | A- B+
·no thanks/thank ·you? A! | A-
A! ·kept/keeps/left/leaves/had/has/made/makes ·me/us ·on? wait*/hold/hang* __ ·while/whereas/but/and/meanwhile B! | A- B+
·never had __ problem*/issue*/trouble/complaint*/fault* __ ·with/at/from B! | B+!
`;

/** Anywhere in the sentence or behind it, these turn what was said about leaving and choosing into its opposite. */
export const REGRETS = `
regret*
wish* ·i/we/id/wed ·hadnt/never/didnt
wish* ·i/we ·had ·not/never
·shouldnt have?
·should/shouldve/shoulda ·have? never/not ·have?
·never ·should/shouldve ·have?
·why ·did/do/would/the ·i/we/you/anyone/hell
·why ·i/we/you/ive ·ever/even/did
big/huge/terrible/worst/biggest/costly/dumbest/bad/stupid/silly/awful _ mistake/decision/idea/move/choice/switch/change
worst/dumbest/stupidest/biggest _ i/we/ive/weve/thing
mistake
`;

/** Right before it, these deny that anyone leaves or chooses. */
export const DENIALS = `
·no reason/plans/plan/intention/need/way/point
·not/wont/wouldnt/dont/never/didnt/isnt/arent/couldnt/cant/doesnt/hasnt/havent/nobody/no
·never ·ever?
`;

/** These look like the ones above and turn nothing. */
export const NO_TURNS = `
·cant/couldnt wait
·never look*/looked/been/going/go/again/regret*/been/felt/was
·no/zero/without/not/never/dont/didnt/wont/havent/doesnt/any/only/one/single/biggest/my regret*/regret/regrets
regret* ·not
·not sorry/sad/even/only/just
·dont/didnt know/miss/see/understand/think/want/like
·couldnt/cant be
·should/shouldve ·have _ sooner/years/ages/long/earlier/before
·why did/didnt ·i/we _ wait/not
·not ·look*
·no longer/more
`;

/** Whoever asks like this has not made up their mind. */
export const ASKINGS = `
guide/tutorial/guides/checklist/webinar/article/thread/poll/survey/blog/podcast/video __ on/about/for/of/how/comparing
looking for _ who/anyone/people/feedback/reviews/stories/opinions
curious
·let ·me/us know
torn/deciding/choosing/choose/decide/undecided/choice/toss/stuck between
·whether
cant/cannot/not decided/decide/picked
·what/which/how/when/why ·did/made/do/does ·you/your
·has/have/did/does/is/any/if anyone/anybody/someone
anyone/anybody _ switch*/mov*/chang*/tried/compar*/left/gone/went
wondering ·whether/if
·should ·i/we
·cant decide
·not sure whether/if/about
·any thoughts/advice/experience*/opinion*/tips/suggestions/recommendations
·worth ·it ?
`;
