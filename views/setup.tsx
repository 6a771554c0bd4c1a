/** The first three steps: brand, words, sources. Each is one form; everything can be changed later. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Errors } from './forms.tsx';
import { Field, Labelled, PostForm, SelectField, Tick, timeZoneOptions } from './forms.tsx';
import type { Door } from './frame.ts';
import { Bare } from './layout.tsx';
import { Card, Icon } from './parts.tsx';
import type { PreviewData } from './setup-preview.tsx';
import { Preview } from './setup-preview.tsx';
import { sourceName } from './words.ts';

const STEPS = ['Brand', 'What to listen for', 'Where and who'];

const Steps = ({ at }: { at: number }) => (
  <ol class="steps" aria-label="Steps">
    {STEPS.map((word, index) => (
      <li class={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
        <span class="step-mark">{index < at ? <Icon name="check" small /> : index + 1}</span>
        <span>{word}</span>
      </li>
    ))}
  </ol>
);

type StepProps = PropsWithChildren<{ door: Door; at: number; title: string; sub: string; later: boolean }>;

const FinishLater = () => (
  <a class="button quiet" href="/">
    Finish later
  </a>
);

const Step = ({ door, at, title, sub, later, children }: StepProps) => (
  <Bare door={door} title={title} wide end={later ? <FinishLater /> : undefined}>
    <div>
      <Steps at={at} />
      <h1>{title}</h1>
      <p class="sub">{sub}</p>
    </div>
    {children}
  </Bare>
);

export type SetupBrandData = {
  values: { name: string; website: string; timeZone: string };
  errors: Errors;
  /** True once there is something to come back to. */
  later: boolean;
};

/** `/setup/brand`. */
export const SetupBrandPage = ({ door, data }: { door: Door; data: SetupBrandData }) => (
  <Step
    door={door}
    at={0}
    title="Which brand should Earshot listen for?"
    sub="A name is enough. The website helps to propose the right words."
    later={data.later}
  >
    <Card title="Your brand" class="form-card">
      <PostForm action="/setup/brand" class="form">
        <Field
          name="name"
          label="Name"
          value={data.values.name}
          error={data.errors.name}
          required
          autofocus
          autocomplete="organization"
        />
        <Field
          name="website"
          label="Website (optional)"
          value={data.values.website}
          error={data.errors.website}
          placeholder="https://"
          autocomplete="url"
        />
        <SelectField
          name="timeZone"
          label="Time zone"
          value={data.values.timeZone}
          error={data.errors.timeZone}
          options={timeZoneOptions()}
          help="Days in reports begin at its midnight."
        />
        <button type="submit" class="button solid">
          Continue
        </button>
      </PostForm>
    </Card>
  </Step>
);

export type SetupWordsData = {
  brandId: number;
  brandName: string;
  website: string | null;
  proposals: { rule: string; hint: string; ticked: boolean }[];
  /** A rule of one's own, as typed. */
  own: string;
  errors: Errors;
  /** Null: the page asks for it by itself, since reading the web takes seconds. */
  preview: PreviewData | null;
};

const Words = ({ data }: { data: SetupWordsData }) => (
  <Card title="Listen for" class="stack">
    <fieldset class="field ticks">
      <legend class="hidden">Proposed match rules</legend>
      {data.proposals.map((proposal) => (
        <Tick
          name="rule"
          value={proposal.rule}
          ticked={proposal.ticked}
          label={<code>{proposal.rule}</code>}
          hint={proposal.hint}
        />
      ))}
    </fieldset>
    <Labelled
      name="own"
      label="Your own rule (optional)"
      error={data.errors.own ?? data.errors.rule}
      help={'Words, "phrases", AND, OR, NOT. For example: "Fernhill Bikes" NOT roadworks'}
    >
      <input
        class="input"
        id="field-own"
        name="own"
        value={data.own}
        autocomplete="off"
        aria-describedby="field-own-help"
      />
    </Labelled>
    <div class="button-row">
      <button type="submit" class="button solid">
        Looks right, continue
      </button>
      <button type="submit" class="button without-script" formmethod="get" formaction="/setup/words">
        Show matches
      </button>
      <a class="button quiet" href="/setup/brand">
        Back
      </a>
    </div>
  </Card>
);

/** `/setup/words`. The preview follows the ticks; `#preview` is answered by `/setup/preview`. */
export const SetupWordsPage = ({ door, data }: { door: Door; data: SetupWordsData }) => (
  <Step
    door={door}
    at={1}
    title="These are the words we will listen for"
    sub={`Suggested from ${data.website ?? `the name ${data.brandName}`}. Untick what you do not want and watch the matches change.`}
    later
  >
    <PostForm action="/setup/words" fields={{ brand: data.brandId }} id="words" class="columns-main">
      <section class="card" aria-labelledby="preview-title">
        <div
          id="preview"
          aria-live="polite"
          hx-get="/setup/preview"
          hx-include="#words"
          hx-sync="replace"
          hx-trigger={
            data.preview ? 'change from:#words delay:300ms' : 'load, change from:#words delay:300ms'
          }
        >
          <Preview data={data.preview} />
        </div>
      </section>
      <Words data={data} />
    </PostForm>
  </Step>
);

export type SetupWhereData = {
  brandId: number;
  /** Sources that need no key. `value` comes back in `source`. */
  sources: { value: string; kind: string; describes: string; ticked: boolean }[];
  slack: { webhookUrl: string };
  errors: Errors;
  /** What a test message came to, as a sentence; null before one. */
  tested: { ok: boolean; sentence: string } | null;
  maySetChannels: boolean;
};

const Where = ({ data }: { data: SetupWhereData }) => (
  <Card title="Where" hint="no key needed" class="stack">
    <fieldset class="field ticks">
      <legend class="hidden">Sources to read</legend>
      {data.sources.map((source) => (
        <Tick
          name="source"
          value={source.value}
          ticked={source.ticked}
          label={sourceName(source.kind)}
          hint={source.describes}
        />
      ))}
    </fieldset>
    {data.errors.source && <p class="error">{data.errors.source}</p>}
    <p class="hint">Sources with keys can be connected later, under Sources.</p>
  </Card>
);

const Who = ({ data }: { data: SetupWhereData }) => (
  <Card title="Who is told" hint="optional" class="stack">
    <Field
      name="webhookUrl"
      label="Slack webhook address"
      type="url"
      value={data.slack.webhookUrl}
      error={data.errors.webhookUrl}
      placeholder="https://hooks.slack.com/services/…"
      help="In Slack: Apps, Incoming Webhooks, Add to a channel. Urgent negative mentions go there."
      autocomplete="off"
    />
    {data.tested && <p class={data.tested.ok ? 'hint ok' : 'error'}>{data.tested.sentence}</p>}
    <div>
      <button type="submit" class="button" name="test" value="1" formnovalidate>
        <Icon name="send" /> Send a test
      </button>
    </div>
  </Card>
);

/** `/setup/where`. `test=1` sends a test message and shows the page again. */
export const SetupWherePage = ({ door, data }: { door: Door; data: SetupWhereData }) => (
  <Step
    door={door}
    at={2}
    title="Where to listen, and who is told"
    sub="These places can be read at once. The first mentions appear while you finish."
    later
  >
    <PostForm action="/setup/where" fields={{ brand: data.brandId }} class="columns-2">
      <Where data={data} />
      {data.maySetChannels && <Who data={data} />}
      <div class="button-row">
        <button type="submit" class="button solid">
          Start listening
        </button>
        <a class="button quiet" href={`/setup/words?brand=${data.brandId}`}>
          Back
        </a>
      </div>
    </PostForm>
  </Step>
);
