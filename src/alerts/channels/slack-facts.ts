/** What stands in small print under an alert in Slack. */
import { counted } from '../headline.ts';
import type { Alert } from './channel.ts';
import { date, type MarkedText, marked } from './slack-blocks.ts';
import { fitted } from './slack-text.ts';

/** Who said it, how many hear them, what about, and which rule rang. */
export function facts({ mention, ruleName }: Alert): string {
  const { author, followers, themes } = mention;
  return [
    author ? `by ${fitted(author, 60, (name) => name)}` : null,
    followers === null ? null : counted(followers, 'follower'),
    themes[0] ? fitted(themes[0], 60, (name) => name) : null,
    ruleName ? `rule “${fitted(ruleName, 60, (name) => name)}”` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** When an answer is due, on the reader's own clock. */
export function due({ mention: { dueAt }, timeZone }: Alert): MarkedText {
  return marked(dueAt ? `reply due ${date(dueAt, moment(dueAt, timeZone))}` : '');
}

const CLOCK = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

function moment(at: Date, timeZone: string): string {
  return `${at.toLocaleString('en-GB', { ...CLOCK, timeZone })} (${timeZone})`;
}

/** The reasons add up to the score. */
export function priority({ priority: { level, score, reasons } }: Alert): string {
  const parts = reasons.map(({ reason, points }) => `${reason} ${points < 0 ? '−' : '+'}${Math.abs(points)}`);
  return [`Priority ${level}, ${score}`, parts.join(', ')].filter(Boolean).join(': ');
}

const VERDICTS = { useful: 'Worth a message', noise: 'Not worth a message' };

/** "+3 similar · Jonas took this at 10:47". */
export function sinceThen({
  similar = 0,
  standing,
  verdict,
}: Partial<Pick<Alert, 'similar' | 'standing' | 'verdict'>>): string {
  const told = [similar > 0 ? `+${similar} similar` : null, standing, verdict ? VERDICTS[verdict] : null];
  return told.filter(Boolean).join(' · ');
}
