/** A message in its parts, for channels that dress and measure them in their own way. Nothing here is escaped. */
import { safeUrl } from '../../text.ts';
import { counted, headline } from '../headline.ts';
import type { Alert, Digest, Message } from './channel.ts';
import { fitted } from './slack-text.ts';

export type Told = {
  title: string;
  /** A stranger's words; '' where there are none. */
  quote: string;
  /** Our own words, which may hold a stranger's. */
  text: string;
  /** Lines of what is known about it. */
  facts: string[];
  items: { title: string; excerpt: string; url: string }[];
  /** How many more there are than `items`. */
  more: number;
  links: Link[];
  footer: string;
};

export type Link = { word: string; url: string };

const NOTHING = { quote: '', text: '', facts: [], items: [], more: 0 };

export function told(message: Message): Told {
  const common = { ...NOTHING, footer: footer(message) };
  if (message.kind === 'alert') return { ...common, ...toldOfMention(message) };
  const { title, text, url } = message;
  if (message.kind === 'notice') {
    const facts = message.standing ? [message.standing] : [];
    return { ...common, title, text, facts, links: links([['Open in Earshot', url]]) };
  }
  return { ...common, title, text, ...itemsOf(message), links: links([['Open all in Earshot', url]]) };
}

function toldOfMention(alert: Alert) {
  const { brandName, mention, url } = alert;
  return {
    title: headline(brandName, mention),
    quote: [mention.title, mention.text].filter(Boolean).join(': '),
    facts: [facts(alert), priority(alert), sinceThen(alert)].filter((line) => line !== ''),
    links: links([
      ['Open in Earshot', url],
      ['See the original', mention.url],
    ]),
  };
}

const itemsOf = ({ items, more }: Digest) => ({
  items: items.flatMap(({ title, excerpt, url }) => {
    const safe = safeUrl(url);
    return safe ? [{ title, excerpt, url: safe }] : [];
  }),
  more,
});

/** What is too long for a button is found on the page in Earshot. */
const LONGEST_LINK = 400;

function links(wanted: [word: string, url: string | null][]): Link[] {
  return wanted.flatMap(([word, url]) => {
    const safe = safeUrl(url);
    return safe && safe.length <= LONGEST_LINK ? [{ word, url: safe }] : [];
  });
}

const asIs = (text: string) => text;
const name = (text: string) => fitted(text, 60, asIs);

function facts({ mention, ruleName, timeZone }: Alert): string {
  const { author, followers, themes, dueAt } = mention;
  return [
    author ? `by ${name(author)}` : null,
    followers === null ? null : counted(followers, 'follower'),
    themes[0] ? name(themes[0]) : null,
    dueAt ? `reply due ${moment(dueAt, timeZone)}` : null,
    ruleName ? `rule “${name(ruleName)}”` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** "23 Nov, 10:47 (Europe/Berlin)". */
export const moment = (at: Date, timeZone: string): string =>
  `${formatFor(timeZone).format(at)} (${timeZone})`;

/** To make one takes longer than all the rest of a message. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const options = { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' });
  formats.set(timeZone, format);
  return format;
}

/** The reasons add up to the score. */
function priority({ priority: { level, score, reasons } }: Alert): string {
  const parts = reasons.map(({ reason, points }) => `${reason} ${points < 0 ? '−' : '+'}${Math.abs(points)}`);
  return [`Priority ${level}, ${score}`, parts.join(', ')].filter(Boolean).join(': ');
}

function sinceThen({ similar, standing }: Alert): string {
  return [similar > 0 ? `+${similar} similar` : null, standing].filter(Boolean).join(' · ');
}

const footer = ({ eventId, mayBeRepeat }: Message): string =>
  `Event ${eventId}${mayBeRepeat ? ' · possible repeat after a restart' : ''}`;

/** No program makes a link or a ping of it: a joiner stands where an address would begin. */
export const unlinked = (text: string): string =>
  text
    .replaceAll(/:(?=\/\/)/g, ':\u2060')
    .replaceAll(/\b(mailto|tel|sms|javascript|data|vbscript):(?=\S)/gi, '$1:\u2060')
    .replaceAll('@', '@\u2060')
    .replaceAll(/\bwww\.(?=\S)/gi, 'www.\u2060');
