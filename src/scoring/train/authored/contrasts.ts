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
