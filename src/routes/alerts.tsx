/** The alerts: rules, channels, and what was delivered. */
import { Hono } from 'hono';
import { AlertsPage } from '../../views/alerts.tsx';
import { listAlerts } from '../alerts/list.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { listAlertRules } from '../alerts/rules.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PAGE_LENGTH = 50;

export const alertsRoutes = new Hono<Environment>();

alertsRoutes.get('/alerts', async (c) => {
  const platform = c.get('platform');
  permittedSomewhere(c, 'see alert rules');
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const cursor = c.req.query('cursor');
  const log = await listAlerts(platform, { brandIds, cursor, limit: PAGE_LENGTH });
  const rules = await listAlertRules(platform, brandIds);
  const data = {
    rules: rules.map(({ channels, brandName, ...rule }) => ({
      ...rule,
      brand: brandName,
      channels: channels.map((channel) => channel.name),
    })),
    channels: await listChannels(platform),
    deliveries: log.items,
    nextCursor: log.next,
  };
  return show(c, <AlertsPage frame={await frameOf(c)} data={data} />);
});
