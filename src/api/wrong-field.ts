/** What is wrong with a field of a request, as a sentence that says what belongs there. */
import type { z } from 'zod';

const FORMATS: Record<string, string> = {
  date: 'Write a day as 2026-03-31.',
  datetime: 'Write a time in ISO 8601, such as 2026-03-31T09:00:00Z.',
  email: 'Write an e-mail address.',
  url: 'Write a whole address, beginning with https://.',
};

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const EITHER = new Intl.ListFormat('en', { type: 'disjunction' });

const kindOf = (input: unknown) =>
  KINDS[input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input] ?? 'something else';

const wantedType = (expected: string, input: unknown) => {
  const wanted = KINDS[expected] ?? expected;
  if (input === undefined) return `This is missing; it is ${wanted}.`;
  if (Number.isNaN(input)) return `This is not ${wanted}.`;
  const sent = typeof input === 'number' && wanted === KINDS.int ? `${input}` : kindOf(input);
  return `This must be ${wanted}; ${sent} was sent.`;
};

/** A text is as long as its characters, a list as its entries. */
const COUNTED: Record<string, string> = { string: ' characters', array: ' entries' };

type Bound = { origin: string; inclusive?: boolean };

function bounded({ origin, inclusive }: Bound, side: 'most' | 'least', size: number | bigint) {
  if (inclusive === false) return `This must be ${side === 'most' ? 'less' : 'more'} than ${size}.`;
  const counted = COUNTED[origin];
  return `This must ${counted ? 'have' : 'be'} at ${side} ${size}${counted ?? ''}.`;
}

/** For zod's `error` option; null leaves the words to zod. */
export function sayWrongField(issue: z.core.$ZodRawIssue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return wantedType(issue.expected, issue.input);
    case 'invalid_value':
      return `This must be ${EITHER.format(issue.values.map(String))}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it has to be.';
    case 'too_big':
      return bounded(issue, 'most', issue.maximum);
    case 'too_small':
      return bounded(issue, 'least', issue.minimum);
    case 'invalid_union':
      return unionSentence(issue.errors);
    default:
      return null;
  }
}

/** A form that fits as a whole is the one that was meant; else each form says what it is. */
function unionSentence(forms: z.core.$ZodIssue[][]) {
  const firsts = forms.flatMap(([first]) => first ?? []);
  const meant = firsts.find(({ path }) => path.length > 0);
  if (meant) return `${meant.path.join('.')}: ${meant.message}`;
  return (
    firsts.map(({ message }) => message).join(' Or: ') ||
    'This has none of the forms that are described at /api/v1/openapi.json.'
  );
}
