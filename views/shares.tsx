/** Links to a report for people outside: made, listed, revoked. */

import type { Share } from '../src/shares/shares.ts';
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import { type Frame, useAround } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Hidden } from './parts.tsx';
import { PERIOD_WORDS, periodWords } from './period.tsx';
import { isNarrowed, onlyWords } from './reputation-data.ts';
import { NewLink } from './share-form.tsx';
import type { SharesData } from './shares-data.ts';
import { Moment } from './time.tsx';
import { SHARES_PATH } from './urls.ts';

const Made = ({ made }: { made: NonNullable<SharesData['made']> }) => (
  <Banner tone="ok" icon="link">
    <p>
      Copy the link for <b>{made.label}</b> now: only a hash of it is kept, so it cannot be shown again.
      {made.hasPassword && ' Tell the password in another way than the link.'}
    </p>
    <input class="input" readonly value={made.url} aria-label="New link" />
  </Banner>
);

const SHOWS_WORDS: Record<Share['shows'], string> = {
  figures: 'figures only',
  quotes: 'quotes without names',
  authors: 'quotes and names',
};

const daysOf = (share: Share) =>
  share.period
    ? `${PERIOD_WORDS[share.period].toLowerCase()}, always new`
    : `${periodWords({ from: share.fromDay!, to: share.toDay! })}, frozen`;

const State = ({ share }: { share: Share }) => {
  const { now } = useAround();
  if (share.revokedAt)
    return (
      <>
        <Chip tone="line">Revoked</Chip> <Moment at={share.revokedAt} />
      </>
    );
  if (share.expiresAt === null) return <>until revoked</>;
  if (share.expiresAt <= now) return <Chip tone="line">Ended</Chip>;
  return (
    <>
      until <Moment at={share.expiresAt} />
    </>
  );
};

const Revoke = ({ share }: { share: Share }) => {
  const { now } = useAround();
  if (share.revokedAt || (share.expiresAt && share.expiresAt <= now)) return null;
  return (
    <PostForm action={`${SHARES_PATH}/${share.id}/revocation`}>
      <button type="submit" class="button small">
        Revoke<Hidden> {share.label}</Hidden>
      </button>
    </PostForm>
  );
};

const Links = ({ shares }: { shares: Share[] }) => (
  <Card title="Links">
    {shares.length === 0 ? (
      <p class="hint">
        None yet. A link shows one report, read-only, to everybody who has it, without an account.
      </p>
    ) : (
      <Table
        caption="Links"
        heads={['For', 'Report', 'Works', 'Opened', '>']}
        rows={shares.map((share) => [
          <>
            <b>{share.label}</b>
            <br />
            <small class="muted">
              {share.by ?? 'Somebody who left'}, <Moment at={share.createdAt} />
            </small>
          </>,
          <>
            {share.brandName ?? 'All your brands'}, {daysOf(share)}
            {isNarrowed(share.only) && `, ${onlyWords(share.only)}`}
            <br />
            <small class="muted">
              {SHOWS_WORDS[share.shows]}
              {share.hasPassword && ', with a password'}
            </small>
          </>,
          <State share={share} />,
          share.openedAt ? (
            <>
              {count(share.opens, 'time')}, last <Moment at={share.openedAt} />
            </>
          ) : (
            'never'
          ),
          <Revoke share={share} />,
        ])}
      />
    )}
  </Card>
);

/** `/reputation/shares`. */
export const SharesPage = ({ frame, data }: { frame: Frame; data: SharesData }) => (
  <Layout frame={frame} title="Shared reports" current="reputation">
    <PageHead
      title="Shared reports"
      sub="Read-only links for people without an account. Each can be revoked at once."
    >
      <a class="button" href="/reputation">
        Back to the report
      </a>
    </PageHead>
    {data.made && <Made made={data.made} />}
    <div class="columns-main">
      <div class="sheet-part">
        <Links shares={data.shares} />
      </div>
      <div class="sheet-part">
        <NewLink data={data} />
      </div>
    </div>
  </Layout>
);
