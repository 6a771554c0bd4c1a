import type { PromiseKind } from '../voice.ts';
import { type Check, fault, type Place } from './check.ts';
import { WHEN } from './next-step.ts';
import type { Sentence } from './reading.ts';

const GAP = "(?: [\\p{L}\\p{N}%$€£'-]+){0,5}? ";
const BIND =
  "(?:will|'ll|shall|can|could|going to|happy to|glad to|like to|want to|able to|let us|let me|offer(?:ing)? to|would)";
const GIVE =
  '(?:give|giving|issue|issuing|send|sending|offer|offering|arrange|arranging|get|receive|have|process|credit|add|include|bring|knock|take|deduct|provide)';
const YOU_GET = `(?:${BIND}${GAP}${GIVE}|${GIVE}(?: you)?|you(?:'ll| will) (?:get|receive|have)|here is|here's|enjoy)`;
const pattern = (source: string) => new RegExp(source, 'u');

const MONEY = '(?:[$€£] ?\\d[\\d.,]*|\\d[\\d.,]* ?(?:[$€£]|euros?|dollars?|pounds?))';
const EXTRA = `(?:discount|voucher|coupon|gift card|store credit|promo code|compensation|rebate|price reduction|free (?:\\p{L}+ ){0,2}?\\p{L}+|complimentary|${MONEY})`;

const KINDS: Record<PromiseKind, { words: string; patterns: RegExp[] }> = {
  refund: {
    words: 'a refund',
    patterns: [
      pattern(
        `\\b${BIND}${GAP}?(?:be )?(?:refund(?:ed)?\\b|reimburs|pay (?:you|it|that|everything) back|return your money|waive)`,
      ),
      pattern(`\\b${YOU_GET}${GAP}(?:refund|money back|reimbursement)\\b`),
      pattern(
        '\\brefund (?:is|will be|has been) (?:on (?:its|the) way|sent|issued|made|processed|coming)\\b',
      ),
    ],
  },
  replacement: {
    words: 'a replacement',
    patterns: [
      pattern(`\\b${BIND}${GAP}?(?:be )?(?:replaced?\\b|exchanged?\\b|swap)`),
      pattern(`\\b${YOU_GET}${GAP}(?:replacement|(?:brand )?new (?:one|\\p{L}+)|spare)\\b`),
      pattern('\\bwe (?:replace|exchange|swap)\\b'),
      pattern('\\breplacement (?:is|will be|has been) (?:on (?:its|the) way|sent|shipped)'),
    ],
  },
  compensation: {
    words: 'compensation',
    patterns: [
      pattern(`\\b${YOU_GET}(?:${GAP}| )${EXTRA}`),
      pattern(
        '\\b\\d+ ?(?:%|per ?cent) (?:off|discount|back)|\\bon (?:us|the house)\\b|\\bfree of charge\\b|\\bfor free\\b|\\bat no (?:extra )?(?:cost|charge)\\b|\\bgoodwill\\b',
      ),
      pattern(`\\b${BIND}${GAP}?compensate\\b`),
      pattern('\\bmake it up to you with\\b'),
    ],
  },
  legal: {
    words: 'legal consequences',
    patterns: [
      pattern(
        '\\b(?:liable|liability|negligen\\p{L}+|lawyers?|attorneys?|solicitors?|lawsuit|in court|legal (?:action|department|team|responsibility|claim)|legally|sue|damages|breach(?:ed)? (?:of|the|our) contract|settlement)\\b',
      ),
    ],
  },
  guarantee: {
    words: 'a guarantee',
    patterns: [
      pattern('\\b(?:we|i) (?:can )?(?:guarantee|promise|swear|give you (?:my|our) word)\\b'),
      pattern(
        "\\b(?:will|'ll) (?:never|not ever) (?:happen|occur)\\b|\\bwon't (?:ever )?happen again\\b|\\bwill not happen again\\b|\\b100 ?(?:%|per ?cent) (?:sure|certain|safe|secure)\\b",
      ),
    ],
  },
  date: { words: 'a date', patterns: [] },
};

/** What is to come about, as against when we write again. */
const OUTCOME =
  /\b(?:will|'ll|shall|going to|is|are) (?:then |certainly |definitely |surely |again )?(?:be )?(?:there|with you|at your (?:door|home)|in your (?:account|hands)|arriv\p{L}*|deliver(?:ed)?|ship(?:ped)?|dispatched|fixed|released|ready|available|in stock|back in stock|resolved|restored|repaired|solved|live|launch(?:ed)?|rolled out|out|reach you|work again|working again|back to normal|installed|completed|sent out)\b/u;
const HEDGED =
  /\b(?:if|whether|when|once|should|expect|hope|aim|plan|estimate|as soon as|until|about|how|why|which|what)\b[^,;]*$/;

const NOT =
  /\b(?:not|never|cannot|can't|won't|don't|do not|unable to|no|without|nor|neither|unfortunately)\b[^,;]*$/;

const ASKED = /\b(?:whether|if|ask(?:ed)?)\b[^,;]*$/;

/** Looking into something promises nothing of it. */
const LOOKED_INTO =
  /\b(?:check|look|ask|find|see|tell|explain|discuss|chase|review|investigate|answer|talk|speak|post|write|whether|about|status|how|why|which)\b/;

/** Promises of ours that the voice does not list. */
export const promises: Check = ({ read, voice, isEnglish }) => {
  if (!isEnglish) return [];
  const kinds = (Object.keys(KINDS) as PromiseKind[]).filter((kind) => !voice.promises.includes(kind));
  return kinds.flatMap((kind) => {
    for (const sentence of read.sentences) {
      const place = kind === 'date' ? dated(sentence) : found(sentence, KINDS[kind].patterns);
      if (place)
        return [fault(`This promises ${KINDS[kind].words}, which the brand voice does not allow.`, place)];
    }
    return [];
  });
};

function found({ text, start }: Sentence, patterns: RegExp[]): Place | null {
  for (const each of patterns) {
    const match = each.exec(text);
    if (!match || NOT.test(text.slice(0, match.index)) || ASKED.test(text.slice(0, match.index))) continue;
    if (LOOKED_INTO.test(match[0]) || DENIED.test(match[0])) continue;
    return { start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
}

const DENIED = /\b(?:not|cannot|no)\b|n't\b(?! ever| happen)/;

function dated({ text, start }: Sentence): Place | null {
  const outcome = OUTCOME.exec(text);
  if (!outcome || !WHEN.test(text.slice(outcome.index))) return null;
  const before = text.slice(0, outcome.index);
  if (NOT.test(before) || HEDGED.test(before)) return null;
  return { start: start + outcome.index, end: start + text.trimEnd().length };
}
