/** Second step: which words, with real matches before anything is saved. */
import { Banner } from './cards.tsx';
import { PostForm } from './forms.tsx';
import { AroundContext, aroundDoor, type Door } from './frame.ts';
import { Part } from './partials.tsx';
import { isLeast, LeftOut, OwnAccounts, Words } from './setup-choices.tsx';
import { FoundWords, Preview } from './setup-preview.tsx';
import { Reading } from './setup-reading.tsx';
import { EnterGoesOn, Step } from './setup-step.tsx';
import { Drops, LeaveOut, Matches } from './setup-ticks.tsx';
import type { SetupWordsData } from './setup-words-data.ts';

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
      <a class="button quiet" href={`/setup/brand?brand=${data.brandId}`}>
        Back
      </a>
    </div>
  </section>
);

const origin = ({ brandName, website, siteProblem }: SetupWordsData) =>
  [`the name ${brandName}`, siteProblem === null && website?.replace(/^https?:\/\/|\/$/g, '')]
    .filter(Boolean)
    .join(' and ');

const SiteProblem = ({ problem }: { problem: string }) => (
  <Banner tone="warn" icon="triangle-alert">
    <b>Your website was not read, so nothing is suggested from it.</b> {problem}
  </Banner>
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
    {data.siteProblem && <SiteProblem problem={data.siteProblem} />}
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
        {data.accounts.length > 0 && <OwnAccounts data={data} />}
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
