/** One fix: what it did to complaints, whether they are back, and whom to tell. */
import type { FixDetail } from '../src/fixes/detail.ts';
import type { FixEffect, Window } from '../src/fixes/effect.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { FixChart } from './fix-chart.tsx';
import {
  changeWord,
  complaintsUrl,
  intervalWord,
  RateOf,
  type RatioData,
  rateWord,
  StateChip,
  verdictOf,
} from './fix-parts.tsx';
import { People } from './fix-people.tsx';
import { calendarDay, count, longDay, number } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Opening, type SaidFigure } from './report-parts.tsx';
import { themeWord } from './theme-parts.tsx';

export type FixData = FixDetail & { may: { change: boolean; tell: boolean } };

type Shown = { data: FixData };

const Relapse = ({ data: { fix, may } }: Shown) =>
  fix.relapsedOn === null ? null : (
    <Banner tone="late" icon="triangle-alert">
      <p>
        <b>Complaints are back since {calendarDay(fix.relapsedOn)}.</b> Since then{' '}
        {themeWord(fix.theme).toLowerCase()} is complained of about as often as before the fix.{' '}
        {fix.incidentId !== null && <a href={`/incidents/${fix.incidentId}`}>See the incident</a>}
      </p>
      {may.change && (
        <PostForm action={`/fixes/${fix.id}/watch`}>
          <Once />
          <button type="submit" class="button small">
            Watch again from today
          </button>
        </PostForm>
      )}
    </Banner>
  );

const WAYS = { less: 'fell', more: 'rose' } as const;

/** The first sentence, by rules: what happened to complaints, and how sure that is. */
export function fixOpening({ fix, effect }: Pick<FixDetail, 'fix' | 'effect'>): string {
  const { ratio, adjusted, after, before } = effect;
  const theme = themeWord(fix.theme).toLowerCase();
  if (!after)
    return `Ships on ${longDay(fix.shippedOn)}. Until then complaints about ${theme} are only counted.`;
  if (!ratio) return `Nobody complained about ${theme} in the days that are compared.`;
  const rates = `from ${rateWord(before.rate)} to ${rateWord(after.rate)} per 1,000 mentions`;
  const verdict = verdictOf(ratio);
  if (verdict === 'unsure')
    return `Complaints about ${theme} went ${rates}, which cannot be told from chance yet.`;
  const beside = adjusted && verdictOf(adjusted) === verdict ? ', and that is not the season' : '';
  return `Complaints about ${theme} ${WAYS[verdict]} ${rates} (95% interval ${intervalWord(ratio.interval)})${beside}.`;
}

/** The complaints of which the opening sentence speaks. */
const figuresOf = ({ fix, effect: { before, after } }: FixData): SaidFigure[] =>
  [before, after].flatMap((window) =>
    window ? [{ words: rateWord(window.rate), href: complaintsUrl(fix, window) }] : [],
  );

const amongWord = ({ complaints, mentions }: Window) =>
  mentions === 0 ? 'No mentions yet' : `${count(complaints, 'complaint')} in ${count(mentions, 'mention')}`;

const daysOf = ({ from, to }: Window) =>
  from === to ? calendarDay(from) : `${calendarDay(from)} – ${calendarDay(to)}`;

const Rate = ({ word, data, window }: Shown & { word: string; window: Window | null }) => (
  <div class="figure-cell">
    <dt>{word}</dt>
    <dd class="big">
      <RateOf fix={data.fix} window={window} />
    </dd>
    <dd class="hint">{window ? `${amongWord(window)}, ${daysOf(window)}` : 'not yet'}</dd>
  </div>
);

/** A theme that nobody complained of any more says nothing of a season. */
const measured = (adjusted: RatioData) => (adjusted && Number.isFinite(adjusted.ratio) ? adjusted : null);

type ChangedProps = { word: string; href: string; ratio: RatioData; note: string };

const Changed = ({ word, href, ratio, note }: ChangedProps) => (
  <div class="figure-cell">
    <dt>{word}</dt>
    <dd class="big">{ratio ? <a href={href}>{changeWord(ratio.ratio)}</a> : '–'}</dd>
    <dd class="hint">{ratio ? `95% interval ${intervalWord(ratio.interval)}. ${note}` : note}</dd>
  </div>
);

const soFar = ({ windowDays }: FixData['fix'], { few, daysAfter }: FixEffect) =>
  `${daysAfter} of ${count(windowDays, 'day')}${few ? ', few complaints' : ''}.`;

/** What the comparison says, in words. */
function besideNote({ comparisonTheme }: FixData['fix'], { adjusted, before, after }: FixEffect): string {
  if (comparisonTheme === null) return 'No theme to compare with was chosen.';
  const theme = themeWord(comparisonTheme).toLowerCase();
  const changed = `Complaints about ${theme} went from ${number(before.compared)} to ${number(after?.compared ?? 0)}.`;
  return measured(adjusted) || !after ? changed : `${changed} Too few to compare with.`;
}

const Figures = ({ data }: Shown) => {
  const { fix, effect } = data;
  return (
    <dl class="figures four">
      <Rate word="Complaints per 1,000 before" data={data} window={effect.before} />
      <Rate word="After" data={data} window={effect.after} />
      <Changed
        word="Change"
        href={complaintsUrl(fix, effect.after ?? effect.before)}
        ratio={effect.ratio}
        note={effect.after ? soFar(fix, effect) : 'It has not shipped yet.'}
      />
      <Changed
        word="Without the season"
        href={complaintsUrl(
          { ...fix, theme: fix.comparisonTheme ?? fix.theme },
          effect.after ?? effect.before,
        )}
        ratio={measured(effect.adjusted)}
        note={besideNote(fix, effect)}
      />
    </dl>
  );
};

/** A title is written for the middle of a sentence. */
const headline = (title: string) => title.charAt(0).toUpperCase() + title.slice(1);

const Head = ({ data: { fix, state, may } }: Shown) => (
  <PageHead
    title={headline(fix.title)}
    sub={
      <>
        <a href="/fixes">All fixes</a> · {themeWord(fix.theme)}, {fix.brandName} ·{' '}
        {state === 'planned' ? 'ships' : 'shipped'} {longDay(fix.shippedOn)}
        {fix.by && `, registered by ${fix.by}`} <StateChip state={state} />
      </>
    }
  >
    {may.change && (
      <a class="button" href={`/fixes/${fix.id}/edit`}>
        <Icon name="pencil" /> Change
      </a>
    )}
  </PageHead>
);

const Notes = ({ data: { fix } }: Shown) => (
  <p class="footnote">
    A complaint is a mention in which the theme is spoken of badly; its link opens them all. The interval of
    the change is exact (conditional binomial: Przyborowski and Wilenski 1940, Clopper and Pearson 1934), that
    without the season is Fisher's for the ratio of both changes. {watched(fix)} A relapse rings when a
    running sum of evidence (CUSUM: Page 1954, Lucas 1985) is so high that it happens by chance once in ten
    years at most.
  </p>
);

const watched = ({ heldOn, watchFrom }: FixData['fix']) =>
  heldOn === null
    ? `It is watched since ${calendarDay(watchFrom)}, and a relapse can ring once complaints are surely fewer than before.`
    : `Complaints were surely fewer from ${calendarDay(heldOn)} on.`;

/** `/fixes/:id`. */
export const FixPage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title={headline(data.fix.title)} current="themes">
    <Head data={data} />
    <Relapse data={data} />
    <Opening text={fixOpening(data)} figures={figuresOf(data)} />
    <Figures data={data} />
    <Card title="Complaints day by day" hint="per 1,000 mentions">
      {data.days.length > 0 ? (
        <FixChart data={{ ...data.fix, days: data.days, annotations: data.annotations }} />
      ) : (
        <p class="hint">The days to compare begin on {longDay(data.effect.before.from)}.</p>
      )}
    </Card>
    <People data={data} />
    <Notes data={data} />
  </Layout>
);
