/** An alert as a Slack message that fits every limit by construction, and pings nobody. */
import { safeUrl } from '../../text.ts';
import { counted, headline } from '../headline.ts';
import type { Alert, Digest, Message, Notice } from './channel.ts';
import { escaped, fitted } from './slack-text.ts';

/** Of the whole message as it goes over the wire; Slack drops what is longer than some 13,000. */
export const MOST_CHARACTERS = 3000;
const MOST = {
  text: 200,
  headline: 140,
  quote: 600,
  context: 160,
  reasons: 220,
  link: 400,
  name: 60,
  items: 10,
};

type Text = { type: 'mrkdwn'; text: string; verbatim: true } | { type: 'plain_text'; text: string };
type Block =
  | { type: 'section'; text: Text }
  | { type: 'context'; elements: Text[] }
  | { type: 'actions'; elements: { type: 'button'; text: Text; url: string; action_id: string }[] };

export type SlackMessage = {
  text: string;
  blocks: Block[];
  unfurl_links: false;
  unfurl_media: false;
  metadata: { event_type: string; event_payload: { id: string } };
};

/** The longest quote with which the whole message still fits. */
export function slackMessage(message: Message): SlackMessage {
  if (message.kind !== 'alert') return noticeMessage(message);
  for (let most = MOST.quote; ; most = Math.floor(most / 2)) {
    const built = alertMessage(message, most);
    if (most === 0 || JSON.stringify(built).length <= MOST_CHARACTERS) return built;
  }
}

function noticeMessage(notice: Notice | Digest): SlackMessage {
  const { eventId, title, text, url } = notice;
  const items = notice.kind === 'digest' ? notice.items.slice(0, MOST.items) : [];
  const listed = items.map((item) => `• ${fitted(item.title, MOST.context)}`);
  const body = [`*${fitted(title, MOST.headline)}*`, fitted(text, MOST.quote), ...listed].join('\n');
  return {
    text: fitted(title, MOST.text),
    blocks: [section(body), links([{ word: 'Open in Earshot', url }]), context(footer(notice))].flat(),
    ...envelope(eventId),
  };
}

function alertMessage(alert: Alert, mostQuoted: number): SlackMessage {
  const { mention, eventId } = alert;
  const said = [mention.title, mention.text].filter(Boolean).join(': ');
  const quote = mostQuoted > 0 ? fitted(said, mostQuoted) : '';
  return {
    text: fitted(`${headline(alert.brandName, alert.mention)}: ${said}`, MOST.text),
    blocks: [
      section(`*${fitted(headline(alert.brandName, alert.mention), MOST.headline)}*`),
      quote ? section(`> ${quote}`) : [],
      context(fitted(facts(alert), MOST.context)),
      context(fitted(priority(alert), MOST.reasons)),
      links([
        { word: 'Open in Earshot', url: alert.url },
        { word: 'See the original', url: mention.url },
      ]),
      context(footer(alert)),
    ].flat(),
    ...envelope(eventId),
  };
}

const envelope = (id: string) => ({
  unfurl_links: false as const,
  unfurl_media: false as const,
  metadata: { event_type: 'earshot_alert', event_payload: { id } },
});

/** Escaped text in Slack's markup; `verbatim` keeps Slack from making pings out of plain names. */
const marked = (text: string): Text => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string): Block => ({ type: 'section', text: marked(text) });
/** Slack refuses a message with an empty text in it. */
const context = (text: string): Block[] => (text ? [{ type: 'context', elements: [marked(text)] }] : []);

/** Buttons to addresses that are short enough; the page in Earshot has the others. */
function links(wanted: { word: string; url: string | null }[]): Block[] {
  const elements = wanted.flatMap(({ word, url }, index) => {
    const safe = safeUrl(url);
    if (!safe || safe.length > MOST.link) return [];
    const text: Text = { type: 'plain_text', text: word };
    return [{ type: 'button' as const, text, url: safe, action_id: `open-${index}` }];
  });
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function facts({ mention, ruleName, timeZone }: Alert): string {
  const { author, followers, themes, dueAt } = mention;
  return [
    author ? `by ${author.slice(0, MOST.name)}` : null,
    followers === null ? null : counted(followers, 'follower'),
    themes[0] ?? null,
    dueAt ? `reply due ${moment(dueAt, timeZone)}` : null,
    ruleName ? `rule “${ruleName.slice(0, MOST.name)}”` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function moment(at: Date, timeZone: string): string {
  const options = { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' }).format(at)} (${timeZone})`;
}

/** The reasons add up to the score. */
function priority({ priority: { level, score, reasons } }: Alert): string {
  const parts = reasons.map(({ reason, points }) => `${reason} ${points < 0 ? '−' : '+'}${Math.abs(points)}`);
  return [`Priority ${level}, ${score}`, parts.join(', ')].filter(Boolean).join(': ');
}

function footer({ eventId, mayBeRepeat }: Message): string {
  return escaped(`Event ${eventId}${mayBeRepeat ? ' · possible repeat after a restart' : ''}`);
}
