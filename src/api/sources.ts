import { z } from 'zod';
import type { Viewer } from '../accounts/can.ts';
import { guard, notFound } from '../accounts/guard.ts';
import { budgetsOf } from '../ingest/budget-use.ts';
import type { Platform } from '../platform/platform.ts';
import { sourceDetail, sourcesAfter } from '../sources/list.ts';
import { pauseSource, requestPoll, resumeSource } from '../sources/pause.ts';
import { changeSource, createSource, deleteSource } from '../sources/settings.ts';
import { type ApiRoute, route } from './contract.ts';
import { idInQuery, listOf, paging, settings, text } from './shapes.ts';
import { DETAIL, detailOf, rowOf, SOURCE } from './source-shapes.ts';

async function detail(platform: Platform, viewer: Viewer, sourceId: number) {
  const source = await sourceDetail(platform, sourceId);
  if (!source) throw notFound('source');
  return detailOf(source, await budgetsOf(platform, source), viewer);
}

export const sourceRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/sources',
    summary: 'The sources with their health, oldest first',
    query: paging.extend({ cursor: idInQuery.optional() }),
    answer: listOf(SOURCE),
    async run({ platform, viewer, query: { cursor = 0, limit } }) {
      guard(viewer, 'see sources');
      const found = await sourcesAfter(platform, cursor, limit + 1);
      const items = found.slice(0, limit).map(rowOf);
      return { items, next: found.length > limit ? String(items.at(-1)!.id) : null };
    },
  }),
  route({
    method: 'post',
    path: '/sources',
    summary: 'Add a source; it is polled at once',
    status: 201,
    body: z.object({
      kind: text(80),
      settings: settings.default({}),
      name: text(1000).optional(),
    }),
    answer: DETAIL,
    async run({ platform, viewer, actor, body, runSoon }) {
      guard(viewer, 'change sources');
      const source = await createSource(platform, actor, body);
      runSoon('poll');
      return detail(platform, viewer, source.id);
    },
  }),
  route({
    method: 'get',
    path: '/sources/{id}',
    summary: 'One source with its settings, gaps, budgets and terms',
    answer: DETAIL,
    async run({ platform, viewer, id: sourceId }) {
      guard(viewer, 'see sources');
      return detail(platform, viewer, sourceId);
    },
  }),
  route({
    method: 'patch',
    path: '/sources/{id}',
    summary: 'Change, pause or resume a source; a secret that is left out stays',
    body: z.object({
      name: text(1000).optional(),
      settings: settings.optional(),
      paused: z.boolean().optional(),
    }),
    answer: DETAIL,
    async run({ platform, viewer, actor, id: sourceId, body: { paused, ...changes }, runSoon }) {
      guard(viewer, 'change sources');
      await changeSource(platform, actor, sourceId, changes);
      if (paused === true) await pauseSource(platform, actor, sourceId);
      if (paused === false) await resumeSource(platform, actor, sourceId);
      if (!paused) runSoon('poll');
      return detail(platform, viewer, sourceId);
    },
  }),
  route({
    method: 'delete',
    path: '/sources/{id}',
    summary: 'Remove a source; its mentions stay',
    status: 204,
    async run({ platform, viewer, actor, id: sourceId }) {
      guard(viewer, 'change sources');
      await deleteSource(platform, actor, sourceId);
    },
  }),
  route({
    method: 'post',
    path: '/sources/{id}/polls',
    summary: 'Poll a source as soon as possible',
    status: 202,
    answer: DETAIL,
    async run({ platform, viewer, actor, id: sourceId, runSoon }) {
      guard(viewer, 'poll now');
      await requestPoll(platform, actor, sourceId);
      runSoon('poll');
      return detail(platform, viewer, sourceId);
    },
  }),
];
