/** An invented workspace: who looks at it, and when. */
import type { Assets, Can, Door, Frame } from '../../../views/frame.ts';

export const NOW = new Date('2026-11-21T13:24:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
export const ahead = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

export const ASSETS: Assets = {
  script: '/assets/app.js',
  style: '/assets/app.css',
  pageStyle: '/assets/pages.css',
  icons: '/assets/icons.svg',
  favicon: '/assets/favicon.svg',
};

export const ALL: Can = {
  'see inbox': true,
  'see mention': true,
  'see reports': true,
  'export reports': true,
  'see sources': true,
  'take mention': true,
  'change status': true,
  'write note': true,
  'write reply': true,
  'correct sentiment': true,
  'make own tokens': true,
  'assign others': true,
  'import mentions': true,
  'export mentions': true,
  'change brands': true,
  'change sources': true,
  'poll now': true,
  'change alert rules': true,
  'change triage rules': true,
  'see users': true,
  'change channels': true,
  'change users': true,
};

const few = (n: number) => ({ n, capped: false });

export const frame: Frame = {
  viewer: {
    name: 'Maya Okafor',
    role: 'admin',
    timeZone: 'Europe/Stockholm',
    theme: 'system',
    shortcuts: true,
  },
  brands: [
    { id: 1, name: 'Fernhill Bikes', kind: 'own' },
    { id: 2, name: 'Voltaro', kind: 'competitor' },
    { id: 3, name: 'Kestrel Cargo', kind: 'competitor' },
    { id: 4, name: 'Nordlys E', kind: 'competitor' },
  ],
  brandId: null,
  openCount: few(12),
  views: [
    { view: 'needs-reply', count: few(12) },
    { view: 'assigned-to-me', count: few(4) },
    { view: 'overdue', count: few(2) },
    { view: 'low-ratings', count: few(5) },
    { view: 'snoozed', count: few(6) },
  ],
  warnings: [
    {
      room: 'sources',
      href: '/sources/1',
      sentence: 'Google reviews stopped 2 h ago: the sign-in expired.',
    },
  ],
  assets: ASSETS,
  now: NOW,
  can: ALL,
};

export const door: Door = { assets: ASSETS, now: NOW };
