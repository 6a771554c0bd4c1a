/** How far the last 30 days are read, for whoever waits for the counts. */
import type { Progress } from '../src/ingest/preview/progress.ts';
import { count, number } from './format.ts';
import type { PreviewData } from './setup-preview.tsx';

const MINUTE = 60_000;

function leftWords(msLeft: number | null): string {
  if (msLeft === null) return 'How long it takes cannot be said yet.';
  if (msLeft < MINUTE) return 'Less than a minute left.';
  return `About ${count(Math.round(msLeft / MINUTE), 'minute')} left.`;
}

const Head = ({ title, hint }: { title: string; hint?: string }) => (
  <div class="card-head">
    <h2>{title}</h2>
    {hint && <span class="hint">{hint}</span>}
  </div>
);

/** Asks for the matches anew until everything is read. */
const GoingOn = ({ progress: { read, expected, share, msLeft } }: { progress: Progress }) => (
  <div
    hx-get="/setup/preview"
    hx-include="#words"
    hx-target="#preview"
    hx-swap="innerHTML"
    hx-sync="#preview:drop"
    hx-trigger="every 2s"
  >
    <Head
      title="Reading the last 30 days"
      hint={expected === null ? `${number(read)} so far` : `${number(read)} of about ${number(expected)}`}
    />
    <progress class="progress" max={100} value={Math.round(share * 100)} aria-label="Read so far" />
    <p class="hint">
      {leftWords(msLeft)} You can go on, only the counts wait for it.
      <span class="without-script"> Choose "Show matches" again to see more.</span>
    </p>
  </div>
);

/** What stands in `#reading`. */
export const Reading = ({ data }: { data: PreviewData | null }) => {
  if (!data)
    return (
      <>
        <Head title="Reading the last 30 days" />
        <p class="hint">Earshot looks for these words in what was said, and stores nothing of it yet.</p>
      </>
    );
  if (data.progress) return <GoingOn progress={data.progress} />;
  if (data.read === 0)
    return (
      <>
        <Head title="The last 30 days" hint="nothing was read" />
        <p class="hint">The sources are read again once you go on.</p>
      </>
    );
  return (
    <>
      <Head title="The last 30 days are read" hint={count(data.read, 'item')} />
      <progress class="progress" max={100} value={100} aria-label="Read so far" />
      <p class="hint">
        {data.isLeast
          ? 'There is more than is read here, so a figure with a plus is the least it can be.'
          : 'Nothing of it is stored yet.'}{' '}
        The words can be changed later.
      </p>
    </>
  );
};
