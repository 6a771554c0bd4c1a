/** A message as an Adaptive Card for Teams: at most 15 KB, literal where strangers speak, and no ping. */
import type { Message } from './channel.ts';
import { fitted } from './slack-text.ts';
import { type Link, type Told, told, unlinked } from './told.ts';

/** Teams takes 28 KB at most; messages from 21 KB on were refused. */
export const MOST_CARD_BYTES = 15 * 1024;
const MOST = { title: 180, quote: 900, text: 900, fact: 240, item: 120, excerpt: 160, items: 10 };

/** Text runs are shown as they are; Markdown is only read in text blocks. */
type Run = {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  isSubtle?: true;
  italic?: true;
  size?: 'Medium';
};
type Block = { type: 'RichTextBlock'; inlines: Run[]; separator?: true };
type Action = { type: 'Action.OpenUrl'; title: string; url: string };

export type TeamsMessage = {
  type: 'message';
  summary: string;
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive';
      contentUrl: null;
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
        type: 'AdaptiveCard';
        version: '1.4';
        fallbackText: string;
        msteams: { width: 'Full' };
        body: Block[];
        actions: Action[];
      };
    },
  ];
};

/** With as many items of a digest as have room. */
export function teamsMessage(message: Message): TeamsMessage {
  const parts = told(message);
  for (let most = Math.min(MOST.items, parts.items.length); ; most--) {
    const built = cardOf(parts, most);
    if (most <= 0 || bytesOf(built) <= MOST_CARD_BYTES) return built;
  }
}

export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function cardOf(parts: Told, mostItems: number): TeamsMessage {
  const title = dressed(parts.title, MOST.title) || 'A message from Earshot';
  const shown = parts.items.slice(0, mostItems);
  const left = parts.items.length - shown.length + parts.more;
  const body: Block[] = [
    block({ text: title, weight: 'Bolder', size: 'Medium' }),
    ...optional(dressed(parts.text, MOST.text), {}),
    ...optional(quoted(parts.quote), { italic: true }),
    ...shown.map(({ title: head, excerpt }) => itemOf(head, excerpt)),
    ...optional(left > 0 && shown.length > 0 ? `And ${left} more in Earshot.` : '', { isSubtle: true }),
    ...parts.facts.flatMap((fact) => optional(dressed(fact, MOST.fact), { isSubtle: true })),
    ...optional(parts.footer, { isSubtle: true }),
  ];
  return enveloped(title, body, parts.links);
}

function enveloped(title: string, body: Block[], links: Link[]): TeamsMessage {
  const actions = links.map(({ word, url }) => ({ type: 'Action.OpenUrl' as const, title: word, url }));
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: title,
    msteams: { width: 'Full' },
    body,
    actions,
  } as const;
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', summary: title, attachments: [{ contentType, contentUrl: null, content }] };
}

const block = (run: Omit<Run, 'type'>): Block => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', ...run }],
});

const optional = (text: string, style: Omit<Run, 'type' | 'text'>): Block[] =>
  text ? [block({ text, ...style })] : [];

function itemOf(title: string, excerpt: string): Block {
  const said = dressed(excerpt, MOST.excerpt);
  const head: Run = { type: 'TextRun', text: `• ${dressed(title, MOST.item)} `, weight: 'Bolder' };
  return { type: 'RichTextBlock', inlines: said ? [head, { type: 'TextRun', text: said }] : [head] };
}

const quoted = (text: string): string => (text ? `“${dressed(text, MOST.quote)}”` : '');

const dressed = (text: string, most: number): string => fitted(text, most, inert);

/** `{{DATE(…)}}` is computed, `<at>` calls somebody, and old clients read Markdown everywhere. */
const inert = (text: string): string =>
  unlinked(text)
    .replaceAll(/\{(?=\{)/g, '{\u2060')
    .replaceAll(/<(?=\S)/g, '<\u2060')
    .replaceAll(/\](?=\()/g, ']\u2060')
    .replaceAll(/([*_~`])(?=\1|\S)/g, '$1\u2060');
