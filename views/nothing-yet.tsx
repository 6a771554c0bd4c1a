/** Before there is a brand, for people who cannot add one. */
import { EmptyState } from './cards.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';

/** `/` and `/reputation` while nothing is watched that the viewer may see. */
export const NothingYetPage = ({ frame }: { frame: Frame }) => (
  <Layout frame={frame} title="Nothing to see yet" current={null}>
    <h1 class="hidden">Nothing to see yet</h1>
    <EmptyState icon="ear" title="No brand is watched yet">
      A manager chooses the first brand and its words. Until then nothing is read, so nothing is missed here.
      If there are brands already, ask an admin to let you see one.
    </EmptyState>
  </Layout>
);
