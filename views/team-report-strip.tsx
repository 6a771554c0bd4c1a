/** The six figures of how the team answers. */
import { Delta } from './figures.tsx';
import { count, minutes, number, percent } from './format.ts';
import { between, FigureCell } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import type { Shown } from './team-report.tsx';

export const figure = (value: number | null, before: number | null | undefined) => ({
  value,
  previous: before ?? null,
});

const points = (size: number) => count(Math.max(1, Math.round(size * 100)), 'point');

const faster = (now: number | null, before: number | null | undefined) => (size: number) =>
  `${minutes(size)} ${(now ?? 0) < (before ?? 0) ? 'faster' : 'slower'}`;

export const Strip = ({ data }: Shown) => {
  const { all, before } = data;
  const { promised } = all;
  const filter = data.sourceKind ? ` source:${data.sourceKind}` : '';
  const link = (more: string) => behind(data, `${more}${filter}`);
  return (
    <dl class="figures">
      <FigureCell word="Needed a reply" href={link('needs:reply')} value={number(all.needing)}>
        <Delta figure={figure(all.needing, before?.needing)} better="neither" words={number} />
      </FigureCell>
      <FigureCell
        word="Answered"
        href={link('needs:reply has:reply')}
        value={all.rate === null ? null : percent(all.rate)}
        few={all.few}
        note={between(all.rateInterval)}
      >
        <Delta figure={figure(all.rate, before?.rate)} better="up" words={points} least={0.005} />
      </FigureCell>
      <FigureCell
        word="In time"
        href={link('needs:reply')}
        value={promised.attainment === null ? null : percent(promised.attainment)}
        few={promised.met + promised.missed < 30}
        note={between(promised.interval)}
      >
        <Delta
          figure={figure(promised.attainment, before?.promised.attainment)}
          better="up"
          words={points}
          least={0.005}
        />
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
          href={link(of === 'resolve' ? 'needs:reply status:resolved' : 'needs:reply has:reply')}
          value={all[of].median === null ? null : minutes(all[of].median)}
          few={all[of].n < 30}
          note={`from ${number(all[of].n)}`}
        >
          <Delta
            figure={figure(all[of].median, before?.[of].median)}
            better="down"
            words={faster(all[of].median, before?.[of].median)}
            least={0.99}
          />
        </FigureCell>
      ))}
    </dl>
  );
};
