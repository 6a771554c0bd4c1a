/** One alert rule: which mentions, and to which channels. */
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField, Tick } from './fields.tsx';
import { Delete, type PlacedError, PlacedErrorText, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { mentionsBehind } from './urls.ts';
import { channelName } from './words.ts';

export type AlertRuleData = {
  /** Null for a new one. */
  id: number | null;
  values: {
    name: string;
    brandId: number | null;
    about: 'mentions' | 'sources';
    filter: string;
    enabled: boolean;
    channelIds: number[];
  };
  channels: { id: number; kind: string; name: string }[];
  errors: Errors;
  /** The filter cannot be read. */
  filterError: PlacedError | null;
  /** The filter in words, when it can be read: "negative, from Reddit". */
  explanation: string | null;
  /** Stored mentions of the last 30 days that it finds; null when not counted. */
  found30Days: number | null;
};

const FILTER_HELP =
  'Words and phrases, and fields: sentiment:negative, intent:complaint, priority:urgent, source:, rating:1-2, author:, theme:, is:unsure. Combine with AND, OR, NOT and parentheses.';

const EXAMPLES = ['sentiment:negative priority:urgent', 'rating:1-2', 'intent:churn-risk', 'intent:question'];

const FilterField = ({ data }: { data: AlertRuleData }) => (
  <div class="stack">
    <Field
      name="filter"
      label="Send when a mention matches"
      value={data.values.filter}
      help={FILTER_HELP}
      error={data.filterError ? undefined : data.errors.filter}
      placeholder={EXAMPLES[0]}
      autocomplete="off"
      required
    />
    {data.filterError && <PlacedErrorText error={data.filterError} />}
    {data.explanation && (
      <p class="hint">
        In words: {data.explanation}.
        {data.found30Days !== null && (
          <>
            {' '}
            It would have found{' '}
            <a href={mentionsBehind(data.values.filter, data.values.brandId)}>
              {data.found30Days} of the last 30 days
            </a>
            .
          </>
        )}
      </p>
    )}
    <p class="hint">
      Others use:{' '}
      {EXAMPLES.map((example) => (
        <code>{example}</code>
      ))}
    </p>
  </div>
);

const ChannelTicks = ({ data }: { data: AlertRuleData }) => (
  <fieldset class="field">
    <legend>Send it to</legend>
    {data.channels.map((channel) => (
      <Tick
        name="channel"
        value={String(channel.id)}
        ticked={data.values.channelIds.includes(channel.id)}
        label={channel.name}
        hint={channelName(channel.kind)}
      />
    ))}
    {data.channels.length === 0 && (
      <p class="hint">
        There is no channel yet. <a href="/channels/new">Add one</a>, then come back.
      </p>
    )}
    {data.errors.channel && <p class="error">{data.errors.channel}</p>}
  </fieldset>
);

const brandOptions = (frame: Frame) => [
  { value: '', label: 'All brands of your own' },
  ...frame.brands.map((brand) => ({ value: String(brand.id), label: brand.name })),
];

const WhatMentions = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => (
  <>
    <SelectField
      name="brand"
      label="Brand"
      value={String(data.values.brandId ?? '')}
      options={brandOptions(frame)}
    />
    <FilterField data={data} />
  </>
);

const WhatSources = () => (
  <p class="hint">
    Sent when a source falls silent compared with its own rhythm, needs a new sign-in, refuses to be read,
    cannot be read or is gone, and again when it works. The same state rings once a day at most.
  </p>
);

const RuleForm = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => (
  <PostForm
    action={data.id === null ? '/alert-rules' : `/alert-rules/${data.id}`}
    fields={{ about: data.values.about }}
    class="form"
  >
    <Field name="name" label="Alert name" value={data.values.name} error={data.errors.name} required />
    {data.values.about === 'sources' ? <WhatSources /> : <WhatMentions frame={frame} data={data} />}
    <ChannelTicks data={data} />
    <Tick name="enabled" value="1" ticked={data.values.enabled} label="Switched on" />
    <div class="button-row">
      <button type="submit" class="button solid">
        {data.id === null ? 'Create alert' : 'Save changes'}
      </button>
      <a class="button quiet" href="/alerts">
        Cancel
      </a>
    </div>
  </PostForm>
);

/** `/alerts/new` and `/alert-rules/:id`. */
export const AlertRulePage = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => {
  const title = data.id === null ? 'New alert' : data.values.name;
  return (
    <Layout frame={frame} title={title} current="alerts">
      <PageHead title={title} sub={<a href="/alerts">All alerts</a>} />
      <Card title="Rule" class="form-card">
        {frame.can['change alert rules'] ? (
          <RuleForm frame={frame} data={data} />
        ) : (
          <p>{data.values.about === 'sources' ? <WhatSources /> : <code>{data.values.filter}</code>}</p>
        )}
      </Card>
      {data.id !== null && frame.can['change alert rules'] && (
        <Delete action={`/alert-rules/${data.id}/deletion`} word="Delete alert">
          No more messages come from it. What it sent stays in the delivery log.
        </Delete>
      )}
    </Layout>
  );
};
