/** What the page of a crisis shows, and the fields of its forms. */
import type { Approval } from '../src/replies/approval.ts';
import type { Crisis } from '../src/replies/crises.ts';
import { describedBy, type Errors, idOf, Labelled, SelectField } from './fields.tsx';

export type CrisisData = {
  brand: { id: number; name: string; approval: Approval };
  now: Crisis | null;
  past: Crisis[];
  people: { id: number; name: string }[];
  /** Who may approve replies. */
  approvers: { name: string }[];
  /** One step a line. */
  playbook: string;
  errors: Errors;
  typed: Record<string, string>;
};

export type Part = { data: CrisisData };

type LinesProps = Part & { name: string; label: string; help?: string; rows: number; value?: string };

export const Lines = ({ data, name, label, help, rows, value = '' }: LinesProps) => (
  <Labelled name={name} label={label} help={help} error={data.errors[name]}>
    <textarea
      class="input"
      id={idOf(name)}
      name={name}
      rows={rows}
      aria-invalid={data.errors[name] ? 'true' : undefined}
      aria-describedby={describedBy(name, help, data.errors[name])}
    >
      {data.typed[name] ?? value}
    </textarea>
  </Labelled>
);

/** Whoever begins it leads it, unless another is chosen: the viewer is the first of the people. */
export const Owner = ({ data, chosen }: Part & { chosen?: number | null }) => (
  <SelectField
    name="owner"
    label="Who leads"
    help="This person alone answers until it is over; everybody else keeps drafts."
    error={data.errors.owner}
    value={data.typed.owner ?? (chosen ? String(chosen) : undefined)}
    options={data.people.map(({ id, name }) => ({ value: String(id), label: name }))}
  />
);

export const urlOf = ({ brand }: CrisisData, path: string) => `/brands/${brand.id}/${path}`;
