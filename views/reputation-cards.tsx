/** The cards of the reputation page, and the small print below them. */
import { AsTable, Bar } from './chart.tsx';
import { Delta } from './figures.tsx';
import { count, minutes, moment, number, percent } from './format.ts';
import { Card, Table } from './parts.tsx';
import type { Reported, ReputationData } from './reputation-data.ts';
import { behind, themeFilter } from './reputation-data.ts';
import { sourceName, wordFor } from './words.ts';

const share = (part: number, whole: number) => (whole ? percent(part / whole) : '–');

export const Voice = ({ data }: Reported) => {
  const all = data.voices.reduce((sum, voice) => sum + voice.mentions, 0);
  const most = Math.max(1, ...data.voices.map((voice) => voice.mentions));
  return (
    <Card title="Share of voice" hint={count(all, 'mention')}>
      <ul class="bars">
        {data.voices.map((voice) => (
          <li>
            <a href={behind(data, '', voice.brandId)}>{voice.name}</a>
            <Bar share={voice.mentions / most} own={voice.kind === 'own'} />
            <span class="right">{share(voice.mentions, all)}</span>
          </li>
        ))}
      </ul>
      {data.voices.every((voice) => voice.kind === 'own') && (
        <p class="hint">
          <a href="/brands">Add a competitor</a> to compare.
        </p>
      )}
      <AsTable
        twin={{
          caption: 'Share of voice',
          heads: ['Brand', '>Mentions', '>Share'],
          rows: data.voices.map((voice) => [voice.name, number(voice.mentions), share(voice.mentions, all)]),
        }}
      />
    </Card>
  );
};

export const Ratings = ({ data }: Reported) => (
  <Card title="Average rating by source" hint="of 5">
    {data.ratings.length === 0 ? (
      <p class="hint">No source with star ratings brought a mention in this period.</p>
    ) : (
      <Table
        caption="Average rating by source"
        heads={['Source', '>Rating', '>Change']}
        rows={data.ratings.map((rating) => [
          <>
            <a href={behind(data, `source:${rating.sourceKind} rating:1-5`)}>
              {sourceName(rating.sourceKind)}
            </a>{' '}
            <span class="muted">{number(rating.n)}</span>
          </>,
          rating.mean.toFixed(1),
          <Delta
            figure={{ value: rating.mean, previous: rating.previousMean }}
            better="up"
            words={(size) => size.toFixed(1)}
            least={0.05}
          />,
        ])}
      />
    )}
  </Card>
);

/** Three parts of one bar; widths are attributes of 0–100. */
const ToneBar = ({ tones }: { tones: { negative: number; neutral: number; positive: number } }) => {
  const all = Math.max(1, tones.negative + tones.neutral + tones.positive);
  const parts = (['negative', 'neutral', 'positive'] as const).map((tone) => ({
    tone,
    width: (tones[tone] / all) * 100,
  }));
  const words = parts.map(({ tone, width }) => `${percent(width / 100)} ${tone}`).join(', ');
  let x = 0;
  return (
    <svg class="tone-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={words}>
      {parts.map(({ tone, width }) => {
        x += width;
        return <rect x={x - width} width={Math.max(0, width - 0.6)} height="8" class={`fill-${tone}`} />;
      })}
    </svg>
  );
};

const TOP_THEMES = 8;

type Theme = ReputationData['themes'][number];

const isBad = (theme: Theme) => theme.negative > theme.positive;

const ThemeChange = ({ theme }: { theme: Theme }) =>
  theme.before.mentions === 0 ? (
    <span class="delta">new</span>
  ) : (
    <Delta
      figure={{ value: theme.mentions, previous: theme.before.mentions }}
      better={isBad(theme) ? 'down' : 'up'}
      words={(size) => percent(size / theme.before.mentions)}
    />
  );

export const Themes = ({ data }: Reported) => (
  <Card
    title="What people talk about"
    hint={data.themes.length > TOP_THEMES ? `the ${TOP_THEMES} largest of ${data.themes.length}` : undefined}
  >
    {data.themes.length === 0 ? (
      <p class="hint">No theme was recognised in this period.</p>
    ) : (
      <Table
        caption="Themes"
        heads={['Theme', 'Tone', '>Mentions', '>Change']}
        rows={data.themes
          .slice(0, TOP_THEMES)
          .map((theme) => [
            <a href={behind(data, themeFilter(theme.theme))}>{wordFor({}, theme.theme)}</a>,
            <ToneBar tones={theme} />,
            number(theme.mentions),
            <ThemeChange theme={theme} />,
          ])}
      />
    )}
  </Card>
);

/** How long first replies took, as shares of what needed one. */
const Spread = ({ within }: { within: ReputationData['responseTimes']['within'] }) => {
  const steps = [
    ['under 1 h', within.hour, true],
    ['1–4 h', within.fourHours, true],
    ['4–24 h', within.day, false],
    ['over 24 h', within.later, false],
    ['no reply', within.unanswered, false],
  ] as const;
  const all = steps.reduce((sum, [, size]) => sum + size, 0);
  const most = Math.max(1, ...steps.map(([, size]) => size));
  return (
    <ul class="bars">
      {steps.map(([word, size, quick]) => (
        <li>
          <span>{word}</span>
          <Bar share={size / most} own={quick} />
          <span class="right">{share(size, all)}</span>
        </li>
      ))}
    </ul>
  );
};

export const Responses = ({ data: { figures, responseTimes } }: Reported) => (
  <Card title="Time to first reply" hint={`target ${minutes(responseTimes.target)}`}>
    <Spread within={responseTimes.within} />
    <p class="hint">
      {count(figures.responseRate.n, 'mention')} needed a reply;{' '}
      {figures.firstResponse.value === null
        ? 'none was given yet'
        : `half of the replies came within ${minutes(figures.firstResponse.value)}`}
      {figures.firstResponseP90.value !== null &&
        `, 9 of 10 within ${minutes(figures.firstResponseP90.value)}`}
      .
    </p>
  </Card>
);

const gapWords = (data: ReputationData) =>
  data.notes.gaps
    .map(
      ({ source, from, to, reason }) =>
        ` ${source} was not read from ${moment(from, data.timeZone, data.generatedAt)} to ${to ? moment(to, data.timeZone, data.generatedAt) : 'now'} (${reason.replace(/\.$/, '')}), shown hatched.`,
    )
    .join('');

/** What a reader must know to trust the figures. */
export const Footnote = ({ data }: Reported) => (
  <p class="footnote">
    Net sentiment is the share of positive minus the share of negative mentions, in points.{' '}
    {count(data.figures.mentions.value ?? 0, 'mention')} from{' '}
    {count(data.notes.sources, 'kind of source', 'kinds of sources')}; scores corrected by a person on{' '}
    {number(data.notes.corrected)}, {number(data.notes.unscored)} not scored, {number(data.notes.dismissed)}{' '}
    dismissed and left out.{gapWords(data)} Made {moment(data.generatedAt, data.timeZone, data.generatedAt)},
    times in {data.timeZone}.
  </p>
);
