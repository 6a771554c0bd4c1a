/** The lists of people, and the way from one to all of it. */
import type { PeopleList, PeopleReport } from '../src/reports/people/people.ts';
import { EmptyState, Pager } from './cards.tsx';
import { reportUrl } from './report-frame.tsx';

/** `list`: the one that is shown alone. */
export type PeopleData = PeopleReport & { list: PeopleList | null };

export const LISTS: Record<PeopleList, { title: string; hint: string; none: string; nobody: string }> = {
  advocates: {
    title: 'Advocates to thank',
    hint: 'praise that nobody answered yet',
    none: 'Nobody is left to thank in these days',
    nobody: 'Everybody whose newest word is praise was answered, or there was no praise.',
  },
  detractors: {
    title: 'Detractors to win back',
    hint: 'complaints that are open or unanswered',
    none: 'Nobody is left to win back in these days',
    nobody: 'Every critic was answered and settled, or spoke better since.',
  },
  influencers: {
    title: 'Heard by many',
    hint: 'influence = reach + engagement',
    none: 'Nobody with a known reach in these days',
    nobody: 'Some sources say neither who follows an author nor how a post was received.',
  },
};

const listUrl = (data: PeopleData, list: PeopleList, more: Record<string, string> = {}) =>
  reportUrl('/people', data, { list, ...more });

export const More = ({ data, list }: { data: PeopleData; list: PeopleList }) => {
  const next = data[list]?.next;
  if (!next) return null;
  return data.list === list ? (
    <Pager href={listUrl(data, list, { cursor: next })} words="More" />
  ) : (
    <p class="pager">
      <a class="button" href={listUrl(data, list)}>
        All of them
      </a>
    </p>
  );
};

export const Nobody = ({ list }: { list: PeopleList }) => (
  <EmptyState awaitsMentions icon="users" title={LISTS[list].none}>
    {LISTS[list].nobody} Choose a longer period or another source to look further.
  </EmptyState>
);
