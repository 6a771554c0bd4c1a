/** What is never about a brand, as it is typed. */
import { describedBy, type Errors, idOf, Labelled } from './fields.tsx';

/** One a line. */
export type NeverTyped = {
  neverAuthors?: string;
  neverSites?: string;
  neverThreads?: string;
  ownAccounts?: string;
};

const NEVER: { name: keyof NeverTyped; label: string; help: string }[] = [
  {
    name: 'ownAccounts',
    label: 'Our own accounts',
    help: 'Handles or whole names, one a line. What they write is no mention.',
  },
  { name: 'neverAuthors', label: 'Never from these authors', help: 'Handles or whole names, one a line.' },
  {
    name: 'neverSites',
    label: 'Never from these sites',
    help: 'Domains, one a line; subdomains are meant too.',
  },
  { name: 'neverThreads', label: 'Never from these threads', help: 'Addresses or ids, one a line.' },
];

/** Fields for them, one entry a line. */
export const NeverFields = ({ never, errors }: { never: NeverTyped; errors: Errors }) => (
  <>
    {NEVER.map(({ name, label, help }) => (
      <Labelled name={name} label={label} help={help} error={errors[name]}>
        <textarea
          class="input lines"
          id={idOf(name)}
          name={name}
          rows={2}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={errors[name] ? 'true' : undefined}
          aria-describedby={describedBy(name, help, errors[name])}
        >
          {never[name] ?? ''}
        </textarea>
      </Labelled>
    ))}
  </>
);
