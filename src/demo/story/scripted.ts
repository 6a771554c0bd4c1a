/** Posts that the story needs word for word; days count back from today, hours are UTC. */
import type { TopicName } from './happenings.ts';
import type { Tone } from './lines.ts';

export type Scripted = {
  daysAgo: number;
  hour: number;
  source: string;
  topic?: TopicName;
  tone: Tone | 'neutral';
  author: { name: string; handle?: string; followers?: number };
  title?: string;
  text: string;
  rating?: number;
  likes?: number;
  comments?: number;
  shares?: number;
  /** Told by the team as well: what they did with it. */
  outcome?: 'escalated' | 'thanked' | 'spam' | 'snoozed' | 'left open';
};

export const SCRIPTED: Scripted[] = [
  {
    daysAgo: 316,
    hour: 6,
    source: 'googlenews',
    tone: 'positive',
    author: { name: 'Velo Weekly' },
    title: 'Fernhill shows the Haul, a cargo bike that climbs stairs',
    text: 'The Fernhill Haul carries two children and folds its front wheel for narrow cellars. We were impressed.',
  },
  {
    daysAgo: 160,
    hour: 17,
    source: 'reddit',
    tone: 'negative',
    topic: 'battery',
    author: { name: 'steady_cadence', handle: 'steady_cadence' },
    title: 'Lost about 30 percent of my range after firmware 3.2',
    text: 'Same commute, same weather, same tyres. Before the update my Fernhill Amble did 70 km, now it is dead at 48. Support says recalibrate, which did nothing. Anyone else with this problem?',
    likes: 412,
    comments: 187,
    outcome: 'escalated',
  },
  {
    daysAgo: 141,
    hour: 8,
    source: 'rss',
    tone: 'neutral',
    author: { name: 'City Pedal' },
    title: 'Fernhill releases 3.2.1 and says sorry',
    text: 'The update stops the battery drain that riders reported for weeks. Fernhill thanks those who sent in their logs, and extends the battery warranty by half a year.',
  },
  {
    daysAgo: 21,
    hour: 5,
    source: 'googlenews',
    tone: 'negative',
    topic: 'delivery',
    author: { name: 'The Harbour Gazette' },
    title: 'Courier strike: parcels and bicycles pile up in depots',
    text: 'Drivers of two large couriers have stopped work since Monday. Among the firms that are hit is Fernhill Bikes, which sends nine of ten bikes to the door.',
  },
  {
    daysAgo: 16,
    hour: 18,
    source: 'mastodon',
    tone: 'negative',
    topic: 'delivery',
    author: { name: 'Marta Kettle', handle: 'marta_kettle', followers: 18400 },
    text: 'Three delivery dates, three days off work, zero bikes. The Fernhill Haul was supposed to replace our car, and now we have neither. Terrible communication, I am furious.',
    likes: 640,
    comments: 92,
    shares: 210,
    outcome: 'escalated',
  },
  {
    daysAgo: 14,
    hour: 12,
    source: 'googlenews',
    tone: 'negative',
    topic: 'support',
    author: { name: 'The Cargo Courant' },
    title: 'Angry customers wait for bikes as Fernhill stays silent',
    text: 'The strike is not its fault, the silence is: dozens of buyers complain that Fernhill does not answer the phone while deliveries are delayed by weeks.',
    outcome: 'escalated',
  },
  {
    daysAgo: 10,
    hour: 9,
    source: 'rss',
    tone: 'positive',
    topic: 'delivery',
    author: { name: 'Velo Weekly' },
    title: 'Fernhill brings bikes to the door itself',
    text: 'Until the strike ends, shop staff of Fernhill deliver with their own vans. Every waiting customer gets a confirmed date by e-mail, 1,140 of them so far. A good move, and an honest letter with it.',
  },
  {
    daysAgo: 5,
    hour: 17,
    source: 'mastodon',
    tone: 'positive',
    topic: 'support',
    author: { name: 'Marta Kettle', handle: 'marta_kettle', followers: 18600 },
    text: 'Update: the Fernhill Haul is here. They rang me, apologised, drove it over on a Sunday and waived the fitting fee. The kids are thrilled. That is how you fix a bad week, thank you!',
    likes: 380,
    comments: 41,
    shares: 66,
    outcome: 'thanked',
  },
  {
    daysAgo: 7,
    hour: 10,
    source: 'reddit',
    tone: 'neutral',
    author: { name: 'bargain_bot_9', handle: 'bargain_bot_9' },
    title: 'Fernhill bikes 80 percent off, click now',
    text: 'Cheap cheap Fernhill outlet sale, best discount, buy today, link in profile, limited offer.',
    outcome: 'spam',
  },
  {
    daysAgo: 2,
    hour: 15,
    source: 'rss',
    tone: 'positive',
    author: { name: 'Second Wheel' },
    title: 'The Fernhill Amble, a second opinion',
    text: 'The Fernhill Amble is the first e-bike we had that simply feels like a bike. Quiet, comfortable, beautifully made, and repairable with the tools in your kitchen drawer. Excellent.',
    likes: 120,
  },
  {
    daysAgo: 1,
    hour: 14,
    source: 'trustpilot',
    tone: 'negative',
    topic: 'delivery',
    author: { name: 'Idris Saltcellar' },
    title: 'Three dates and still no bike',
    text: 'Strike over, they say. My Fernhill Pocket was promised three times and has still not arrived. I cancel the order if nobody calls me this week, and then I buy elsewhere. Very disappointed.',
    rating: 1,
    outcome: 'left open',
  },
  {
    daysAgo: 0,
    hour: 5,
    source: 'reddit',
    tone: 'negative',
    topic: 'tracking',
    author: { name: 'gravel_and_tea', handle: 'gravel_and_tea' },
    title: 'Fernhill app asks for my location all day?',
    text: 'Since the latest update the Fernhill app wants my location even when the bike is locked. Why does it need my personal data? Annoying, and a privacy problem. Can I turn it off?',
    likes: 58,
    comments: 23,
    outcome: 'left open',
  },
];
