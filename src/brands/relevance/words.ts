/** Words as the relevance model counts them. */

export type Token = { text: string; start: number; end: number; stem: string };

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const ENDINGS = /(?:ings?|edly|ed|ies|es|s|ly|ment|er)$/;
const SHORTEST_STEM = 3;

/** The words of a text with where they stand, in UTF-16 units. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
    stem: stemOf(found[0]),
  }));
}

/** Delivered, delivers and delivery are counted as one; rough on purpose. */
export function stemOf(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replaceAll(/['’]/g, '');
  if (/^\d+$/.test(plain)) return '#';
  const stem = plain.replace(ENDINGS, '').replace(/(?:y|i|e)$/, '');
  return stem.length >= SHORTEST_STEM ? stem : plain;
}

/** Words that carry no topic. */
export const STOP_WORDS = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does
  doing don down for from get got had has have having he her here hers him his how i if im in into is isnt it its
  ive just like me more most much my no not now of off on one only or other our out over own really s she so some
  still such t than that thats the their them then there these they this those through to too under until up us very
  was we were what when where which while who why will with would you your yours`.split(/\s+/),
);

const stems = (words: string) => new Set(words.split(/\s+/).map(stemOf));

/** What people say about something that is sold to them, whatever it is. */
export const CUSTOMER_WORDS = stems(
  `account api app bill billing bot bought box brand broke broken bug button buy buying cancel cancelled charge
  charged chat checkout claim code company complaint compensation costs coupon courier crash crashes customer deal
  dealbreaker delivered delivery depot discount download driver email emails export feature fee feedback helpline
  hire hiring hotline import install integration invoice locked login logged logo mail notification notifications
  offer offers onboarding order ordered orders overcharged package paid parcel password pay payment phone plan
  popup premium price prices pricing product profile purchase rating recommend referral refund refunded reinstall
  release renewal replacement reply return returned returns review sale sales seat service settings setup shipped
  shipping shop signup staff star stars status store subscribe subscription support switched switching sync team
  ticket tier tracking trial uninstall unsubscribe update upgrade user users version voucher warehouse warranty
  website widget`,
);

const set = (words: string) => new Set(words.split(' '));

/** Before a name without capitals they make it a thing. */
export const ARTICLES = set('the a an this that these those each every any some no another');
export const POSSESSIVES = set('my our your his her their');
/** … or a deed. */
export const VERB_LEADS = set(
  'to i we you they he she it who not let might may will would should must kindly',
);
/** They ask about somebody, or say from whom something came; "does the harbor" has another word between. */
export const NAME_LEADS = set(
  'does did has is are was why if with from by via at using use used uses like love hate tried or than through without',
);
