/** The six figures of how the team answers. */
import type { Interval } from '../src/reports/figures.ts';
import type { TeamReport } from '../src/reports/team/report.ts';
import { Delta } from './figures.tsx';
import { minutes, number, percent } from './format.ts';
import { between, FigureCell } from './report-parts.tsx';
import { ANSWERED, DECIDED, opensOf, RESOLVED } from './team-report-links.ts';

export const figure = (value: number | null, before: number | null | undefined) => ({
  value,
  previous: before ?? null,
});

/** How sure a share is, and of how many. */
const ofAll = (interval: Interval | null, n: number) => `${between(interval)} of ${number(n)}`;

export const Strip = ({ data }: { data: TeamReport }) => {
  const { all, before } = data;
  const { promised } = all;
  const opens = opensOf(data);
  return (
    <dl class="figures">
      <FigureCell word="Needed a reply" href={opens()} value={number(all.needing)}>
        <Delta figure={figure(all.needing, before?.needing)} as="count" better="neither" />
      </FigureCell>
      <FigureCell
        word="Answered"
        href={opens(ANSWERED)}
        value={all.rate === null ? null : percent(all.rate)}
        few={all.few}
        note={ofAll(all.rateInterval, all.needing)}
      >
        <Delta figure={figure(all.rate, before?.rate)} as="share" better="up" />
      </FigureCell>
      <FigureCell
        word="In time"
        href={opens(DECIDED)}
        value={promised.attainment === null ? null : percent(promised.attainment)}
        few={promised.met + promised.missed < 30}
        note={ofAll(promised.interval, promised.met + promised.missed)}
      >
        <Delta figure={figure(promised.attainment, before?.promised.attainment)} better="up" as="share" />
      </FigureCell>
      {(
        [
          ['Median first reply', 'first'],
          ['In business hours', 'firstBusiness'],
          ['Median to resolve', 'resolve'],
        ] as const
      ).map(([word, of]) => (
        <FigureCell
          word={word}
          href={opens(of === 'resolve' ? RESOLVED : ANSWERED)}
          value={all[of].median === null ? null : minutes(all[of].median)}
          few={all[of].n < 30}
          note={`from ${number(all[of].n)}`}
        >
          <Delta figure={figure(all[of].median, before?.[of].median)} better="down" as="minutes" />
        </FigureCell>
      ))}
    </dl>
  );
};
