/** Third step: which sources, and who is told. */
import { Card } from './cards.tsx';
import { type Errors, Field, Tick } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Door } from './frame.ts';
import { Icon } from './parts.tsx';
import { EnterGoesOn, Step } from './setup-step.tsx';
import { sourceBrings, sourceName } from './words.ts';

export type SetupWhereData = {
  brandId: number;
  /** Sources that need no key. `value` comes back in `source`. */
  sources: { value: string; kind: string; describes: string; ticked: boolean }[];
  /** An app in the App Store, as typed; null where that source is not offered. */
  app: string | null;
  slack: { webhookUrl: string };
  /** Null where no mail server is set. */
  email: { to: string } | null;
  errors: Errors;
  /** What a test message came to, as a sentence; null before one. */
  tested: { kind: 'slack' | 'email'; ok: boolean; sentence: string } | null;
  maySetChannels: boolean;
  mayImport: boolean;
};

/** What it brings, and what is looked for there; its own name stands above already. */
function hintOf({ kind, describes }: SetupWhereData['sources'][number]): string {
  const name = `${sourceName(kind)}: `;
  const lookedFor = describes.startsWith(name) ? describes.slice(name.length) : describes;
  return [sourceBrings(kind), lookedFor].filter(Boolean).join(' · ');
}

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
          hint={hintOf(source)}
        />
      ))}
    </fieldset>
    {data.errors.source && <p class="error">{data.errors.source}</p>}
    {data.app !== null && (
      <Field
        name="app"
        label="Your app in the App Store (optional)"
        value={data.app}
        error={data.errors.app}
        placeholder="https://apps.apple.com/app/id900000001"
        help="Its address or its number: then its reviews are read too."
        autocomplete="off"
      />
    )}
    <p class="hint">
      None of them holds up another: one that is slow or refuses says so on its page. Reviews on Google,
      Trustpilot and others need a key or an account; connect them later, under Sources.
    </p>
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
    <Test kind="slack" tested={data.tested} />
    {data.email && (
      <>
        <Field
          name="to"
          label="E-mail address"
          value={data.email.to}
          error={data.errors.to}
          placeholder="care@example.com"
          help="One person or a mailing list, beside Slack or instead of it. Whoever has no account here is asked first."
          autocomplete="off"
        />
        <Test kind="email" tested={data.tested} />
      </>
    )}
  </Card>
);

const Test = ({ kind, tested }: { kind: 'slack' | 'email'; tested: SetupWhereData['tested'] }) => (
  <>
    {tested?.kind === kind && <p class={tested.ok ? 'hint ok' : 'error'}>{tested.sentence}</p>}
    <div>
      <button type="submit" class="button" name="test" value={kind} formnovalidate>
        <Icon name="send" /> Send a test
      </button>
    </div>
  </>
);

/** `/setup/where`. `test` sends a test message and shows the page again. */
export const SetupWherePage = ({ door, data }: { door: Door; data: SetupWhereData }) => (
  <Step
    door={door}
    at={2}
    title="Where to listen, and who is told"
    sub="These places can be read at once. The first mentions appear while you finish."
    later
  >
    <PostForm action="/setup/where" fields={{ brand: data.brandId }} class="columns-2">
      <EnterGoesOn />
      <Once />
      <Where data={data} />
      {data.maySetChannels && <Who data={data} />}
      <div class="button-row">
        <button type="submit" class="button solid">
          Start listening
        </button>
        {data.mayImport && (
          <button type="submit" class="button" name="feeds" value="1">
            <Icon name="upload" /> Start, and import feeds (OPML)
          </button>
        )}
        <a class="button quiet" href={`/setup/words?brand=${data.brandId}`}>
          Back
        </a>
      </div>
    </PostForm>
  </Step>
);
