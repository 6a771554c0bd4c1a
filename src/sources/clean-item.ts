/** The border for whole items: whatever an adapter, a file or a caller gave, every field becomes storable. Pure. */
import { cleanText, safeUrl } from '../text.ts';
import type { Item } from './adapter.ts';

const LONGEST = { id: 512, title: 1000, name: 200, text: 100_000, word: 35 };
const LARGEST_INTEGER = 2_147_483_647;

/** The item with clean text, absolute addresses, real dates, whole counts and a rating of 1–5; else null. */
export function cleanItem(item: Item): Item {
  const { author, engagement } = item;
  return {
    source: item.source,
    externalId: cleanId(item.externalId),
    url: safeUrl(item.url),
    author: {
      name: line(author.name, LONGEST.name),
      handle: line(author.handle, LONGEST.name),
      url: safeUrl(author.url),
      followers: count(author.followers),
    },
    title: line(item.title, LONGEST.title),
    text: cleanText(item.text, LONGEST.text),
    language: line(item.language, LONGEST.word),
    publishedAt: time(item.publishedAt),
    editedAt: time(item.editedAt),
    rating: item.rating !== null && item.rating >= 1 && item.rating <= 5 ? item.rating : null,
    engagement: {
      likes: count(engagement.likes),
      comments: count(engagement.comments),
      shares: count(engagement.shares),
      views: count(engagement.views),
    },
    location: line(item.location, LONGEST.name),
    replyTo: line(item.replyTo, LONGEST.id),
    parent: line(item.parent, LONGEST.id),
  };
}

/** Sixteen hex digits that tell two texts apart: two 32-bit multiplicative hashes over UTF-16 units. */
export function digest(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul((other << 13) | (other >>> 19), 5) ^ Math.imul(unit, 0x85ebca6b);
  }
  return hex(one) + hex(other);
}

/** An id that is too long for an index keeps its beginning and gets a digest of the whole. */
export function cleanId(id: string): string {
  const clean = cleanText(id, LONGEST.text);
  if (clean.length <= LONGEST.id) return clean;
  // What cleaning cut off may be all that tells two of them apart.
  const whole = id.length > LONGEST.text ? id : clean;
  return `${clean.slice(0, LONGEST.id - 17)}#${digest(whole)}`;
}

function line(text: string | null, longest: number): string | null {
  return text === null ? null : cleanText(text, longest).replaceAll('\n', ' ') || null;
}

function count(value: number | null): number | null {
  if (value === null || !Number.isFinite(value) || value < 0) return null;
  return Math.min(LARGEST_INTEGER, Math.round(value));
}

/** Nobody posted on the web before 1970; a year that PostgreSQL cannot read is no date either. */
function time(text: string | null): string | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return at >= 0 && at < 253_402_300_800_000 ? new Date(at).toISOString() : null;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
