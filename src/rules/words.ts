/** What a triage rule does, in words. Pure. */
import type { TriageActions } from '../db/schema.ts';

type Names = { person: string | null; team: string | null; channel: string | null };

const BY = {
  team: (team: string) => team,
  turn: (team: string) => `the people of ${team} in turn`,
  load: (team: string) => `whoever has the least in ${team}`,
};
const DISMISSED = { 'not-relevant': 'not relevant', spam: 'spam', duplicate: 'a duplicate' };

/** A phrase for each thing, in the order in which they are done. */
export function doesWords(
  { assign, tags = [], priority, status, channelId, approval }: TriageActions,
  names: Names,
): string[] {
  const phrases: string[] = [];
  if (assign?.to === 'person') phrases.push(`assigns to ${names.person ?? 'somebody who is gone'}`);
  if (assign?.to === 'team') phrases.push(`assigns to ${BY[assign.by](names.team ?? 'a team that is gone')}`);
  if (tags.length > 0) phrases.push(`tags ${tags.map((tag) => `“${tag}”`).join(' and ')}`);
  if (priority) phrases.push(`sets the priority to ${priority}`);
  if (status?.is === 'resolved') phrases.push('resolves');
  if (status?.is === 'dismissed') phrases.push(`dismisses as ${DISMISSED[status.reason]}`);
  if (status?.is === 'snoozed') phrases.push(`snoozes for ${hours(status.hours)}`);
  if (approval) phrases.push('asks for approval of replies');
  if (channelId) phrases.push(`alerts ${names.channel ?? 'a channel that is gone'}`);
  return phrases;
}

const hours = (count: number) => (count % 24 === 0 ? plural(count / 24, 'day') : plural(count, 'hour'));

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
