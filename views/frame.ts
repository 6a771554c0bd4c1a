/** What surrounds every page: who looks, at which workspace, when. Routes fill it once per request. */
import { createContext, useContext } from 'hono/jsx';
import type { Capability, Role } from '../src/accounts/can.ts';
import type { Presence } from '../src/mentions/presence.ts';
import type { CrisisNow } from '../src/replies/to-look-at.ts';
import type { Total } from './format.ts';
import type { View } from './urls.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Addresses from dist/assets.json. `pageStyle` is for every page but those of triage. */
export type Assets = { script: string; style: string; pageStyle: string; icons: string; favicon?: string };

/** What is not listed is not allowed. */
export type Can = Partial<Record<Capability, boolean>>;

/** A POST form with these hidden fields takes a change back. */
export type Undo = { action: string; fields: Record<string, string> };

/** What the last request did, shown once after its redirect. */
export type Notice = { text: string; undo?: Undo };

export type BrandChoice = { id: number; name: string; kind: 'own' | 'competitor' };

/** Something that stands still until a person looks at it: a source, or a channel that takes no alerts. */
export type Warning = { room: 'sources' | 'alerts'; href: string; sentence: string };

/** Why nothing was read, and whether the viewer may look at the sources. `isNone`: there is no source. */
export type Unread = { isNone: boolean; unreachable: boolean; isBeingRead: boolean; maySee: boolean };

export type Frame = {
  viewer: { name: string; role: Role | null; timeZone: string; theme: Theme; shortcuts: boolean };
  brands: BrandChoice[];
  /** The brand that pages are narrowed to; null means all of one's own. */
  brandId: number | null;
  openCount: Total;
  /** Counts beside the saved views; left out where a page did not ask for them. */
  views?: { view: View; count: Total }[];
  /** Lists under names of the viewer's own or shared; no count where words would have to be looked for. */
  saved?: { name: string; href: string; count: Total | null; isCurrent: boolean }[];
  warnings: Warning[];
  /** While no source was ever read, so that nothing on a page is no news. */
  unread?: Unread;
  /** Brands for which one person alone answers. */
  crises?: CrisisNow[];
  /** Replies to approve, to clear up, or come back to the viewer. */
  toLookAt?: number;
  /** Who else has which mention open. */
  present?: readonly Presence[];
  assets: Assets;
  now: Date;
  /** New for each page: see Once in forms.tsx. */
  nonce?: string;
  notice?: Notice;
  /** What a report was asked for and cannot be, why, and what the page has instead. */
  problem?: string;
  /** Days that are being counted anew, where they are many. */
  daysBehind?: number;
  can: Can;
};

/** A page for someone who is not signed in. */
export type Door = { assets: Assets; now: Date; nonce?: string; theme?: Theme };

/** What the smallest parts need: the icon sprite, the clock, the viewer's time zone, whether anything was read. */
export type Around = Pick<Frame, 'now' | 'nonce' | 'present' | 'unread'> & {
  icons: string;
  timeZone: string;
};

export const AroundContext = createContext<Around>({ icons: '', now: new Date(0), timeZone: 'UTC' });

export const useAround = () => useContext(AroundContext);

export const aroundFrame = (frame: Frame): Around => ({
  icons: frame.assets.icons,
  now: frame.now,
  nonce: frame.nonce,
  timeZone: frame.viewer.timeZone,
  present: frame.present,
  unread: frame.unread,
});

export const aroundDoor = (door: Door): Around => ({
  icons: door.assets.icons,
  now: door.now,
  nonce: door.nonce,
  timeZone: 'UTC',
});
