/** Reply templates in the composer: the one that fits best first, each a link that fills it. */
import type { Proposal } from '../src/mentions/writing/template-fit.ts';
import { count } from './format.ts';
import { type InboxQuery, mentionUrl } from './urls.ts';

export type PickerData = { proposals: Proposal[]; mayChange: boolean };

type Picks = { id: number; query: InboxQuery; picker: PickerData };

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** What to know of a template before taking it. */
function aboutOf({ usedThisWeek, usedHere, isOtherLanguage, language, isTooLong, open }: Proposal): string[] {
  return [
    usedHere ? 'already used here' : '',
    usedThisWeek > 0 ? `used ${count(usedThisWeek, 'time')} this week` : '',
    isOtherLanguage ? `in ${languages.of(language)}` : '',
    isTooLong ? 'too long for this source' : '',
    open.length > 0 ? `asks for ${open.join(', ')}` : '',
  ].filter(Boolean);
}

const Choice = ({
  id,
  query,
  proposal,
  first,
}: Omit<Picks, 'picker'> & { proposal: Proposal; first: boolean }) => {
  const more = { template: String(proposal.id) };
  const about = aboutOf(proposal);
  return (
    <li data-words={`${proposal.name} ${proposal.text}`.toLowerCase()}>
      <a
        href={`${mentionUrl(id, query, more)}#composer`}
        hx-get={`/mentions/${id}/composer${mentionUrl(id, query, more).slice(`/mentions/${id}`.length)}`}
        hx-target="#composer"
        hx-swap="outerHTML"
        autofocus={first || undefined}
      >
        <b>{proposal.name}</b>
        {about.length > 0 && <span class="hint">{about.join(' · ')}</span>}
        <span class="excerpt" dir="auto" hx-ignore>
          {proposal.text}
        </span>
      </a>
    </li>
  );
};

const None = ({ mayChange }: { mayChange: boolean }) => (
  <p class="hint">
    There is no template for this brand yet.{' '}
    {mayChange ? <a href="/templates/new">Write the first</a> : 'A manager can write some.'}
  </p>
);

/** What fills `#picker`. */
export const Picker = ({ id, query, picker }: Picks) =>
  picker.proposals.length === 0 ? (
    <None mayChange={picker.mayChange} />
  ) : (
    <>
      <input
        class="input with-script"
        type="search"
        aria-label="Type to narrow the templates"
        placeholder="Type to narrow"
        data-filters="#picker"
        data-found="templates"
        autocomplete="off"
        form="nothing"
      />
      <ul>
        {picker.proposals.map((proposal, index) => (
          <Choice id={id} query={query} proposal={proposal} first={index === 0} />
        ))}
      </ul>
      <p class="hint" data-none hidden>
        No template has these words.
      </p>
    </>
  );
