/** What is kept, and an erasure about to happen. */
import type { ErasureData, ReceiptRow } from '../../../views/settings-erasure.tsx';
import type { PrivacyData } from '../../../views/settings-privacy.tsx';
import { ago, DAY } from './frame.ts';

const kind: PrivacyData['kinds'][number] = {
  label: 'RSS',
  inUse: true,
  keeps: 'everything',
  retentionDays: null,
  recheckHours: null,
  isRechecked: false,
  exportable: true,
  note: 'The publisher’s own terms apply.',
};

export const privacy: PrivacyData = {
  kinds: [
    kind,
    { ...kind, label: 'YouTube', inUse: false, retentionDays: 30, recheckHours: 24, isRechecked: true },
    { ...kind, label: 'X', inUse: false, exportable: false },
    { ...kind, label: 'Tripadvisor', inUse: false, keeps: 'nothing' },
  ],
  brands: [
    { id: 1, name: 'Fernhill', retentionDays: 400 },
    { id: 2, name: 'Wobbly Wheel', retentionDays: null },
  ],
};

export const receipt: ReceiptRow = {
  id: 3,
  at: ago(2 * DAY),
  by: 'Maya Okafor',
  sourceKind: 'mastodon',
  hash: 'q3yT0x9B4t7uYcWmE2hJ8kLr5sVnZaPd6fGiXoUe1Ww',
  receipt: { mentions: 4, notes: 1, sources: 1 },
};

export const erasure: ErasureData = {
  kinds: [
    { value: 'mastodon', label: 'Mastodon' },
    { value: 'reddit', label: 'Reddit' },
  ],
  values: { author: '', source: 'mastodon' },
  errors: { author: 'Give the handle, the name or the profile address of the person.' },
  preview: null,
  receipts: [receipt, { ...receipt, id: 2, by: null }],
};

export const erasurePreview: ErasureData = {
  ...erasure,
  values: { author: 'rider84', source: 'mastodon' },
  errors: {},
  preview: {
    receipt: receipt.receipt,
    left: [{ name: 'Source 4', href: '/sources/4' }],
    alsoOn: [{ sourceKind: 'reddit', posts: 2 }],
  },
};
