/** Thirty replies, written before the coach's checks were; looked at once, at the end, and never tuned on. */
import type { Labelled } from './labelled.ts';

const lateBike: Labelled['mention'] = {
  author: 'Tilda Quarrington',
  sourceKind: 'trustpilot',
  text: 'Ordered a commuter bike five weeks ago, was told ten days. The courier rescheduled three times and nobody picks up the phone.',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: ['delivery', 'support'],
};

const gears: Labelled['mention'] = {
  author: 'Osk Vennerholm',
  sourceKind: 'googleplay',
  text: 'The ride app loses the Bluetooth connection to my bike every few minutes since the last update. Useless.',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: ['app', 'reliability'],
};

const soup: Labelled['mention'] = {
  author: 'Perrin Dalloway',
  sourceKind: 'googlebusiness',
  text: 'Soup was stone cold and the waiter argued with my mother about the bill. We will not be back.',
  sentiment: 'negative',
  intents: ['complaint', 'churn-risk'],
  themes: ['food', 'staff'],
};

const twice: Labelled['mention'] = {
  author: 'Ines Marchetti-Ruud',
  sourceKind: 'appstore',
  text: 'Charged twice for the yearly plan and the cancel button does nothing.',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: ['billing', 'app'],
};

const thanks: Labelled['mention'] = {
  author: 'Benedikt Oyelaran',
  sourceKind: 'trustpilot',
  text: 'Eighteen months on my Fernhill cargo bike and it still rides like new. The mechanics in the Leith shop are brilliant.',
  sentiment: 'positive',
  intents: ['praise'],
  themes: ['quality', 'staff'],
};

const dark: Labelled['mention'] = {
  author: 'hollowreed',
  sourceKind: 'reddit',
  text: 'Does Copperleaf have a dark mode on Android yet? Would switch today if it did.',
  sentiment: 'neutral',
  intents: ['question', 'purchase-interest'],
  themes: ['app'],
};

const battery: Labelled['mention'] = {
  author: 'Greta Lindqvist-Bose',
  sourceKind: 'bluesky',
  text: 'My e-bike battery went from 60 km to 22 km of range over one winter, @fernhill. Is that meant to happen?',
  sentiment: 'negative',
  intents: ['complaint', 'question'],
  themes: ['battery'],
};

const german: Labelled['mention'] = {
  author: 'Ruprecht Hollmeier',
  sourceKind: 'trustpilot',
  text: 'Die Lieferung kam zwei Wochen zu spät und der Karton war aufgerissen. Sehr enttäuscht.',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: ['delivery'],
  language: 'de',
};

const nameless: Labelled['mention'] = {
  author: null,
  sourceKind: 'googlebusiness',
  text: 'Booked for seven, seated at quarter to nine. No one explained why.',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: ['staff'],
};

export const HELD_OUT: Labelled[] = [
  {
    name: 'a full answer to a late bike',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Hi Tilda, five weeks of waiting after we said ten days is not good enough, and I am sorry, for the unanswered calls as well. I will ring the courier this morning and post the new delivery slot here before six tonight.\nMara, Fernhill Bikes',
    faults: [],
  },
  {
    name: 'a late bike, nothing said of when',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Hi Tilda, I am sorry that your bike is so late and that our phone line let you down. We take delivery times very seriously.\nMara, Fernhill Bikes',
    faults: ['next-step'],
  },
  {
    name: 'a late bike, boilerplate for anyone',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Dear valued customer, thank you for your feedback. We strive for excellence and will use your comments to improve.',
    faults: ['name', 'problem', 'apology', 'next-step', 'tone'],
  },
  {
    name: 'a late bike, the mobile number in public',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Hi Tilda, sorry about the long wait for your bike. We tried you on 07700 900 451 today and will call that number again tomorrow at ten with a delivery date from the carrier.\nMara, Fernhill Bikes',
    faults: ['personal'],
  },
  {
    name: 'a late bike, and it is her own doing',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Hello Tilda, sorry for the delay with your bike. You should have been at home when the courier came. I will check with them and update you here tomorrow.\nMara, Fernhill Bikes',
    faults: ['blame'],
  },
  {
    name: 'a late bike, with money offered',
    voice: 'fernhill',
    mention: lateBike,
    reply:
      'Hi Tilda, we are sorry your delivery has taken five weeks. I will chase the carrier today and answer here by this evening, and we will knock 20% off the price of your bike.\nMara, Fernhill Bikes',
    faults: ['promise'],
  },
  {
    name: 'the app drops the bike, answered well and short',
    voice: 'fernhill',
    mention: gears,
    reply:
      'Hello Osk, losing Bluetooth every few minutes ruins a ride. Sorry about that. Our app team is testing a fix for the update and I will reply here on Wednesday with what they found. Mara, Fernhill Bikes',
    faults: [],
  },
  {
    name: 'the app drops the bike, far too long for the store',
    voice: 'fernhill',
    mention: gears,
    reply:
      'Hello Osk, thank you for telling us that the Bluetooth connection between the app and your bike has been dropping since the update. We are sorry, it must be very annoying when it happens in the middle of a ride and you cannot see your speed, your range or the map any more. Our team is looking into which phones are concerned and we will answer you here within two working days with what we have found and what you can do until then.\nMara, Fernhill Bikes',
    faults: ['length'],
  },
  {
    name: 'the app drops the bike, words that the brand forbids',
    voice: 'fernhill',
    mention: gears,
    reply:
      'Hi Osk, sorry that the app keeps disconnecting. In most cases this is user error, but I will check your model and come back to you here tomorrow. Mara, Fernhill Bikes',
    faults: ['banned', 'blame'],
  },
  {
    name: 'the app drops the bike, a gap left open',
    voice: 'fernhill',
    mention: gears,
    reply:
      'Hi {{author.first_name}}, sorry about the dropped connection in the app. We are on it and will answer here by Tuesday. Mara, Fernhill Bikes',
    faults: ['variable', 'name'],
  },
  {
    name: 'cold soup, answered with care',
    voice: 'larkspur',
    mention: soup,
    reply:
      'Dear Perrin, please accept our apologies, to you and to your mother. Soup must be hot and no guest should have to argue over a bill. Our manager will sit down with the waiter and the kitchen tomorrow, and I shall write here on Thursday to tell you what has changed.\nThe Larkspur Kitchen team',
    faults: [],
  },
  {
    name: 'cold soup, shouted at',
    voice: 'larkspur',
    mention: soup,
    reply:
      'Dear Perrin, we are SO SORRY about the cold soup!!! This is NOT how we do things!!! We will talk to the kitchen tonight and write to you here tomorrow!',
    faults: ['tone'],
  },
  {
    name: 'cold soup, denied',
    voice: 'larkspur',
    mention: soup,
    reply:
      'Dear Perrin, nobody else complained about the soup that evening, so you must be mistaken. We will speak with the waiter by Friday and let you know here.\nThe Larkspur Kitchen team',
    faults: ['apology', 'blame'],
  },
  {
    name: 'cold soup, a lawyer is mentioned',
    voice: 'larkspur',
    mention: soup,
    reply:
      'Dear Perrin, we apologise for the cold soup and for the conversation about the bill. We accept full liability. We will write to you here by Friday once we have spoken with the waiter.\nThe Larkspur Kitchen team',
    faults: ['promise'],
  },
  {
    name: 'charged twice, answered with what may be promised',
    voice: 'copperleaf',
    mention: twice,
    reply:
      'Ines, I am sorry. Being charged twice is our mistake and we will refund the second payment. I am checking why the cancel button did nothing and will post the answer here within two working days.\nIdris at Copperleaf',
    faults: [],
  },
  {
    name: 'charged twice, card digits asked for',
    voice: 'copperleaf',
    mention: twice,
    reply:
      'Hi Ines, sorry about the double charge. Please reply here with the last four digits of your card and your e-mail address, and we will sort it out today.\nIdris at Copperleaf',
    faults: ['personal'],
  },
  {
    name: 'charged twice, her address echoed',
    voice: 'copperleaf',
    mention: twice,
    reply:
      'Hi Ines, sorry for the double charge on the yearly plan. We have found the account ines.marchetti@postbox.example and will answer there by tomorrow.\nIdris at Copperleaf',
    faults: ['personal'],
  },
  {
    name: 'charged twice, a promise that the brand does not give',
    voice: 'copperleaf',
    mention: twice,
    reply:
      'Hi Ines, sorry that you were billed two times. We will refund one charge and give you three months for free. Expect an update here tomorrow.\nIdris at Copperleaf',
    faults: ['promise'],
  },
  {
    name: 'praise, thanked by name',
    voice: 'fernhill',
    mention: thanks,
    reply:
      'Thank you, Benedikt. Eighteen months and still like new is what we build a cargo bike for. The mechanics in Leith will read this over their tea.\nMara, Fernhill Bikes',
    faults: [],
  },
  {
    name: 'praise, answered as if it were a complaint by nobody',
    voice: 'fernhill',
    mention: thanks,
    reply: 'Thanks for the feedback, much appreciated.',
    faults: ['name', 'problem'],
  },
  {
    name: 'a question, answered',
    voice: 'copperleaf',
    mention: dark,
    reply:
      'Hi hollowreed, not yet on Android. Dark mode is being tested with a small group and we will post in this thread when everybody can switch it on, at the latest next month.\nIdris at Copperleaf',
    faults: [],
  },
  {
    name: 'a question, with a release day that nobody agreed to',
    voice: 'copperleaf',
    mention: dark,
    reply:
      'Hi hollowreed, dark mode for Android will be released on 14 December. I will drop a note in this thread that day.\nIdris at Copperleaf',
    faults: ['promise'],
  },
  {
    name: 'a weak battery, short enough for the place',
    voice: 'fernhill',
    mention: battery,
    reply:
      'Hi Greta, no, a drop from 60 to 22 km is not meant to happen. Sorry. If the cell test fails we replace the battery. I will message you tonight with the nearest shop that can test it. Mara, Fernhill Bikes',
    faults: [],
  },
  {
    name: 'a weak battery, an order number for all to see',
    voice: 'fernhill',
    mention: battery,
    reply:
      'Hi Greta, sorry about the lost range. I see order FB-2093381 has a two year warranty on the battery. I will arrange a test and answer here tomorrow. Mara, Fernhill Bikes',
    faults: ['personal'],
  },
  {
    name: 'a weak battery, an answer to something else',
    voice: 'fernhill',
    mention: battery,
    reply:
      'Hi Greta, sorry to hear about your trouble. Our stores are open from nine to six, and we will get back to you here by tomorrow. Mara, Fernhill Bikes',
    faults: ['problem'],
  },
  {
    name: 'a German complaint in German',
    voice: 'fernhill',
    mention: german,
    reply:
      'Hallo Ruprecht, die verspätete Lieferung und der aufgerissene Karton tun uns leid. Ich frage heute beim Spediteur nach und melde mich morgen bis 12 Uhr hier.\nMara, Fernhill Bikes',
    faults: [],
  },
  {
    name: 'a German complaint in English',
    voice: 'fernhill',
    mention: german,
    reply:
      'Hello Ruprecht, we are sorry that your delivery was two weeks late and that the box was torn. I will ask the carrier today and write to you here by tomorrow noon.\nMara, Fernhill Bikes',
    faults: ['language'],
  },
  {
    name: 'a nameless guest, greeted without a name',
    voice: 'larkspur',
    mention: nameless,
    reply:
      'Good evening, we are sorry that you had to wait so long for your table and that no one told you why. We will go through the bookings of that night with our front of house and write here by Friday.\nThe Larkspur Kitchen team',
    faults: [],
  },
  {
    name: 'a nameless guest, told off',
    voice: 'larkspur',
    mention: nameless,
    reply:
      'Good evening. If you had called ahead this would not have happened. You people always expect miracles on a Saturday.',
    faults: ['blame', 'banned', 'apology', 'next-step', 'problem'],
  },
  {
    name: 'a nameless guest, an own address is no secret',
    voice: 'larkspur',
    mention: nameless,
    reply:
      'Good evening, we apologise for the wait before you were seated. Please write to hello@larkspur.example so that our manager can ring you, and we will post here by Friday what went wrong with the booking.\nThe Larkspur Kitchen team',
    faults: [],
  },
];
