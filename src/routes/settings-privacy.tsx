/** What is kept how long. */
import { Hono } from 'hono';
import { PrivacyPage } from '../../views/settings-privacy.tsx';
import { keptKinds } from '../sources/kept.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const settingsPrivacyRoutes = new Hono<Environment>();

settingsPrivacyRoutes.get('/settings/privacy', async (c) => {
  permittedSomewhere(c, 'see inbox');
  const brands = (await seenBrands(c)).map(({ id, name, retentionDays }) => ({ id, name, retentionDays }));
  const frame = await frameOf(c);
  const kinds = (await keptKinds(c.get('platform'))).map((kind) => ({
    ...kind,
    inUse: kind.inUse && frame.can['see sources'] === true,
  }));
  return show(c, <PrivacyPage frame={frame} data={{ kinds, brands }} />);
});
