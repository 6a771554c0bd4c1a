/** The audit log: who changed the workspace, what, when, from where. */
import type { Via } from '../src/mentions/mention.ts';
import { Card, Pager, Table } from './cards.tsx';
import { Field, SelectField } from './fields.tsx';
import type { Frame } from './frame.ts';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';
import { VIA_WORDS, wordFor } from './words.ts';

export type AuditData = {
  entries: {
    at: Date;
    /** As they were called then. */
    actor: string;
    action: string;
    subject: string;
    via: string;
    address: string | null;
  }[];
  /** The id before which the next page begins. */
  older: number | null;
  people: { id: number; name: string }[];
  /** For suggestions. */
  actions: string[];
  /** As they stand in the address. */
  asked: { person: string; what: string; from: string; to: string };
};

function auditUrl(ending: '' | '.csv', asked: AuditData['asked'], before?: number): string {
  const given = Object.entries({ ...asked, before: before ? String(before) : '' });
  const params = new URLSearchParams(given.filter(([, value]) => value !== ''));
  return `/settings/audit${ending}${params.size ? `?${params}` : ''}`;
}

const Filters = ({ data: { asked, people, actions } }: { data: AuditData }) => (
  <form method="get" action="/settings/audit" class="audit-filters" aria-label="Filter the log">
    <SelectField
      name="person"
      label="Who"
      value={asked.person}
      options={[
        { value: '', label: 'Everybody' },
        ...people.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
    <Field name="what" label="What" value={asked.what} list="audit-actions" autocomplete="off" />
    <datalist id="audit-actions">
      {actions.map((action) => (
        <option value={action} />
      ))}
    </datalist>
    <Field name="from" label="From" type="date" value={asked.from} />
    <Field name="to" label="To" type="date" value={asked.to} />
    <button type="submit" class="button">
      Filter
    </button>
  </form>
);

/** Who it was when it was no person of the workspace. */
const NOBODY: Record<string, string> = { web: 'Nobody signed in', system: 'Earshot', cli: 'The operator' };

const whereFrom = ({ via, address }: AuditData['entries'][number]) =>
  [wordFor(VIA_WORDS, via as Via), address].filter(Boolean).join(', ');

/** `/settings/audit`. */
export const AuditPage = ({ frame, data }: { frame: Frame; data: AuditData }) => (
  <SettingsLayout frame={frame} at="audit" title="Audit log">
    <Card title="Audit log" hint={<a href={auditUrl('.csv', data.asked)}>As a CSV file</a>}>
      <Filters data={data} />
      {data.entries.length === 0 ? (
        <p class="hint">Nothing in the log fits this.</p>
      ) : (
        <Table
          caption="Changes of the workspace, newest first"
          heads={['When', 'Who', 'What', 'From where']}
          rows={data.entries.map((entry) => [
            <Moment at={entry.at} />,
            entry.actor === entry.via ? NOBODY[entry.via] : entry.actor,
            <>
              {entry.action} <b>{entry.subject}</b>
            </>,
            whereFrom(entry),
          ])}
        />
      )}
      {data.older !== null && <Pager href={auditUrl('', data.asked, data.older)} words="Older entries" />}
    </Card>
  </SettingsLayout>
);
