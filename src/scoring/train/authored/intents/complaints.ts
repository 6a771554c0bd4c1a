/** Complaints as customers write them, for the heads of the intents; expand.ts says how a line is written. */
export const COMPLAINTS: Record<string, string> = {
  complaint: `
{@brand|hi @brand|hey @brand|} still waiting for my {order|parcel|refund|replacement|invoice}, it has been {two weeks|10 days|a month}
{@brand|} my {order|parcel|package|delivery} {never arrived|has not arrived|was supposed to be here yesterday|is lost}
ordered {shoes|a jacket|a lamp|a phone case} on {monday|the 3rd|friday} with next day delivery and {nothing yet|no sign of it|still nothing}
the tracking has {not moved|not been updated|said out for delivery} for {five days|a week|three days}
your driver {left my parcel in the rain|threw the box over the fence|marked it delivered and it was not}
{parcel|box|package} arrived {crushed|open|empty|soaked|damaged} and half of it is {missing|broken}
you sent me the wrong {size|colour|item|model} {again|for the second time|and now I have to pay to return it}
{item|dress|kettle|chair} came with a {hole|scratch|crack|stain|broken zip} in it
{my new|the} {kettle|vacuum|headphones|watch|blender} {stopped working|died|broke} after {two weeks|a month|three uses}
bought this {in june|last month|last week} and it is already {falling apart|broken|peeling|dead}
{zip|handle|strap|hinge|button} {broke|came off|snapped} the first time I used it
the {seams|soles|lenses} {came apart|fell off} after {one wash|two days}
{no reply|no response|no answer} from @brand after {three emails|two weeks|five calls}
I have {emailed|called|messaged} you {three|four|five} times and {nobody answers|no one gets back to me|I get nowhere}
been on hold for {45 minutes|an hour|over an hour} and {the line dropped|nobody picked up|still counting}
nobody {picks up the phone|answers the chat|replies to my emails} at @brand
your {chat|helpline|support line} just hangs up on me
support keeps sending me {the same copy and paste answer|the same link|in circles}
I was told {it would be fixed|someone would call me back|the money would be there} {last week|by monday} and nothing happened
{your agent|the lady on the phone|your staff} was {so rude|very rude|unhelpful|dismissive} {to me|when I asked for help|}
you promised a {refund|callback|credit|voucher} and I never got it
refund still not {received|in my account|processed} after {3 weeks|a month}
where is my {refund|money|order|parcel|package} @brand
where's my {refund|money|delivery} it was due {last friday|a week ago}
I want my money back, this is {not what I ordered|not as described|faulty}
you charged me {twice|two times|double|for something I never ordered}
I was {charged|billed|debited} {twice|again} after cancelling
my bill {went up|doubled|is wrong again} without {any notice|warning|explanation}
why was I charged {a late fee|40 dollars|an extra 15 euros} {when I paid on time|for nothing|this month}
you keep {taking money from my card|charging me|billing me} even though I cancelled in {march|january}
the app keeps {crashing|freezing|closing|logging me out} {since the update|every time I open it|on my phone}
{app|the app|your app} {won't open|does not open|does not load|doesn't start} {since the last update|any more|on android}
can't {log in|sign in|get into my account} since {yesterday|the update|this morning}
it won't let me {log in|reset my password|pay|check out|upload a photo}
the login code {never arrives|does not come|is always invalid}
{website|site|your website} is down {again|all day|for hours}
your website {crashed|throws an error|hangs} {at checkout|when I try to pay|every time}
the {update|new version|latest update} {broke everything|ruined the app|deleted my playlists|drains my battery}
after the update {notifications stopped|nothing syncs|it is painfully slow|the sound is gone}
{search|sync|export|login|upload|the camera} {does not work|is broken|stopped working|no longer works}
it {keeps buffering|lags|freezes} every {five minutes|few seconds}
too many ads, I can't even {finish a level|read an article|watch a video}
an ad every {30 seconds|two minutes} makes this unusable
lost all my {photos|data|progress|files} after the update
{dashboard|integration|api|import} has been {timing out|failing|returning errors} all {morning|week}
{internet|wifi|broadband|signal} has been {down|out|dropping} {all day|since 6am|every evening this week}
no {signal|service|internet|connection} {at home|in my area|in the whole street} {for three days|again|since last night}
I pay for {100 mbit|fibre|unlimited data} and get {8|less than 10|a third of it}
your {engineer|technician|fitter} did not {turn up|show up|come} {today|again|for the second time}
{flight|my flight|our flight} {delayed|cancelled} {again|for six hours} and {no one tells us anything|no hotel offered|not even water}
@brand lost my {bag|luggage|suitcase} and {nobody can tell me where it is|the form online does not work}
stuck {at the airport|on the runway|at the station} for {four hours|two hours} because of @brand
they {bumped us|split our family|gave our seats away} although we {paid for seats|checked in on time}
train {late|cancelled} again, {third|fourth} time this week
{no heating|no seats|no toilets working} on the {07.15|evening train|bus} again
my card was {declined|blocked|swallowed} {for no reason|abroad|at the till} and support is closed
the atm {kept my card|did not give me the money|took my card} and you {still debited me|will not help}
transfer has been {pending|stuck} for {four days|a week}
{money|payment|deposit} {is missing|has disappeared|never showed up} from my account
you {closed|froze|locked} my account without {a reason|telling me|warning}
food was {cold|raw in the middle|stale|way too salty} and {took an hour|nobody apologised}
{pizza|burger|order} arrived {cold|an hour late|without the sides|upside down}
waited {40 minutes|an hour} for {a table we had booked|our food|the bill}
found {a hair|plastic|a bug} in my {salad|soup|food}
{waiter|server|host} {ignored us|forgot our drinks|rolled his eyes at us}
{room|bathroom|carpet} was {dirty|filthy|not cleaned} and {the shower did not work|smelled of smoke}
they {overcharged us|added a fee we never agreed to|charged for bread we did not order}
{nothing works|it is useless|worst purchase this year}, {avoid|stay away|don't bother}
{terrible|awful|dreadful|shocking|poor} {service|customer service|experience|quality} {from @brand|today|in your store}
{absolutely|totally} {unacceptable|disgraceful} {@brand|} sort it out
{sort it out|get it together|fix this|fix your app} @brand
please fix {this|the bug|the login|the app}, it {crashes|freezes|does not work} {all the time|on startup}
{disappointed|so disappointed|very disappointed} {with|in} {@brand|your service|this product}
{not happy|not impressed|fed up} with {@brand|your delivery service|the way I was treated}
I expect {better|more} from {@brand|a company your size}
is there a reason why {my order was cancelled|nobody answers me|I was charged twice}?
why is {your app|the site|my internet} so {slow|bad|unreliable} {today|lately|}?
why {does|would} @brand {sell expired food|send out broken goods|take my money and not deliver}?
why can't I {log in|pay|download my invoice} @brand?
how can a {phone|laptop|car seat} {break|fail} after {one week|3 days}?
how is it that {I pay every month and get no service|nobody knows where my bag is}?
can someone at @brand {explain why my order is late|tell me where my parcel is|call me back like you promised}?
so @brand {cancelled my booking|lost my order|sent a used item} and won't even {apologise|answer}
thanks @brand for {ruining my holiday|losing my bag|the cold pizza|selling me a broken phone}
great job @brand, {third delay this week|another outage|wrong item again}
nice one @brand, {parcel left on the street|no heating on the train}
{love|loving} {waiting on hold for an hour|paying for internet I can't use|how my order is never on time} @brand
another day another {delay|outage|excuse} from @brand
shame on you @brand for {treating customers like this|charging sick people extra}
you {refuse|still refuse} to {honour the warranty|replace it|refund me}
the warranty is {a joke|worthless}, they blame {me|the user} for everything
size {runs way too small|is nothing like the chart|is wrong}
colour {faded after one wash|is nothing like the picture}
{does not|doesn't} {fit|charge|turn on|hold a charge|connect} {at all|properly|}
battery {lasts two hours|dies by noon|drains overnight}
{sound|picture|screen} {cuts out|flickers|is distorted} all the time
{cheaply made|poor quality|flimsy} and {not worth the money|way overpriced}
{smells of chemicals|leaks|rusts} after {a day|one week}
instructions {are missing|make no sense} and {parts do not fit|two screws are missing}
I have an issue with {my order|an item I bought|my account}, {it is broken|it does not work|no one helps}
there is a problem with {my delivery|my booking|your checkout}
{having|I'm having} trouble with {your app|my order|my new router}, {keeps failing|help}
{my|the} {laptop|phone|router|console} {keeps restarting|overheats|won't turn on}, any fix?
{game|driver|update} {crashes|freezes|gives me error 403} every time, please help
{error|getting error} {500|1603|E4} when I try to {pay|install|update}
my {subscription|account|points|voucher} {disappeared|is gone|was not renewed} after I paid
{gift card|voucher|promo code} {does not work|is refused at the till|says invalid}
your store in {leeds|the mall|town} {was filthy|had one till open|refused my return}
{staff|cashier|security} {accused me of stealing|laughed at my question|would not help}
{appointment|delivery slot|pickup} {cancelled|missed} {twice|without notice} and I took the day off
{meter|boiler|fridge} {installation|repair} {postponed|cancelled} for the {third|second} time
{I|we} {paid for express|upgraded to premium} and got {nothing|the same slow service}`,
  'complaint question': `
@brand my {order|parcel} has not arrived, {can you help|what is going on|when will it come}?
I was charged twice, {how do I get my money back|can you look into it|who do I contact}?
my {card|app|phone} {does not work|stopped working}, {what should I do|any ideas|can you help}?
{anyone else|is anyone else} having {problems|trouble|issues} with {@brand|the app|the update} {today|}?
is {your site|the app|@brand} down {for anyone else|again}?
when will {my refund|this bug|the outage} be {paid|fixed|over}? {it's been weeks|I've been waiting since monday}
my {item|dress|chair} arrived {damaged|with a hole}, how do I {return it|get a replacement}?
where is my {order|refund}? it was {due last week|promised for today}
the {code|link|button} does not work, {how can I log in|what now}?
who do I {speak to|call} about {a missing delivery|a wrong bill|a rude driver}?
how do I {complain|make a complaint|raise a complaint} about {a delivery|your driver|a store}?
why has my {order|refund|flight} been {cancelled|refused|delayed} {without notice|again}?`,
  'complaint churn-risk': `
{terrible|awful} service, {I am cancelling|I am switching to another provider|you just lost a customer}
{third|second} outage this {week|month}, {time to switch|looking for another provider|I'm leaving}
{never|will never} {order|buy|fly|book|shop} with @brand again, {bag lost|parcel never came|rude staff}
{after this|after today} I am {done with @brand|closing my account|taking my business elsewhere}
keeps crashing, {uninstalled|deleting it|uninstalling}
price went up again, {cancelling|cancelled my plan|moving to @other}
{don't waste your money|avoid this company|stay away}, {I cancelled after a week|I'm going back to @other}`,
};
