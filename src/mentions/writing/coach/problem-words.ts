/** Words that speak of the same trouble, written for this project; the words of a group are one to the coach. */
const GROUPS = `
  late delay overdue slow wait waiting long queue week
  deliver delivery ship shipment shipping courier carrier parcel package arrive dispatch driver post transit
  box carton packaging packing wrapped
  break broken break damage damaged crack cracked torn tear bent snap snapped scratch dent defect defective faulty
  cold lukewarm hot warm heat temperature
  food soup meal dish dinner lunch kitchen cook chef taste portion
  table seat seated booking reservation booked reserve
  rude unfriendly attitude manner argue argued shout disrespectful impolite tone behaviour behavior
  staff waiter waitress mechanic server colleague employee team member cashier assistant driver technician
  call phone line hotline ring answer pick telephone unanswered reach
  reply answer respond response ignored silence email mail ticket
  charge charged bill billed billing invoice payment paid pay double twice
  refund reimburse money reimbursement
  cancel cancellation unsubscribe subscription plan renew renewal
  price expensive cost dear pricing fee cheaper overpriced increase
  app update version crash freeze login screen install release android ios dark mode button feature
  website site page checkout link browser load loading form
  connect connection bluetooth disconnect drop dropped pairing pair wifi signal
  battery range charger charging km mile cell
  brake braking squeal noise squeak rattle creak grind
  gear chain derailleur shift shifting wheel tyre tire frame saddle
  size fit small large big sizing short tight loose
  return exchange replace replacement swap
  warranty guarantee repair repaired fix serviced
  stock available availability sold unavailable backorder
  account password sign locked register profile
  privacy data tracking consent leak personal
  dirty clean hygiene smell filthy mould hair
  quality cheap flimsy poor material finish worn wear
  instruction manual assembly assemble missing screw part
  sync export import backup category lost lose
  slow lag hang performance speed
  reliable reliability fail failed failing stop stopped work working
  ride rides rode riding
`;

const THEME_WORDS: Record<string, string> = {
  delivery:
    'deliver delivery shipment shipping courier carrier parcel package late delay wait arrive dispatch',
  price: 'price cost expensive pricing fee value money increase',
  support: 'support phone call line answer reply response wait ticket unanswered reach',
  quality: 'quality broken damage defect faulty finish material worn part',
  app: 'app update version crash feature screen android ios',
  website: 'website site page checkout form link',
  billing: 'bill charge invoice payment refund subscription plan',
  returns: 'return refund exchange replacement',
  staff: 'staff team waiter waitress mechanic rude behaviour manner colleague treated',
  battery: 'battery range charge charger cell',
  size: 'size fit sizing small large',
  warranty: 'warranty guarantee repair',
  availability: 'stock available availability sold',
  account: 'account login password sign',
  privacy: 'privacy data consent tracking',
  reliability: 'reliable fail crash drop connection stop break fault',
  food: 'food meal dish kitchen soup taste cold',
};

/** Too general to show that anybody read what was written. */
const GENERAL = `a about after again all also always am an and any anybody anyone anything are as ask at away back bad be
  because become been before begin being best better both but buy by came can cannot case come comment company could
  customer day did do doe done down each either end enough even ever every everybody everyone everything experience far feedback few
  find first for forward found from full further gave get give given glad go going good got great had happen happy
  hard has hav have he hear heard hello help her here hi him his hope how i if improve in into is issue it its just
  keep kind know last learn least leave less let like little look lot love made make many matter may me mean meant
  message might mistake moment month more morning most much must my near need never new next nice no nobody none not
  nothing notice now of off often ok on once one only onto open or other our out over own people person place please
  point possible problem put question read ready really reason regard review right said same say see seem seen send serious
  service set several shall share she should show since so some somebody someone something soon sorry still store such sure take
  tell than thank that the their them then there these they thing think this those thought time to today together told
  tomorrow tonight too took tri trouble try two under until up us use very via want was way we week welcome well were what
  when where which while who whole why will wish with within without word work would write year yes yesterday yet you your
  appreciat apolog understand excellent excell striv minut hour start three four five six seven eight nine ten`;

import { stem } from './reading.ts';

const split = (words: string) => words.trim().split(/\s+/);

const general = new Set(split(GENERAL).flatMap((word) => [word, stem(word)]));
const groups = new Map<string, number[]>();
for (const [index, line] of GROUPS.trim().split('\n').entries()) {
  for (const word of new Set(split(line).map(stem))) groups.set(word, [...(groups.get(word) ?? []), index]);
}
const themes = new Map(
  Object.entries(THEME_WORDS).map(([theme, words]) => [theme, new Set(split(words).map(stem))]),
);

/** The stem of a word that says something, or null. */
export function telling(word: string): string | null {
  const stemmed = stem(word);
  return stemmed.length < 3 || /^\d+$/.test(word) || general.has(word) || general.has(stemmed)
    ? null
    : stemmed;
}

/** Groups of words that speak of the same. */
export const groupsOf = (stemmed: string): readonly number[] => groups.get(stemmed) ?? [];

export const speaksOf = (theme: string, stemmed: string): boolean =>
  themes.get(theme)?.has(stemmed) ?? stem(theme) === stemmed;
