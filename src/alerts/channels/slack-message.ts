/** A message as Slack takes it: within every limit by construction, pinging nobody, strangers' words literal. */
import { headline } from '../headline.ts';
import type { Alert, Digest, Message, Notice } from './channel.ts';
import {
  actions,
  type Block,
  context,
  listed,
  marked,
  plain,
  quoted,
  type RichPiece,
  section,
} from './slack-blocks.ts';
import { isCallable, leading, link, pressable, pressableNotice } from './slack-buttons.ts';
import { due, facts, priority, sinceThen } from './slack-facts.ts';
import { fitted, literal, unmarked } from './slack-text.ts';

/** Of the whole message as it goes over the wire; Slack drops what is longer than some 13,000. */
export const MOST_CHARACTERS = 3000;
/** What a quote weighs around its words, with room to spare. */
const AROUND_QUOTE = 105;
/** Less than this says nothing. */
const SHORTEST_QUOTE = 40;
/** The channel, the thread and what else is said beside a message. */
const BESIDE = 130;
const MOST = {
  text: 200,
  headline: 180,
  quote: 600,
  facts: 200,
  reasons: 180,
  standing: 120,
  notice: 1200,
  item: 90,
  excerpt: 120,
};

export type SlackMessage = {
  text: string;
  mrkdwn: false;
  blocks: Block[];
  unfurl_links: false;
  unfurl_media: false;
  metadata: { event_type: string; event_payload: { id: string } };
};

/** `answers`: Slack can tell Earshot of a press; else every button is a link. */
export function slackMessage(message: Message, { answers = false } = {}): SlackMessage {
  if (message.kind === 'alert') return alertMessage(message, answers && isCallable(message.url));
  return message.kind === 'digest'
    ? digestMessage(message)
    : noticeMessage(message, answers && isCallable(message.url));
}

function alertMessage(alert: Alert, answers: boolean): SlackMessage {
  const head = headline(alert.brandName, alert.mention);
  const said = [alert.mention.title, alert.mention.text].filter(Boolean).join(': ');
  const built = (quote: Block[]) =>
    enveloped(alert, fitted(`${head}: ${said}`, MOST.text, unmarked), [
      bold(head),
      ...quote,
      ...context(plain(fitted(facts(alert), MOST.facts, literal)), due(alert)),
      ...context(plain(fitted(priority(alert), MOST.reasons, literal))),
      ...context(plain(fitted(sinceThen(alert), MOST.standing, literal))),
      ...actions(answers ? pressable(alert) : leading(alert)),
    ]);
  const room = MOST_CHARACTERS - BESIDE - AROUND_QUOTE - JSON.stringify(built([])).length;
  return built(room < SHORTEST_QUOTE ? [] : quoted(fitted(said, Math.min(MOST.quote, room), literal)));
}

function noticeMessage(notice: Notice, answers: boolean): SlackMessage {
  const { title, text } = notice;
  return enveloped(notice, fitted(title, MOST.text, unmarked), [
    bold(title),
    ...(text ? [section(plain(fitted(text, MOST.notice, literal)))] : []),
    ...context(plain(fitted(sinceThen(notice), MOST.standing, literal))),
    ...actions(answers ? pressableNotice(notice) : link('open', 'Open in Earshot', notice.url)),
  ]);
}

/** As many of its mentions as have room; the others are counted. */
function digestMessage(digest: Digest): SlackMessage {
  const { title, text, url, items } = digest;
  const built = (shown: RichPiece[][]) => {
    const left = items.length - shown.length + digest.more;
    return enveloped(digest, fitted(title, MOST.text, unmarked), [
      bold(title),
      ...(text ? [section(plain(fitted(text, MOST.quote, literal)))] : []),
      ...listed(shown),
      ...context(plain(left > 0 && shown.length > 0 ? `And ${left} more in Earshot.` : '')),
      ...actions(link('open', 'Open all in Earshot', url)),
    ]);
  };
  let shown: RichPiece[][] = [];
  for (const item of items) {
    const next = [...shown, pieces(item)];
    if (JSON.stringify(built(next)).length > MOST_CHARACTERS - BESIDE) break;
    shown = next;
  }
  return built(shown);
}

const bold = (words: string): Block =>
  section(marked(`*${fitted(words, MOST.headline, unmarked) || 'Earshot'}*`));

function pieces({ title, excerpt, url }: Digest['items'][number]): RichPiece[] {
  const words = fitted(title, MOST.item, literal);
  const said = fitted(excerpt, MOST.excerpt, literal);
  return [
    { type: 'link', url, text: words || 'A mention' },
    ...(said ? [{ type: 'text' as const, text: ` ${said}` }] : []),
  ];
}

/** Whatever the message is, its last line says which it is. */
function enveloped(message: Message, text: string, blocks: Block[]): SlackMessage {
  const { eventId, mayBeRepeat } = message;
  const footer = `Event ${eventId}${mayBeRepeat ? ' · possible repeat after a restart' : ''}`;
  return {
    text: text || 'A message from Earshot',
    mrkdwn: false,
    blocks: [...blocks, ...context(plain(footer))],
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'earshot_alert', event_payload: { id: eventId } },
  };
}
