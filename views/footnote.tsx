/** What a reader must know to trust the figures. */
import { count, moment } from './format.ts';
import { Counted } from './report-parts.tsx';
import { behind, behindLeftOut, type Reported, type ReputationData } from './reputation-data.ts';

type Gap = ReputationData['notes']['gaps'][number];

/** Why is for those who can mend it; paper has no room for it. */
const NotRead = ({ data: { timeZone, generatedAt }, gap }: Reported & { gap: Gap }) => (
  <>
    {' '}
    {gap.source} was not read from {moment(gap.from, timeZone, generatedAt)} to{' '}
    {gap.to ? moment(gap.to, timeZone, generatedAt) : 'now'}, shown hatched.
    <span class="inside-only no-print"> {gap.reason.replace(/\.?$/, '.')}</span>
  </>
);

/** Own brands that are counted together. */
const together = ({ brand, voices }: ReputationData) =>
  brand === null ? voices.filter(({ kind }) => kind === 'own') : [];

const hasSeveralZones = (data: ReputationData) =>
  new Set(together(data).map(({ timeZone }) => timeZone)).size > 1;

export const Footnote = ({ data }: Reported) => (
  <p class="footnote">
    Net sentiment is the share of positive minus the share of negative mentions, in points.{' '}
    <a href={behind(data)}>{count(data.figures.mentions.value ?? 0, 'mention')}</a> from{' '}
    {count(data.notes.sources, 'kind of source', 'kinds of sources')}; scores corrected by a person on{' '}
    <Counted n={data.notes.corrected} href={behind(data, 'is:corrected')} />,{' '}
    <Counted n={data.notes.unscored} href={behind(data, 'sentiment:unscored')} /> not scored,{' '}
    <Counted n={data.notes.dismissed} href={behindLeftOut(data)} /> dismissed or suspected spam, and left out.
    {together(data).length > 1 && (
      <> What is about two brands counts once for each and is one row of the list.</>
    )}
    {data.notes.gaps.map((gap) => (
      <NotRead data={data} gap={gap} />
    ))}{' '}
    Made {moment(data.generatedAt, data.timeZone, data.generatedAt)}, times in {data.timeZone}.{' '}
    {hasSeveralZones(data) && <>Days begin and end where each brand is. </>}
    <a href="/accuracy" class="inside-only">
      How well texts are understood
    </a>
  </p>
);
