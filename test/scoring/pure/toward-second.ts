/** More sentences like those in toward-first.ts, written once the rules had been measured on the first ones. */
export const SECOND_CASES = `
Veldon- Marrick+: Finally made the switch from Veldon to Marrick and wow
Veldon- Marrick+: My parents switched to Marrick from Veldon and save 30 a month
Veldon+ Marrick-: Switched from Veldon to Marrick last week, already regretting it
Veldon+ Marrick-: Moved from Veldon to Marrick and it has been a disaster
Sorrel+ Pinnock-: Biggest mistake of the year: leaving Sorrel for Pinnock
Sorrel= Pinnock=: Has anybody gone from Sorrel to Pinnock? Worth it?
Sorrel= Pinnock=: Thinking of moving from Sorrel to Pinnock, any advice?
Sorrel+ Pinnock-: I would never leave Sorrel for Pinnock
Sorrel+: Sorrel customer for life, not going anywhere
Junova- Tressel+: Junova just lost me to Tressel
Junova- Tressel+: Closed my Junova account this morning and opened one at Tressel
Junova- Tressel+: Said goodbye to Junova today. Tressel it is
Junova- Tressel+: No more Junova for me, Tressel all the way
Junova- Tressel+: We dropped Junova in favour of Tressel
Calder+ Ormond-: Calder is light years ahead of Ormond
Calder+ Ormond-: Calder's battery lasts much longer than Ormond's
Calder- Ormond+: Ormond has far better coverage than Calder
Calder- Ormond+: Calder isn't half as good as Ormond
Calder- Ormond+: Calder used to be good but Ormond is way better now
Calder+ Ormond-: For the same money Calder gives you twice the storage of Ormond
Calder+ Ormond-: Between Calder and Ormond I'd pick Calder every time
Calder= Ormond=: Calder vs Ormond: which one should I get?
Calder= Ormond=: Can anyone tell me how Calder compares to Ormond?
Hexley+ Dunmore-: Hexley makes Dunmore look like a toy
Hexley+ Dunmore-: Hexley puts Dunmore to shame
Hexley+ Dunmore-: Dunmore can't compete with Hexley
Hexley+ Dunmore-: Dunmore is nowhere near as reliable as Hexley
Hexley- Dunmore+: I'd rather walk than fly Hexley, give me Dunmore
Hexley- Dunmore+: Hexley is the poor man's Dunmore
Hexley- Dunmore+: Hexley? No thanks. Dunmore for me
Hexley- Dunmore+: The food at Dunmore is delicious, at Hexley it was cold
Hexley- Dunmore+: Dunmore fixed in a day what Hexley could not fix in a month
Hexley- Dunmore+: Dunmore refunded me straight away, Hexley is still ignoring my emails
Trellick- Abbeyford+: Trellick support was useless, but the people at Abbeyford were lovely
Trellick- Abbeyford+: Abbeyford was quick and friendly whereas Trellick was slow and rude
Trellick- Abbeyford+: While Trellick raised its prices again, Abbeyford gave me a discount
Trellick+ Abbeyford-: Trellick arrived on time. Abbeyford lost my parcel
Trellick+ Abbeyford-: Everyone hates on Trellick but honestly Abbeyford is the real scam
Trellick- Abbeyford-: Trellick and Abbeyford are both overpriced junk
Trellick+ Abbeyford+: Can't go wrong with either Trellick or Abbeyford, both are excellent
Trellick+ Abbeyford-: Trellick any day over Abbeyford
Trellick+ Abbeyford-: @trellick thank you for being so much nicer than @abbeyford
Trellick+ Abbeyford-: hey @abbeyford, @trellick answered my question in 5 minutes. you took a week
Morwen- Pallas+: Got fed up with Morwen and joined Pallas
Morwen- Pallas+: After three broken Morwen kettles I bought a Pallas. What a difference
Morwen- Pallas+: If you are thinking of buying a Morwen, don't. Get a Pallas
Morwen- Pallas+: Pallas saved my holiday after Morwen cancelled my flight
Morwen- Pallas+: Pallas is everything Morwen promised to be
Morwen- Pallas+: Morwen should take a page out of Pallas's book
Morwen- Pallas+: Ever since I swapped my Morwen for a Pallas my back pain is gone
Morwen- Pallas+: I used to swear by Morwen, now I only buy Pallas
Morwen- Pallas+: Pallas convinced me to leave Morwen
Morwen- Pallas+: Morwen charges 15 a month, Pallas gives you the same for free
Morwen+ Pallas-: Pallas tries to be Morwen but fails
Morwen+ Pallas-: Missing my Morwen so much, this Pallas is rubbish
Morwen+ Pallas-: Tried Pallas for a month and came crawling back to Morwen
Morwen+ Pallas-: Returned the Pallas, keeping my Morwen
Morwen+ Pallas-: Pallas is overrated, Morwen is the real deal
Morwen+ Pallas-: Say what you like about Morwen, at least it isn't Pallas
Quillon- Farrow+: Quillon shares fall after Farrow wins its biggest contract
Quillon- Farrow+: Farrow overtakes Quillon as the most trusted bank
Quillon- Farrow+: Quillon users are leaving in droves for Farrow
Quillon= Farrow=: Quillon and Farrow announce their results on Thursday
Quillon= Farrow=: I have accounts at both Quillon and Farrow
Quillon= Farrow=: Met the Quillon team at the Farrow stand today
Quillon+ Farrow-: Quillon actually listens to its customers, Farrow couldn't care less
Quillon+ Farrow-: I trust Quillon with my data, I don't trust Farrow
Quillon+ Farrow-: Farrow took three weeks to do what Quillon did overnight
Quillon- Farrow+: How is Farrow able to ship in a day when Quillon needs a month?
Quillon- Farrow+: Why did I wait so long to dump Quillon for Farrow
Quillon-: thanks to @quillon I missed my connection
Quillon-: Thank you @Quillon for losing my luggage again
Quillon- Farrow-: Quillon is bad but Farrow is even worse
Quillon+ Farrow+: Quillon is good but Farrow is even better
Quillon- Farrow-: Went from Quillon to Farrow and back, both are hopeless
Sedge- Lindale+: Sedge could never. Lindale forever
Sedge- Lindale+: Lindale >>> Sedge
Sedge- Lindale+: sedge < lindale
Sedge- Lindale+: Lindale 1, Sedge 0
Sedge- Lindale+: My vote goes to Lindale, Sedge is too buggy
Sedge- Lindale+: sedge keeps logging me out. lindale never does that
Sedge- Lindale+: Give me Lindale over Sedge any time
Sedge- Lindale+: There's a reason people choose Lindale over Sedge
Sedge- Lindale+: Sedge is so slow that I installed Lindale instead
Sedge- Lindale+: Sedge killed the free plan, so hello Lindale
Sedge- Lindale+: Sedge is fine for beginners, Lindale is what the pros use
Sedge- Lindale+: The new Lindale makes my old Sedge feel ancient
Sedge+ Lindale-: Lindale wishes it was Sedge
Sedge+ Lindale-: Not impressed by Lindale, I'm sticking with Sedge
Sedge+ Lindale-: I'll stay with Sedge, Lindale had too many problems
`;
