/** Signs of spam in how a text is made: links, tags, hidden addresses, words again and again. */
import { type Seen, type Sign, said } from './sign.ts';

const SHORTENED =
  /\b(?:bit\.ly|tinyurl\.com|cutt\.ly|goo\.gl|is\.gd|rb\.gy|shorturl\.at|t\.me|wa\.me|linktr\.ee)\b/i;

export const SHAPE_SIGNS: Sign[] = [
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
