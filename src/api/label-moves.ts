/** What a mention is about, set by hand. */
import { z } from 'zod';
import { setTags, setThemes } from '../mentions/relabel.ts';
import type { ApiRoute } from './contract.ts';
import { move } from './moves.ts';
import { text } from './shapes.ts';

const WORDS = z.array(text(40)).max(20);

export const labelRoutes: ApiRoute[] = [
  move({
    method: 'put',
    path: 'themes',
    summary: 'Say what it is about; it outlives new scores',
    capability: 'correct sentiment',
    body: z.object({ themes: WORDS }),
    work: ({ platform, actor, body }, ref) =>
      setThemes(platform, actor, { ...ref, labels: { only: body.themes } }),
  }),
  move({
    method: 'delete',
    path: 'themes',
    summary: 'Go back to the themes that were read in it',
    capability: 'correct sentiment',
    work: ({ platform, actor }, ref) => setThemes(platform, actor, { ...ref, labels: { only: null } }),
  }),
  move({
    method: 'put',
    path: 'tags',
    summary: 'Give it these tags and no others',
    capability: 'change status',
    body: z.object({ tags: WORDS }),
    work: ({ platform, actor, body }, ref) =>
      setTags(platform, actor, { ...ref, labels: { only: body.tags } }),
  }),
  move({
    method: 'delete',
    path: 'tags',
    summary: 'Take all its tags away',
    capability: 'change status',
    work: ({ platform, actor }, ref) => setTags(platform, actor, { ...ref, labels: { only: [] } }),
  }),
];
