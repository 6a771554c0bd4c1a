/** The signs of spam: patterns and their weights, written for posts about brands. Pure. */
import type { SpamReason } from './spam.ts';

export type Sign = { reason: SpamReason; weight: number; isThere(seen: Seen): boolean };
/** `own`: without its addresses; where there were any, one mark for them all stands at its end. */
export type Seen = { text: string; links: string[]; own: string; words: string[]; hashtags: string[] };

const SHORTENED =
  /\b(?:bit\.ly|tinyurl\.com|cutt\.ly|goo\.gl|is\.gd|rb\.gy|shorturl\.at|t\.me|wa\.me|linktr\.ee)\b/i;

const said =
  (...patterns: RegExp[]) =>
  ({ own }: Seen) =>
    patterns.some((pattern) => pattern.test(own));
const both =
  (one: RegExp, other: RegExp) =>
  ({ own }: Seen) =>
    one.test(own) && other.test(own);

const TURNS_TO =
  /\b(?:contact|message|text|dm|inbox|ping|write(?: to)?|reach(?: out)?(?: to)?|hit|chat(?: with)?|add|call) (?:me|him|her|us|them|(?:mr|mrs|ms|dr)\.? \w+|@\w+)(?: up)?(?: now| today| directly| asap)? (?:on|via|at|through|in|@) (?:his |her |my |our )?(?:whats ?app|telegram|signal|insta(?:gram)?|ig\b|gmail|e-?mail|facebook)/i;
const REACHABLE =
  /\b(?:whats ?app|telegram|insta(?:gram)?|\big)\b ?(?:me|number|handle|line|username|page|id)? ?(?:[:=-]|👉|👇)* ?(?:[+@]|\d{6})/iu;
const DONE_TO_US =
  /\b(?:i|we|they|he|she|you) (?:have |had |tried to |also |never |always )?(?:contact|messag|text|dm|call|writ|reach)/i;
const RECOVERS =
  /\b(?:recover(?:ed|y|ing)?|retrieve[sd]?|got back|hack(?:ed|er)?)\b.{0,60}\b(?:funds?|money|wallet|bitcoin|btc|crypto|account|scammed)\b/i;
const GAINS =
  /\b(?:guaranteed|daily|weekly|monthly|passive|huge|massive|double[sd]?|tripled?|10x|100x) (?:your |my |the )?(?:profits?|returns?|income|earnings|payouts?|bitcoin|btc|crypto|investment|money|roi)\b/i;
const TRADES =
  /\b(?:bitcoin|btc|crypto(?:currency)?|forex|binary options?|fx|trading|investment) (?:trader|trading|broker|expert|mentor|manager|signals?|platform|mining|account manager|opportunity|guru)\b/i;
const INVITES =
  /\b(?:sign up|sign-up|register|join(?: us| now)?|click|claim|apply|deposit|play now|dm|inbox|link in|contact|whats ?app|telegram|visit|get yours|start (?:now|today|earning|trading)|thanks? to|don'?t miss|limited)\b|https?:\/\/|www\./i;
const CODE_GIVEN =
  /\b(?:[Uu]se|[Ee]nter|[Aa]pply|[Tt]ry|[Gg]rab|[Ww]ith) (?:my |our |the |this |promo |discount |coupon |referral |invite |affiliate )*(?:code|coupon)s?:? ?["“'‘]?(?=[A-Z0-9-]{4,})[A-Z0-9-]*[A-Z][A-Z0-9-]*\b/;
const CODE_OWN = /\b(?:my|our) (?:referral|affiliate|invite|promo|discount|coupon) (?:code|link)\b/i;
const CODE_COMPLAINED =
  /\b(?:code|coupon|link)\b.{0,40}\b(?:not|n['’]?t|never|invalid|expired|fail|wrong|broken|refus|reject|error|no longer)|\b(?:tried|trying|cannot|can['’]?t|couldn['’]?t|unable|won['’]?t)\b.{0,40}\b(?:code|coupon)\b/i;

export const SIGNS: Sign[] = [
  { reason: 'links', weight: 2, isThere: ({ links, words }) => links.length >= 2 && words.length <= 3 },
  {
    reason: 'links',
    weight: 2,
    isThere: ({ links, words }) => hostsOf(links).size >= 4 && words.length < links.length * 12,
  },
  { reason: 'links', weight: 1, isThere: ({ text }) => SHORTENED.test(text) },
  {
    reason: 'hidden-address',
    weight: 2,
    isThere: said(
      /\b[\w-]{3,}(?: ?[([{]dot[)\]}] ?| dot | \. ?|\. )(?:com|net|org|info|ru|shop|xyz|top|online)\b(?=\s*(?:\/|$|[^\s\w]|\s))/i,
    ),
  },
  {
    reason: 'promo-code',
    weight: 2,
    isThere: (seen) => CODE_OWN.test(seen.own) && !CODE_COMPLAINED.test(seen.own),
  },
  {
    reason: 'promo-code',
    weight: 2,
    isThere: ({ own }) =>
      CODE_GIVEN.test(own) &&
      /\d ?%|\boff\b|free|save|discount|bonus/i.test(own) &&
      !CODE_COMPLAINED.test(own),
  },
  {
    reason: 'hashtags',
    weight: 2,
    isThere: ({ hashtags, words }) =>
      hashtags.length >= 12 || (hashtags.length >= 8 && hashtags.length > words.length),
  },
  {
    reason: 'hashtags',
    weight: 1,
    isThere: ({ hashtags }) => hashtags.length - new Set(hashtags).size >= 2,
  },
  { reason: 'contact', weight: 2, isThere: ({ own }) => TURNS_TO.test(own) && !DONE_TO_US.test(own) },
  { reason: 'contact', weight: 1, isThere: said(REACHABLE) },
  { reason: 'contact', weight: 1, isThere: both(RECOVERS, INVITES) },
  { reason: 'quick-money', weight: 1, isThere: said(GAINS) },
  { reason: 'quick-money', weight: 1, isThere: said(TRADES) },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:earn|make|making|made|earned|earning|get paid) (?:up to |over |about |around |like )?(?:[$€£] ?\d[\d.,]*k?|\d[\d.,]*k? ?(?:[$€£]|usd|dollars|euros?|pounds))(?:\+)?(?: ?(?:\/|a|per|every|each|in a|in one|daily|weekly|monthly|within|from)| .{0,12}(?:day|week|month|hour))/i,
      /\b(?:home|online|part[- ]?time|phone|link|click|join|dm|telegram|whats ?app|side (?:hustle|job)|easy|without|no experience|invest\w*|trading|website|www)\b/i,
    ),
  },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:invest(?:ed|ing|ment)?|deposit(?:ed)?)\b.{0,40}[$€£]? ?\d/i,
      /\b(?:profits?|returns?|roi|earned|withdr[ae]w(?:al|n)?)\b.{0,60}\b(?:days?|hours?|weeks?|thanks? to|trader|broker|mrs?\.)/i,
    ),
  },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:free|claim|instant|exclusive)\b.{0,20}\b(?:airdrop|crypto|bitcoin|btc|eth|usdt|tokens?|nfts?)\b|\bairdrop\b/i,
      INVITES,
    ),
  },
  {
    reason: 'loan',
    weight: 2,
    isThere: both(
      /\b(?:instant|quick|fast|easy|urgent|payday|personal|business|low[- ]interest|genuine|guaranteed)(?: and \w+)? (?:loans?|cash advance|credit)\b|\bloans?\b.{0,30}\b(?:no credit check|bad credit|% interest|without collateral)/i,
      /\b(?:apply|approv\w+|offer\w*|available|contact|call|whats ?app|telegram|e-?mail|click|get|need)\b/i,
    ),
  },
  {
    reason: 'gambling',
    weight: 2,
    isThere: both(
      /\b(?:casino|slots?|sports? ?bet(?:s|ting)?|jackpot|free spins|fixed (?:games|matches)|bet(?:ting)? tips|baccarat|poker site|judi|togel)\b/i,
      /\b(?:bonus|sign[- ]?up|register|deposit|play now|join|win (?:big|real|cash)|link|odds|promo|payout|withdraw\w*)\b|https?:\/\/|www\./i,
    ),
  },
  {
    reason: 'prize',
    weight: 2,
    isThere: both(
      /\byou(?:['’]ve| have)?(?: just)? (?:been )?(?:won|selected|chosen)\b|\b(?:congratulations|congrats),? (?:you|dear) .{0,20}(?:won|winner|selected)|\blucky winner\b/i,
      /\b(?:claim|prize|reward|gift ?card|voucher|iphone|cash|collect)\b/i,
    ),
  },
  {
    reason: 'giveaway',
    weight: 2,
    isThere: both(
      /\b(?:rt|retweet|repost|share|tag|like)\b.{0,40}\bfollow\b|\bfollow\b.{0,60}\b(?:rt|retweet|repost|tag (?:a|two|2|three|3|your)|share)\b/i,
      /\b(?:win|giveaway|give ?away|chance|enter|prize|free|winners?)\b/i,
    ),
  },
  {
    reason: 'followers',
    weight: 2,
    isThere: said(
      /\b(?:buy|get|gain|cheap|boost|grow|need|sell(?:ing)?|instant|real) (?:\d[\d.,k]*\+? )?(?:more |your |real |cheap |active |instant |free |organic |instagram |twitter |tiktok |youtube |google |trustpilot |5[- ]star )*(?:followers|subscribers|subs|backlinks|positive reviews|5[- ]star reviews|page likes|traffic to your)\b/i,
      /\b(?:sub(?:scribe)? ?(?:4|for) ?sub\w*|follow ?(?:4|for) ?follow\w*|follow me (?:and )?i(?:['’]ll| will)? follow)\b/i,
    ),
  },
  {
    reason: 'self-promotion',
    weight: 2,
    isThere: said(
      /\b(?:subscribe|sub) (?:to )?(?:my|our) (?:new )?(?:\w+ )?(?:channel|page|podcast|newsletter|onlyfans)\b/i,
      /\b(?:check|chek|visit|view|see|watch) (?:out )?(?:my|our) (?:\w+ ){0,2}(?:channel|chanel|playlist|onlyfans|etsy|gofundme|mixtape|soundcloud|online store|web ?shop)\b/i,
    ),
  },
  {
    reason: 'self-promotion',
    weight: 1,
    isThere: said(
      /\b(?:check|visit|view) (?:out )?(?:my|our) (?:\w+ ){0,2}(?:page|site|website|blog|store|shop|profile|video|videos|music|cover|song|link)\b/i,
      /\blink (?:is )?in (?:my )?(?:bio|profile)\b/i,
    ),
  },
  {
    reason: 'self-promotion',
    weight: 1,
    isThere: both(/\b(?:shop|order|buy|grab yours) (?:now|here|today)\b/i, /\bhttps:\/\/|\d ?% off/i),
  },
  {
    reason: 'counterfeit',
    weight: 2,
    isThere: both(
      /\b(?:replica|1:1 (?:quality|copy)|aaa\+? quality|mirror quality|first copy|fake (?:id|passport|documents?))\b/i,
      /\b(?:watch(?:es)?|bags?|handbags?|shoes|sneakers|cheap|wholesale|order|shop|buy|sale|price)\b/i,
    ),
  },
  {
    reason: 'adult',
    weight: 2,
    isThere: both(
      /\b(?:escorts?|onlyfans|hot (?:girls|singles|milfs?)|nudes|xxx|sex ?cam|viagra|cialis|penis)\b/i,
      /\b(?:dm|link|bio|call|book|subscribe|order|cheap|near (?:you|me)|chat|free|online|pills?)\b|https?:\/\/|www\./i,
    ),
  },
  { reason: 'stuffing', weight: 2, isThere: isStuffed },
];

const hostsOf = (links: string[]) =>
  new Set(
    links.map((link) =>
      link
        .replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')
        .split(/[/?#]/)[0]!
        .toLowerCase(),
    ),
  );

const FEWEST_STUFFED = 15;

/** One word again and again, or the same few in a list. */
function isStuffed({ words }: Seen): boolean {
  const telling = words.filter((word) => word.length > 3);
  if (telling.length < FEWEST_STUFFED) return false;
  const counts = new Map<string, number>();
  for (const word of telling) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return most >= 6 && (most > telling.length / 4 || counts.size < telling.length * 0.3);
}
