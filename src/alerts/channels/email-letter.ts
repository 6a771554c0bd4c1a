/** A message as a letter: a subject of one line, the same words as text and as HTML, nothing that loads or calls. */
import { htmlOf, type Part, textOf } from '../../letters/markup.ts';
import type { Message } from './channel.ts';
import { fitted } from './slack-text.ts';
import { type Told, told, unlinked } from './told.ts';

const MOST = {
  subject: 160,
  title: 200,
  quote: 2000,
  text: 2000,
  fact: 300,
  item: 120,
  excerpt: 240,
  items: 25,
};

export type Written = { subject: string; text: string; html: string };

/** `unsubscribeUrl` is the reader's own; `why` says in a sentence why they get the letter. */
export function letterOf(
  message: Message,
  { unsubscribeUrl, why }: { unsubscribeUrl: string; why: string },
): Written {
  const parts = told(message);
  const title = dressed(parts.title, MOST.title) || 'A message from Earshot';
  const repeat = message.mayBeRepeat ? 'Possible repeat: ' : '';
  return writtenAs(`${repeat}${fitted(title, MOST.subject, (text) => text)}`, partsOf(title, parts), [
    { kind: 'text', text: parts.footer },
    { kind: 'text', text: why },
    { kind: 'links', links: [{ word: 'Unsubscribe', url: unsubscribeUrl }] },
  ]);
}

/** Parts whose texts are already safe to show. */
export const writtenAs = (subject: string, parts: Part[], footer: Part[]): Written => ({
  subject,
  text: textOf(parts, footer),
  html: htmlOf(subject, parts, footer),
});

function partsOf(title: string, parts: Told): Part[] {
  const items = parts.items.slice(0, MOST.items);
  const left = parts.items.length - items.length + parts.more;
  const small = (text: string): Part[] => (text ? [{ kind: 'text', text, small: true }] : []);
  return [
    { kind: 'heading', text: title },
    ...(parts.text ? [{ kind: 'text' as const, text: dressed(parts.text, MOST.text) }] : []),
    ...(parts.quote ? [{ kind: 'quote' as const, text: dressed(parts.quote, MOST.quote) }] : []),
    ...listOf(items),
    ...small(left > 0 && items.length > 0 ? `And ${left} more in Earshot.` : ''),
    ...parts.facts.flatMap((fact) => small(dressed(fact, MOST.fact))),
    ...(parts.links.length > 0 ? [{ kind: 'links' as const, links: parts.links }] : []),
  ];
}

function listOf(items: Told['items']): Part[] {
  if (items.length === 0) return [];
  const shown = items.map(({ title, excerpt, url }) => ({
    title: dressed(title, MOST.item) || 'A mention',
    text: dressed(excerpt, MOST.excerpt),
    url,
  }));
  return [{ kind: 'list', items: shown }];
}

const dressed = (text: string, most: number): string => fitted(text, most, unlinked);
