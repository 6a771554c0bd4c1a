/** The form of an alert rule: which mentions, where to, how often. */
import type { AlertRuleData } from './alert-rule-data.ts';
import { ConditionRows } from './alert-rule-rows.tsx';
import { RuleSettings } from './alert-rule-settings.tsx';
import { Field, SelectField, Tick } from './fields.tsx';
import { Once, PlacedErrorText, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Chip, Icon } from './parts.tsx';
import { mentionsBehind } from './urls.ts';
import { channelName } from './words.ts';

const FILTER_HELP =
  'Words and phrases, and fields: sentiment:negative, score:<-0.4, reach:>=1000, intent:complaint, priority:urgent, source:, rating:1-2, author:, theme:, is:unsure. Combine with AND, OR, NOT and parentheses.';

const DraftButton = ({ name, value, children }: { name: string; value: string; children: string }) => (
  <button
    type="submit"
    class={name === 'recalculate' ? 'button small without-script' : 'button small'}
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

/** Rules that have no filter, in words. */
export const ABOUT = {
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

export const RuleForm = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => (
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
    {data.id === null && <Once />}
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
