/** One alert rule: the list of all, the form, and what it would have done. */
import { RuleList } from './alert-lines.tsx';
import type { AlertRuleData } from './alert-rule-data.ts';
import { ConditionRows } from './alert-rule-rows.tsx';
import { RuleSettings } from './alert-rule-settings.tsx';
import { AlertTrial } from './alert-rule-trial.tsx';
import { Banner, Card, PageHead } from './cards.tsx';
import { Field, SelectField, Tick } from './fields.tsx';
import { percent } from './format.ts';
import { Delete, Menu, PlacedErrorText, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionsBehind } from './urls.ts';
import { channelName } from './words.ts';

const FILTER_HELP =
  'Words and phrases, and fields: sentiment:negative, score:<-0.4, reach:>=1000, intent:complaint, priority:urgent, source:, rating:1-2, author:, theme:, is:unsure. Combine with AND, OR, NOT and parentheses.';

const DraftButton = ({ name, value, children }: { name: string; value: string; children: string }) => (
  <button
    type="submit"
    class="button small"
    name={name}
    value={value}
    formaction="/alert-rules/draft"
    formnovalidate
  >
    {name === 'add' && <Icon name="plus" small />}
    {children}
  </button>
);

const Conditions = ({ data }: { data: AlertRuleData }) => (
  <fieldset class="field">
    <legend>
      {data.values.about === 'overdue'
        ? 'Send when a first reply is late and the mention matches all of these'
        : 'Send when a mention matches all of these'}
    </legend>
    {data.values.rows ? (
      <ConditionRows rows={data.values.rows} offered={data.offered} />
    ) : (
      <Field
        name="filter"
        label="Filter"
        value={data.values.filter}
        help={FILTER_HELP}
        error={data.filterError ? undefined : data.errors.filter}
        placeholder="sentiment:negative priority:urgent"
        autocomplete="off"
      />
    )}
    {data.filterError && <PlacedErrorText error={data.filterError} />}
    {data.values.rows && data.errors.filter && !data.filterError && <p class="error">{data.errors.filter}</p>}
    <div class="button-row">
      {data.values.rows && (
        <DraftButton name="add" value="1">
          Condition
        </DraftButton>
      )}
      {data.values.rows ? (
        <DraftButton name="write" value="filter">
          Write it as a filter
        </DraftButton>
      ) : (
        <DraftButton name="write" value="rows">
          Use conditions
        </DraftButton>
      )}
      <DraftButton name="recalculate" value="1">
        Recalculate
      </DraftButton>
    </div>
  </fieldset>
);

const InWords = ({ data }: { data: AlertRuleData }) =>
  data.explanation ? (
    <p class="hint" id="in-words">
      In words: {data.explanation}. <code>{data.filter || 'every mention'}</code>{' '}
      <a href={mentionsBehind(data.filter, data.values.brandId)}>See them</a>
    </p>
  ) : null;

const Destinations = ({ data }: { data: AlertRuleData }) => (
  <fieldset class="field">
    <legend>Send it to</legend>
    {data.channels.map((channel) => (
      <Tick
        name="channel"
        value={String(channel.id)}
        ticked={data.values.channelIds.includes(channel.id)}
        label={channel.name}
        hint={
          <>
            {channelName(channel.kind)}{' '}
            {channel.state === 'off' ? (
              <Chip tone="late">Switched off</Chip>
            ) : channel.state === 'failing' ? (
              <Chip tone="warn">Failing, still trying</Chip>
            ) : (
              <Chip tone="ok" icon="circle-check">
                Connected
              </Chip>
            )}
          </>
        }
      />
    ))}
    {data.errors.channel && <p class="error">{data.errors.channel}</p>}
    <p>
      <a class="button small" href="/channels/new">
        <Icon name="plus" small /> Slack, Teams, e-mail or another
      </a>
    </p>
  </fieldset>
);

const brandOptions = (frame: Frame) => [
  { value: '', label: 'All brands of your own' },
  ...frame.brands.map((brand) => ({ value: String(brand.id), label: brand.name })),
];

const ABOUT = {
  sources:
    'Sent when a source falls silent compared with its own rhythm, needs a new sign-in, refuses to be read, cannot be read or is gone, and again when it works. The same state rings once a day at most.',
  incidents:
    'Sent when an incident opens: more posts, more negative ones, a theme or ratings that leave what their past makes likely. Told of once per incident. How often that may happen by chance is set for each brand.',
};

const What = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => {
  const { about } = data.values;
  const isCounted = about === 'mentions' || about === 'overdue';
  return (
    <>
      {!isCounted && <p class="hint">{ABOUT[about]}</p>}
      {about !== 'sources' && (
        <SelectField
          name="brand"
          label="Brand"
          value={String(data.values.brandId ?? '')}
          options={brandOptions(frame)}
        />
      )}
      {isCounted && <Conditions data={data} />}
      {isCounted && <InWords data={data} />}
    </>
  );
};

const RuleForm = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => (
  <PostForm
    action={data.id === null ? '/alert-rules' : `/alert-rules/${data.id}`}
    fields={{ about: data.values.about, ...(data.id === null ? {} : { rule: data.id }) }}
    class="card form"
    id="rule"
  >
    {/* The first button of a form is what Enter presses. */}
    <button type="submit" class="hidden" tabindex={-1}>
      Save
    </button>
    {data.errors[''] && <p class="error">{data.errors['']}</p>}
    <Field name="name" label="Alert name" value={data.values.name} error={data.errors.name} required />
    <What frame={frame} data={data} />
    <Destinations data={data} />
    <RuleSettings data={data} />
    <Tick name="enabled" value="1" ticked={data.values.enabled} label="Switched on" />
    <div class="button-row">
      <button type="submit" class="button solid">
        {data.id === null ? 'Create alert' : 'Save changes'}
      </button>
      <button type="submit" class="button" formaction="/alert-rules/test" formnovalidate>
        <Icon name="send" /> Send a test
      </button>
      <a class="button quiet" href="/alerts">
        Cancel
      </a>
    </div>
  </PostForm>
);

/** Until when; without a choice it goes on. */
export const PAUSES = [
  { until: '1h', label: 'For 1 hour' },
  { until: '3h', label: 'For 3 hours' },
  { until: 'tomorrow', label: 'Until tomorrow 9:00' },
  { until: 'monday', label: 'Until Monday 9:00' },
] as const;

export const PauseMenu = ({ action, label }: { action: string; label: string }) => (
  <Menu
    label={
      <>
        <Icon name="pause" /> {label}
      </>
    }
  >
    {PAUSES.map(({ until, label: words }) => (
      <PostForm action={action} fields={{ until }}>
        <button type="submit" class="menu-item">
          {words}
        </button>
      </PostForm>
    ))}
  </Menu>
);

export const Resume = ({ action, label }: { action: string; label: string }) => (
  <PostForm action={action} fields={{ until: '' }}>
    <button type="submit" class="button">
      <Icon name="play" /> {label}
    </button>
  </PostForm>
);

const Tools = ({ data }: { data: AlertRuleData }) => (
  <>
    {data.pausedUntil ? (
      <Resume action={`/alert-rules/${data.id}/pause`} label="Resume" />
    ) : (
      <PauseMenu action={`/alert-rules/${data.id}/pause`} label="Pause" />
    )}
    <a class="button" href={`/alerts/new?copy=${data.id}`}>
      <Icon name="copy" /> Duplicate
    </a>
  </>
);

const Tested = ({ tested }: { tested: NonNullable<AlertRuleData['tested']> }) => (
  <>
    {tested.sent.length > 0 && (
      <Banner tone="ok" icon="circle-check">
        A test went to {tested.sent.join(', ')}.
      </Banner>
    )}
    {tested.problems.map(({ channel, problem }) => (
      <Banner tone="late" icon="triangle-alert">
        The test did not reach {channel}: {problem}
      </Banner>
    ))}
  </>
);

const Judged = ({ judged, id }: { judged: NonNullable<AlertRuleData['judged']>; id: number }) => (
  <Banner tone={judged.isPoor ? 'warn' : 'ok'} icon={judged.isPoor ? 'triangle-alert' : 'thumbs-up'}>
    {judged.useful} of {judged.useful + judged.noise} judged messages were useful ({percent(judged.share)}).
    {judged.isPoor && judged.narrower && (
      <>
        {' '}
        With <code>{judged.narrower.condition}</code> as well, {judged.narrower.usefulKept} useful ones would
        have come and {judged.narrower.noiseGone} of the others not.{' '}
        <a href={`/alert-rules/${id}?narrower=1`}>Try it</a>
      </>
    )}
  </Banner>
);

const Right = ({ data, live }: { data: AlertRuleData; live: boolean }) => (
  <div
    id="trial"
    class="stack"
    aria-live="polite"
    {...(live && {
      'hx-post': '/alert-rules/draft',
      'hx-include': '#rule',
      'hx-sync': 'replace',
      'hx-trigger': 'change from:#rule delay:300ms',
    })}
  >
    <AlertTrial
      trial={data.trial}
      preview={data.preview}
      error={data.filterError}
      about={data.values.about}
    />
  </div>
);

/** `/alerts/new` and `/alert-rules/:id`. */
export const AlertRulePage = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => {
  const mayChange = frame.can['change alert rules'];
  const title = data.id === null ? 'New alert' : data.values.name || 'Alert';
  return (
    <Layout frame={frame} title={title} current="alerts">
      <PageHead title={title} sub={<a href="/alerts">All alerts</a>}>
        {data.id !== null && mayChange && <Tools data={data} />}
      </PageHead>
      {data.pausedUntil && (
        <Banner tone="warn" icon="circle-pause">
          Paused until <Moment at={data.pausedUntil} />; then it rings again by itself.
        </Banner>
      )}
      {data.judged && data.id !== null && <Judged judged={data.judged} id={data.id} />}
      {data.tested && <Tested tested={data.tested} />}
      <div class="columns-3">
        <RuleList rules={data.rules} current={data.id} />
        {mayChange ? (
          <RuleForm frame={frame} data={data} />
        ) : (
          <Card title="Rule">
            <p>{data.explanation ?? (data.values.about === 'sources' ? ABOUT.sources : ABOUT.incidents)}</p>
          </Card>
        )}
        <Right data={data} live={Boolean(mayChange)} />
      </div>
      {data.id !== null && mayChange && (
        <Delete action={`/alert-rules/${data.id}/deletion`} word="Delete alert">
          No more messages come from it. What it sent stays in the delivery log.
        </Delete>
      )}
    </Layout>
  );
};
