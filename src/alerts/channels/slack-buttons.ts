/** What can be done with an alert in Slack: buttons that Earshot answers, or links where it cannot be called. */
import { safeUrl } from '../../text.ts';
import { ALERT_MOVES, type Alert, type AlertMove, type Notice } from './channel.ts';
import { type Button, label, type Overflow } from './slack-blocks.ts';

/** Longer addresses would leave no room for words; the page in Earshot has them. */
const LONGEST_LINK = 300;

export const PRESSES = [...ALERT_MOVES, 'useful', 'noise'] as const;
export type Press = (typeof PRESSES)[number];

const WORDS: Record<Press, string> = {
  take: 'Take it',
  snooze: 'Snooze 1 h',
  dismiss: 'Not relevant',
  useful: 'Useful',
  noise: 'Noise',
};

/** What a button carries: who presses it says so about this alert. */
export const carried = (press: Press, eventId: string): string => `${press}:${eventId}`;

/** The press and the alert's id in what a button carries, or null. */
export function pressIn(value: string): { press: Press; alertId: string } | null {
  const [, press, alertId] = /^(\w+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(value) ?? [];
  const known = PRESSES.find((each) => each === press);
  return known && alertId ? { press: known, alertId } : null;
}

/** A button to an address; none for an address that is too long or leads nowhere. */
export function link(actionId: string, word: string, url: string | null): Button[] {
  const safe = linkable(url);
  return safe ? [{ type: 'button', action_id: actionId, text: label(word), url: safe }] : [];
}

function linkable(url: string | null): string | null {
  const safe = safeUrl(url);
  return safe && safe.length <= LONGEST_LINK ? safe : null;
}

/** Slack can call Earshot only where others reach it, by https. */
export function isCallable(url: string): boolean {
  const safe = safeUrl(url);
  if (!safe) return false;
  const { protocol, hostname } = new URL(safe);
  return protocol === 'https:' && hostname.includes('.') && !AT_HOME.test(hostname);
}

/** Names and numbers of one's own network. */
const AT_HOME =
  /^(?:10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$|\.(?:localhost|local|internal|lan|home)$/;

const pressing = (press: Press, { eventId }: { eventId: string }): Button => ({
  type: 'button',
  action_id: press,
  text: label(WORDS[press]),
  value: carried(press, eventId),
});

const takeIt = (message: { eventId: string }): Button => ({ ...pressing('take', message), style: 'primary' });

/** Buttons that Earshot answers. */
export function pressable(alert: Alert): (Button | Overflow)[] {
  const moves = alert.moves ?? ALERT_MOVES;
  if (moves.length === 0) return [...link('open', 'Open in Earshot', alert.url), ...verdicts(alert)];
  const offered = (move: AlertMove): Button[] => (moves.includes(move) ? [pressing(move, alert)] : []);
  return [
    ...(moves.includes('take') ? [takeIt(alert)] : []),
    ...link('reply', 'Reply', `${alert.url}#composer`),
    ...offered('snooze'),
    ...offered('dismiss'),
    ...more(alert),
  ];
}

/** An incident or a reminder can be taken, and an incident be judged. */
export const pressableNotice = (notice: Notice): Button[] => [
  ...(notice.moves?.includes('take') ? [takeIt(notice)] : []),
  ...link('open', 'Open in Earshot', notice.url),
  ...(notice.verdict === undefined ? [] : verdicts(notice)),
];

/** What was judged is not asked about again. */
const verdicts = (message: Pick<Alert, 'eventId' | 'verdict'>): Button[] =>
  message.verdict ? [] : (['useful', 'noise'] as const).map((press) => pressing(press, message));

function more({ eventId, mention, verdict }: Alert): (Button | Overflow)[] {
  const original = linkable(mention.url);
  const options = [
    ...(verdict
      ? []
      : (['useful', 'noise'] as const).map((press) => ({
          text: label(WORDS[press]),
          value: carried(press, eventId),
        }))),
    ...(original ? [{ text: label('See the original'), value: 'original', url: original }] : []),
  ];
  // A menu of one is refused.
  if (options.length > 1) return [{ type: 'overflow', action_id: 'more', options }];
  return link('original', 'See the original', original);
}

/** Buttons that lead somewhere, for where nobody answers. */
export const leading = (alert: Alert): Button[] => [
  ...link('open', 'Open in Earshot', alert.url),
  ...link('original', 'See the original', alert.mention.url),
];
