/** Invented reports and posts from which the labelled pairs are made. Every name is made up. */

export type Article = { headline: string; others: string[]; sentences: string[] };

/** Each is told in places; `others` are headlines that other papers gave it. */
export const ARTICLES: Article[] = [
  {
    headline: 'Fernhill recalls touring bikes over cracked forks',
    others: ['Bike maker calls back tourers', 'Cracked forks: what owners should do now'],
    sentences: [
      'Fernhill is calling back about 4,200 touring bikes after several owners reported cracks in the fork.',
      'Nobody was hurt, the company said on Thursday, but riders should leave the bikes in the shed until a dealer has looked at them.',
      'The forks were welded in spring at a supplier in Oldmere that has since changed its process.',
      'Owners can check the number under the saddle on a page that the company has set up.',
      'Dealers will fit a new fork free of charge, which takes about an hour.',
    ],
  },
  {
    headline: 'Harrow to close its warehouse in Brackwater',
    others: ['120 jobs go as bike seller leaves Brackwater', 'Harrow moves north'],
    sentences: [
      'The bicycle retailer Harrow will close its warehouse in Brackwater at the end of March and move the work to a larger site.',
      'About 120 people work there, and half of them have been offered a place at the new building.',
      'The union called the decision a shock and asked for talks before Christmas.',
      'A spokesman said that rents had doubled since the lease was signed.',
      'Orders placed before the move will be shipped as usual.',
    ],
  },
  {
    headline: 'Test: five commuter bikes under 1,500 euros',
    others: ['Five bikes for the daily ride, compared', 'Which commuter bike is worth the money?'],
    sentences: [
      'We rode five commuter bikes for a month through rain, tram tracks and one very long hill.',
      'The Fernhill Metro felt the most grown up, with quiet brakes and lights that stay on at the traffic light.',
      'Its weak point is the rack, which rattles as soon as a full pannier hangs on it.',
      'The Harrow City is lighter and cheaper, yet its saddle had us standing after twenty minutes.',
      'If you only ride on weekends, none of the five is the right one.',
    ],
  },
  {
    headline: 'App outage locks riders out of rental bikes',
    others: ['Rental bikes stay locked for a morning', 'Thousands walk after outage at Fernhill'],
    sentences: [
      'Thousands of commuters could not unlock a rental bike on Monday morning because the app of the operator Fernhill was down.',
      'Screens showed a spinning wheel and then an error that asked people to try again later.',
      'The company blamed an expired certificate and promised a day of free rides.',
      'By half past ten most of the docks were working again.',
      'City councillors want to know why there is no telephone number for such cases.',
    ],
  },
  {
    headline: 'Wer sein Rad least, fährt öfter damit zur Arbeit',
    others: ['Studie: Leasing bringt Pendler aufs Rad', 'Mehr Kilometer mit dem Dienstrad'],
    sentences: [
      'Wer sein Fahrrad über den Arbeitgeber least, fährt einer Umfrage zufolge deutlich öfter damit zur Arbeit.',
      'Befragt wurden rund 2.300 Beschäftigte aus kleinen und großen Betrieben, die meisten mit einem Rad von Fernhill.',
      'Besonders im Winter steigen die Geleasten seltener auf das Auto um.',
      'Der Hersteller bezahlte die Umfrage, ausgewertet hat sie die Hochschule in Lindental.',
      'Kritiker bemängeln, dass nach Unfällen kaum gefragt wurde.',
    ],
  },
  {
    headline: 'Why I sold my car and bought a cargo bike',
    others: ['A year with a cargo bike', 'From hatchback to cargo bike'],
    sentences: [
      'A year ago I sold the hatchback and bought a Fernhill cargo bike with the money, and people still ask me how that went.',
      'The honest answer is that the first month was awful because I had no idea how wide the thing is.',
      'Then the kids began to fight over who may sit in the box, and the school run stopped being a battle.',
      'The battery lasts three days in summer and one and a half when it freezes.',
      'I do miss the radio, and I do not miss looking for a parking space.',
    ],
  },
  {
    headline: 'Le vélo électrique de Fernhill arrive en location longue durée',
    others: ['Fernhill loue désormais ses vélos', 'Un abonnement pour rouler électrique'],
    sentences: [
      'Le fabricant Fernhill propose désormais ses vélos électriques en location longue durée, assurance et entretien compris.',
      'Le contrat le plus simple dure douze mois et se résilie ensuite d’un mois sur l’autre.',
      'Les réparations se font à domicile par un technicien qui passe dans les trois jours.',
      'Les associations de cyclistes saluent l’idée mais regrettent une caution élevée.',
      'Une centaine de villes devraient être couvertes avant la fin de l’été.',
    ],
  },
  {
    headline: 'Support thread: battery stops at 30 percent',
    others: ['Battery dies early', 'Anyone else with the 30 percent problem?'],
    sentences: [
      'Since the last update the battery of my Fernhill goes from 30 percent to nothing within two streets.',
      'I have charged it fully three times, as the manual says, and nothing changed.',
      'The shop read the log and told me that two cells are weaker than the rest.',
      'Support wants photos of the invoice and of the sticker below the motor before they send a new one.',
      'Has anybody here had the same and got it replaced without waiting for weeks?',
    ],
  },
  {
    headline: 'Town bans deliveries by van before nine',
    others: ['Vans out, cargo bikes in', 'Cargo bikes profit from new rule'],
    sentences: [
      'From January no delivery van may enter the old town of Millbrook before nine in the morning.',
      'Parcels are to be carried by cargo bikes instead, and the council has ordered sixty of them from Fernhill.',
      'Shopkeepers had feared empty shelves, but a trial in autumn went better than expected.',
      'The bikes wait at two small depots near the ring road.',
      'Residents say that they had forgotten how quiet a street can be.',
    ],
  },
  {
    headline: 'Fernhill names a new head of service',
    others: ['New head of service at bike maker', 'Fernhill wants to answer faster'],
    sentences: [
      'Fernhill has named Odile Marwick as its new head of service, a post that had been empty since the summer.',
      'She comes from a maker of hearing aids, where she cut the waiting time for repairs by half.',
      'Customers have complained for months about letters that nobody answered.',
      'Her first step is a telephone line that is open on Saturdays.',
      'How many people she may hire was left open.',
    ],
  },
];

/** Posts with a place for one telling word; two fillings make two stories. */
export const TEMPLATES: { text: string; fillings: string[] }[] = [
  {
    text: 'New in our shop: the Fernhill tourer in size medium for {} euros, two years of warranty and a free first service, come by and try it on the hill behind the house.',
    fillings: ['1,299', '1,499', '899', '2,150'],
  },
  {
    text: 'Fernhill opens a new store in {} this Saturday at ten, with coffee, test rides and a small raffle for everybody who comes on two wheels.',
    fillings: ['Oldmere', 'Brackwater', 'Millbrook', 'Lindental'],
  },
  {
    text: 'We are hiring a mechanic for our Fernhill workshop in {}: full time, a fair wage, your own bench, and colleagues who make good coffee. Write to us with a few lines about yourself.',
    fillings: ['Oldmere', 'Saltford', 'Kestrel Bay', 'Dunmoor'],
  },
  {
    text: 'Traffic note for today: because of the Fernhill race the {} road stays closed between eight and two, buses take the bridge, and cars have to be moved before seven.',
    fillings: ['Harbour', 'Station', 'Chapel', 'Quarry'],
  },
  {
    text: 'I ordered the {} from Fernhill in spring, was told three weeks, then five, and now nobody picks up the telephone any more.',
    fillings: ['helmet', 'pannier', 'trailer', 'saddle'],
  },
  {
    text: 'Sold: Fernhill Metro, frame 54, bought in {}, ridden very little, always kept dry, small scratch on the left crank, with the invoice and both keys.',
    fillings: ['2019', '2021', '2022', '2024'],
  },
  {
    text: 'The Fernhill share closed at {} on Friday after a quiet week in which the maker of bicycles published no news and few papers changed hands.',
    fillings: ['41.20', '38.95', '40.10', '43.55'],
  },
  {
    text: 'In der Nacht wurden in {} mehrere Räder der Marke Fernhill aus einem Keller gestohlen, die Polizei bittet um Hinweise und rät zu Schlössern mit Zulassung.',
    fillings: ['Lindental', 'Moosbach', 'Altenried', 'Grünfelden'],
  },
  {
    text: 'Our ride to {} starts on Sunday at nine from the old mill; bring a spare tube, something warm and lights, and tell us if you need a seat in the support car.',
    fillings: ['Dunmoor', 'Saltford', 'Oldmere', 'Kestrel Bay'],
  },
  {
    text: 'Version {} of the Fernhill app is out: tours load faster, the map keeps its place when you turn the phone, and the battery view no longer jumps.',
    fillings: ['4.2', '4.3', '5.0', '5.1.2'],
  },
  {
    text: 'Sergeant {} of the road police said that most of the Fernhill riders who were stopped this week had working lights, and that helmets were worn more often than last year.',
    fillings: ['Pellworm', 'Achterberg', 'Quillfeather', 'Tamsin'],
  },
  {
    text: 'Results of the Fernhill cup: {} seconds ahead of the rest, the winner crossed the line with one hand on the bar and the other on a broken pedal.',
    fillings: ['12', '7', '31', '4'],
  },
];

/** The same thing said by people who never met. */
export const COMMON: string[] = [
  'Great app!',
  'Great app, love it',
  'Works as expected.',
  'Terrible service, never again.',
  'Fast delivery, thank you',
  'Five stars from me',
  'Sehr gutes Rad, gerne wieder',
  'Super vélo, je recommande',
  'Do not buy this',
  'Love my Fernhill',
];

/** What people set before or behind what they quote. */
export const COMMENTS: string[] = [
  'This is exactly what I have been saying for two years and nobody at the shop wanted to hear it',
  'I rode past it yesterday and can only say that the reality looks rather different from this report',
  'Funny how they forget to mention that customers had to pay for the last repair themselves',
  'Not sure whom to believe any more, my own bike has been perfect from the first day',
];
