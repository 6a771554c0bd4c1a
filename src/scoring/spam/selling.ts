/** Signs of spam that sells or collects: codes, prizes, followers, the own channel. */
import { both, type Sign, said } from './sign.ts';

const CODE_GIVEN =
  /\b(?:[Uu]se|[Ee]nter|[Aa]pply|[Tt]ry|[Gg]rab|[Ww]ith) (?:my |our |the |this |promo |discount |coupon |referral |invite |affiliate )*(?:code|coupon)s?:? ?["“'‘]?(?=[A-Z0-9-]{4,})[A-Z0-9-]*[A-Z][A-Z0-9-]*\b/;
const CODE_OWN = /\b(?:my|our) (?:referral|affiliate|invite|promo|discount|coupon) (?:code|link)\b/i;
const CODE_COMPLAINED =
  /\b(?:code|coupon|link)\b.{0,40}\b(?:not|n['’]?t|never|invalid|expired|fail|wrong|broken|refus|reject|error|no longer)|\b(?:tried|trying|cannot|can['’]?t|couldn['’]?t|unable|won['’]?t)\b.{0,40}\b(?:code|coupon)\b/i;

export const SELLING_SIGNS: Sign[] = [
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
];
