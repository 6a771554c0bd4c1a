/** Second step: which words, with real matches before anything is saved. */
import type { PropsWithChildren } from 'hono/jsx';
import { Card } from './cards.tsx';
import { type Errors, Labelled, Tick } from './fields.tsx';
import { PostForm } from './forms.tsx';
import { AroundContext, aroundDoor, type Door } from './frame.ts';
import { Part } from './partials.tsx';
import { Icon } from './parts.tsx';
import { FoundWords, Preview, type PreviewData } from './setup-preview.tsx';
import { Reading } from './setup-reading.tsx';
import { Step } from './setup-step.tsx';
import { Drops, LeaveOut, Matches, type Phrase } from './setup-ticks.tsx';

export type SetupWordsData = {
  brandId: number;
  brandName: string;
  website: string | null;
  /** `matches` of the last 30 days; null while nobody looked. */
  proposals: { rule: string; hint: string; ticked: boolean; matches: number | null }[];
  /** A rule of one's own, as typed. */
  own: string;
  ownMatches: number | null;
  leaveOut: Phrase[];
  /** Phrases of one's own, as typed. */
  leaveOwn: string;
  errors: Errors;
  /** Null: the page asks for it by itself, since reading the web takes seconds. */
  preview: PreviewData | null;
};

const Words = ({ data }: { data: SetupWordsData }) => (
  <Card title="Listen for" hint="30-day matches">
    <fieldset class="field ticks">
      <legend class="hidden">Proposed match rules</legend>
      {data.proposals.map((proposal, index) => (
        <Tick
          name="rule"
          value={proposal.rule}
          ticked={proposal.ticked}
          label={<code>{proposal.rule}</code>}
          hint={proposal.hint}
          figure={<Matches id={`matches-${index}`} n={proposal.matches} isLeast={isLeast(data)} />}
        />
      ))}
    </fieldset>
    <MoreWords isOpen={data.own !== '' || hasOwnError(data)}>
      <Labelled
        name="own"
        label={
          <>
            Your own rule <Matches id="matches-own" n={data.ownMatches} isLeast={isLeast(data)} />
          </>
        }
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
    </MoreWords>
  </Card>
);

const hasOwnError = ({ errors }: SetupWordsData) => Boolean(errors.own ?? errors.rule);
const isLeast = ({ preview }: SetupWordsData) => preview?.isLeast ?? false;

/** Most people need none of their own. */
const MoreWords = ({ isOpen, children }: PropsWithChildren<{ isOpen: boolean }>) => (
  <details open={isOpen}>
    <summary class="button small">
      <Icon name="plus" small /> Add words
    </summary>
    {children}
  </details>
);

const LeftOut = ({ data }: { data: SetupWordsData }) => (
  <Card title="Leave out" hint="30-day matches">
    <LeaveOut phrases={data.leaveOut} downs={data.preview?.downs ?? 0} />
    <MoreWords isOpen={data.leaveOwn !== ''}>
      <Labelled
        name="leaveOwn"
        label="Other words"
        error={data.errors.leaveOwn}
        help="With commas between. A post that a rule found is left out where one of them stands in it."
      >
        <input
          class="input"
          id="field-leaveOwn"
          name="leaveOwn"
          value={data.leaveOwn}
          autocomplete="off"
          aria-describedby="field-leaveOwn-help"
        />
      </Labelled>
    </MoreWords>
  </Card>
);

const GoOn = ({ data }: { data: SetupWordsData }) => (
  <section class="card stack">
    <div id="reading">
      <Reading data={data.preview} />
    </div>
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
  </section>
);

const origin = ({ brandName, website }: SetupWordsData) =>
  [`the name ${brandName}`, website?.replace(/^https?:\/\/|\/$/g, '')].filter(Boolean).join(' and ');

/** Enter presses the first button of a form: that is not the thumb of a match. */
const EnterGoesOn = () => (
  <button type="submit" class="hidden" tabindex={-1}>
    Continue
  </button>
);

/** `/setup/words`. The preview follows the ticks; `#preview` is answered by `/setup/preview`. */
export const SetupWordsPage = ({ door, data }: { door: Door; data: SetupWordsData }) => (
  <Step
    door={door}
    at={1}
    title="These are the words we will listen for"
    sub={`Suggested from ${origin(data)}. Untick what you do not want and watch the matches change.`}
    later
  >
    <PostForm action="/setup/words" fields={{ brand: data.brandId }} id="words" class="columns-main">
      <EnterGoesOn />
      <section class="card" aria-labelledby="preview-title">
        <div class="card-head">
          <h2 id="preview-title">Live preview</h2>
          <div class="hint" id="preview-count" aria-live="polite">
            <FoundWords data={data.preview} />
          </div>
        </div>
        <div
          id="preview"
          hx-get="/setup/preview"
          hx-include="#words"
          hx-sync="replace"
          hx-trigger={data.preview ? 'input from:#words delay:300ms' : 'load, input from:#words delay:300ms'}
        >
          <Preview data={data.preview} />
        </div>
      </section>
      <div class="stack">
        <Words data={data} />
        <LeftOut data={data} />
        <GoOn data={data} />
      </div>
    </PostForm>
  </Step>
);

type FragmentProps = { door: Door; data: SetupWordsData; isSameList: boolean };

/** `GET /setup/preview`, for `#preview`; the counts go beside the ticks, which stay as they are. */
export const PreviewFragment = ({ door, data, isSameList }: FragmentProps) => (
  <AroundContext.Provider value={aroundDoor(door)}>
    <Preview data={data.preview} />
    <Part target="#preview-count" swap="innerHTML">
      <FoundWords data={data.preview} />
    </Part>
    <Part target="#reading" swap="innerHTML">
      <Reading data={data.preview} />
    </Part>
    {data.proposals.map(({ matches }, index) => (
      <Part target={`#matches-${index}`}>
        <Matches id={`matches-${index}`} n={matches} isLeast={isLeast(data)} />
      </Part>
    ))}
    <Part target="#matches-own">
      <Matches id="matches-own" n={data.ownMatches} isLeast={isLeast(data)} />
    </Part>
    {isSameList ? (
      data.leaveOut.map(({ drops }, index) => (
        <Part target={`#drops-${index}`}>
          <Drops id={`drops-${index}`} n={drops} />
        </Part>
      ))
    ) : (
      <Part target="#leave-out">
        <LeaveOut phrases={data.leaveOut} downs={data.preview?.downs ?? 0} />
      </Part>
    )}
  </AroundContext.Provider>
);
