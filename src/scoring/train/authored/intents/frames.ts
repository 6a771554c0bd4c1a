/**
 * Frames whose contents say nothing: the same things, products and doings stand in wishes, complaints, questions and
 * praise, so that a model learns the frame. expand.ts says how a line is written.
 */
export const FRAMES: Record<string, string> = {
  'feature-request': `
please add @thing
please add @thing {to the app|for us|in the next update|and I will give five stars|, thanks}
add @thing please
{can|could} you {please|} add @thing
can we {please|} {get|have} @thing
it would be {great|nice|good|better|cool|awesome|perfect|helpful} if we could @action
it would be {great|nice|better|cool|even better} if there was @thing
would be {great|nice|good|cool|awesome} to have @thing
would be {great|nice|better|useful} to be able to @action
{if|only if} you could {just|} add @thing it would be {perfect|the best app|great}
I wish {we|I|you} could @action
I {really|} wish it had @thing
wish there was {a way|an option} to @action
there should be {a way|an option|a button|a setting} to @action
you should {add|have|include|bring} @thing
you should {let us|allow us to|be able to} @action
I should be able to @action
users should be able to @action
{it|the app|this} should have @thing
{it|the app|this} {needs|really needs|still needs} @thing
{needs|need} {an option|a way|the ability} to @action
need {more|better} @thing
we need @thing
what it needs is @thing
the only thing {it needs|missing|I miss|it lacks|I'd add} is @thing
only {downside|problem|complaint} is {there is no|no|it has no} @thing, {please add it|hope you add it|add it and it's perfect}
it {lacks|is missing|doesn't have} @thing, {please add|would be nice|add it please}
there is no {option|way|button} to @action, {please add|please add one|add this}
no option to @action
{why is there no|why isn't there a|why no} {way|option|button|setting} to @action
why can't {we|I|you} just @action {like in other apps|like before|from the home screen}
{give|please give} us {an option|the option|a choice|a way} to @action
{let|please let} {us|me|people|users} @action
{allow|please allow} {us|users|me|people} to @action
{make|please make} it possible to @action
{make|please make} @thing {bigger|optional|available offline|customisable|easier to find|free}
{bring|please bring} back @thing
{bring|put} @thing back {please|}
{I'd|I would|would} {love|like} to see @thing {in the future|in the next version|}
{I'd|I would|would} {love|like} to be able to @action
I'd {love|like|prefer} {an option|the option|a way} to @action
{also|and} @thing would be {nice|great|good|helpful|a plus}
@thing {would be|is} a {great|nice|useful} addition
{hope|I hope|hopefully} {you|they|you guys} {add|will add|bring|can add} @thing {soon|in the future|in the next update|}
hope {we|I} can @action {soon|in the next update|one day}
{looking forward to|hoping for} @thing {in the next update|to be added|}
{consider|please consider} {adding|including|bringing} @thing
{suggestion|idea|request|feature request}: @thing
my suggestion is to add @thing
I suggest {adding|you add|to add} @thing
{could|can} you make it so {we|I|you} can @action
{how about|what about} {adding|giving us} @thing
more @thing please
{great|good|nice|love this|awesome} app but {it needs|needs|add|please add|I wish it had|should have} @thing
{great|good|nice} app, {just add|only needs|would be better with|I'd add|would love} @thing
{love it|very good|excellent} but {I wish I could|it would be nice to|please let us|we should be able to} @action
{would give|will give|I'd give} {five|5} stars if {it had|you add|there was} @thing
{would give|will give} {five|5} stars if I could @action
{four|4|3} stars because {there is no|it has no|it lacks} @thing
{want|we want|I want} @thing {in this app|back|on my tablet|}
{support|please support} @thing
an option to @action would be {nice|great|appreciated|good}
being able to @action would {be great|help a lot|be nice}
it'd be {great|nice|cool} to @action
can you {implement|introduce|create|develop|include} @thing
{improve|please improve} it by adding @thing
{update|please update} it with @thing
{too bad|a pity|sad that|shame} {there is|it has|there's} no @thing
no @thing {yet|at all|, why|still}
{still|there is still} no @thing {after all these years|in 2023|for tablets|}
it {does not|doesn't} {have|support|offer|include} @thing
{does not|doesn't} {let me|let you|allow me to|allow you to} @action
you {can't|cannot} @action {from the list|without the website|in the app|on a tablet}, {it should be possible|please change that|other apps can}
{other|all other|most} apps {have|let you use|offer} @thing
{used to have|it once had|the old version had} @thing, {please bring it back|I miss it|put it back}
why did you {remove|take away|drop} @thing
I {miss|really miss} @thing
I'd {pay|even pay|happily pay} for @thing
{would|I would} {prefer|rather have} @thing {instead of ads|over new colours|instead}
it'd be {better|perfect|much better} {with|if it had} @thing
{could be|would be|can be} {better|improved|even better} {with|by adding|if there was} @thing
{better|nicer} if I could @action
{only|just} wish I could @action
{one thing|one small thing}: @thing
{make|please make} {an|a} {ipad|desktop|web|tablet|smart tv|windows|landscape} version
{need|please make|want} an app for {my tv|the desktop|my car|windows}
{want|I want|I'd want} to be able to @action
{should|it should} {also|at least|really} {have|offer|let me use} @thing
{should|it should} {let|allow} {me|us} to @action
it should {remember my choice|be possible to @action|ask before it deletes|work with my watch}
you {guys|} {need|should|must} to add @thing
{work on|please work on} @thing
a {feature|function|button|setting} to @action {please|would help|is needed|would be nice}
{if|it would help if} {we|I} could @action {that would be great|I'd use it more|it would help}
{would|it would} make {it|my life|the app} {better|easier} {if|to have} {we could @action|@thing}
{increase|please increase|raise} the {limit|number of photos|text size|file size|character limit}
{reduce|please reduce} the number of {steps|taps|ads}
{separate|please separate} {work and private|photos and videos|my lists}
{show|please show} {the total|prices|who is online|the date} {in the list|on the home screen|}
{change|please change} {the colour|the default|the ringtone|the layout|the old icon} back
{put|please put} @thing {on the home page|in the menu|where it was}
{extend|please extend} @thing to {tablets|all users|my country}
{hide|please let us hide} {read messages|seen stories|the sidebar}
{a|an} {dark|lighter|cheaper|simpler|ad free} version {please|would be nice}`,
  complaint: `
I would like {my money back|a refund|to know why it crashes|it to work}
when I {want|try|need} to @action it {crashes|freezes|closes|fails}
if I @action it {crashes|logs me out|goes blank}
the option to @action {does not work|is broken|never works|disappeared after the update}
{should|you should} be ashamed {of this|}
{please|pls} {help|help me}, {I can't|unable to|not able to} @action
{not|never} able to @action {since the update|, keeps failing}
{you|they} need to {fix this|test your updates|hire better people|get it together}
{more|even more} {ads|bugs|crashes} {than before|after each update}
{make|please make} it {work again|stop crashing|stop}
{would|would have} {given|give} {more stars|five stars} but it {crashes|is slow|never loads}
{I want|want} {to delete it|it gone|the old price back}, {terrible|so bad}
let me {in|log in}, it {says error|hangs|fails}
{added|you added} {ads|a subscription|useless features} and {ruined it|it is slow now}
{please|pls|plz} {fix|fix it|fix this|solve this|fix the bug|resolve the issue} {soon|asap|quickly|}
{can|could} you {please|} fix {this|it|the crash|the login}?
{please|pls} fix this {issue|problem|bug|error}, {it happens every day|I like the app otherwise|it was good before}
{needs|need|it needs|really needs} {to be fixed|fixing|a fix|work|a lot of work|bug fixes}
{hope|I hope|hopefully} you fix {it|this|that} {soon|in the next update|}
{should|it should} {work|not crash|not take that long|have been fixed by now|just open}
{would|I would} give {zero|no|0} stars if I could
{would|it would} be {nice|great|good} if it {worked|actually worked|didn't crash|opened}
{wish|I wish} {it worked|it would load|I could get my money back|I never updated|it didn't crash}
{app|the app|this app|it} {keeps crashing|crashes a lot|stopped working|won't load|freezes|is so slow} {after the update|since yesterday|on my phone|} {please fix|please help|fix it|}
{not working|does not work|doesn't work|won't open} {on my phone|after update|at all|any more|on android} {please help|please fix|}
{worst|useless|bad|stupid|horrible} {app|update|game|version} {ever|uninstalling|don't download|}
{too many|so many} {ads|bugs|crashes|glitches|popups}
{was|it was|used to be} {good|great|my favourite} {before|until the update|but now} it {crashes|is slow|is full of ads|does not work}
{update|the update|new update|latest update} {sucks|is terrible|ruined it|is awful|made it worse}
{takes|it takes} {forever|ages|too long} to {load|open|start|upload}
{keeps|it keeps} {saying|showing|giving} {error|no connection|something went wrong}
it {deleted|lost|erased} {my photos|my progress|everything}
it {asks|wants} for {my password|permissions|an update} {every time|again and again|for no reason}
{fix|change} {this|it} or {I'll uninstall|I uninstall|you get one star}
{says|it says} {there is no space|wrong password|not supported} but {there is|it is right|it worked yesterday}
{spam|ads|popups} {everywhere|all the time|after every song}
can't @action
cannot @action {any more|since the update|at all}
I can't @action, {it just hangs|nothing happens|error}
{unable|not able} to @action
it won't let me @action
@thing {does not work|doesn't work|is broken|is gone|stopped working|never loads|is useless now}
@thing {crashes|freezes|lags|disappeared} {every time|since the update|}
{fix|please fix} @thing
{please|} fix the {bug|problem|issue} with @thing
every time I try to @action it {crashes|freezes|logs me out|fails}
{tried|I tried} to @action {ten times|all day|for an hour} and {it fails|nothing works|no luck}
{since|after} {the update|the last update} I can't @action
{the update|new version} broke @thing
why can't I @action {any more|all of a sudden|}?
why {is|has} @thing {gone|so slow|still broken|not working}?
{worst|terrible|horrible|bad|useless} @thing
I paid for @thing and {it does not work|got nothing|still see ads}
@thing is {too slow|terrible|a mess|full of bugs|overpriced|confusing}
{my|the} @product {broke|stopped working|fell apart|arrived damaged|never came}
{bought|ordered} a @product and {it broke|it never came|it is the wrong one|it does not work}
still no @product, {ordered two weeks ago|where is it|no answer}
you sent me the wrong @product
my @product {is|was} {faulty|defective|late again|nothing like the picture}
the @product {leaks|is too small|smells|won't charge|is dirty|was cold}
{refund me|I want a refund} for the @product
{waited|waiting} {three weeks|ten days|over an hour} for {a|my} @product
{problem|problems|issue|trouble} with {my|the} @product
your {staff|support|driver} would not {replace|refund|look at} my @product`,
  question: `
how do I @action?
how can I @action?
how to @action
where do I go to @action?
can I @action {here|online|with the free plan|on the website}?
can you @action {with this|on android|for free}?
is it possible to @action?
do I need an account to @action?
what do I need to @action?
does it have @thing?
does the @product {come with a warranty|fit in a car|need batteries}?
is @thing {included|free|on by default|part of the plan}?
where is @thing?
where do I find @thing?
what does @thing do?
what is @thing {for|}?
who can tell me how to @action?
anyone know how to @action
does anyone know where to find @thing
is the @product {waterproof|heavy|made in italy|for kids}?
how {big|heavy|loud} is the @product?
when can I pick up my @product?
which @product {is yours|fits a small flat|did you use}?
should I @action {first|before the trip|}?`,
  'purchase-interest': `
where can I {buy|get|order} {a|this|the} @product?
where to buy {a|this} @product
how much is {the|this|a} @product?
how much for {the|this|a} @product?
{what's|what is} the price of the @product?
I want {a|this|that|the} @product
I {need|really need} {this|that} @product {in my life|now|}
{want|going|planning|looking} to {buy|order|get} {a|the|this} @product
{thinking about|thinking of|considering} {buying|getting|ordering} {a|the|this} @product
{about to|ready to|gonna|will} {buy|order|get} {a|the|this} @product
is the @product {in stock|available|on sale|worth it|worth the money}?
will you {restock|have} the @product {again|soon|next week}?
do you {sell|stock|have} a @product {in blue|for left handers|under 50}?
do you ship the @product to {canada|spain|norway}?
any {discount|deal|promo code} on the @product?
can I {order|preorder|reserve} the @product {online|by phone|now}?
which @product should I {buy|get}?
{recommend|suggest} me a {good|cheap} @product
{can anyone|anyone} recommend a {good|decent|cheap} @product?
looking for a {good|new|cheap} @product
{my|our} next @product will be {a @brand|from @brand}
{saving up|budgeting} for a @product
I'd {buy|pay for} a @product {from you|like this|today}
{interested|very interested} in {the|this|your} @product
just ordered {a|the|my} @product, {can't wait|so excited}
put the @product in my {basket|cart}
{need|getting} a new @product, {which one|any tips|thinking of @brand}`,
  'churn-risk': `
I {am|'m} leaving @brand
I am leaving
{I|we} want to leave @brand
I want to {quit|leave|cancel} {@brand|this company|my contract}
I want to change {my provider|provider|from @brand to @other|company}
I {will|am going to|want to|would like to|think I will} {switch|change|move} {to @other|from @brand|away from @brand}
{hey|hi|hello|} @brand I {am|'m} {leaving|quitting|moving to @other|switching to @other|done}
@brand {I'm|I am} {out|gone|leaving|switching}
{can't|cannot} {stand|take} @brand {any more|any longer}, {moving to @other|leaving|switching}
@other is {cheaper|better|faster} {than @brand|}, {I'm switching|time to change|I will move|I go there}
does @other have {a better|a cheaper} {offer|plan|network}? {I am leaving @brand|want to switch}
{which|what} {provider|company|bank} {is better|should I change to|do you use} than @brand? {leaving|I want to switch}
how {do|can} I {leave|quit|get out of|cancel with|switch from} @brand
how {do|can} I {switch|change|move} {from @brand to @other|my contract to @other|to @other}
{I|we} {hate|had enough of} @brand, {switching|cancelling|leaving|moving on}
{convince|tell} me {why I should stay|not to leave} @brand
{I'm|I am} {thinking|considering} to {leave|switch|change|quit} {@brand|my provider}
{going|gonna} {change|switch|leave|cancel} {@brand|my provider|my contract} {soon|}
{get|getting} rid of @brand {soon|this month|}
{dumping|dropping|leaving|ditching} @brand {for @other|today|}
bye @brand
I {no longer want|don't want} {to be your customer|@brand any more|this contract}`,
  praise: `
{love|loving|like|enjoying} the new @thing
the new @thing {is great|is so good|looks nice|works well|is my favourite}
{finally|at last} @thing, {thank you|great|love it}
@thing {finally works|is back|arrived}, {thank you|great|so happy}
you should {try|get|download} {this|this app|it}
you {need|have to get|must have} this app
if you {like|love|want} {photos|music|reading|games} {get|try|this is the app for|you will like} {this|you|it}
I would give {ten|10|a hundred} stars if I could
{allows|lets|helps} {me|you|us} to @action
I am able to @action {easily|with it|from anywhere}
it has {many|lots of|all the|more} {options|features|filters|choices} {than others|to choose from|and it's free|}
{more|much more} {fun|useful} than {the others|I expected|other apps}
{would|I would} like to {thank|congratulate} {the team|you|the developers}
please {download it|try it|don't change it|keep it free|give it a try}
{makes|it makes} it easy to @action
you can @action, {great|love it|very useful}
I {like|love} {the option|the feature|being able} to @action
{all|everything} I {need|want} {is here|in one app|}
hope {you enjoy it too|it stays free|you keep it up}
I {wish|wished} {I found it sooner|all apps were like this|every shop was like this}
{great|good|nice|awesome|excellent|amazing|best|cool} {app|game|application|tool|site}
{great|good|nice|awesome|excellent|amazing|lovely|useful} {app|game|program} {ever|so far|for everyone|I have used|of all time}
{really|very|so|such a} {good|nice|great|helpful|fun|cool} {app|game|shop|service}
{love|I love|really love|loved} {this app|this game|it|it so much|the app and everything about it}
{best|the best} {app|game} {in the store|on my phone|I ever had|for your photos}
{great|good|excellent} app, {keep it up|thanks|well done|love it|works well|I use it daily|helps me a lot}
{great|nice|good} app {for editing photos|to keep in touch|for learning|for my kids|with many features|and easy to use}
{5|five} {stars|star} {for this app|from me|app|}
{it is|it's|this is} {great|the best|awesome|perfect|just great|wonderful} {and free|for what I need|to use|}
{works|it works} {great|well|fine|good} {on my phone|on my tablet|every time|for me}
{easy|so easy|very easy} to use and {has all the options|everything is there|looks good|fast}
{I like|I really like|like} {the new features|this version|the design|the new update|how it works|everything}
{nice|great|good} {update|features|options|design|graphics} {thank you|thanks|}
{very|so} {useful|helpful|handy|entertaining|addictive} {and fun|app|for school|for work|}
{would|I would|will} recommend {it|this app} to {everyone|friends|anyone}
{can't|could not} live without {this app|it}
{the update|new update} {is great|fixed everything|made it better|works fine}
love @thing
@thing is {great|so useful|brilliant|beautiful}
so easy to @action
{love|great} that I can @action
{love my|best|great|excellent|amazing} @product
the @product is {perfect|great|lovely|worth every penny}
{thanks|thank you} for @thing
very happy with {the|my} @product`,
  none: `
{we are|I am|they are|we're|I'm} leaving for {spain|work|the coast|dinner|the weekend|berlin}
{we are|I am|they are|we're|I'm} {leaving|going|off} {now|soon|early|tomorrow morning}, {see you there|who joins|packing}
{leaving|left} {the house|the office|the party|town} {now|early|at six}
cancel {my|the|our} {alarm|table|appointment|reservation|meeting|taxi} {please|for tonight|, we are leaving early|}
@brand {works|is fine} {with @thing|}
{I use|using} @brand {for @thing|every day}
@brand {is on tv|opens at nine|has a new boss|has @thing}
I {am|'m} {at|with} @brand {since may|now|today}
@brand and @other {sign a deal|are partners|play tonight}
{moving|moved} {to a new house|to berlin}, does @brand work there
I want {a new phone from @brand|to stay with @brand|@brand to call me}
{I'm|I am} {happy with|staying with} @brand
I {just|} switched to @brand {from @other|today}
{welcome|hello} @brand, {just joined|new customer here}
I {can|could} @action {now|with it|from my phone|yesterday}
it lets {me|you} @action
I {use|have} @thing
{it|the app} has @thing
you can @action {and share it|from the menu|in two taps}
I {have|own|got} {a|the|this} @product
{my brother|she|he} {has|bought|uses} a @product
I bought a @product {last year|in may|and use it daily}
{sold|selling} my @product
a @product {in the rain|on the table|for my mum's birthday last year}
{we|I} @action {every day|on sundays|at work}
they {added|introduced|announced} @thing
{@brand|the company} {launches|presents|recalls|unveils} {a new|the} @product
{saw|seen} a @product {on tv|in the window|at work}`,
};
