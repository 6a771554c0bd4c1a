/** Digests and feeds, and what the reader of a letter sees. */
import type { DigestsData } from '../../../views/digests-data.ts';
import type { LettersData } from '../../../views/letters.tsx';
import { ago, ahead, DAY, HOUR } from './frame.ts';

const LIST = { brandId: null, view: 'everything', filter: 'sentiment:negative' };

export const digests: DigestsData = {
  digests: [
    {
      ...{ id: 1, name: 'Morning', ...LIST, channelId: null, channelName: null, brandName: null },
      ...{ cadence: 'daily', form: 'team', hour: 8, weekday: 1 },
      ...{ nextAt: ahead(HOUR), endedAt: null, lastSentAt: ago(DAY) },
      problem: 'The mail server mail.example kept silent for too long. Earshot tries again.',
    },
    {
      ...{
        id: 2,
        name: 'Figures',
        ...LIST,
        channelId: 1,
        channelName: '#leadership',
        brandName: 'Fernhill Bikes',
      },
      ...{ cadence: 'weekly', form: 'executive', hour: 7, weekday: 1 },
      ...{ nextAt: ahead(DAY), endedAt: ago(HOUR), lastSentAt: null, problem: null },
    },
  ],
  feeds: [{ id: 1, name: 'Complaints', ...LIST, createdAt: ago(DAY), lastReadAt: ago(HOUR) }],
  lists: [{ value: 'view=everything', label: 'Everything new' }],
  brands: [{ value: '', label: 'All brands of our own' }],
  channels: [{ value: '1', label: '#leadership' }],
  mayMakeFeeds: true,
  hasMail: false,
  address: 'maya@fernhill.example',
  values: { name: '', filter: 'sentiment:(' },
  errors: { name: 'Give the digest a name.', filter: 'The bracket is not closed.' },
  made: { name: 'Complaints', address: 'https://earshot.example/feeds/0000' },
};

export const letters: LettersData = {
  token: 'digest-1.x',
  what: 'the digest “Morning”',
  address: 'maya@fernhill.example',
  consent: 'given',
};
