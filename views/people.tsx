/** The people behind the mentions: whom to thank, whom to win back, who is heard. */

import type { Promoters } from '../src/reports/people/promoters.ts';
import { PageHead } from './cards.tsx';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Influencers } from './people-influence.tsx';
import { LISTS, listUrl, Nobody, type PeopleData } from './people-lists.tsx';
import { Said } from './people-said.tsx';
import { periodWords } from './period.tsx';
import { ReportBar, ReportFilters, reportUrl } from './report-frame.tsx';
import { peopleOpening } from './report-openings.ts';
import { between, FigureCell, Opening, Unwatched } from './report-parts.tsx';

type Shown = { data: PeopleData };

const Strip = ({ data, promoters }: Shown & { promoters: Promoters }) => {
  const { people, rate, interval, few, passives, detractors, share } = promoters;
  const part = (n: number) => (people === 0 ? null : percent(n / people));
  return (
    <>
      <dl class="figures four">
        <FigureCell word="People heard" href={listUrl(data, 'heard')} value={number(people)}>
          <span class="delta">
            {share < 1 ? `of one person in ${number(Math.round(1 / share))}` : 'with a scored mention'}
          </span>
        </FigureCell>
        <FigureCell
          word="Promoters"
          href={listUrl(data, 'promoters')}
          value={rate === null ? null : percent(rate)}
          few={few}
          note={between(interval)}
        >
          <span class="delta">{count(promoters.promoters, 'person', 'people')}</span>
        </FigureCell>
        <FigureCell word="Passives" href={listUrl(data, 'passives')} value={part(passives)} few={few}>
          <span class="delta">{count(passives, 'person', 'people')}</span>
        </FigureCell>
        <FigureCell word="Detractors" href={listUrl(data, 'critics')} value={part(detractors)} few={few}>
          <span class="delta">
            {count(detractors, 'person', 'people')}
            {!few && rate !== null && `, ${signed(((promoters.promoters - detractors) / people) * 100)} net`}
          </span>
        </FigureCell>
      </dl>
      <p class="footnote">
        Each person counts once, by their newest scored mention of these days: promoter, passive or detractor.
        Own accounts, competitors’ accounts, muted authors and suspected spam are left out; authors without a
        handle cannot be told apart and are not counted. Nothing is stored about anybody for this page.
        {share < 1 &&
          ` Of so many, one person in ${number(Math.round(1 / share))} was counted, chosen by a hash of the name.`}
      </p>
    </>
  );
};

const Lists = ({ data }: Shown) =>
  data.list === null ? null : (
    <p class="sub">
      <a href={reportUrl('/people', data)}>All about people</a>
    </p>
  );

/** Who they are, of whom the opening sentence speaks. */
const figuresOf = (data: PeopleData, { people, promoters, detractors }: Promoters) => [
  { words: number(people), href: listUrl(data, 'heard') },
  { words: percent(promoters / people), href: listUrl(data, 'promoters') },
  { words: percent(detractors / people), href: listUrl(data, 'critics') },
];

/** Whom to speak to first. */
function nextOf(data: PeopleData) {
  if (data.detractors?.people.length)
    return { href: listUrl(data, 'detractors'), words: 'Answer the critics who wait' };
  if (data.advocates?.people.length)
    return { href: listUrl(data, 'advocates'), words: 'Thank those who praise you' };
  return null;
}

export const PeoplePage = ({ frame, data }: Shown & { frame: Frame }) => {
  const mayReply = Boolean(frame.can['write reply']);
  const own = frame.brands.filter(({ kind }) => kind === 'own');
  const said = { data, mayReply, namesBrand: data.brand === null && own.length > 1 };
  return (
    <Layout frame={frame} title="People" current="people">
      <PageHead
        title={data.list === null ? 'People' : LISTS[data.list].title}
        sub={`${periodWords(data.period)}, who spoke and what to do about it`}
      />
      <ReportBar frame={frame} data={data} at="/people">
        <ReportFilters
          data={data}
          action="/people"
          sourceKinds={data.sourceKinds}
          fields={data.list === null ? {} : { list: data.list }}
        />
      </ReportBar>
      {data.unwatched ? (
        <Unwatched why={data.unwatched} />
      ) : frame.unread ? (
        <Nobody list="advocates" />
      ) : (
        <>
          <Lists data={data} />
          {data.promoters && (
            <Opening
              text={peopleOpening(data.promoters)}
              figures={figuresOf(data, data.promoters)}
              next={nextOf(data)}
            />
          )}
          {data.promoters && data.promoters.people > 0 && <Strip data={data} promoters={data.promoters} />}
          <div class={data.list === null ? 'columns-2' : 'contents'}>
            <Said {...said} list="advocates" />
            <Said {...said} list="detractors" />
            {data.counted && data.list !== null && data.list !== 'influencers' && (
              <Said {...said} list={data.list} />
            )}
          </div>
          <Influencers data={data} />
        </>
      )}
    </Layout>
  );
};
