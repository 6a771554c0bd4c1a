/** What to do next for a source that nothing polls: the mentions come from the reader's own hands or programs. */
import { Card } from './cards.tsx';
import { Icon } from './parts.tsx';

const EXAMPLE =
  '{"source": "push", "externalId": "letter-1", "text": "Fernhill lost my order.", "url": "https://example.com/1", "publishedAt": "2026-11-21T09:00:00Z"}';

const Send = () => (
  <Card title="Send mentions" class="stack">
    <p class="hint">
      Make a token that reads and writes, then send one mention, or a list of them, as JSON with it. Each is
      matched and scored like any other; one that is known already is counted and changes nothing.
    </p>
    <code class="address">POST /api/v1/mentions</code>
    <code class="address">Authorization: Bearer &lt;token&gt;</code>
    <code class="address">{EXAMPLE}</code>
    <div class="button-row">
      <a class="button" href="/settings/tokens">
        <Icon name="key-round" /> Make a token
      </a>
      <a class="button quiet" href="/api/v1/openapi.json">
        What a mention may hold
      </a>
    </div>
  </Card>
);

const Write = () => (
  <Card title="Add mentions" class="stack">
    <p class="hint">
      What reached you by letter, by telephone or in a shop: one at a time, or many from a file.
    </p>
    <div class="button-row">
      <a class="button" href="/mentions/new">
        <Icon name="pencil" /> Add one mention
      </a>
      <a class="button quiet" href="/imports">
        <Icon name="upload" /> Import a file
      </a>
    </div>
  </Card>
);

export const OwnSteps = ({ kind }: { kind: string }) => (kind === 'push' ? <Send /> : <Write />);
