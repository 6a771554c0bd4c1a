/** What is on the rise: how many people speak of it, how many were to be expected, and where they are. */
import type { ThemeReport } from '../src/reports/themes/report.ts';
import { Card } from './cards.tsx';
import { calendarDay, count, number } from './format.ts';
import { Chip } from './parts.tsx';
import type { AboutPeriod } from './reputation-data.ts';
import { behindDays, themeFilter } from './reputation-data.ts';
import { themeUrl, themeWord } from './theme-parts.tsx';

export type EmergingData = Omit<ThemeReport['emerging'][number], 'brand'> & { brand?: string };

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The mentions of the finding's last days. */
const behindRise = (data: AboutPeriod, { kind, name, lastDay, days, brandId }: EmergingData, more = '') =>
  behindDays(
    data,
    { from: addDays(lastDay, 1 - days), to: lastDay },
    `${kind === 'theme' ? themeFilter(name) : themeFilter(name).replace('theme:', 'term:')} ${more}`,
    brandId,
  );

const times = (ratio: number) => (ratio < 10 ? ratio.toFixed(1) : number(Math.round(ratio)));

const since = ({ firstDay, lastDay }: EmergingData) =>
  firstDay === lastDay ? calendarDay(lastDay) : `${calendarDay(firstDay)} – ${calendarDay(lastDay)}`;

/** Of none there is no multiple, so what is less than one is said as such. */
function usual(expected: number): string {
  if (expected < 0.1) return 'fewer than 0.1';
  return expected < 1 ? expected.toFixed(1) : `about ${number(Math.round(expected))}`;
}

const expectedWords = ({ expected, days }: EmergingData) =>
  `${usual(expected)} ${days === 1 ? 'that day' : `in ${days} days`}`;

export const Rise = ({ rise, data }: { rise: EmergingData; data: AboutPeriod }) => (
  <li class="rise">
    <p>
      <b>
        {rise.kind === 'theme' ? (
          <a href={themeUrl(data, rise.name)}>{themeWord(rise.name)}</a>
        ) : (
          `“${rise.name}”`
        )}
      </b>{' '}
      <span class="muted">
        {since(rise)}
        {rise.brand && ` · ${rise.brand}`}
      </span>
    </p>
    <p>
      {count(rise.voices, 'person', 'people')} spoke of it where {expectedWords(rise)} would be usual:{' '}
      {times(rise.ratio)} times as many{' '}
      <span class="muted">
        (95% interval {times(rise.ratioLow)}–{times(rise.ratioHigh)})
      </span>
      . <a href={behindRise(data, rise)}>{count(rise.mentions, 'mention')}</a>
      {rise.negative > 0 && (
        <>
          , <a href={behindRise(data, rise, 'sentiment:negative')}>{number(rise.negative)} negative</a>
        </>
      )}
      .
    </p>
    {rise.also.length > 0 && (
      <p class="chips">
        <span class="muted">Also:</span>
        {rise.also.slice(0, 6).map((name) => (
          <Chip tone="line">{name}</Chip>
        ))}
      </p>
    )}
  </li>
);

export const Rising = ({ rises, data }: { rises: EmergingData[]; data: AboutPeriod }) => (
  <Card title="On the rise" hint="each day against four weeks before">
    {rises.length === 0 ? (
      <p class="hint">
        Nothing rose by more than chance explains, once in ten years at most. It takes two weeks with 100
        mentions to compare with.
      </p>
    ) : (
      <ul>
        {rises.map((rise) => (
          <Rise rise={rise} data={data} />
        ))}
      </ul>
    )}
  </Card>
);
