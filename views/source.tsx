/** One source: its state in a sentence, its settings, its gaps, and the ways to pause, poll or delete it. */

import { Card, PageHead } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Alerts } from './source-alerts.tsx';
import { Budgets } from './source-budget.tsx';
import type { SourceData } from './source-data.ts';
import { KindFacts } from './source-facts.tsx';
import { RedirectAddress, type SourceForm, SourceFormFields } from './source-form.tsx';
import { OwnSteps } from './source-own-steps.tsx';
import { Gaps, Rhythm } from './source-reading.tsx';
import { Report } from './source-report.tsx';
import { DayBars, isAwaited, isExpected } from './source-state.tsx';
import { TrialPlace } from './source-trial.tsx';
import { mentionsBehind } from './urls.ts';
import { sourceName } from './words.ts';

type Props = { frame: Frame; data: SourceData };

const Move = ({ data, to, icon, word }: { data: SourceData; to: string; icon: string; word: string }) => (
  <PostForm action={`/sources/${data.id}/${to}`}>
    <button type="submit" class="button">
      <Icon name={icon} /> {word}
    </button>
  </PostForm>
);

const PauseOrResume = ({ data }: { data: SourceData }) =>
  data.health === 'paused' ? (
    <Move data={data} to="resume" icon="play" word="Resume" />
  ) : (
    <Move data={data} to="pause" icon="pause" word="Pause" />
  );

const Moves = ({ frame, data }: Props) => (
  <>
    {frame.can['poll now'] && data.polled && data.health !== 'paused' && (
      <Move data={data} to="polls" icon="rotate-ccw" word="Read now" />
    )}
    {frame.can['change sources'] && data.polled && <PauseOrResume data={data} />}
    {frame.can['change sources'] && (
      <a class="button quiet" href={`/sources/${data.id}/deletion`}>
        <Icon name="trash-2" /> Delete
      </a>
    )}
  </>
);

const Plain = ({ form: { settings, asked, values } }: { form: SourceForm }) => (
  <dl class="pairs">
    {settings
      .filter(({ secret, name }) => !secret && asked.includes(name))
      .map(({ label, name, options }) => (
        <>
          <dt>{label}</dt>
          <dd>{options?.find(({ value }) => value === values[name])?.label ?? values[name] ?? '–'}</dd>
        </>
      ))}
  </dl>
);

const Settings = ({ frame, data }: Props) => (
  <Card title="Settings" id="settings">
    {frame.can['change sources'] ? (
      <div class="stack">
        {data.offered?.signsIn && <RedirectAddress address={data.redirectAddress} />}
        <SourceFormFields
          action={`/sources/${data.id}/settings`}
          fields={{ kind: data.kind }}
          form={data.form}
          triable={data.polled}
          submit={data.polled ? 'Save and read now' : 'Save'}
        />
      </div>
    ) : (
      <Plain form={data.form} />
    )}
  </Card>
);

const LinkCard = ({ data, link }: { data: SourceData; link: string }) => (
  <Card title="Read it there">
    <p class="facts-lead">{data.offered?.terms.note}</p>
    <p>
      <a class="button" href={link} rel="noopener noreferrer" target="_blank">
        Open on {sourceName(data.kind)} <Icon name="external-link" small />
      </a>
    </p>
  </Card>
);

const Mentions = ({ data }: { data: SourceData }) => (
  <Card
    title="Mentions"
    hint={<a href={mentionsBehind(`source:${data.kind}`, null)}>{count(data.mentions, 'mention')}</a>}
  >
    <DayBars days={data.days} />
    <p class="hint">The last {data.days.length} days.</p>
  </Card>
);

const isUnderWay = (data: SourceData, now: Date) =>
  isExpected(data, now) || isAwaited(data) || (data.readSoFar !== null && !data.healthNote);

/** While a read is due or under way this part asks for itself anew; what is typed below it stays. */
const Health = ({ frame, data }: Props) => (
  <div
    id="reading"
    class="contents"
    {...(isUnderWay(data, frame.now) && {
      'hx-get': `/sources/${data.id}`,
      'hx-trigger': 'every 2s',
      'hx-select': '#reading',
      'hx-swap': 'outerHTML',
    })}
  >
    <Alerts data={data} may={frame.can['change sources'] === true} />
    <div class="columns-2">
      <Card title="Reading">
        <Rhythm data={data} />
      </Card>
      {data.link ? <LinkCard data={data} link={data.link} /> : <Mentions data={data} />}
    </div>
    {data.polled && (
      <Card title="Gaps" hint="drawn hatched in reports, never counted as zero">
        <Gaps gaps={data.gaps} />
      </Card>
    )}
    {data.report && <Report id={data.id} bundle={data.report} />}
  </div>
);

const Side = ({ data }: { data: SourceData }) => (
  <div class="sheet-part">
    {data.budgets.windows.length > 0 && <Budgets budgets={data.budgets} />}
    {data.offered && (
      <Card title="Terms">
        <KindFacts kind={data.offered} isAdded />
      </Card>
    )}
  </div>
);

/** `/sources/:id`. */
export const SourcePage = ({ frame, data }: Props) => (
  <Layout frame={frame} title={data.name} current="sources">
    <PageHead title={data.name} sub={<a href="/sources">{sourceName(data.kind)}, one of your sources</a>}>
      <Moves frame={frame} data={data} />
    </PageHead>
    <Health frame={frame} data={data} />
    <div class="columns-main">
      <div class="sheet-part">
        {data.offered?.access === 'inbox' ? (
          <OwnSteps kind={data.kind} />
        ) : (
          <Settings frame={frame} data={data} />
        )}
        <TrialPlace data={data.trial} />
      </div>
      <Side data={data} />
    </div>
  </Layout>
);
