/** `#workbench`: a rule is written here, tried, and saved. Works as a plain form too. */
import type { LiveChoice } from '../src/ingest/dry-run/live.ts';
import { Labelled, Tick } from './fields.tsx';
import { HiddenFields, Once, type PlacedError, PlacedErrorText } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Fragment } from './layout.tsx';
import { Icon } from './parts.tsx';
import { RuleTrial, type RuleTrialData, UntriedRule } from './rule-trial.tsx';
import { sourceName } from './words.ts';

export type WorkbenchData = {
  brandId: number;
  /** The saved rule that is edited, or null for a new one. */
  editing: { id: number; rule: string } | null;
  /** As typed. */
  value: string;
  /** Why it was not saved. */
  error: PlacedError | string | null;
  /** Sources that can be asked live, with what is ticked. */
  live: (LiveChoice & { ticked: boolean })[];
  /** Null before a try; a sentence or place where it could not be tried. */
  trial: RuleTrialData | { problem: PlacedError | string } | null;
};

const RULE_HELP =
  'Whole words in any case. Use "quotes" for phrases, AND, OR, NOT and parentheses: ("Fernhill Bikes" OR fernhillbikes) NOT "Fernhill Road". Also fern* for beginnings, case:ACME for capitals, Fernhill NEAR/5 recall for words close by, and title: body: author: site: thread: lang: country: rating: source:. docs/match-rules.md says all of it.';

const LiveTicks = ({ live }: { live: WorkbenchData['live'] }) => {
  if (live.length === 0) return null;
  return (
    <details class="live-ticks" open={live.some(({ ticked }) => ticked)}>
      <summary>Ask sources live too</summary>
      <fieldset class="field ticks">
        <legend class="hint">Up to four, one small poll each. Nothing is stored.</legend>
        {live.map(({ id, name, kind, ticked }) => (
          <Tick name="live" value={String(id)} ticked={ticked} label={name} hint={sourceName(kind)} />
        ))}
      </fieldset>
    </details>
  );
};

const TryButton = ({ brandId }: { brandId: number }) => (
  <button
    type="submit"
    class="button"
    id="try-rule"
    formaction={`/brands/${brandId}/rules/trial`}
    hx-post={`/brands/${brandId}/rules/trial`}
    hx-target="#workbench"
    hx-swap="outerHTML"
    hx-disable="this"
  >
    <Icon name="play" />
    <span class="when-idle">Try it</span>
    <span class="when-busy">Trying…</span>
  </button>
);

const Buttons = ({ data: { brandId, editing } }: { data: WorkbenchData }) => (
  <div class="button-row">
    <button type="submit" class="button solid">
      {editing ? 'Save rule' : 'Add rule'}
    </button>
    <TryButton brandId={brandId} />
    {editing && (
      <a class="button quiet" href={`/brands/${brandId}`}>
        Leave it as it is
      </a>
    )}
  </div>
);

const Tried = ({ trial }: { trial: WorkbenchData['trial'] }) => {
  if (!trial) return null;
  return 'problem' in trial ? <UntriedRule error={trial.problem} /> : <RuleTrial data={trial} />;
};

export const Workbench = ({ data }: { data: WorkbenchData }) => {
  const { brandId, editing, value, error } = data;
  const label = editing ? `Change ${editing.rule}` : 'Another rule';
  const plain = typeof error === 'string' ? error : undefined;
  return (
    <div id="workbench" class="workbench">
      <form
        id="rule-form"
        class="form"
        method="post"
        action={editing ? `/rules/${editing.id}` : `/brands/${brandId}/rules`}
      >
        {!editing && <Once />}
        {editing && <HiddenFields fields={{ ruleId: editing.id, brand: brandId }} />}
        <Labelled name="rule" label={label} help={RULE_HELP} error={plain}>
          <textarea
            class="input lines"
            id="field-rule"
            name="rule"
            rows={2}
            required
            spellcheck={false}
            autocomplete="off"
            aria-invalid={error ? 'true' : undefined}
            aria-describedby="field-rule-help"
          >
            {value}
          </textarea>
        </Labelled>
        {error && typeof error !== 'string' && <PlacedErrorText error={error} />}
        <LiveTicks live={data.live} />
        <Buttons data={data} />
      </form>
      <div id="rule-result">
        <Tried trial={data.trial} />
      </div>
    </div>
  );
};

export const WorkbenchFragment = ({ frame, data }: { frame: Frame; data: WorkbenchData }) => (
  <Fragment frame={frame}>
    <Workbench data={data} />
  </Fragment>
);
