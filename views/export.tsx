/** `/mentions/export`: what a file of the list would hold, and what stays in the house. */
import type { ExportSize } from '../src/mentions/inbox/export-list.ts';
import { Banner, Card, EmptyState, PageHead } from './cards.tsx';
import { count, number } from './format.ts';
import type { Frame } from './frame.ts';
import { isFiltered } from './inbox-filters.tsx';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { exportUrl, type InboxQuery, inboxUrl } from './urls.ts';
import { sourceName, VIEW_WORDS } from './words.ts';

export type ExportData = { query: InboxQuery; size: ExportSize };

const Withheld = ({ size }: { size: ExportSize }) => {
  const kept = size.filter(({ leaves }) => !leaves);
  if (kept.length === 0) return null;
  const parts = kept.map(({ kind, count: n }) => `${number(n)} from ${sourceName(kind)}`);
  return (
    <Banner tone="warn" icon="triangle-alert">
      Texts and authors stay here for {parts.join(', ')}: the terms let none of them leave. Their rows have
      the address, the figures and what was made of them.
    </Banner>
  );
};

const back = (query: InboxQuery) => (
  <a class="button quiet" href={inboxUrl(query)}>
    Back to the list
  </a>
);

export const ExportPage = ({ frame, data: { query, size } }: { frame: Frame; data: ExportData }) => {
  const all = size.reduce((sum, one) => sum + one.count, 0);
  const from = `${VIEW_WORDS[query.view]}${isFiltered(query) ? ', with the filters of the list' : ''}`;
  return (
    <Layout frame={frame} title="Download mentions" current="inbox">
      <PageHead title="Download mentions" sub={from} />
      <Card title={count(all, 'mention')} class="form-card">
        {all === 0 ? (
          <EmptyState icon="inbox" title="Nothing to download" action={back(query)}>
            The list is empty.
          </EmptyState>
        ) : (
          <div class="form">
            <Withheld size={size} />
            <p>
              A table (CSV) with a row for each mention: where and by whom it was said, the words, sentiment,
              priority and status. Spreadsheets open it, and Earshot imports it again.
            </p>
            <div class="button-row">
              <a class="button solid" href={exportUrl(query, '.csv')} download>
                <Icon name="download" /> Download CSV
              </a>
              {back(query)}
            </div>
          </div>
        )}
      </Card>
    </Layout>
  );
};
