/** Fills what surrounds every page. */

import { z } from 'zod';
import type { Can, Frame, Warning } from '../../views/frame.ts';
import { VIEWS } from '../../views/urls.ts';
import { CAPABILITIES, can, canSomewhere, type Viewer } from '../accounts/can.ts';
import { channelWarnings } from '../alerts/list-channels.ts';
import type { Brand } from '../brands/brands.ts';
import { othersHere } from '../mentions/presence.ts';
import { viewCounts } from '../mentions/view-counts.ts';
import type { Platform } from '../platform/platform.ts';
import { crisesNow } from '../replies/crises.ts';
import type { Request } from './request/environment.ts';
import { id, readQuery } from './request/input.ts';
import { takeNotice } from './request/notice.ts';
import { signedIn } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

const QUERY = z.object({ brand: id.optional() });

/** The frame of a page for whoever is signed in; `?brand=` narrows it to one brand. */
export async function frameOf(c: Request): Promise<Frame> {
  const platform = c.get('platform');
  const { account, viewer } = signedIn(c);
  const brands = await seenBrands(c);
  const asked = readQuery(c, QUERY).brand;
  const brandIds = brands.map((brand) => brand.id);
  const [views, present, crises, brief, channels] = await Promise.all([
    viewsOf(platform, viewer, brands),
    othersHere(platform, { userId: viewer.userId, brandIds }),
    crisesNow(platform, brandIds),
    briefOnSources(c),
    canSomewhere(viewer, 'change alert rules') ? channelWarnings(platform) : [],
  ]);
  return {
    viewer: {
      name: account.name,
      role: account.role,
      timeZone: account.timeZone,
      theme: account.theme,
      shortcuts: account.shortcuts,
    },
    brands: brands.map(({ id: brandId, name, kind }) => ({ id: brandId, name, kind })),
    brandId: brands.some((brand) => brand.id === asked) ? asked! : null,
    openCount: views.find(({ view }) => view === 'needs-reply')!.count,
    views,
    present,
    crises,
    warnings: [
      ...(can(viewer, 'see sources') ? brief.warnings.map(ofSource) : []),
      ...channels.map(ofChannel),
    ],
    assets: platform.assets,
    now: platform.now(),
    notice: takeNotice(c),
    can: capabilities((capability) => canSomewhere(viewer, capability)),
  };
}

const ofSource = ({ sourceId, sentence }: { sourceId: number; sentence: string }): Warning => ({
  room: 'sources',
  href: `/sources/${sourceId}`,
  sentence,
});

const ofChannel = ({ channelId, sentence }: { channelId: number; sentence: string }): Warning => ({
  room: 'alerts',
  href: `/channels/${channelId}`,
  sentence,
});

async function viewsOf(platform: Platform, viewer: Viewer, brands: Brand[]) {
  const brandIds = brands.map((brand) => brand.id);
  const ownBrandIds = brands.filter(({ kind }) => kind === 'own').map(({ id }) => id);
  const counts = await viewCounts(platform, { brandIds, ownBrandIds, viewerUserId: viewer.userId });
  return VIEWS.map((view) => ({ view, count: counts[view] }));
}

/** What may be done with something of this brand. */
export const canOn = (viewer: Viewer, brandId: number): Can =>
  capabilities((capability) => can(viewer, capability, brandId));

const capabilities = (may: (capability: (typeof CAPABILITIES)[number]) => boolean): Can =>
  Object.fromEntries(CAPABILITIES.map((capability) => [capability, may(capability)]));
