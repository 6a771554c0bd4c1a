/** The form of how soon a brand answers. */
import { Card } from './cards.tsx';
import { Field, Options } from './fields.tsx';
import type { HoursData } from './hours-data.ts';
import { Icon } from './parts.tsx';
import { PRIORITY_WORDS, sourceName } from './words.ts';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

type TargetProps = { data: HoursData; index: number };

const Cell = (props: { name: string; label: string; value: string; invalid: boolean }) => (
  <td>
    <input
      class="input"
      name={props.name}
      value={props.value}
      aria-label={props.label}
      aria-invalid={props.invalid ? 'true' : undefined}
      autocomplete="off"
    />
  </td>
);

const Choice = (props: {
  name: string;
  label: string;
  value: string;
  any: string;
  options: [string, string][];
}) => (
  <td>
    <span class="select">
      <select name={props.name} aria-label={props.label}>
        <Options
          value={props.value}
          options={[['', props.any] as const, ...props.options].map(([value, label]) => ({ value, label }))}
        />
      </select>
      <Icon name="chevron-down" small />
    </span>
  </td>
);

const TargetRow = ({ data, index }: TargetProps) => {
  const target = data.values.targets[index]!;
  const error = data.errors[`target${index}`];
  const of = `target ${index + 1}`;
  return (
    <>
      <tr>
        <Choice
          name="priority"
          label={`Priority of ${of}`}
          value={target.priority}
          any="Any priority"
          options={PRIORITIES.map((priority) => [priority, PRIORITY_WORDS[priority]])}
        />
        <Choice
          name="source"
          label={`Source of ${of}`}
          value={target.source}
          any="Any source"
          options={data.sources.map((kind) => [kind, sourceName(kind)])}
        />
        <Cell
          name="targetFirst"
          label={`First reply of ${of}`}
          value={target.first}
          invalid={Boolean(error)}
        />
        <Cell
          name="targetResolve"
          label={`Resolution of ${of}`}
          value={target.resolve}
          invalid={Boolean(error)}
        />
      </tr>
      {error && (
        <tr>
          <td colspan={4}>
            <p class="error">
              <Icon name="circle-x" small />
              {error}
            </p>
          </td>
        </tr>
      )}
    </>
  );
};

export const Targets = ({ data }: { data: HoursData }) => (
  <Card title="Response targets" hint="in business time" class="stack">
    <div class="columns-2">
      <Field
        name="first"
        label="First reply within"
        value={data.values.first}
        error={data.errors.first}
        placeholder="4 h"
        required
        autocomplete="off"
      />
      <Field
        name="resolve"
        label="Resolved within"
        value={data.values.resolve}
        error={data.errors.resolve}
        placeholder="no target"
        autocomplete="off"
      />
    </div>
    <section class="scroll" aria-label="Other targets" tabindex={0}>
      <table class="table target-table">
        <caption>Other targets for a priority, a source or both</caption>
        <thead>
          <tr>
            <th scope="col">Priority</th>
            <th scope="col">Source</th>
            <th scope="col">First reply</th>
            <th scope="col">Resolution</th>
          </tr>
        </thead>
        <tbody>
          {data.values.targets.map((_, index) => (
            <TargetRow data={data} index={index} />
          ))}
        </tbody>
      </table>
    </section>
    <p class="hint">
      The most specific line wins; between a priority and a source, the priority. An empty time is as the next
      less specific line has it, and a line without times is left out. Write 30 min, 4 h or 1 h 30 min.
    </p>
  </Card>
);
