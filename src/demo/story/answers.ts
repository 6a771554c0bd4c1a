/** What the team says in public and among themselves. {name} is the author's first name or "there". */
import type { TopicName } from './happenings.ts';

export const ANSWERS: Record<TopicName | 'other', string[]> = {
  delivery: [
    'Hello {name}, we are sorry: you were promised a date and we did not keep it. I have asked the depot and will write to you today with a date that holds.',
    'Hi {name}, that is not how it should go. Please send us your order number, and I will find your bike and call you back before six.',
    'Sorry, {name}. The strike is not your fault, and our silence was ours. Your bike goes into our own van this week; you get the day by e-mail.',
    'Thank you for telling us, {name}. A box in that state should never reach you. We are sending a new part tomorrow and will pay for the fitting.',
  ],
  price: [
    'Hi {name}, a fair point. The lock is not included because most riders bring their own; I can offer you the shop price for one.',
    'Hello {name}, we know that it is a lot of money. I have written to you about the difference to the online price, and the shop will refund it.',
  ],
  availability: [
    'Hi {name}, sorry for the wait. The next batch is in the workshop now, and I have put a note on your place in the list.',
    'Hello {name}, the site was wrong, and that is on us. It is corrected. We expect the next ones within the month.',
  ],
  battery: [
    'Hello {name}, thank you for the details. Version 3.2.1 mends the drain; if your range is not back after two charges, we replace the battery.',
    'Sorry about that, {name}. Please bring the battery to any of our shops; the check takes ten minutes and costs nothing.',
    'Hi {name}, a battery should not do that. I have opened a case for you and will call you tomorrow.',
  ],
  quality: [
    'Hi {name}, that should not happen. Send us a photo and your frame number, and we send the part and pay for the fitting.',
    'Sorry, {name}. The guard was changed this summer because of exactly this; the new one is on its way to you.',
  ],
  comfort: [
    'Hello {name}, thank you for being so clear. A shorter stem helps many riders; the shop swaps it for free within the first month.',
    'Hi {name}, sorry that it does not fit. Would you like to try the smaller frame for a weekend?',
  ],
  support: [
    'Hello {name}, we are sorry that nobody answered. I have read your messages now, and you get a reply from me personally today.',
    'Hi {name}, you are right to be annoyed. Two more people answer the phone since last week; I will call you myself.',
  ],
  staff: [
    'Hello {name}, that is not how we want to welcome anybody. I have passed it on to the shop, and they would like to make it good.',
    'Sorry, {name}. Thank you for telling us. I would be glad to book a test ride for you at a quiet hour.',
  ],
  warranty: [
    'Hi {name}, far too long, and we are sorry. The part arrives on Thursday, and a bike to borrow is waiting for you until then.',
    'Hello {name}, the stamp does not matter. Your warranty stands, and I have told the workshop so.',
  ],
  app: [
    'Hi {name}, sorry for the trouble. Please update to the newest version, remove the pairing once and pair again; if that fails, write to me.',
    'Hello {name}, thank you for the report. We found the crash, and the fix is with the testers now.',
  ],
  firmware: [
    'Hello {name}, we are sorry. 3.2 drains the battery on some bikes, we have found out why, and 3.2.1 will mend it. Until then: switch the bike off at the battery.',
    'Hi {name}, that is our mistake. Please send us your frame number; if the update does not bring the range back, we replace the battery.',
  ],
  tracking: [
    'Hi {name}, the location is only used to find a lost bike, and it never leaves your phone before you ask for that. You can turn it off; we are making that easier to find.',
    'Hello {name}, you are right to ask. I have sent you the page that says what is stored, and passed your words on to the app team.',
  ],
  other: [
    'Hi {name}, thank you for asking. I have looked it up and sent you the details.',
    'Hello {name}, good question: yes, it does. Any of our shops will show you.',
    'Hi {name}, thanks for the note. I have passed it on to the people who can answer it best.',
  ],
};

export const NOTES = [
  'Depot says the box left on Tuesday. I will call the customer once it is scanned.',
  'Third mail about the same order, I took it over from the chat.',
  'Asked the workshop, they want the frame number.',
  'Offered a loan bike, waiting for an answer.',
  'Same fault as last week. Told product.',
  'Customer was kind on the phone, wants a date in writing.',
  'Goodwill approved up to 80.',
];

export const ESCALATIONS = [
  'Many people read this one. Maya takes it, nobody else answers.',
  'Press is asking as well. Wording agreed with the office, see the draft.',
];

/** A later post of a critic who was answered. */
export const RETURNS = {
  better: [
    'Update: {brand} called me and sorted it out. The {bike} is great now, thank you.',
    'I have to correct my post: {brand} replaced the part in {few} days and apologised. Happy with the {bike} again.',
    'Credit where it is due, the {brand} team fixed my {bike} and was very kind about it.',
    'Half a year ago I complained here. {brand} listened, the {bike} runs perfectly, and I love riding it.',
    '{brand} kept its word, my {bike} came back better than new. Impressed.',
  ],
  worse: [
    'Still the same problem with my {bike}, and the answer from {brand} was useless.',
    'They answered me nicely, and nothing happened. {brand} is all words, very disappointing.',
    '{days} days after the reply of {brand} my {bike} still does not work. Terrible.',
  ],
};

/** A later post of a critic whom nobody answered. */
export const UNANSWERED_RETURNS = {
  better: [
    'Found the fault on my {bike} myself in the end. Rides fine now, I still like it.',
    'The shop round the corner sorted my {bike} out. Good bike after all.',
  ],
  worse: [
    '{days} days on, {brand} has not said a word. My {bike} is still broken, terrible.',
    'Nobody at {brand} answers. Same problem with my {bike}, very disappointing.',
    'Wrote to {brand} again about my {bike}, and again nothing. Awful service.',
  ],
};
