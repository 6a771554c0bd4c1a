/** "Report this": what is sent to the people who keep Earshot when a reply could not be read. */
import type { ReportBundle } from '../src/ingest/unread.ts';
import { Card } from './cards.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';

const PREVIEW = 4000;

/** Everything but the body, and the start of it. */
const previewOf = (bundle: ReportBundle) =>
  JSON.stringify({ ...bundle, body: bundle.body.slice(0, PREVIEW) }, null, 2);

const Came = ({ bundle }: { bundle: ReportBundle }) => (
  <>
    came <Moment at={new Date(bundle.at)} />, kept for a day
  </>
);

export const Report = ({ id, bundle }: { id: number; bundle: ReportBundle }) => (
  <Card title="An answer that could not be read" hint={<Came bundle={bundle} />}>
    <p>
      You can report it, so that Earshot learns to read it. The file holds the answer with its status and
      headers and the settings of this source. Nothing secret is in it: keys, tokens and what stands behind
      the “?” of an address were taken out before it was stored. Look it through before you pass it on.
    </p>
    <div class="report-moves">
      <a class="button" href={`/sources/${id}/report`} download={`earshot-${bundle.kind}-report.json`}>
        <Icon name="download" /> Report this: download the file
      </a>
      <details class="preview">
        <summary class="button">See what is in it</summary>
        <section class="scroll" aria-label="Content of the report" tabindex={0}>
          <pre>{previewOf(bundle)}</pre>
        </section>
        {bundle.body.length > PREVIEW && <p class="hint">The file holds the rest of the answer too.</p>}
      </details>
    </div>
  </Card>
);
