/** What a reader must know to trust the figures. */
import { count, moment, number } from './format.ts';
import type { Reported, ReputationData } from './reputation-data.ts';

const gapWords = (data: ReputationData) =>
  data.notes.gaps
    .map(
      ({ source, from, to, reason }) =>
        ` ${source} was not read from ${moment(from, data.timeZone, data.generatedAt)} to ${to ? moment(to, data.timeZone, data.generatedAt) : 'now'} (${reason.replace(/\.$/, '')}), shown hatched.`,
    )
    .join('');

export const Footnote = ({ data }: Reported) => (
  <p class="footnote">
    Net sentiment is the share of positive minus the share of negative mentions, in points.{' '}
    {count(data.figures.mentions.value ?? 0, 'mention')} from{' '}
    {count(data.notes.sources, 'kind of source', 'kinds of sources')}; scores corrected by a person on{' '}
    {number(data.notes.corrected)}, {number(data.notes.unscored)} not scored, {number(data.notes.dismissed)}{' '}
    dismissed or suspected spam, and left out.{gapWords(data)} Made{' '}
    {moment(data.generatedAt, data.timeZone, data.generatedAt)}, times in {data.timeZone}.{' '}
    <a href="/accuracy" class="inside-only">
      How well texts are understood
    </a>
  </p>
);
