/** Second step: which words, with real matches before anything is saved. */
import { Card } from './cards.tsx';
import { type Errors, Labelled, Tick } from './fields.tsx';
import { PostForm } from './forms.tsx';
import { AroundContext, aroundDoor, type Door } from './frame.ts';
import { Part } from './partials.tsx';
import { Preview, type PreviewData } from './setup-preview.tsx';
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
  <Card title="Listen for" hint="30-day matches" class="stack">
    <fieldset class="field ticks">
      <legend class="hidden">Proposed match rules</legend>
      {data.proposals.map((proposal, index) => (
        <Tick
          name="rule"
          value={proposal.rule}
          ticked={proposal.ticked}
          label={<code>{proposal.rule}</code>}
          hint={proposal.hint}
          figure={<Matches id={`matches-${index}`} n={proposal.matches} />}
        />
      ))}
    </fieldset>
    <Labelled
      name="own"
      label={
        <>
          Your own rule (optional) <Matches id="matches-own" n={data.ownMatches} />
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
  </Card>
);

const LeftOut = ({ data }: { data: SetupWordsData }) => (
  <Card title="Leave out" class="stack">
    <LeaveOut phrases={data.leaveOut} />
    <Labelled
      name="leaveOwn"
      label="Other words (optional)"
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
    sub={`Suggested from ${data.website?.replace(/^https?:\/\/|\/$/g, '') ?? `the name ${data.brandName}`}. Untick what you do not want and watch the matches change.`}
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
          hx-trigger={data.preview ? 'input from:#words delay:300ms' : 'load, input from:#words delay:300ms'}
        >
          <Preview data={data.preview} />
        </div>
      </section>
      <div class="stack">
        <Words data={data} />
        <LeftOut data={data} />
      </div>
    </PostForm>
  </Step>
);

type FragmentProps = { door: Door; data: SetupWordsData; isSameList: boolean };

/** `GET /setup/preview`, for `#preview`; the counts go beside the ticks, which stay as they are. */
export const PreviewFragment = ({ door, data, isSameList }: FragmentProps) => (
  <AroundContext.Provider value={aroundDoor(door)}>
    <Preview data={data.preview} />
    {data.proposals.map(({ matches }, index) => (
      <Part target={`#matches-${index}`}>
        <Matches id={`matches-${index}`} n={matches} />
      </Part>
    ))}
    <Part target="#matches-own">
      <Matches id="matches-own" n={data.ownMatches} />
    </Part>
    {isSameList ? (
      data.leaveOut.map(({ drops }, index) => (
        <Part target={`#drops-${index}`}>
          <Drops id={`drops-${index}`} n={drops} />
        </Part>
      ))
    ) : (
      <Part target="#leave-out">
        <LeaveOut phrases={data.leaveOut} />
      </Part>
    )}
  </AroundContext.Provider>
);
