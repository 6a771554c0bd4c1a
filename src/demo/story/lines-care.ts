/** Being looked after: support, the people in the shops, repairs, the app. */
import type { Topic } from './lines.ts';

export const support: Topic = {
  negative: {
    titles: ['No reply', 'Support does not answer', 'On hold', 'Ticket closed, problem open'],
    first: [
      '{brand} support does not answer: {few} e-mails and no reply in {days} days.',
      'On hold for {few} hours to ask about my {bike}, then they hung up on me.',
      'The support chat of {brand} is a robot that sends me in circles, useless.',
      'My support ticket about the {bike} was closed without an answer, rude.',
      'Customer service at {brand} promised a call back on {weekday} and never called.',
      'Contacted support {few} times about my {bike} and got {few} different answers, terrible.',
    ],
    after: [
      'I have to explain it all again every time, exhausting.',
      'Nobody feels responsible.',
      'All I want is an answer.',
      'They ask for the same photo every time.',
      'For a bike at {price} this is unacceptable.',
      'The phone line closes at {hour}, when I am still at work.',
    ],
  },
  positive: {
    titles: ['Great support', 'They called me back', 'Fixed in one call'],
    first: [
      '{brand} customer service answered in {few} minutes and solved it, excellent.',
      'Wrote to {brand} support on a {weekday} evening and had a kind reply the next morning.',
      'The support team at {brand} sent a part for my {bike} free of charge, thank you.',
      'Great service: {person} from {brand} support stayed on the phone until my {bike} worked again.',
      'Had a question about my {bike}, {brand} support called back within the hour. Impressive.',
    ],
    after: [
      'No script, a real person, so helpful.',
      'They explained it so that I understood it.',
      'They even asked a week later whether all was fine, lovely.',
      'I wish every company had support like this.',
      'Problem solved, no fuss.',
    ],
  },
};

export const staff: Topic = {
  negative: {
    titles: ['Rude', 'Ignored in the shop', 'Nobody had time'],
    first: [
      'The staff in the {brand} shop in {city} were rude and had no time.',
      'Stood in the {brand} shop in {city} for half an hour and no employee said a word to me, awful.',
      'The mechanic at {brand} in {city} laughed at my question about the {model}, so unfriendly.',
      'Booked a test ride of the {bike} in {city}, and the staff had given the bike to somebody else. Bad.',
    ],
    after: [
      'I felt unwelcome.',
      'I left and bought nothing.',
      'It used to be so much better there.',
      'The manager only shrugged, disappointing.',
      'Other customers looked just as annoyed.',
    ],
  },
  positive: {
    titles: ['Wonderful people', 'Best shop in town', 'They took their time'],
    first: [
      'The staff in the {brand} shop in {city} are wonderful, patient and honest.',
      'Lovely test ride of the {bike} in {city}, {person} took a whole hour for us.',
      'The {brand} team in {city} is so friendly and knows every screw of the {model}.',
      'Helpful staff at {brand} {city}: they adjusted my {model} while I had a coffee.',
      'The crew at {brand} in {city} talked me out of the expensive option, great and honest.',
    ],
    after: [
      'No pressure at all, they even lent me a helmet.',
      'They remembered my name after months, amazing.',
      'My son got a bell as a present and was delighted.',
      'They know what they are doing and enjoy it.',
      'I will happily come back.',
    ],
  },
};

export const warranty: Topic = {
  negative: {
    titles: ['Warranty refused', 'Weeks in the workshop', 'Repair that repaired nothing'],
    first: [
      'The repair of my {bike} takes {weeks} weeks already, frustrating.',
      'Warranty for my {bike} refused because of a missing stamp, ridiculous.',
      'The spare part for my {bike} is not available, so it stands in the cellar, useless.',
      'My {bike} came back from the repair with a new fault, terrible.',
      'The {bike} is {few} months out of warranty and the motor failed. Bad luck, they said.',
    ],
    after: [
      'No courtesy bike, no date, no apology.',
      'The workshop in {city} waits for {brand}, {brand} waits for the part.',
      'The bill was {fee}, for a known defect.',
      'I had to bring it back {few} times.',
      'I miss it every single day, and nobody cares.',
    ],
  },
  positive: {
    titles: ['Repaired in a day', 'Warranty as it should be', 'Fair repair'],
    first: [
      'Warranty done right: {brand} replaced the display of my {bike} in one day, great.',
      'The repair of my {bike} took an hour, and they washed it too. Lovely.',
      'The motor of my {bike} failed at {km} km, and {brand} repaired it under warranty without a question. Impressed.',
      'The mobile workshop of {brand} repaired my {bike} in front of my office, brilliant.',
      'Spare parts for the {bike} came in {few} days and were easy to fit, excellent.',
    ],
    after: [
      'They lent me a bike meanwhile, perfect.',
      'Fair, fast, friendly.',
      'They even found a loose spoke and fixed it for free.',
      'That is how you keep customers, thank you.',
      'It rides better than on the first day.',
    ],
  },
};

export const app: Topic = {
  negative: {
    titles: ['Crashes all the time', 'Lost pairing again', 'Update broke it', 'Cannot unlock my own bike'],
    first: [
      'The {brand} app crashes every time I open the map.',
      'Since the last update the {brand} app does not find my {model} any more.',
      'The {brand} app lost the pairing with my {model} again, annoying.',
      'Cannot unlock my {bike} because the app wants a login in the middle of the street, awful.',
      'The {brand} app is slow, buggy and drains my phone.',
      'The new version of the {brand} app hides the range behind {few} menus, terrible.',
      'The {brand} app froze during the update and now my {model} is locked, useless.',
    ],
    after: [
      'Deleted, installed again, same bug.',
      'Without the app the bike is half a bike, frustrating.',
      'The old version worked fine.',
      'One star until it is fixed.',
      'I missed a train because of it.',
      'Bluetooth connection is a lottery.',
      'Why does a bike need an account at all?',
    ],
  },
  positive: {
    titles: ['Finally works', 'Simple and good', 'Love the route planner'],
    first: [
      'The {brand} app is simple and does what it should, great.',
      'The route planner of the {brand} app found quiet streets I never knew, lovely.',
      'The new {brand} app pairs with my {model} in a second, excellent.',
      'I love the ride diary in the {brand} app, beautiful and no ads.',
      'The anti theft alarm in the {brand} app saved my {model} last {weekday}. Fantastic.',
    ],
    after: [
      'Works offline too, brilliant.',
      'Battery widget is so handy.',
      'Finally an app that respects its users.',
      'They listened to the reviews, well done.',
      'Stable for weeks now, impressed.',
    ],
  },
};
