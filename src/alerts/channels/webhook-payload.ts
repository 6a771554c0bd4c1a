/** What a webhook is sent: a versioned JSON text of at most 20 KB (docs/webhooks.md). */
import { safeUrl } from '../../text.ts';
import type { Alert, Digest, Message } from './channel.ts';

/** The standard asks for less than 20 KB. */
export const MOST_PAYLOAD_BYTES = 20_000;

/** The body of one delivery; `at` is the time of sending. Texts are halved until it fits. */
export function webhookPayload(message: Message, at: Date): string {
  for (let most = 4000; ; most = Math.floor(most / 2)) {
    const body = JSON.stringify(payloadOf(message, at, most));
    if (most === 0 || new TextEncoder().encode(body).length <= MOST_PAYLOAD_BYTES) return body;
  }
}

const TYPES = { alert: 'mention.alert', notice: 'notice', digest: 'digest' } as const;

function payloadOf(message: Message, at: Date, most: number) {
  return {
    type: TYPES[message.kind],
    version: 1,
    id: message.eventId,
    timestamp: at.toISOString(),
    repeat: message.mayBeRepeat ?? false,
    data: dataOf(message, most),
  };
}

function dataOf(message: Message, most: number) {
  if (message.kind === 'alert') return mentionData(message, most);
  const { title, text, url } = message;
  const common = { title: short(title, 300), text: short(text, most), url };
  return message.kind === 'digest' ? { ...common, ...listed(message, most) } : common;
}

function mentionData(alert: Alert, most: number) {
  const { mention, priority } = alert;
  const { sentiment, rating, followers, likes, dueAt, sourceKind } = mention;
  return {
    rule: alert.ruleName && short(alert.ruleName, 120),
    brand: short(alert.brandName, 120),
    url: alert.url,
    similar: alert.similar,
    mention: {
      id: alert.mentionId,
      source: sourceKind,
      url: safeUrl(mention.url),
      title: mention.title === null ? null : short(mention.title, Math.min(most, 500)),
      text: short(mention.text, most),
      author: mention.author && short(mention.author, 120),
      ...{ followers, rating, likes, sentiment },
      themes: mention.themes.slice(0, 10).map((theme) => short(theme, 60)),
      dueAt: dueAt?.toISOString() ?? null,
      priority: {
        level: priority.level,
        score: priority.score,
        reasons: priority.reasons.slice(0, 12).map(reasonOf),
      },
    },
  };
}

const reasonOf = ({ reason, points }: Alert['priority']['reasons'][number]) => ({
  reason: short(reason, 120),
  points,
});

function listed({ items, more }: Digest, most: number) {
  const shown = items.slice(0, most >= 1000 ? 50 : 10);
  return {
    items: shown.map(({ title, excerpt, author, sourceKind, sentiment, url }) => ({
      title: short(title, 200),
      excerpt: short(excerpt, Math.min(most, 200)),
      author: author && short(author, 120),
      source: sourceKind,
      sentiment,
      url,
    })),
    more: more + items.length - shown.length,
  };
}

/** Well-formed, and with a mark where it was cut. */
function short(text: string, most: number): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '');
  return whole.length <= most
    ? whole
    : `${whole.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
