/** Each brand in a row, and the themes in which they differ. */
import type { Child } from 'hono/jsx';
import type { Compared, CompetitorReport, Opportunity } from '../src/reports/competitors/competitors.ts';
import { Card, Table } from './cards.tsx';
import { Bar } from './chart.tsx';
import { sideLink } from './competitors-fair.tsx';
import { count, number, percent, signed } from './format.ts';
import { Chip, Hidden, SentimentMark } from './parts.tsx';
import { between, Counted } from './report-parts.tsx';
import { themeFilter } from './reputation-data.ts';
import { ToneBar } from './reputation-themes.tsx';
import { themeWord } from './theme-parts.tsx';
import { Time } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { sourceName, wordFor } from './words.ts';

export const Net = ({ side }: { side: Compared }) => {
  if (side.net === null) return <span class="muted">–</span>;
  if (side.few) return <span class="muted">too few</span>;
  return (
    <>
      {signed(side.net)}{' '}
      <small class="muted">
        <Hidden>95% interval </Hidden>
        {side.netInterval && `${signed(side.netInterval.low)} to ${signed(side.netInterval.high)}`}
      </small>
    </>
  );
};

const Stands = ({ side, isUs }: { side: Compared; isUs: boolean }) => {
  if (isUs || side.few) return <span class="muted">–</span>;
  if (side.stands === null) return <span class="muted">no clear difference</span>;
  return side.stands === 'better' ? (
    <Chip tone="warn">spoken better of</Chip>
  ) : (
    <Chip tone="ok">spoken worse of</Chip>
  );
};

export const Sides = ({ data }: { data: CompetitorReport }) => {
  const all = data.sides.reduce((sum, { mentions }) => sum + mentions, 0);
  return (
    <Card title="Side by side" hint={count(all, 'mention')}>
      <Table
        caption="Brands on the same sources and days"
        heads={['Brand', 'Share of voice', '>Mentions', 'Tone', '>Net sentiment', 'Against you', '>Rating']}
        rows={data.sides.map((side, index) => [
          index === 0 ? <b>{side.name}</b> : side.name,
          <span class="voice-share">
            <Bar share={side.share ?? 0} own={index === 0} />
            <span>
              {side.share === null ? '–' : percent(side.share)}{' '}
              <small class="muted">{between(side.shareInterval)}</small>
            </span>
          </span>,
          <a href={sideLink(data, side)}>{number(side.mentions)}</a>,
          <ToneBar tones={side} />,
          <Net side={side} />,
          <Stands side={side} isUs={index === 0} />,
          side.rating === null ? (
            <span class="muted">none</span>
          ) : (
            <>
              {side.rating.toFixed(1)}{' '}
              <small class="muted">
                <Counted n={side.ratings} href={sideLink(data, side, 'has:rating')} what="ratings" />
                {side.ratings < 30 && ' few'}
              </small>
            </>
          ),
        ])}
      />
    </Card>
  );
};

type GapProps = { data: CompetitorReport; gap: Opportunity; loser: 'theirs' | 'ours' };

const Gap = ({ data, gap, loser }: GapProps) => {
  const us = data.sides[0]!;
  const lost = gap[loser];
  const them = data.sides.find(({ brandId }) => brandId === gap.brandId)!;
  const theirs = sideLink(data, them, themeFilter(gap.theme));
  const ours = sideLink(data, us, themeFilter(gap.theme));
  const negative = sideLink(data, loser === 'theirs' ? them : us, themeFilter(gap.theme, 'negative'));
  return (
    <li class="voiced">
      <p>
        <b>{wordFor({}, themeWord(gap.theme))}</b>: {gap.name} stands at{' '}
        <a href={theirs}>{signed(gap.theirs.net)}</a>, you at <a href={ours}>{signed(gap.ours.net)}</a>.{' '}
        <a href={negative}>{count(lost.negative, 'complaint')}</a>
        {loser === 'theirs' ? ' of theirs.' : ' of yours.'}
      </p>
      {gap.complaint && (
        <p class="facts">
          <SentimentMark sentiment="negative" />
          <a href={mentionUrl(gap.complaint.mentionId)} class="grow" dir="auto">
            “{gap.complaint.excerpt}”
          </a>
          <span>{sourceName(gap.complaint.sourceKind)}</span>
          <Time at={gap.complaint.publishedAt} />
        </p>
      )}
    </li>
  );
};

type GapsProps = {
  data: CompetitorReport;
  title: string;
  hint: string;
  loser: 'theirs' | 'ours';
  none: Child;
};

export const Gaps = ({ data, title, hint, loser, none }: GapsProps) => {
  const gaps = loser === 'theirs' ? data.opportunities : data.threats;
  return (
    <Card title={title} hint={hint}>
      {gaps.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <ul>
          {gaps.map((gap) => (
            <Gap data={data} gap={gap} loser={loser} />
          ))}
        </ul>
      )}
    </Card>
  );
};
