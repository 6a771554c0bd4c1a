/** Second step: which words, with real matches before anything is saved. */
import { Card } from './cards.tsx';
import { type Errors, Labelled, Tick } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Door } from './frame.ts';
import { Preview, type PreviewData } from './setup-preview.tsx';
import { Step } from './setup-step.tsx';

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
