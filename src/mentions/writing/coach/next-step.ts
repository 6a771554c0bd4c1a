import { type Check, fault } from './check.ts';

const WE =
  '(?:i|we|he|she|they|(?:the|our|my|a) (?:[\\p{L}-]{1,30} ){0,3}[\\p{L}]{1,30}|somebody|someone|[\\p{L}]{1,30})';
const WILL =
  "(?:will|'ll|shall|(?:am|are|is|'m|'re|'s|have|has|'ve) (?:(?:now|already|just|also) )?(?:going to|being|asked|[\\p{L}]+ing)\\b)";
const STEP = new RegExp(`\\b${WE} ?${WILL}`, 'u');
/** "I look into it": a plain present, of what is done for this person and not of what is done every day. */
const DO =
  '(?:(?:look|check|write|reply|respond|answer|call|ring|phone|contact|update|post|send|investigate|talk|speak|report|review|raise|forward|escalate)s?|ask(?! (?:you|that|for))|(?:gets?|comes?) back|gets? in touch|lets? you know|finds? out|follows? up|goes? (?:over|through))';
const WHO = '(?:i|we|(?:our|my) (?:[\\p{L}-]{1,30} ){0,2}[\\p{L}]{1,30})';
const PRESENT = new RegExp(`\\b${WHO} (?:(?:now|then|also) )?${DO}\\b(?! (?:every|each|all)\\b)`, 'u');
const PASSIVE =
  /\b(?:please|give us|allow us|expect|you will|you'll|you hear (?:back )?from|watch for|look out for|let's)\b/;

const DAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTHS =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMBER =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|the next(?: few)?|a few|a couple of)';
const UNITS = '(?:working |business )?(?:minute|hour|day|week|month)s?';

/** A time that a reader can hold us to; "soon" is none. */
export const WHEN = new RegExp(
  [
    '\\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend)|right away|straight away|immediately)\\b',
    `\\b(?:by|on|before|until|from|this|next|at the latest|no later than) (?:the )?(?:${DAYS}|end of|noon|midday|midnight|close|week|month|weekend)`,
    `\\b${DAYS}\\b`,
    `\\b(?:within|in|in the next|over the next|after) (?:the next )?${NUMBER} ${UNITS}`,
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTHS}\\b|\\b${MONTHS} \\d{1,2}\\b`,
    '\\b\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b',
    "\\b\\d{1,2}(?::\\d{2})? ?(?:am|pm|o'clock|uhr)\\b|\\bat \\d{1,2}:\\d{2}\\b",
  ].join('|'),
);

/** Vague words for a time. */
const VAGUE =
  /\b(?:soon|shortly|as soon as possible|asap|in due course|eventually|at some point|in the near future)\b/;

/** What happens next, and when: a step of ours in the same sentence as a time, or in the one before it. */
export const nextStep: Check = ({ read, isEnglish, isUnhappy }) => {
  if (!isUnhappy || !isEnglish) return [];
  const steps = read.sentences.map(({ text }) => STEP.test(text) || PRESENT.test(text) || PASSIVE.test(text));
  const times = read.sentences.map(({ text }) => WHEN.test(text));
  const isDated = steps.some((step, at) => step && (times[at] || (times[at + 1] ?? false)));
  if (isDated) return [];
  const vague = VAGUE.exec(read.lower);
  if (vague) {
    const place = { start: vague.index, end: vague.index + vague[0].length };
    return [fault('It does not say by when. Name a day or an hour.', place)];
  }
  return [
    fault(steps.some(Boolean) ? 'It does not say by when.' : 'It does not say what happens next, and when.'),
  ];
};
