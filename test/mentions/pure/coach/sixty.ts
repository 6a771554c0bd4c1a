/** Sixty replies that the coach is made to judge rightly; brands and people are invented. */
import type { Fault, Labelled } from './labelled.ts';

type Mention = Labelled['mention'];

const about = (mention: Partial<Mention> & Pick<Mention, 'author' | 'text'>): Mention => ({
  sourceKind: 'trustpilot',
  sentiment: 'negative',
  intents: ['complaint'],
  themes: [],
  ...mention,
});

const BRAKES = about({
  author: 'Wilma Astergaard',
  text: 'The disc brakes squeal so loud that people turn around, and the shop has no slot before March.',
  themes: ['quality', 'support'],
});
const COURIER = about({
  author: 'Tobin Harrowgate',
  text: 'Courier left the box in the rain, the frame has a scratch as long as my hand.',
  themes: ['delivery', 'quality'],
});
const RETURN = about({
  author: 'Yasmin Okonjo-Field',
  text: 'Sent the saddle back a month ago. No refund, no answer to three emails.',
  themes: ['returns', 'support'],
});
const CRASH = about({
  author: 'jetlagged_otter',
  sourceKind: 'googleplay',
  text: 'Crashes every time I open the budget screen on my phone. Lost two months of categories.',
  themes: ['app', 'reliability'],
});
const PRICE = about({
  author: 'Corwin Plessis',
  sourceKind: 'x',
  text: '@copperleaf doubling the subscription price without a word? I am out.',
  intents: ['complaint', 'churn-risk'],
  themes: ['price'],
});
const TABLE = about({
  author: 'Marguerite Sollis',
  sourceKind: 'googlebusiness',
  text: 'We waited an hour for our table although we had a reservation and the hostess rolled her eyes at us.',
  themes: ['staff'],
});
const FISH = about({
  author: 'Anselm Brightwater',
  sourceKind: 'tripadvisor',
  text: 'The fish was raw in the middle and they still charged us full price.',
  themes: ['food', 'price'],
});
const LOVE = about({
  author: 'Philippa Onwudiwe',
  text: 'Best brunch in town, the sourdough pancakes are a dream and Luca remembered our names.',
  sentiment: 'positive',
  intents: ['praise'],
  themes: ['food', 'staff'],
});
const COMMUTE = about({
  author: 'Dov Castellane',
  sourceKind: 'bluesky',
  text: 'Six weeks of commuting on the Fernhill Swift and I have not taken the car once.',
  sentiment: 'positive',
  intents: ['praise'],
  themes: ['quality'],
});
const RANGE = about({
  author: 'Sunniva Kjelstad',
  sourceKind: 'reddit',
  text: 'How far does the Swift really go in winter with the small battery? Thinking of buying one.',
  sentiment: 'neutral',
  intents: ['question', 'purchase-interest'],
  themes: ['battery'],
});
const EXPORT = about({
  author: 'Hartley Nwosu',
  sourceKind: 'appstore',
  text: 'Nice app but there is no way to export my transactions as a spreadsheet.',
  sentiment: 'neutral',
  intents: ['feature-request'],
  themes: ['app'],
});
const FRENCH = about({
  author: 'Clémence Aubertin',
  text: 'Le vélo est arrivé avec une roue voilée et personne ne répond au téléphone.',
  themes: ['delivery', 'support'],
  language: 'fr',
});
const UNNAMED = about({
  author: 'A Google user',
  sourceKind: 'googleplay',
  text: 'The sync stopped working after the update.',
  themes: ['app'],
});

const fernhill = (name: string, mention: Mention, reply: string, faults: Fault[] = []): Labelled => ({
  name,
  voice: 'fernhill',
  mention,
  reply,
  faults,
});
const larkspur = (...args: Parameters<typeof fernhill>): Labelled => ({
  ...fernhill(...args),
  voice: 'larkspur',
});
const copperleaf = (...args: Parameters<typeof fernhill>): Labelled => ({
  ...fernhill(...args),
  voice: 'copperleaf',
});

const FINE: Labelled[] = [
  fernhill(
    'squealing brakes, answered',
    BRAKES,
    'Hi Wilma, brakes that squeal like that are no fun, and March is far too long to wait. I am sorry. I will find you a slot in the workshop and write here by tomorrow evening.\nMara, Fernhill Bikes',
  ),
  fernhill(
    'a scratched frame, answered with a replacement',
    COURIER,
    'Tobin, I am sorry that your frame came scratched out of a wet box. We will replace the frame. I will ask the courier what happened and tell you here within two working days.\nMara, Fernhill Bikes',
  ),
  fernhill(
    'a refund that is looked into',
    RETURN,
    'Hi Yasmin, three emails without an answer should not happen, and I apologise. I will check today where your refund for the saddle got stuck and post here by Wednesday noon.\nMara, Fernhill Bikes',
  ),
  fernhill(
    'praise, thanked',
    COMMUTE,
    'Six weeks without the car, Dov, that made our day! Enjoy every commute on the Swift. Mara, Fernhill Bikes',
  ),
  fernhill(
    'a question, answered at once',
    RANGE,
    'Hi Sunniva, in frost the small battery brings most riders 35 to 40 km. If your way is longer, the large one is the better choice.\nMara, Fernhill Bikes',
  ),
  fernhill(
    'French, in French',
    FRENCH,
    'Bonjour Clémence, nous sommes désolés pour la roue voilée et pour le silence au téléphone. Je vérifie aujourd’hui avec l’atelier et je vous réponds ici demain avant midi.\nMara, Fernhill Bikes',
  ),
  copperleaf(
    'a crash, answered in the space there is',
    CRASH,
    'Hi jetlagged_otter, sorry about the crash on the budget screen and the lost categories. We are reading the crash reports of your version now and will answer here by Thursday. Idris at Copperleaf',
  ),
  copperleaf(
    'a price, explained',
    PRICE,
    'Corwin, you should have heard about the new price from us first. Sorry. I will post the reasons and the old plans that remain here by tomorrow noon. Idris at Copperleaf',
  ),
  copperleaf(
    'a wish, heard',
    EXPORT,
    'Thank you, Hartley. An export of transactions as a spreadsheet is on our list. We will tell you here when it is tested.\nIdris at Copperleaf',
  ),
  copperleaf(
    'an unnamed user, greeted as such',
    UNNAMED,
    'Hello, we are sorry that sync stopped after the update. We will read the log and answer here within two working days. Idris at Copperleaf',
  ),
  larkspur(
    'a late table, apologised for',
    TABLE,
    'Dear Marguerite, we apologise. With a reservation nobody should stand for an hour, and a rolled eye is no welcome. Our manager will speak with the hostess tonight and write to you here by Friday.\nThe Larkspur Kitchen team',
  ),
  larkspur(
    'raw fish, with our own address',
    FISH,
    'Dear Anselm, we are sorry about the raw fish. Please write to hello@larkspur.example so that we can talk about the bill in private. The head chef will look at how it left the kitchen, and we shall answer here by Friday.\nThe Larkspur Kitchen team',
  ),
  larkspur(
    'praise, passed on',
    LOVE,
    'Dear Philippa, thank you. Luca and the pancake station will be very pleased to read this.\nThe Larkspur Kitchen team',
  ),
  fernhill(
    'no blame, said so',
    BRAKES,
    'Wilma, it is not your fault: new pads squeal until they are bedded in. Sorry that nobody told you. We will call the workshop for an earlier slot and answer here tomorrow.\nMara, Fernhill Bikes',
  ),
  copperleaf(
    'a refund, which this voice allows',
    PRICE,
    'Corwin, sorry that the price doubled without notice. We will refund this month and write to everyone by Friday. Idris at Copperleaf',
  ),
  fernhill(
    'what cannot be promised is no promise',
    RETURN,
    'Hi Yasmin, sorry for the silence. I cannot promise a refund before the workshop has seen the saddle, and I will tell you here by Friday what they say.\nMara, Fernhill Bikes',
  ),
  fernhill(
    'numbers that are nobody’s',
    RANGE,
    'Hi Sunniva, in our test of 14.02.2026 the 400 Wh battery went 38 km at 2 degrees and 52 km at 18 degrees. The 2026 model is the same.\nMara, Fernhill Bikes',
  ),
  larkspur(
    'a private way is offered',
    TABLE,
    'Dear Marguerite, we are sorry about the hour at the door despite your reservation. Please send us your booking number by private message, and we shall answer by Friday.\nThe Larkspur Kitchen team',
  ),
  fernhill(
    'an abbreviation is not shouted',
    COURIER,
    'Tobin, sorry about the scratch and the wet box. I will send the photos to DHL today and write here on Monday what they answer.\nMara, Fernhill Bikes',
  ),
  copperleaf(
    'a handle in parts is a name',
    CRASH,
    'Hello Otter, sorry for the crash and your categories. We will look at the log today and write here by Friday. Idris at Copperleaf',
  ),
];

const FAULTY: Labelled[] = [
  fernhill(
    'no name',
    BRAKES,
    'Hello, sorry about the squealing brakes. I will find a slot and write here tomorrow.',
    ['name'],
  ),
  larkspur('no name for praise', LOVE, 'We are glad that the pancakes were good.', ['name']),
  copperleaf(
    'no name, but a plan',
    CRASH,
    'Sorry for the crash. We will read the log and answer here by Monday.',
    ['name'],
  ),
  fernhill(
    'no problem named',
    BRAKES,
    'Hi Wilma, we are sorry for your experience. I will look into it and write here tomorrow.',
    ['problem'],
  ),
  copperleaf(
    'another problem',
    CRASH,
    'Hi jetlagged_otter, sorry to read this. Our newsletter explains the colours; I will answer here tomorrow.',
    ['problem'],
  ),
  larkspur('praise that nobody read', LOVE, 'Dear Philippa, thank you for your kind words and five stars.', [
    'problem',
  ]),
  fernhill(
    'no apology',
    COURIER,
    'Hi Tobin, thanks for the note about the scratched frame. I will ask the courier and write here tomorrow.',
    ['apology'],
  ),
  larkspur(
    'half an apology',
    TABLE,
    'Dear Marguerite, we are sorry you feel that the wait for the table was long. We shall write here by Friday.',
    ['apology'],
  ),
  copperleaf(
    'sorry, if',
    PRICE,
    'Corwin, sorry if the price came as a surprise. We will post the reasons here tomorrow.',
    ['apology'],
  ),
  fernhill('no step', RETURN, 'Hi Yasmin, sorry that the refund for your saddle is late.', ['next-step']),
  larkspur(
    'a step, but when',
    FISH,
    'Dear Anselm, we are sorry about the raw fish. We will talk to the chef.',
    ['next-step'],
  ),
  copperleaf('soon is no time', CRASH, 'Hi jetlagged_otter, sorry for the crash. We will answer here soon.', [
    'next-step',
  ]),
  fernhill(
    'should have',
    BRAKES,
    'Hi Wilma, sorry about the squeal. You should have bedded the brakes in. I will write here tomorrow with a slot.',
    ['blame'],
  ),
  copperleaf(
    'did not read',
    PRICE,
    'Corwin, sorry about the price shock, but you did not read our e-mail. We will post it here tomorrow.',
    ['blame'],
  ),
  larkspur(
    'nobody else',
    FISH,
    'Dear Anselm, we are sorry about the fish. No other guest has complained that night. We shall ask the chef and write here by Friday.',
    ['blame'],
  ),
  fernhill(
    'your own fault',
    RETURN,
    'Hi Yasmin, sorry, but the late refund is your own fault: the form was missing. I will check again by Friday.',
    ['blame'],
  ),
  fernhill(
    'a banned phrase',
    RETURN,
    'Hi Yasmin, sorry. Per our policy a refund for a saddle takes a month. I will check and write here by Friday.',
    ['banned'],
  ),
  copperleaf(
    'a banned phrase across lines',
    CRASH,
    'Hi jetlagged_otter, sorry for the crash. It works on\nmy machine, so I will ask the team and answer here tomorrow.',
    ['banned'],
  ),
  larkspur(
    'a banned phrase in capitals',
    TABLE,
    'Dear Marguerite, we are sorry about the table. That is how it is on Saturdays, Take It Or Leave It. We shall write here by Friday.',
    ['banned'],
  ),
  fernhill(
    'a refund, not allowed here',
    RETURN,
    'Hi Yasmin, sorry for the wait. We will refund the saddle in full and write here by Friday.',
    ['promise'],
  ),
  larkspur(
    'a voucher',
    FISH,
    'Dear Anselm, we apologise for the raw fish. We would like to offer you a voucher for 40 euros and shall write here by Friday.',
    ['promise'],
  ),
  copperleaf(
    'a free month',
    PRICE,
    'Corwin, sorry about the price. You will get two free months, and we will write here tomorrow.',
    ['promise'],
  ),
  fernhill(
    'a day of arrival',
    COURIER,
    'Hi Tobin, sorry about the scratched frame. The new one will be delivered on Tuesday. I will write here tomorrow.',
    ['promise'],
  ),
  copperleaf(
    'never again',
    CRASH,
    'Hi jetlagged_otter, sorry for the crash. This will never happen again. We will write here tomorrow.',
    ['promise'],
  ),
  larkspur(
    'damages',
    FISH,
    'Dear Anselm, we are sorry about the fish and legally responsible for any damages. We shall write here by Friday.',
    ['promise'],
  ),
  fernhill(
    'an e-mail address',
    RETURN,
    'Hi Yasmin, sorry about the refund. I wrote to y.okonjo@mailhaus.example today and will write here again by Friday.',
    ['personal'],
  ),
  fernhill(
    'a phone number',
    BRAKES,
    'Hi Wilma, sorry for the squeal. Our workshop will call you on +47 22 55 01 83 by tomorrow about your brakes.',
    ['personal'],
  ),
  copperleaf(
    'an order number',
    PRICE,
    'Corwin, sorry about the price. I see invoice 2026-44871 and will answer here tomorrow.',
    ['personal'],
  ),
  larkspur(
    'a street',
    TABLE,
    'Dear Marguerite, sorry for the wait at the table. A letter is on its way to 14 Quince Hill Road and we shall write here by Friday.',
    ['personal'],
  ),
  fernhill(
    'an account',
    RETURN,
    'Hi Yasmin, sorry for the late refund. We will ask our bank about DE89 3704 0044 0532 0130 00 and write here by Friday.',
    ['personal'],
  ),
  fernhill(
    'asks for the order number',
    COURIER,
    'Hi Tobin, sorry about the scratched frame. Please tell us your order number here and I will ask the courier by tomorrow.',
    ['personal'],
  ),
  copperleaf(
    'asks for an address',
    CRASH,
    'Hi jetlagged_otter, sorry for the crash. Could you post the e-mail address of your account? We will answer here tomorrow.',
    ['personal'],
  ),
  copperleaf(
    'too long for a short post',
    PRICE,
    `Corwin, sorry that the price of your subscription doubled without a word from us. ${'We have read every answer to it and none of them is happy. '.repeat(4)}We will post the reasons here by tomorrow noon.`,
    ['length'],
  ),
  fernhill(
    'an open variable',
    BRAKES,
    'Hi Wilma, sorry about the squealing brakes. I will find a slot for {{order_no}} and write here tomorrow.',
    ['variable'],
  ),
  larkspur(
    'an open blank',
    TABLE,
    'Dear Marguerite, sorry about the table. We shall speak with [name] and write here by Friday.',
    ['variable'],
  ),
  fernhill(
    'shouted',
    COURIER,
    'Hi Tobin, sorry about the SCRATCHED frame!!! I will ask the courier and write here tomorrow!',
    ['tone'],
  ),
  larkspur(
    'too chummy',
    TABLE,
    'Hey Marguerite, sorry about the table, my bad. We will write here by Friday.',
    ['tone'],
  ),
  fernhill(
    'a word to avoid',
    RETURN,
    'Hi Yasmin, sorry for the inconvenience with your refund. I will check and write here by Friday.',
    ['tone'],
  ),
  fernhill(
    'English for French',
    FRENCH,
    'Hello Clémence, sorry about the bent wheel and that nobody answered the phone. I will ask the workshop and write here by tomorrow noon.',
    ['language'],
  ),
  copperleaf('everything at once', CRASH, 'Not our problem. You forgot to update. Send your phone number!!', [
    'name',
    'apology',
    'next-step',
    'blame',
    'banned',
    'personal',
    'tone',
  ]),
];

export const SIXTY: Labelled[] = [...FINE, ...FAULTY];
