/**
 * Two brands in one text, written for this project. X stands for the brand that fares well, Y for the one that
 * fares badly, N for one of which nothing is said.
 */

/** What a brand does well; the brand stands in front. */
export const GOOD_DEEDS = `
answered in five minutes
replied the same day
picks up on the first ring
refunded me straight away
sent a new one overnight
delivered a day early
arrived on time
sorted it in ten minutes
fixed it the same afternoon
just works
never lets me down
has never failed me
actually listens
keeps getting better
was lovely about it
could not have been nicer
treats you like a person
is worth every penny
gives you twice as much for the money
does it for free
charges nothing for that
gave me a discount
has the better app
is so easy to use
is fast and quiet
is still going strong after six years
runs all day on one charge
lasts forever
is my favourite
is the real deal
is what the experts use
is a joy to use
is a pleasure to deal with
was delicious
was spotless
was friendly and quick
is honest about its prices
tells you what is going on
keeps its promises
got me home on time
saved my weekend
saved the day
waived the fee
made it right without a question
is the best thing I have bought in years
is brilliant
is amazing
is great
is excellent
is fantastic
is so much nicer
is reliable
is rock solid
is a lifesaver
works perfectly
impressed me
made me smile
helped me at once
had it in stock
cares about its customers
wins every time
opens in a second
found my parcel within the hour
paid out within two days
paid my claim without a fuss
credited my account before I hung up
remembered my name
knew exactly what was wrong
sent someone round the same evening
came out on a Sunday to help
called me back when they said they would
walked me through it step by step
explained everything clearly
went out of their way for us
never makes me wait
has staff who know what they are doing
has a real person on the phone
gives you a straight answer
lets you cancel with one click
lets you try it for a month
doubled my storage for nothing
cut my bill in half
saved me 200 a year
matched the price on the spot
threw in a free case
honoured the warranty
honoured the old price
kept the food hot
baked it fresh
had the softest beds
upgraded our room
seated us at once
landed early
kept us informed the whole way
packed it with care
ships the next day
loads instantly
syncs without a hitch
picks up a signal everywhere
works offline too
survived two winters
shrugs off the rain
holds its value
sips power
barely uses any battery
looks gorgeous
sounds incredible
fits like a glove
feels solid
feels premium
runs like a dream
runs circles around everything
does exactly what it says
does what I need
thinks of everything
treats its drivers well
pays its staff properly
plants a tree for every order
owns up to its mistakes
listens and fixes things
updates it every month
adds what people ask for
gets it
has my loyalty
earned a customer for life
got my business today
made me a better offer
is on another level
is in a class of its own
is head and shoulders above the rest
is second to none
is spot on
is a breath of fresh air
is the one to beat
is the obvious choice
is the clear winner
is winning
is where I shop now
is all I use now
is going from strength to strength
is a pleasant surprise
has been flawless
has been a dream
has been nothing but helpful
has always been fair to me
`;

/** What a brand does badly; the brand stands in front. */
export const BAD_DEEDS = `
kept me on hold for an hour
never called back
ignores every email
is still ignoring my emails
took three weeks to answer
refused my refund
lost my parcel
lost my luggage
cancelled my flight an hour before
sent the wrong size twice
charged me twice
raised its prices again
wants 15 a month for that
wanted 40 dollars for shipping
keeps crashing
keeps logging me out
freezes every morning
was down again last night
went down during the meeting
broke after two weeks
broke after a month
died on day three
fell apart within a year
needs a charge every four hours
is slow and rude
is overpriced
is overrated
is a mess
is trash
is garbage
is rubbish
is terrible
is awful
is horrible
is useless
is a joke
is a scam
is the real scam
is too buggy
is full of bugs
is unbearable
is such a hassle
could not care less
could never
couldn't fix it in a month
just read from a script
blamed me for it
hung up on me
hides its fees
sold my data
spies on you
forgot about my order
made me wait all day
made me fill in the form four times
was cold and greasy
was filthy
was a disaster
was nothing but trouble
had too many problems
had no idea what I was talking about
disappointed me
failed me again
let me down
left me stranded
tastes like cardboard
feels cheap
feels ancient
needs a month to ship
pretends nothing happened
left us without internet for a week
deleted my photos
locked me out of my account
still has not replied
still has not paid my claim
could not even find my booking
had no record of my order
passed me round five departments
transferred me four times
told me to try turning it off and on
closed my ticket without an answer
sent a robot to answer me
only offers a chat that goes nowhere
dragged it out for weeks
took my money and went quiet
wanted proof of everything
invented a fee
added fees at the last step
doubled the price overnight
put the price up for the third time
makes you phone up to cancel
would not let me cancel
signed me up without asking
sent me spam every day
shared my address
leaked my details
got hacked twice
ran out of stock after I paid
delivered the wrong one
left it in the rain
left it with a stranger
left me in the rain
never turned up
never showed up
turned up two hours late
overbooked us
gave our table away
served it cold
served us raw chicken
smelled of smoke
had hair in the soup
had dirty sheets
left a scratch on it
arrived in pieces
cracked the first time I dropped it
cracked after a week
stopped charging
stopped working on day two
drained my battery
drains the battery in two hours
overheats
drops the call every time
drops the signal in every tunnel
lags like crazy
hangs on the login screen
lost all my settings
loses my work
corrupted my files
broke it again with the update
has not fixed that bug in a year
removed the one thing I used
hid the button I need
shows an ad every ten seconds
is full of ads
feels outdated
feels abandoned
looks washed out
sounds tinny
peels off after a month
leaks
rusts
creaks
shrinks in the wash
tastes of nothing
was rude from start to finish
laughed at me
lied to me
argued with me
treats its staff like dirt
takes its customers for granted
does not care
does not even try
never learns
had its chance
is going downhill
has gone downhill
is on its way out
is a shadow of what it was
is dead to me
is a nightmare
is a disgrace
is a rip off
is a waste of money
is not worth it
is daylight robbery
is hopeless
is clueless
is a cheap copy
is all talk
is all marketing
is slower every month
is a headache
is past its best
drives me mad
made me cry
ruined my weekend
ruined the birthday
cost me a day of work
cost me a customer
`;

/** What is said of a brand without judging it. */
export const PLAIN_DEEDS = `
announces its results on Thursday
has a shop on the high street
is hiring in Leeds
opened in 2009
was there as well
is based in Dublin
is next door
makes kettles too
sponsors the race
has an office there
has an app as well
is what my brother uses
was on television last night
sells them in blue
is at stand 14
published its yearly report
`;

/** Whole sentences with both brands. */
export const PAIRS = `
love X, hate Y
I love X but I can't stand Y
X yes, Y no
X good, Y bad
X forever, Y never
I trust X, I don't trust Y
thank you X for being so much nicer than Y
the people at X were lovely, the ones at Y were rude
the food at X is delicious, at Y it was cold
X support is great, Y support is useless
X saved my holiday after Y cancelled my flight
X helped me when Y would not
X fixed what Y broke
X fixed in a day what Y could not fix in a month
Y took a month to do what X did overnight
X is everything Y promised to be
X is what Y should have been
X does what Y only promises
X makes Y look old
X makes Y look like amateurs
next to X, Y feels like a toy
the new X makes my old Y feel slow
closed my Y account and opened one at X
closed my account at Y, opened one at X, done
three broken Y kettles later I own an X
my third Y broke so I got an X
Y was so slow that I installed X
Y killed the free plan so I use X now
got so angry at Y that I joined X
X convinced me to leave Y
X came to the rescue after Y left me standing
returned the Y and kept the X
sent the Y back, the X stays
keeping the X, the Y goes back to the shop
I want my X back, this Y is awful
missing X since I got this Y
how can X ship in a day when Y needs a month
why does X manage it and Y does not
if X can do it, why can't Y
X can do it, so why not Y
Y wishes it was X
Y tries to be X and fails
Y wants to be X so badly
everyone complains about X but Y is far worse to deal with
people hate on X but honestly Y is the problem
X gets my vote, Y is too buggy
my money goes to X, Y has had enough of it
X overtakes Y as the most trusted bank
X gains customers while Y loses them
Y shares fall as X wins its contract
Y loses market share to X
Y slips, X climbs
X up, Y down
X 2, Y 0
no more Y for me, X from now on
Y? no thanks. X for me
X it is, bye Y
used to swear by Y, now I only buy X
I was loyal to Y for years, X has me now
grew up with Y but X is what I buy
Y was good once, these days X is the one to get
Y for beginners, X for everybody who is serious
you get what you pay for: X lasts, Y does not
it took X one call to solve what Y could not
only X would do this for a customer, Y never would
X had me at hello, Y had its chance
X earned my trust, Y lost it
X got a customer today because Y could not be bothered
cancelled Y, signed up with X, slept well
X rescued me from Y
finally free of Y thanks to X
Y drove me to X
Y pushed me into the arms of X
sorry Y, my heart belongs to X
sorry Y but X does it in half the time
Y, you could learn something from X
Y please do it the way X does
Y please be more like X
can Y just copy what X does
X manages it without a subscription, Y wants one
X is free, Y costs a fortune
X is what I tell friends to get, Y is what I warn them of
recommended X to my mother and told her to avoid Y
told everybody at work to get X and skip Y
my X outlived two of my Y
my X has outlasted every Y I owned
the X in our house works, the Y never did
side by side the X wins and the Y looks dated
tested both: X passes, Y fails
tried both, kept X, returned Y
had both, X is the keeper
used both for a year and X wins, Y is a pain
X and Y in the same week: one a joy, the other a chore
on X it takes a minute, on Y an hour
with X I was done in a minute, with Y I gave up
at X they smile, at Y they sigh
X asks how it can help, Y asks for your card
X customers get a coffee, Y customers get a queue
what a difference X makes after years of Y
X after Y is like night and day
moving off Y onto X was the best thing we did
our team begged to leave Y and loves X
we pulled our ads from Y and spend it at X
the office is done with Y, we run on X
X took my order when Y was down again
thank goodness for X, Y left us in the dark
bless X for picking me up when Y drove off
Y wouldn't refund me so my money goes to X
Y blocked my card so I pay with X
Y lost the sale, X got it
never had this with X, Y does it daily
this would never happen at X, shame on Y
since I got X I have not missed Y once
I don't miss Y at all, X is lovely
I miss X, Y is no match
should have listened and bought X, this Y is a lemon
should have stayed with X, Y is a letdown
wish I had gone to X, Y was a letdown
never again Y, from now on X
I would choose X over Y blindfolded
even my gran can use X, nobody can use Y
X five stars, Y one star
X gets ten out of ten, Y gets two
X: love it. Y: meh.
X: fast, cheap, friendly. Y: none of that
who needs Y when there is X
Y is for people who have not tried X
`;

export const LEVEL_PAIRS = `
N and N are both open on Sunday
met the N team at the N stand
I have accounts at N and N
N and N announce their results on Thursday
my sister works at N, her husband at N
which one do you use, N or N
N or N
N buys a stake in N
N and N sign an agreement
the talk compares N and N
walked from N to N in the rain
there is a N next to the N
N, N and others were asked for comment
does N work with N
can I send money from N to N
how does N compare with N
anyone here with both N and N
`;
