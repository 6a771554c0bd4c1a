/** One source: its state in a sentence, its settings, its gaps, and the ways to pause, poll or delete it. */
import type { Setting } from '../src/sources/adapter.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { type Errors, SettingFields } from './fields.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Gaps, type Reading, Rhythm, type SourceGap } from './source-reading.tsx';
import { DayBars, isAwaited, isBroken } from './source-state.tsx';
import { mentionsBehind } from './urls.ts';
import { sourceName } from './words.ts';

export type SourceData = Reading & {
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

/** While the first read is under way this part asks for itself anew; what is typed below it stays. */
const Health = ({ data }: { data: SourceData }) => (
  <div
    id="reading"
    class="contents"
    {...(isAwaited(data) && {
      'hx-get': `/sources/${data.id}`,
      'hx-trigger': 'every 2s',
      'hx-select': '#reading',
      'hx-swap': 'outerHTML',
    })}
  >
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
  </div>
);

/** `/sources/:id`. */
export const SourcePage = ({ frame, data }: Props) => (
  <Layout frame={frame} title={data.name} current="sources">
    <PageHead title={data.name} sub={<a href="/sources">{sourceName(data.kind)}, one of your sources</a>}>
      <Moves frame={frame} data={data} />
    </PageHead>
    <Health data={data} />
    <Settings frame={frame} data={data} />
  </Layout>
);
