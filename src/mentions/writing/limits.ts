/** What each source takes as a reply, as its documentation says; a kind that is not here has no limit that we know of. */
export type LengthUnit = 'characters' | 'graphemes' | 'bytes' | 'weighted';

export type ReplyLimit = {
  /** Longest reply, in `unit`. */
  most: number;
  unit: LengthUnit;
  /** What an address in a reply becomes; absent: a link. */
  links?: 'text';
  /** What an address counts, however long it is. */
  linkLength?: number;
  /** Taken beside the words, where Earshot posts the reply; absent: none. */
  pictures?: PictureLimit;
};

/** How many go with a reply, and how large each may be. */
export type PictureLimit = { most: number; bytes: number };

/** Of what any source takes. */
export const LARGEST_PICTURE = 10 * 1024 * 1024;

export const REPLY_LIMITS: Readonly<Record<string, ReplyLimit>> = {
  // twitter-text configuration 3: wide characters count twice, every address 23.
  x: { most: 280, unit: 'weighted', linkLength: 23 },
  bluesky: { most: 300, unit: 'graphemes', pictures: { most: 4, bytes: 2_000_000 } },
  // Servers before 4.2 take no larger pictures; later ones take 16 MB.
  mastodon: {
    most: 500,
    unit: 'graphemes',
    linkLength: 23,
    pictures: { most: 4, bytes: LARGEST_PICTURE },
  },
  googleplay: { most: 350, unit: 'characters', links: 'text' },
  appstore: { most: 5970, unit: 'characters', links: 'text' },
  appstoreconnect: { most: 5970, unit: 'characters', links: 'text' },
  googlebusiness: { most: 4096, unit: 'bytes', links: 'text' },
  instagram: { most: 2200, unit: 'characters', links: 'text' },
  facebook: { most: 8000, unit: 'characters' },
  stackexchange: { most: 600, unit: 'characters' },
  youtube: { most: 10_000, unit: 'characters' },
  reddit: { most: 10_000, unit: 'characters' },
  lemmy: { most: 10_000, unit: 'characters' },
  // What a forum has unless its administrator says otherwise.
  discourse: { most: 32_000, unit: 'characters', pictures: { most: 4, bytes: 4 * 1024 * 1024 } },
  github: { most: 65_536, unit: 'characters' },
};

/** Sources whose replies are written in Markdown; everywhere else a picture cannot stand among the words. */
const MARKDOWN: ReadonlySet<string> = new Set(['github', 'reddit', 'lemmy', 'discourse', 'stackexchange']);

/** The limit of a source, or null when none is known. */
export const replyLimit = (sourceKind: string): ReplyLimit | null => REPLY_LIMITS[sourceKind] ?? null;

/** Whether a picture may stand among the words of a reply. */
export const writesMarkdown = (sourceKind: string): boolean => MARKDOWN.has(sourceKind);

/** What it takes beside the words, or null when nothing. */
export const pictureLimit = (sourceKind: string): PictureLimit | null =>
  REPLY_LIMITS[sourceKind]?.pictures ?? null;

const ADDRESS = /https?:\/\/\S+/g;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How long a reply is as its source counts. */
export function replyLength(text: string, { unit, linkLength }: ReplyLimit): number {
  const plain = text.trim();
  if (linkLength === undefined) return lengthIn(unit, plain);
  const links = plain.match(ADDRESS)?.length ?? 0;
  return lengthIn(unit, plain.replaceAll(ADDRESS, '')) + links * linkLength;
}

function lengthIn(unit: LengthUnit, text: string): number {
  switch (unit) {
    case 'bytes':
      return new TextEncoder().encode(text).length;
    case 'graphemes':
      return [...segmenter.segment(text)].length;
    case 'weighted':
      return [...segmenter.segment(text.normalize('NFC'))].reduce(
        (sum, { segment }) => sum + weight(segment),
        0,
      );
    case 'characters':
      return [...text].length;
  }
}

/** twitter-text: Latin and general punctuation count once, an emoji of any length and everything else twice. */
function weight(grapheme: string): number {
  const code = grapheme.codePointAt(0)!;
  if (/\p{Extended_Pictographic}/u.test(grapheme) && code > 0xff) return 2;
  return [...grapheme].reduce((sum, each) => sum + (isNarrow(each.codePointAt(0)!) ? 1 : 2), 0);
}

const isNarrow = (code: number) =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);
