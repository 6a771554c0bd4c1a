/** Asks before a source is deleted. */
import { Card, PageHead } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';

export type DeletionData = { id: number; name: string; mentions: number };

/** `/sources/:id/deletion`: asks once, since this cannot be undone. */
export const SourceDeletionPage = ({ frame, data }: { frame: Frame; data: DeletionData }) => (
  <Layout frame={frame} title={`Delete ${data.name}`} current="sources">
    <PageHead title={`Delete ${data.name}?`} />
    <Card title="What happens" class="form-card">
      <p>
        It is not read any more, and its gaps and health are forgotten. Its {count(data.mentions, 'mention')}{' '}
        stay, with everything that was done about them. To stop for a while, pause it instead.
      </p>
      <div class="button-row">
        <PostForm action={`/sources/${data.id}/deletion`}>
          <button type="submit" class="button danger">
            Delete this source
          </button>
        </PostForm>
        <a class="button" href={`/sources/${data.id}`}>
          Keep it
        </a>
      </div>
    </Card>
  </Layout>
);
