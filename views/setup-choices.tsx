/** What can be ticked and typed at the second step. */
import type { PropsWithChildren } from 'hono/jsx';
import { Card } from './cards.tsx';
import { Labelled, Tick } from './fields.tsx';
import { Icon } from './parts.tsx';
import { LeaveOut, Matches } from './setup-ticks.tsx';
import type { SetupWordsData } from './setup-words-data.ts';
import { sourceName } from './words.ts';

type Props = { data: SetupWordsData };

export const Words = ({ data }: Props) => (
  <Card title="Listen for" hint="30-day matches">
    <fieldset class="field ticks">
      <legend class="hidden">Proposed match rules</legend>
      {data.proposals.map((proposal, index) => (
        <>
          <input type="hidden" name="offeredRule" value={proposal.rule} />
          <Tick
            name="rule"
            value={proposal.rule}
            ticked={proposal.ticked}
            label={<code>{proposal.rule}</code>}
            hint={proposal.hint}
            figure={<Matches id={`matches-${index}`} n={proposal.matches} isLeast={isLeast(data)} />}
          />
        </>
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
export const isLeast = ({ preview }: SetupWordsData) => preview?.isLeast ?? false;

/** Most people need none of their own. */
const MoreWords = ({ isOpen, children }: PropsWithChildren<{ isOpen: boolean }>) => (
  <details open={isOpen}>
    <summary class="button small">
      <Icon name="plus" small /> Add words
    </summary>
    {children}
  </details>
);

export const LeftOut = ({ data }: Props) => (
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

/** What one's own people write is no mention. */
export const OwnAccounts = ({ data }: Props) => (
  <Card title="Your own accounts" hint="never a mention" class="stack">
    <fieldset class="field ticks">
      <legend class="hidden">Accounts whose posts are left out</legend>
      {data.accounts.map(({ handle, kind, ticked }) => (
        <>
          <input type="hidden" name="offeredAccount" value={handle} />
          <Tick name="account" value={handle} ticked={ticked} label={handle} hint={sourceName(kind)} />
        </>
      ))}
    </fieldset>
    <p class="hint">Your website names them as yours. What others write to them is found.</p>
  </Card>
);
