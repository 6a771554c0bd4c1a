/** Incidents: the list, one of them, and how easily they open. */
import { Hono } from 'hono';
import { z } from 'zod';
import { IncidentPage } from '../../views/incident.tsx';
import { type IncidentSettingsData, IncidentSettingsPage } from '../../views/incident-settings.tsx';
import { IncidentsPage } from '../../views/incidents.tsx';
import { brandsWhere, can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { courseOf, daysAround } from '../alerts/incidents/course.ts';
import {
  goneSince,
  type Incident,
  incidentById,
  incidentsInBrief,
  listIncidents,
  mentionsBehind,
} from '../alerts/incidents/list.ts';
import {
  backtestIncidents,
  changeFalseAlarms,
  learningAmong,
  readAlarms,
} from '../alerts/incidents/sensitivity.ts';
import { acknowledgeIncident, closeIncident } from '../alerts/incidents/take.ts';
import { brandById } from '../brands/brands.ts';
import { annotationsOf } from '../reports/annotations.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { canOn, frameOf } from './frame.ts';
import { guardBrand } from './report-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, pathId, readForm, readQuery, text } from './request/input.ts';
import { PRESSED, sentOnce } from './request/sent-once.ts';
import { permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const LIST = z.object({ brand: id.optional(), cursor: z.string().max(20).optional() });
const TRIED = z.object({ alarms: z.string().max(20).optional() });
const ALARMS = z.object({ alarms: text(20).default('') });
const EACH = 20;
const CHART_DAYS = 90;

export const incidentRoutes = new Hono<Environment>();

incidentRoutes.get('/incidents', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const platform = c.get('platform');
  const { cursor = null, brand = null } = readQuery(c, LIST);
  guardBrand(c, brand);
  const seen = await seenBrands(c);
  const brands = brand === null ? seen : seen.filter((each) => each.id === brand);
  if (brands.length === 0 && brand !== null) throw notFound('brand');
  const brandIds = brandsWhere(
    viewer,
    'see reports',
    brands.map(({ id }) => id),
  );
  const past = await listIncidents(platform, { brandIds, status: 'closed', cursor, limit: EACH });
  const data = {
    only: brand === null ? null : brands[0]!,
    ...(await incidentsInBrief(platform, brandIds)),
    past: past.items,
    next: past.next,
    learning: await learningAmong(
      platform,
      brands.filter(({ id }) => brandIds.includes(id)),
    ),
    brands: brands
      .filter(({ id }) => can(viewer, 'see alert rules', id))
      .map(({ id, name, falseAlarmsAYear }) => ({ id, name, alarms: falseAlarmsAYear })),
  };
  return show(c, <IncidentsPage frame={await frameOf(c)} data={data} />);
});

incidentRoutes.get('/incidents/:id', async (c) => {
  const { incident, viewer } = await seenIncident(c);
  const platform = c.get('platform');
  const brand = { id: incident.brandId, timeZone: incident.timeZone };
  const { firstMentionId, loudestMentionId, cause } = incident;
  const until = incident.closedAt ?? platform.now();
  const days = daysAround(brand.timeZone, incident.startedAt, until);
  const course = await courseOf(platform, brand, { ...incident, ...days });
  const annotations = await annotationsOf(platform, { brandIds: [brand.id] }, days);
  const ids = [firstMentionId, loudestMentionId].filter((id) => id !== null);
  const mentions = await mentionsBehind(platform, [...new Set([...ids, ...cause.mentionIds])]);
  const named = (id: number | null) => mentions.find((one) => one.id === id) ?? null;
  const data = {
    ...{ incident, course, annotations, first: named(firstMentionId), loudest: named(loudestMentionId) },
    mentions: mentions.filter(({ id }) => cause.mentionIds.includes(id)),
    gone: await goneSince(platform, incident.id),
    mayTake: can(viewer, 'change status', incident.brandId),
  };
  return show(c, <IncidentPage frame={await frameOf(c)} data={data} />);
});

incidentRoutes.post('/incidents/:id/acknowledgement', async (c) => {
  const { incident } = await seenIncident(c);
  const { actor } = permittedOn(c, 'change status', incident.brandId, 'incident');
  const said = 'You look after it. Nobody is reminded any more.';
  const text = await sentOnce(c, await readForm(c, PRESSED), said, (platform) =>
    acknowledgeIncident(platform, actor, incident.id),
  );
  return onward(c, undefined, `/incidents/${incident.id}`, { text });
});

incidentRoutes.post('/incidents/:id/closure', async (c) => {
  const { incident } = await seenIncident(c);
  const { actor } = permittedOn(c, 'change status', incident.brandId, 'incident');
  const said = 'Closed. Only what comes later can open another one.';
  const text = await sentOnce(c, await readForm(c, PRESSED), said, (platform) =>
    closeIncident(platform, actor, incident.id),
  );
  return onward(c, undefined, `/incidents/${incident.id}`, { text });
});

incidentRoutes.get('/brands/:id/incidents', (c) => {
  const { alarms } = readQuery(c, TRIED);
  return showSettings(c, alarms === undefined ? {} : { alarms });
});

incidentRoutes.post('/brands/:id/incidents', async (c) => {
  const brandId = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change alert rules', brandId, 'brand');
  const { alarms } = await readForm(c, ALARMS);
  try {
    await changeFalseAlarms(c.get('platform'), actor, { brandId, alarms: readAlarms(alarms) });
  } catch (error) {
    return showSettings(c, { alarms, errors: formErrors(error) });
  }
  return onward(c, undefined, `/brands/${brandId}/incidents`, {
    text: 'Saved. It counts within ten minutes.',
  });
});

async function seenIncident(c: Request): Promise<{ incident: Incident } & ReturnType<typeof permittedOn>> {
  permittedSomewhere(c, 'see reports');
  const incident = await incidentById(c.get('platform'), pathId(c, 'incident'));
  if (!incident) throw notFound('incident');
  return { incident, ...permittedOn(c, 'see reports', incident.brandId, 'incident') };
}

async function showSettings(c: Request, given: Partial<Pick<IncidentSettingsData, 'alarms' | 'errors'>>) {
  const platform = c.get('platform');
  const brandId = pathId(c, 'brand');
  const { viewer } = permittedOn(c, 'see alert rules', brandId, 'brand');
  const brand = await brandById(platform, brandId);
  if (!brand) throw notFound('brand');
  const alarms = given.alarms ?? String(brand.falseAlarmsAYear);
  const { tried, errors } = triedWith(alarms);
  const today = dayOf(platform.now(), brand.timeZone);
  const days = { from: addDays(today, -CHART_DAYS), to: today };
  const data: IncidentSettingsData = {
    brand: { id: brand.id, name: brand.name, timeZone: brand.timeZone, alarms: brand.falseAlarmsAYear },
    alarms,
    errors: { ...errors, ...given.errors },
    backtest: tried === null ? null : await backtestIncidents(platform, brand, tried),
    course: await courseOf(platform, brand, { series: 'negatives', theme: '', ...days }),
    annotations: await annotationsOf(platform, { brandIds: [brand.id] }, days),
  };
  const frame = { ...(await frameOf(c)), can: canOn(viewer, brandId) };
  return show(
    c,
    <IncidentSettingsPage frame={frame} data={data} />,
    Object.keys(data.errors).length > 0 ? 422 : 200,
  );
}

function triedWith(alarms: string): { tried: number | null; errors: Record<string, string> } {
  try {
    return { tried: readAlarms(alarms), errors: {} };
  } catch (error) {
    return { tried: null, errors: formErrors(error) };
  }
}
