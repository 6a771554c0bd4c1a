/** What a comparison rests on: whom, which sources, which days. */
import type { Compared, CompetitorReport } from '../src/reports/competitors/competitors.ts';
import { Card, EmptyState, Table } from './cards.tsx';
import { listed } from './competitors-words.ts';
import { Tick } from './fields.tsx';
import { Chip } from './parts.tsx';
import { periodWords } from './period.tsx';
import { Counted } from './report-parts.tsx';
import { behind, inLanguages, reputationUrl } from './reputation-data.ts';
import { languageName, sourceName } from './words.ts';

export const Choice = ({ data }: { data: CompetitorReport }) =>
  data.competitors.length < 2 ? null : (
    <details class="menu">
      <summary class="button">Compare with</summary>
      <form method="get" action="/competitors" class="menu-list dates">
        {data.brand && <input type="hidden" name="brand" value={String(data.brand.id)} />}
        {data.period.name === 'custom' ? (
          <>
            <input type="hidden" name="from" value={data.period.from} />
            <input type="hidden" name="to" value={data.period.to} />
          </>
        ) : (
          <input type="hidden" name="period" value={data.period.name} />
        )}
        {data.competitors.map(({ id, name }) => (
          <Tick
            name="with"
            value={String(id)}
            ticked={data.chosen.length === 0 || data.chosen.includes(id)}
            label={name}
          />
        ))}
        <button type="submit" class="button solid">
          Compare
        </button>
      </form>
    </details>
  );

const languageWord = (language: string) => (language === '' ? 'an unknown language' : languageName(language));

/** What was compared, in words: never more than all of them have. */
export const Fair = ({ data }: { data: CompetitorReport }) => {
  const { fair } = data;
  const kinds = fair.sourceKinds.map(sourceName);
  const leftOut = [
    ...fair.leftOut.map(({ sourceKind, missing }) => [sourceName(sourceKind), missing] as const),
    ...fair.leftOutLanguages.map(({ language, missing }) => [languageWord(language), missing] as const),
  ].map(([name, missing]) => `${name} (nothing of ${listed([...missing])})`);
  return (
    <p class="hint">
      Compared on {listed(kinds)}, in {listed(fair.languages.map(languageWord))},{' '}
      <b>which all of them have</b>
      {fair.window && `, ${periodWords(fair.window)}`}.
      {leftOut.length > 0 && ` Left out: ${listed(leftOut)}.`}
      {fair.shortenedBy && ` The days are those on which all were watched; ${fair.shortenedBy} came last.`}
      {(leftOut.length > 0 || fair.shortenedBy) && (
        <>
          {' '}
          So shares may differ from those on <a href={reputationUrl(data)}>Reputation</a>, which counts all
          that was said wherever you are heard.
        </>
      )}
    </p>
  );
};

type Whose = Pick<Compared, 'brandId'>;

/** The mentions of one side on a kind of source in the days that were asked for. */
const heardLink = ({ period }: CompetitorReport, { brandId }: Whose, kind: string) =>
  behind({ brand: null, period }, `source:${kind}`, brandId);

/** The mentions of one side on the sources and days that are compared. */
export function sideLink({ fair, period }: CompetitorReport, { brandId }: Whose, more = ''): string {
  return behind(
    { brand: null, period: fair.window ?? period },
    `${onShared(fair)} ${inShared(fair)} ${more}`,
    brandId,
  );
}

/** Which are fewer: a filter has room for 256 characters. No side has any other kind. */
function onShared({ sourceKinds, leftOut }: CompetitorReport['fair']): string {
  const any = (kinds: string[]) => `(${kinds.map((kind) => `source:${kind}`).join(' OR ')})`;
  if (leftOut.length === 0) return '';
  return leftOut.length < sourceKinds.length
    ? `NOT ${any(leftOut.map(({ sourceKind }) => sourceKind))}`
    : any(sourceKinds);
}

const inShared = ({ languages, leftOutLanguages }: CompetitorReport['fair']) =>
  inLanguages({ compared: languages, leftOut: leftOutLanguages.map(({ language }) => language) });

export const Sources = ({ data }: { data: CompetitorReport }) => {
  const kinds = [...data.fair.sourceKinds, ...data.fair.leftOut.map(({ sourceKind }) => sourceKind)];
  const mentionsOf = (side: CompetitorReport['known'][number], kind: string) =>
    side.kinds.find(({ sourceKind }) => sourceKind === kind)?.mentions;
  return (
    <Card title="Where each is heard" hint="mentions of these days">
      <Table
        caption="Mentions by source and brand"
        heads={['Source', ...data.known.map(({ name }) => `>${name}`), 'Compared']}
        rows={kinds.map((kind) => [
          sourceName(kind),
          ...data.known.map((side) => {
            const mentions = mentionsOf(side, kind);
            return mentions === undefined ? (
              <span class="muted">never</span>
            ) : (
              <Counted n={mentions} href={heardLink(data, side, kind)} what={sourceName(kind)} />
            );
          }),
          data.fair.sourceKinds.includes(kind) ? (
            <Chip tone="ok">compared</Chip>
          ) : (
            <span class="muted">left out</span>
          ),
        ])}
      />
    </Card>
  );
};

export const Nothing = ({ data }: { data: CompetitorReport }) => {
  if (data.competitors.length === 0)
    return (
      <EmptyState
        icon="tag"
        title="No competitor is watched"
        action={
          <a class="button" href="/brands">
            Add a competitor
          </a>
        }
      >
        Add a brand of the kind “competitor” with its words. It is read from the same sources as yours.
      </EmptyState>
    );
  return data.fair.window === null ? (
    <EmptyState icon="tag" title="No day on which all were watched">
      {data.fair.shortenedBy} is watched only since after these days. Choose later days, or compare with
      another competitor.
    </EmptyState>
  ) : (
    <EmptyState awaitsMentions icon="tag" title="No source that all of them have">
      A comparison over different sources would compare the sources. Compare with one competitor at a time, or
      add a source that finds all of them.
    </EmptyState>
  );
};
