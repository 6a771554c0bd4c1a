/** Fixes: what was changed for which theme, what it did, and how many were told. */
import type { FixEffect } from '../src/fixes/effect.ts';
import type { Fix, FixState } from '../src/fixes/fix.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { RateOf, RatioWords, StateChip } from './fix-parts.tsx';
import { count, longDay, number } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Opening } from './report-parts.tsx';
import { themeWord } from './theme-parts.tsx';

export type FixesData = {
  rows: { fix: Fix; state: FixState; effect: FixEffect; told: number }[];
  /** Null: of all brands. */
  brandId: number | null;
};

type Shown = { frame: Frame; data: FixesData };

const Register = ({ frame, data: { brandId } }: Shown) =>
  frame.can['change fixes'] ? (
    <a class="button solid" href={brandId === null ? '/fixes/new' : `/fixes/new?brand=${brandId}`}>
      <Icon name="plus" /> Register a fix
    </a>
  ) : null;

const List = ({ data }: { data: FixesData }) => (
  <Card title="All fixes" hint="complaints per 1,000 mentions, with the change and its 95% interval">
    <Table
      caption="Fixes"
      heads={['Fix', 'Shipped', 'State', '>Before', '>After', '>Change', '>Told']}
      rows={data.rows.map(({ fix, state, effect, told }) => [
        <>
          <a href={`/fixes/${fix.id}`}>{fix.title}</a>
          <br />
          <small class="muted">
            {themeWord(fix.theme)}, {fix.brandName}
          </small>
        </>,
        longDay(fix.shippedOn),
        <StateChip state={state} />,
        <RateOf fix={fix} window={effect.before} />,
        <RateOf fix={fix} window={effect.after} />,
        effect.after ? (
          effect.few ? (
            <span class="muted">few complaints</span>
          ) : (
            <RatioWords ratio={effect.ratio} />
          )
        ) : (
          '–'
        ),
        <a href={`/fixes/${fix.id}#people`}>{told === 0 ? 'nobody' : count(told, 'person', 'people')}</a>,
      ])}
    />
  </Card>
);

const ALONE: Record<FixState, string> = {
  held: 'The one fix holds.',
  relapsed: 'The one fix did not last.',
  watching: 'The one fix cannot be judged yet.',
  planned: 'The one fix has not shipped yet.',
};

/** The first sentence: how many hold, and how many do not. */
export function fixesOpening(rows: { state: FixState }[]): string {
  if (rows.length === 1) return ALONE[rows[0]!.state];
  const of = (state: FixState) => rows.filter((row) => row.state === state).length;
  const others = [
    of('relapsed') > 0 && `${number(of('relapsed'))} did not last`,
    of('watching') > 0 && `${number(of('watching'))} cannot be judged yet`,
    of('planned') > 0 && `${number(of('planned'))} not shipped yet`,
  ].filter((part) => part !== false);
  const held = `${of('held') === 0 ? 'None' : number(of('held'))} of ${number(rows.length)} fixes ${of('held') > 1 ? 'hold' : 'holds'}`;
  return `${[held, ...others].join(', ')}.`;
}

/** A fix that holds is worth telling. */
function nextOf(rows: FixesData['rows']) {
  const untold = rows.find(({ state, told }) => state === 'held' && told === 0);
  return untold && { href: `/fixes/${untold.fix.id}#people`, words: 'Tell those who complained' };
}

/** `/fixes`. */
export const FixesPage = (shown: Shown) => (
  <Layout frame={shown.frame} title="Fixes" current="themes">
    <PageHead
      title="Fixes"
      sub={
        <>
          <a href="/themes">Themes</a> · what was changed, whether it helped, and who was told
        </>
      }
    >
      <a class="button" href="/themes/impact">
        Fix this first
      </a>
      <Register {...shown} />
    </PageHead>
    {shown.data.rows.length === 0 ? (
      <EmptyState icon="circle-check" title="No fix is registered yet" action={<Register {...shown} />}>
        When something that people complained about is changed, register it with its day. Earshot then
        compares complaints before and after, rings when they come back, and lists who to tell.
      </EmptyState>
    ) : (
      <>
        <Opening text={fixesOpening(shown.data.rows)} next={nextOf(shown.data.rows)} />
        <List data={shown.data} />
      </>
    )}
  </Layout>
);
