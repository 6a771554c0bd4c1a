/** What happened on which day: the numbers on the charts, in words, and how to add one. */
import type { Proposal } from '../src/reports/annotations.ts';
import { NoteWords, type NumberedNote } from './chart-notes.tsx';
import { Options } from './fields.tsx';
import { calendarDay, count } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import { Hidden, Icon } from './parts.tsx';
import { type Reported, type ReputationCan, type ReputationData, reputationUrl } from './reputation-data.ts';
import { wordFor } from './words.ts';

/** What an incident was, in a few words; a person may write better ones. */
function proposalWords({ series, theme, direction }: Proposal): string {
  const way = direction === 'rise' ? 'rose' : direction === 'drop' ? 'fell' : 'went silent';
  if (series === 'rating') return `Star ratings ${way}`;
  if (series === 'negatives') return `Negative mentions ${way}`;
  return series === 'theme' ? `Mentions of ${wordFor({}, theme).toLowerCase()} ${way}` : `Mentions ${way}`;
}

type Props = Reported & { notes: NumberedNote[]; can: ReputationCan };

const mayChange = (can: ReputationCan, brandId: number) => can.annotate?.includes(brandId) ?? false;

const Note = ({ note, data, can }: { note: NumberedNote; data: ReputationData; can: ReputationCan }) => (
  <li>
    <NoteWords note={note} />
    {note.kind === 'note' && mayChange(can, note.brandId) && (
      <PostForm action={`/reputation/annotations/${note.id}/removal`}>
        <input type="hidden" name="back" value={reputationUrl(data)} />
        <button type="submit" class="button quiet icon-only no-print">
          <Icon name="x" small />
          <Hidden>Remove note {note.number}</Hidden>
        </button>
      </PostForm>
    )}
  </li>
);

const Proposed = ({ proposal, data }: Reported & { proposal: Proposal }) => (
  <li>
    <span class="note-badge proposed">?</span>
    <PostForm action="/reputation/annotations">
      <Once />
      <input type="hidden" name="back" value={reputationUrl(data)} />
      <input type="hidden" name="brand" value={String(proposal.brandId)} />
      <input type="hidden" name="day" value={proposal.day} />
      <input type="hidden" name="incident" value={String(proposal.incidentId)} />
      <b>{calendarDay(proposal.day)}</b>
      <input
        class="input"
        name="text"
        value={proposalWords(proposal)}
        maxlength={160}
        aria-label="What happened"
      />
      <button type="submit" class="button">
        Put on the chart
      </button>
      <button type="submit" class="button quiet" formaction="/reputation/annotations/declined" formnovalidate>
        Leave out
      </button>
    </PostForm>
  </li>
);

const Add = ({ data, can: { annotate = [] } }: Reported & { can: ReputationCan }) => (
  <details class="menu no-print">
    <summary class="button quiet">
      <Icon name="plus" small /> Note a day
    </summary>
    <PostForm action="/reputation/annotations" class="menu-list dates">
      <Once />
      <input type="hidden" name="back" value={reputationUrl(data)} />
      {data.brand ? (
        <input type="hidden" name="brand" value={String(data.brand.id)} />
      ) : (
        <label>
          Brand{' '}
          <select class="input" name="brand">
            <Options
              options={data.voices
                .filter(({ brandId }) => annotate.includes(brandId))
                .map(({ brandId, name }) => ({ value: String(brandId), label: name }))}
            />
          </select>
        </label>
      )}
      <label>
        Day <input class="input" type="date" name="day" value={data.period.to} required />
      </label>
      <label>
        What happened <input class="input" name="text" maxlength={160} required />
      </label>
      <button type="submit" class="button solid">
        Put on the chart
      </button>
    </PostForm>
  </details>
);

/** Folded: the page is for reading, and days to look into are for whoever keeps the report. */
const Proposals = ({ data, proposals }: Reported & { proposals: Proposal[] }) => (
  <details class="menu proposals no-print">
    <summary class="button quiet">
      <Icon name="circle-question-mark" small />{' '}
      {count(proposals.length, 'day that stands out', 'days that stand out')}
    </summary>
    <ol class="notes">
      {proposals.map((proposal) => (
        <Proposed proposal={proposal} data={data} />
      ))}
    </ol>
  </details>
);

export const Annotations = ({ data, notes, can }: Props) => {
  const proposals = data.proposals.filter(({ brandId }) => mayChange(can, brandId));
  const mayAdd = (can.annotate ?? []).length > 0;
  return (
    <>
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map((note) => (
            <Note note={note} data={data} can={can} />
          ))}
        </ol>
      )}
      <div class="button-row">
        {mayAdd && <Add data={data} can={can} />}
        {proposals.length > 0 && <Proposals data={data} proposals={proposals} />}
      </div>
    </>
  );
};
