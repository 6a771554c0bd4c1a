/** One source: its state in a sentence, its settings, its gaps, and the ways to pause, poll or delete it. */
import type { Setting } from '../src/sources/adapter.ts';
import type { Errors } from './fields.tsx';
import { SettingFields } from './fields.tsx';
import { count, duration } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { useAround } from './frame.ts';
import { Layout } from './layout.tsx';
import { Banner, Card, Icon, PageHead, Table } from './parts.tsx';
import type { SourceRow } from './source-state.tsx';
import { DayBars, isBroken, State } from './source-state.tsx';
import { Moment } from './time.tsx';
import { mentionsBehind } from './urls.ts';
import { sourceName } from './words.ts';

export type SourceGap = { from: Date; to: Date | null; reason: string };

export type SourceData = SourceRow & {
  host: string;
  intervalSeconds: number;
  failures: number;
  newestItemAt: Date | null;
  mentions: number;
  /** Newest first. */
  gaps: SourceGap[];
  settings: Setting[];
  /** Without secrets; for a stored secret any text that is not empty, so that the form does not ask again. */
  values: Record<string, string>;
  errors: Errors;
};

type Props = { frame: Frame; data: SourceData };

const Move = ({ data, to, icon, word }: { data: SourceData; to: string; icon: string; word: string }) => (
  <PostForm action={`/sources/${data.id}/${to}`}>
    <button type="submit" class="button">
      <Icon name={icon} /> {word}
    </button>
  </PostForm>
);

const Moves = ({ frame, data }: Props) => (
  <>
    {frame.can['poll now'] && data.health !== 'paused' && (
      <Move data={data} to="polls" icon="rotate-ccw" word="Poll now" />
    )}
    {frame.can['change sources'] &&
      (data.health === 'paused' ? (
        <Move data={data} to="resume" icon="play" word="Resume" />
      ) : (
        <Move data={data} to="pause" icon="pause" word="Pause" />
      ))}
    {frame.can['change sources'] && (
      <a class="button quiet" href={`/sources/${data.id}/deletion`}>
        <Icon name="trash-2" /> Delete
      </a>
    )}
  </>
);

const Rhythm = ({ data }: { data: SourceData }) => (
  <dl class="pairs">
    <dt>State</dt>
    <dd>
      <State source={data} />
    </dd>
    <dt>Last read</dt>
    <dd>{data.lastSuccessAt ? <Moment at={data.lastSuccessAt} /> : 'never'}</dd>
    <dt>Next read</dt>
    <dd>{data.nextPollAt && data.health !== 'paused' ? <Moment at={data.nextPollAt} /> : 'not planned'}</dd>
    <dt>Read every</dt>
    <dd>{duration(data.intervalSeconds * 1000)}</dd>
    <dt>Newest item</dt>
    <dd>{data.newestItemAt ? <Moment at={data.newestItemAt} /> : 'none yet'}</dd>
    <dt>Host</dt>
    <dd>{data.host}</dd>
    {data.failures > 0 && (
      <>
        <dt>Failures in a row</dt>
        <dd>{data.failures}</dd>
      </>
    )}
  </dl>
);

const gapLength = (gap: SourceGap, now: Date) => duration((gap.to ?? now).getTime() - gap.from.getTime());

const Gaps = ({ gaps }: { gaps: SourceGap[] }) => {
  const { now } = useAround();
  if (gaps.length === 0) return <p class="hint">No gap so far: every read since the start was answered.</p>;
  return (
    <Table
      caption="Times in which this source was not read"
      heads={['From', 'To', '>Length', 'Why']}
      rows={gaps.map((gap) => [
        <Moment at={gap.from} />,
        gap.to ? <Moment at={gap.to} /> : 'still open',
        gapLength(gap, now),
        gap.reason,
      ])}
    />
  );
};

const Settings = ({ frame, data }: Props) => (
  <Card title="Settings">
    {frame.can['change sources'] ? (
      <PostForm action={`/sources/${data.id}/settings`} class="form">
        <SettingFields settings={data.settings} values={data.values} errors={data.errors} />
        <button type="submit" class="button solid">
          Save and read now
        </button>
      </PostForm>
    ) : (
      <dl class="pairs">
        {data.settings
          .filter((setting) => !setting.secret)
          .map((setting) => (
            <>
              <dt>{setting.label}</dt>
              <dd>{data.values[setting.name] ?? '–'}</dd>
            </>
          ))}
      </dl>
    )}
  </Card>
);

/** `/sources/:id`. */
export const SourcePage = ({ frame, data }: Props) => (
  <Layout frame={frame} title={data.name} current="sources">
    <PageHead title={data.name} sub={<a href="/sources">{sourceName(data.kind)}, one of your sources</a>}>
      <Moves frame={frame} data={data} />
    </PageHead>
    {data.healthNote && (
      <Banner tone={isBroken(data) ? 'late' : 'warn'} icon={isBroken(data) ? 'circle-x' : 'triangle-alert'}>
        {data.healthNote}
      </Banner>
    )}
    <div class="columns-2">
      <Card title="Reading">
        <Rhythm data={data} />
      </Card>
      <Card
        title="Mentions"
        hint={<a href={mentionsBehind(`source:${data.kind}`, null)}>{count(data.mentions, 'mention')}</a>}
      >
        <DayBars days={data.days} />
        <p class="hint">The last {data.days.length} days.</p>
      </Card>
    </div>
    <Card title="Gaps" hint="drawn hatched in reports, never counted as zero">
      <Gaps gaps={data.gaps} />
    </Card>
    <Settings frame={frame} data={data} />
  </Layout>
);

export type DeletionData = { id: number; name: string; mentions: number };

/** `/sources/:id/deletion`: asks once, since this cannot be undone. */
export const SourceDeletionPage = ({ frame, data }: { frame: Frame; data: DeletionData }) => (
  <Layout frame={frame} title={`Delete ${data.name}`} current="sources">
    <PageHead title={`Delete ${data.name}?`} />
    <Card title="What happens" class="form-card">
      <p>
        It is not read any more, and its gaps and health are forgotten. Its {count(data.mentions, 'mention')}{' '}
        stay, with everything that was done about them. To stop for a while, pause it instead.
      </p>
      <div class="button-row">
        <PostForm action={`/sources/${data.id}/deletion`}>
          <button type="submit" class="button danger">
            Delete this source
          </button>
        </PostForm>
        <a class="button" href={`/sources/${data.id}`}>
          Keep it
        </a>
      </div>
    </Card>
  </Layout>
);
