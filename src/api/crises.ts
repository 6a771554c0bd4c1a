/** Crisis mode of a brand: begun, handed over, worked through and ended. */
import { z } from 'zod';
import { guardOn, notFound } from '../accounts/guard.ts';
import { brandById } from '../brands/brands.ts';
import type { Platform } from '../platform/platform.ts';
import { crisesOf } from '../replies/crises.ts';
import {
  changePlaybook,
  endCrisis,
  noteInCrisis,
  passCrisis,
  startCrisis,
  tickStep,
} from '../replies/crisis.ts';
import { playbookOf } from '../replies/playbook.ts';
import { type ApiRequest, type ApiRoute, route } from './contract.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

const LONGEST = 20_000;

const CRISIS = z.object({
  id,
  what: z.string(),
  owner: id.nullable().meta({ description: 'The one person who answers; null: somebody who left' }),
  steps: z.array(
    z.object({ step: z.string(), doneBy: z.string().nullable(), doneAt: z.string().nullable() }),
  ),
  startedAt: time,
  endedAt: time.nullable(),
  summary: z.string().nullable(),
  log: z
    .array(z.object({ at: time, by: z.string().nullable(), text: z.string() }))
    .meta({ description: 'Newest first' }),
  mentions: z.int().meta({ description: 'That came in meanwhile' }),
  negative: z.int(),
  answered: z.int(),
  held: z.int().meta({ description: 'Drafts that wait for its end' }),
});
const PLAYBOOK = z.object({ steps: z.array(z.string()) });

async function crisesShown(platform: Platform, brandId: number) {
  const crises = await crisesOf(platform, brandId);
  return crises.map(({ ownerId, leader: _, log, ...crisis }) => ({
    ...crisis,
    owner: ownerId,
    log: log.map(({ who, ...line }) => ({ ...line, by: who })),
  }));
}

async function playbookShown(platform: Platform, brandId: number) {
  const brand = await brandById(platform, brandId);
  if (!brand) throw notFound('brand');
  return { steps: playbookOf(brand) };
}

type Change<Body> = {
  method: 'post' | 'put';
  path: string;
  summary: string;
  status?: 200 | 201;
  body: z.ZodType<Body>;
  work: (request: ApiRequest<unknown, Body>, brandId: number) => Promise<void>;
};

/** A step of the crisis that lasts; the answer is the crisis as it is then. 409 where it lasts already, or none does. */
const change = <Body>({ path, work, ...described }: Change<Body>): ApiRoute =>
  route({
    ...described,
    path: `/brands/{id}/${path}`,
    answer: CRISIS,
    async run(request) {
      guardOn(request.viewer, 'lead crisis', request.id, 'brand');
      await work(request, request.id);
      return (await crisesShown(request.platform, request.id))[0];
    },
  });

export const crisisRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/brands/{id}/crises',
    summary: 'Crises of a brand, newest first, at most 20; one without endedAt lasts',
    answer: listOf(CRISIS),
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'see inbox', brandId, 'brand');
      return wholeList(await crisesShown(platform, brandId));
    },
  }),
  change({
    method: 'post',
    path: 'crises',
    summary: 'Begin a crisis: from now on only its owner answers for the brand',
    status: 201,
    body: z.object({ what: text(LONGEST), owner: id }),
    work: ({ platform, actor, body: { what, owner } }, brandId) =>
      startCrisis(platform, actor, { brandId, what, ownerId: owner }),
  }),
  change({
    method: 'put',
    path: 'crisis/owner',
    summary: 'Hand the crisis over to somebody else',
    body: z.object({ owner: id }),
    work: ({ platform, actor, body: { owner } }, brandId) =>
      passCrisis(platform, actor, { brandId, ownerId: owner }),
  }),
  change({
    method: 'put',
    path: 'crisis/step',
    summary: 'Tick a step of the playbook, or say that it is not done after all',
    body: z.object({ step: z.int().min(0).meta({ description: 'From 0, in order' }), done: z.boolean() }),
    work: ({ platform, actor, body: { step, done } }, brandId) =>
      tickStep(platform, actor, { brandId, step, isDone: done }),
  }),
  change({
    method: 'post',
    path: 'crisis/log',
    summary: 'Add a line to the log of the crisis',
    body: z.object({ text: text(LONGEST) }),
    work: ({ platform, actor, body }, brandId) => noteInCrisis(platform, actor, { brandId, ...body }),
  }),
  change({
    method: 'post',
    path: 'crisis/end',
    summary: 'End the crisis with a summary: everybody answers again',
    body: z.object({ summary: text(LONGEST) }),
    work: ({ platform, actor, body }, brandId) => endCrisis(platform, actor, { brandId, ...body }),
  }),
  route({
    method: 'get',
    path: '/brands/{id}/playbook',
    summary: 'What is done in a crisis, in order',
    answer: PLAYBOOK,
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'see inbox', brandId, 'brand');
      return playbookShown(platform, brandId);
    },
  }),
  route({
    method: 'put',
    path: '/brands/{id}/playbook',
    summary: 'Change the playbook for crises to come; without steps it is as shipped',
    body: z.object({ steps: z.array(text(1000)).max(100) }),
    answer: PLAYBOOK,
    async run({ platform, viewer, actor, id: brandId, body: { steps } }) {
      guardOn(viewer, 'lead crisis', brandId, 'brand');
      await changePlaybook(platform, actor, { brandId, playbook: steps.join('\n') });
      return playbookShown(platform, brandId);
    },
  }),
];
