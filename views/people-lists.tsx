/** The lists of people, and the way from one to all of it. */
import type { PeopleList, PeopleReport } from '../src/reports/people/people.ts';
import { EmptyState, Pager } from './cards.tsx';
import { reportUrl } from './report-frame.tsx';

/** `list`: the one that is shown alone. */
export type PeopleData = PeopleReport & { list: PeopleList | null };

const COUNTED = {
  from: 'counted',
  hint: 'by their newest scored mention of these days',
  none: 'Nobody in these days',
  nobody: 'Nobody whom a source names spoke like this.',
} as const;

type List = {
  /** Where the report has it. */
  from: 'advocates' | 'detractors' | 'influencers' | 'counted';
  title: string;
  hint: string;
  none: string;
  nobody: string;
};

export const LISTS: Record<PeopleList, List> = {
  advocates: {
    from: 'advocates',
    title: 'Advocates to thank',
    hint: 'praise that nobody answered yet',
    none: 'Nobody is left to thank in these days',
    nobody: 'Everybody with a handle whose newest word is praise was answered, or there was no praise.',
  },
  detractors: {
    from: 'detractors',
    title: 'Detractors to win back',
    hint: 'complaints that are open or unanswered',
    none: 'Nobody is left to win back in these days',
    nobody: 'Every critic with a handle was answered and settled, or spoke better since.',
  },
  influencers: {
    from: 'influencers',
    title: 'Heard by many',
    hint: 'influence = reach + engagement',
    none: 'Nobody with a known reach in these days',
    nobody: 'Some sources say neither who follows an author nor how a post was received.',
  },
  heard: { title: 'People heard', ...COUNTED },
  promoters: { title: 'Promoters', ...COUNTED },
  passives: { title: 'Passives', ...COUNTED },
  critics: { title: 'Detractors', ...COUNTED },
};

export const listUrl = (data: PeopleData, list: PeopleList, more: Record<string, string> = {}) =>
  reportUrl('/people', data, { list, ...more });

export const More = ({ data, list }: { data: PeopleData; list: PeopleList }) => {
  const next = data[LISTS[list].from]?.next;
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
