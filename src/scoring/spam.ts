/** What gives spam away, in the text alone: each sign has a weight, and weights add up. Pure. */
import { MONEY_SIGNS } from './spam/money.ts';
import type { SpamReason } from './spam/reasons.ts';
import { SELLING_SIGNS } from './spam/selling.ts';
import { SHAPE_SIGNS } from './spam/shape.ts';
import type { Seen } from './spam/sign.ts';

const SIGNS = [...SHAPE_SIGNS, ...SELLING_SIGNS, ...MONEY_SIGNS];

/** One sign of this weight is enough; of weaker ones it takes two. */
const ENOUGH = 2;
/** A complaint about a code or a casino is no spam, and a long text is about something. */
const MOST_UNITS = 4000;

/** Without one of these no sign can be there: most texts end here. */
const WORTH_A_LOOK =
  /:\/\/|www\.|#|\bdot\b|[([]dot|\s\.\s?(?:com|net|org)|code|telegram|whats ?app|instagram|\big\b|gmail|bitcoin|btc|crypto|forex|invest|profit|airdrop|loan|casino|slots|betting|jackpot|spins|won|winner|selected|prize|giveaway|retweet|\brt\b|follow|subscri|channel|likes|views|backlinks|my (?:page|site|website|blog|store)|earn|income|replica|escort|onlyfans|viagra|cialis|http|\blink\b|[$€£]|\bhot\b|\bfake\b|first copy|\b(?:buy|cheap|best)\b/i;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"']+/gi;

/** Why a text looks like spam; empty for most. */
export function spamReasonsOf({ title, text }: { title: string | null; text: string }): SpamReason[] {
  const whole = `${title ?? ''}\n${text.slice(0, MOST_UNITS)}`;
  if (!WORTH_A_LOOK.test(whole)) return [];
  const seen = look(whole);
  const there = SIGNS.filter((sign) => sign.isThere(seen));
  const weight = there.reduce((sum, sign) => sum + sign.weight, 0);
  return weight < ENOUGH ? [] : [...new Set(there.map(({ reason }) => reason))];
}

function look(text: string): Seen {
  const links = text.match(LINK) ?? [];
  const own = text.replace(LINK, ' ').replaceAll('’', "'");
  return {
    text,
    links,
    own: links.length > 0 ? `${own} https://` : own,
    words: own.toLowerCase().match(/(?<![#@\p{L}\p{N}])\p{L}[\p{L}\p{N}']*/gu) ?? [],
    hashtags: (own.toLowerCase().match(/#[\p{L}\p{N}_]+/gu) ?? []).filter((tag) => /\p{L}/u.test(tag)),
  };
}
