/** What is kept how long: each source's terms, each brand's own limit. */
import { Card, Table } from './cards.tsx';
import { count } from './format.ts';
import type { Frame } from './frame.ts';
import { Chip } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { every } from './source-facts.tsx';

export type KindRow = {
  label: string;
  inUse: boolean;
  keeps: 'everything' | 'nothing';
  retentionDays: number | null;
  recheckHours: number | null;
  /** False where it would have to be asked for again, but cannot be. */
  isRechecked: boolean;
  exportable: boolean;
  note: string;
};

export type PrivacyData = {
  kinds: KindRow[];
  brands: { id: number; name: string; retentionDays: number | null }[];
};

function keptWords({ keeps, retentionDays }: KindRow): string {
  if (keeps === 'nothing') return 'Nothing; only a link is shown';
  if (retentionDays === null) return 'Until you delete it';
  return `${count(retentionDays, 'day')} after it was last shown there`;
}

function askedWords({ recheckHours, isRechecked, keeps }: KindRow): string {
  if (keeps === 'nothing' || recheckHours === null || !isRechecked) return 'No';
  return `Every ${every(recheckHours)}`;
}

const Kinds = ({ kinds }: { kinds: KindRow[] }) => (
  <Card title="What each source allows" hint="as known to this version; not legal advice">
    <Table
      caption="What each source allows"
      heads={['Source', 'Kept', 'Asked again', 'In exports', 'Note']}
      rows={kinds.map((kind) => [
        <>
          {kind.label} {kind.inUse && <Chip tone="accent">in use</Chip>}
        </>,
        keptWords(kind),
        askedWords(kind),
        kind.keeps === 'nothing' ? 'No' : kind.exportable ? 'Yes' : 'Without text and author',
        kind.note,
      ])}
    />
    <p class="hint">
      A post is asked for again while it is open or younger than 30 days: edits are taken over, and what is
      gone there is forgotten here. When the time is over, text and author are forgotten; counts, ratings and
      your own notes and replies stay, without what they quote.
    </p>
  </Card>
);

const Brands = ({ brands }: { brands: PrivacyData['brands'] }) => (
  <Card title="What each brand decided">
    <Table
      caption="What each brand decided"
      heads={['Brand', 'Texts and authors are kept']}
      rows={brands.map(({ id, name, retentionDays }) => [
        <a href={`/brands/${id}`}>{name}</a>,
        retentionDays === null ? 'As long as the source allows' : count(retentionDays, 'day'),
      ])}
    />
    {brands.length === 0 && <p class="hint">No brand yet.</p>}
  </Card>
);

/** `/settings/privacy`. */
export const PrivacyPage = ({ frame, data }: { frame: Frame; data: PrivacyData }) => (
  <SettingsLayout frame={frame} at="privacy" title="Privacy">
    <Kinds kinds={data.kinds} />
    <Brands brands={data.brands} />
    {frame.can['erase people'] && (
      <Card title="Somebody asks to be forgotten" class="stack">
        <p>
          Erasing removes a person everywhere: posts, names, notes, files and what others wrote about them.
        </p>
        <div class="button-row">
          <a class="button" href="/settings/erasure">
            Erase a person
          </a>
        </div>
      </Card>
    )}
  </SettingsLayout>
);
