/** A list of mentions as Atom (RFC 4287): every text is text, and nothing of what the team wrote is in it. Pure. */
import { headline } from '../alerts/headline.ts';
import { maskPersonal } from '../alerts/mask.ts';
import { mayLeave } from '../mentions/export.ts';
import type { Listed } from '../mentions/inbox/kept-list.ts';
import { safeUrl } from '../text.ts';

export type Feed = { name: string; selfUrl: string; publicUrl: string; createdAt: Date; items: Listed[] };

const EXCERPT = 1000;

/** When anything in it changed last, to the second. */
export function changedAt({ items, createdAt }: Pick<Feed, 'items' | 'createdAt'>): Date {
  const latest = Math.max(createdAt.getTime(), ...items.map(({ updatedAt }) => updatedAt.getTime()));
  return new Date(Math.floor(latest / 1000) * 1000);
}

/** The same list is the same text. */
export function atomOf(feed: Feed): string {
  const { name, selfUrl, publicUrl, items } = feed;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(selfUrl)}</id>
  <title type="text">${xml(name)}</title>
  <updated>${changedAt(feed).toISOString()}</updated>
  <link rel="self" href="${xml(selfUrl)}"/>
  <link rel="alternate" type="text/html" href="${xml(publicUrl)}/"/>
  <author><name>Earshot</name></author>
  <generator>Earshot</generator>
${items.map((item) => entry(item, publicUrl)).join('\n')}
</feed>
`;
}

function entry(item: Listed, publicUrl: string): string {
  const own = `${publicUrl}/mentions/${item.id}`;
  const leaves = mayLeave(item.sourceKind);
  const original = safeUrl(item.url);
  const title = leaves && item.title ? maskPersonal(item.title) : headline(item.brandName, item);
  return `  <entry>
    <id>${xml(own)}</id>
    <title type="text">${xml(title.slice(0, 300))}</title>
    <published>${item.publishedAt.toISOString()}</published>
    <updated>${item.updatedAt.toISOString()}</updated>
    <link rel="alternate" type="text/html" href="${xml(original ?? own)}"/>
    <link rel="related" type="text/html" href="${xml(own)}"/>
    <author><name>${xml((leaves && item.author) || 'unknown')}</name></author>
    <category term="${xml(item.sentiment)}"/>
    <summary type="text">${xml(leaves ? maskPersonal(item.text).slice(0, EXCERPT) : 'The terms of this source keep its text in Earshot.')}</summary>
  </entry>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escaped, and without what XML 1.0 cannot hold. */
const xml = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (mark) => ESCAPES[mark]!);
