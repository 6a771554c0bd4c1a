/** What a reader must know to trust the figures. */
import { count, moment, number } from './format.ts';
import type { Reported, ReputationData } from './reputation-data.ts';

type Gap = ReputationData['notes']['gaps'][number];

/** Why is for those who can mend it; paper has no room for it. */
const NotRead = ({ data: { timeZone, generatedAt }, gap }: Reported & { gap: Gap }) => (
  <>
    {' '}
    {gap.source} was not read from {moment(gap.from, timeZone, generatedAt)} to{' '}
    {gap.to ? moment(gap.to, timeZone, generatedAt) : 'now'}
    <span class="no-print"> ({gap.reason.replace(/\.$/, '')})</span>, shown hatched.
  </>
);

export const Footnote = ({ data }: Reported) => (
  <p class="footnote">
    Net sentiment is the share of positive minus the share of negative mentions, in points.{' '}
    {count(data.figures.mentions.value ?? 0, 'mention')} from{' '}
    {count(data.notes.sources, 'kind of source', 'kinds of sources')}; scores corrected by a person on{' '}
    {number(data.notes.corrected)}, {number(data.notes.unscored)} not scored, {number(data.notes.dismissed)}{' '}
    dismissed or suspected spam, and left out.
    {data.notes.gaps.map((gap) => (
      <NotRead data={data} gap={gap} />
    ))}{' '}
    Made {moment(data.generatedAt, data.timeZone, data.generatedAt)}, times in {data.timeZone}.{' '}
    <a href="/accuracy" class="inside-only">
      How well texts are understood
    </a>
  </p>
);
