/**
 * Sentences that set two brands against each other, written for this project before the rules were measured.
 * In front of the colon: each brand and how the sentence speaks of it (+ positive, - negative, = neutral).
 */
export const FIRST_CASES = `
Harrow- Fernhill+: Left Harrow for Fernhill, Fernhill is great
Harrow+: I moved to Harrow and never looked back
Harrow+ Fernhill-: Harrow > Fernhill
Fernhill- Harrow+: Fernhill is no Harrow
Harrow- Lumora+: Switched from Harrow to Lumora two weeks ago and the difference is night and day
Tidewell- Oakvale+: After nine years with Tidewell I finally moved to Oakvale.
Pellimo- Norvex+: we are moving our whole office from Pellimo to Norvex
Zaffra= Brindle=: Has anyone here moved from Zaffra to Brindle?
Zaffra= Brindle=: Anyone switched from Zaffra to Brindle? How did it go?
Wrenfield+ Castell-: I regret moving from Wrenfield to Castell
Norvex+ Pellimo-: Switching from Norvex to Pellimo was the worst decision I made this year
Oakvale+ Tidewell-: Went back to Oakvale after a month with Tidewell
Lumora- Harrow+: cancelled lumora and went with harrow instead
Fernhill- Quandry+: Ditched Fernhill, got Quandry. Should have done it ages ago
Brindle- Zaffra+: Dumped Brindle for Zaffra last night
Castell- Wrenfield+: Bye @Castell, hello @Wrenfield
Harrow- Lumora+: Goodbye Harrow, I'm with Lumora now
Norvex- Pellimo+: We replaced Norvex with Pellimo and support tickets dropped by half
Tidewell+ Oakvale-: Oakvale is worse than Tidewell ever was
Quandry+ Fernhill-: Quandry is so much better than Fernhill
Quandry+ Fernhill-: Quandry is cheaper than Fernhill and faster too
Zaffra- Brindle+: Zaffra is slower than Brindle on every page
Zaffra- Brindle+: Zaffra costs twice as much as Brindle and does half
Harrow+ Castell-: I prefer Harrow to Castell
Harrow+ Castell-: I'd take Harrow over Castell any day
Harrow+ Castell-: Harrow over Castell, every time
Lumora+ Norvex-: Compared to Norvex, Lumora is a dream
Lumora- Norvex+: Lumora feels sluggish compared to Norvex
Pellimo- Oakvale+: Should have gone with Oakvale instead of Pellimo
Pellimo+ Oakvale-: So glad I chose Pellimo instead of Oakvale
Tidewell- Harrow+: The only thing Tidewell does better than Harrow is advertising
Wrenfield-: Even Castell is better than Wrenfield at this point
Brindle+ Zaffra-: Nothing beats Brindle, certainly not Zaffra
Fernhill- Lumora+: Fernhill doesn't come close to Lumora
Fernhill- Lumora+: Fernhill could learn a thing or two from Lumora
Norvex+ Quandry-: Norvex runs circles around Quandry
Norvex+ Quandry-: Norvex blows Quandry out of the water
Norvex+ Quandry-: Norvex beats Quandry hands down
Oakvale+ Pellimo-: Love Oakvale, hate Pellimo
Oakvale- Pellimo+: Oakvale is terrible but Pellimo is wonderful
Oakvale+ Pellimo-: Pellimo kept me on hold for an hour while Oakvale answered in two minutes
Harrow+ Tidewell-: Unlike Tidewell, Harrow actually answers the phone
Harrow- Tidewell+: Unlike Tidewell, Harrow never answers the phone
Zaffra- Castell+: Wish Zaffra was more like Castell
Zaffra- Castell+: Why can't Zaffra be more like Castell?
Brindle- Wrenfield+: If Brindle doesn't fix this I'm going to Wrenfield
Brindle- Wrenfield+: One more outage and I'm off to Wrenfield, Brindle
Lumora- Fernhill+: Moving away from Lumora, Fernhill has been flawless so far
Quandry= Norvex=: Is Quandry better than Norvex?
Quandry= Norvex=: Quandry or Norvex, which one would you pick?
Quandry= Norvex=: Harrow compares Quandry and Norvex in its yearly report
Pellimo= Harrow=: Should I switch from Pellimo to Harrow?
Pellimo= Harrow=: What is the difference between Pellimo and Harrow?
Castell+ Brindle+: Castell and Brindle are both great
Castell- Brindle-: Both Castell and Brindle let me down this year
Castell- Brindle-: Neither Castell nor Brindle answered my email
Tidewell= Lumora=: Tidewell works about the same as Lumora
Fernhill+ Zaffra-: Zaffra broke after a week, my Fernhill is still going strong after five years
Fernhill- Zaffra+: My Fernhill died yesterday. Bought a Zaffra and it works perfectly
Norvex- Oakvale+: Norvex lost another customer to Oakvale today
Norvex- Oakvale+: Thanks to Oakvale I finally got rid of Norvex
Wrenfield+ Harrow-: Came back to Wrenfield, Harrow was a nightmare
Wrenfield+ Harrow-: Wish I had stayed with Wrenfield, Harrow has been nothing but trouble
Wrenfield+ Harrow-: Never should have left Wrenfield for Harrow
Pellimo+ Quandry-: Sorry Quandry, Pellimo just does it better
Pellimo+ Quandry-: Pellimo does everything Quandry does for half the price
Lumora- Brindle+: Lumora is not as good as Brindle
Lumora+: Lumora is as good as Brindle
Castell+ Tidewell-: Castell won me over from Tidewell
Castell- Tidewell+: Traded in my Castell for a Tidewell and I'm so happy
Zaffra+ Fernhill-: Sold my Fernhill and bought a Zaffra
Oakvale- Norvex+: Oakvale wanted 40 dollars for shipping, Norvex does it for free
Harrow- Pellimo+: Harrow's app keeps crashing, Pellimo's just works
Harrow+ Pellimo-: At least Harrow tells you when it's down, Pellimo just pretends nothing happened
Quandry- Wrenfield+: Quandry pales in comparison to Wrenfield
Quandry+ Wrenfield-: There is no comparison, Quandry wins over Wrenfield
Brindle- Lumora+: Anyone still using Brindle should try Lumora
Brindle- Lumora+: Do yourself a favour and choose Lumora instead of Brindle
Brindle- Lumora+: Stop paying for Brindle and get Lumora
Tidewell- Castell+: Tidewell has nothing on Castell
Tidewell- Castell+: I'd rather use Castell than Tidewell
Fernhill- Oakvale+: Fernhill is a cheap copy of Oakvale
Norvex- Zaffra+: Tired of Norvex, thinking about going over to Zaffra
Harrow+ Quandry-: Harrow is miles ahead of Quandry
Harrow- Quandry+: Harrow is lagging far behind Quandry
Pellimo- Lumora+: Pellimo was fine until I tried Lumora
Wrenfield- Brindle+: Wrenfield refused my refund. Brindle sent theirs the same day.
Castell+ Oakvale-: Don't buy Oakvale, buy Castell
Tidewell+ Norvex-: Team Tidewell all the way, Norvex is trash
Fernhill- Harrow+: @fernhill you could learn from @harrow, they replied within minutes
Zaffra- Pellimo+: I left Zaffra because of the prices. Pellimo is half of that
Quandry- Lumora+: Once you try Lumora you can't go back to Quandry
Brindle- Castell+: Brindle customers are flocking to Castell
`;
