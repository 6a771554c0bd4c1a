/** Events as sentences: "Maya marked this done". From where it came stands beside the time. */
import type { Activity } from '../src/mentions/activity.ts';
import { moment } from './format.ts';
import { DISMISSED_WORDS, SENTIMENT_WORDS, sourceName, wordFor } from './words.ts';

type Sentence = (entry: Activity, when: (value: unknown) => string) => string;

const SENTENCES: Record<string, Sentence> = {
  found: ({ subject, who }) => {
    // Of what came by hand or in a file nobody said where it was written.
    const place = subject && subject !== 'manual' ? ` ${who ? 'from' : 'on'} ${sourceName(subject)}` : '';
    return `${who ? 'brought this in' : 'found'}${place}`;
  },
  imported: () => 'imported',
  edited: () => 'edited by its author',
  deleted: () => 'deleted by its author',
  forgotten: () => 'text and author forgotten: kept for as long as agreed',
  erased: ({ who }) => (who ? 'erased its author' : 'author erased'),
  alerted: ({ subject }) => (subject ? `alert sent to ${subject}` : 'alert sent'),
  resolved: () => 'marked this done',
  dismissed: ({ to }) =>
    to.relevance
      ? `set aside by what your thumbs taught: ${to.relevance}`
      : `set this aside: ${wordFor(DISMISSED_WORDS, String(to.dismissedReason ?? '')).toLowerCase()}`,
  snoozed: ({ to }, when) =>
    to.snoozedUntil ? `snoozed this until ${when(to.snoozedUntil)}` : 'snoozed this',
  woken: () => 'woke up from snooze',
  reopened: () => 'reopened this',
  'author-wrote': () => 'opened again: its author wrote again in the thread',
  assigned: ({ subject, who }) => {
    if (!who) return `assigned to ${subject ?? 'nobody'}`;
    return subject === who ? 'took this' : `assigned this to ${subject ?? 'nobody'}`;
  },
  unassigned: () => 'assigned this to nobody',
  corrected: ({ to }) =>
    `set the sentiment to ${wordFor(SENTIMENT_WORDS, String(to.sentimentByUser ?? 'automatic')).toLowerCase()}`,
  themed: ({ to }) =>
    to.scoredThemes === null ? 'left the themes to Earshot' : `set the themes to ${listed(to.themes)}`,
  tagged: ({ to }) => `set the tags to ${listed(to.tags)}`,
  ruled: ({ to, subject }) => `changed by the rule “${String(to.rule ?? '')}”${ruledWords(to, subject)}`,
  rescored: ({ to }) => `scored again: ${wordFor(SENTIMENT_WORDS, String(to.sentiment ?? '')).toLowerCase()}`,
  suspected: () => 'suspected of being spam: one of many copies',
  cleared: () => 'said that this is no spam',
  noted: () => 'wrote a note',
  'note-changed': () => 'changed a note',
  'note-removed': () => 'removed a note',
  drafted: () => 'drafted a reply',
  'approval-asked': () => 'asked for approval of a reply',
  approved: ({ to }) => (to.edited ? 'changed a reply and approved it' : 'approved a reply'),
  returned: ({ to }) => `sent a reply back: ${String(to.note ?? '')}`,
  sending: () => 'sent a reply on its way',
  withdrawn: () => 'took a reply back before it went out',
  'send-failed': () => 'reply was not posted',
  'send-unclear': () => 'reply may have been posted: somebody has to look',
  replied: () => 'replied',
  surveyed: ({ to }) => `its author answered the question: ${String(to.rating)} of 5`,
  undone: () => 'took the last change back',
};

/** Beside the rule's name: what people look for afterwards. */
function ruledWords(to: Record<string, unknown>, subject: string | null): string {
  const words = [
    subject && `assigned to ${subject}`,
    to.priority && `priority ${String(to.priority)}`,
    Array.isArray(to.tags) && to.tags.length > 0 && `tags ${to.tags.join(', ')}`,
    typeof to.status === 'string' && to.status !== 'open' && to.status,
  ].filter(Boolean);
  return words.length > 0 ? `: ${words.join('; ')}` : '';
}

const listed = (words: unknown) => (Array.isArray(words) && words.length > 0 ? words.join(', ') : 'none');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function activityWords(entry: Activity, now: Date, timeZone: string): string {
  const when = (value: unknown) => moment(new Date(String(value)), timeZone, now);
  const did = SENTENCES[entry.kind]?.(entry, when) ?? entry.kind.replaceAll('-', ' ');
  const told = entry.who ? `${entry.who} ${did}` : capital(did);
  return told + (entry.undone ? ', taken back' : '');
}
