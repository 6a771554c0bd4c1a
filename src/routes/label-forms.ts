/** Forms that set what a mention is about: themes and tags, one at a time. */
import { z } from 'zod';
import type { Labels } from '../mentions/labels.ts';
import { setTags, setThemes } from '../mentions/relabel.ts';
import { type MoveForm, madeOf, move } from './move-form.ts';
import { text } from './request/input.ts';

const FORM = z.object({
  add: text(100).optional(),
  remove: text(100).optional(),
  scored: z.literal('1').optional(),
});

const labelsOf = ({ add, remove, scored }: z.output<typeof FORM>): Labels =>
  scored ? { only: null } : { add: add ? [add] : [], remove: remove ? [remove] : [] };

export const LABEL_FORMS: MoveForm[] = [
  move({
    path: 'themes',
    name: 'theme',
    capability: 'correct sentiment',
    form: FORM,
    make: async ({ platform, actor, ref }, form) =>
      madeOf(
        form.scored ? 'Themes as Earshot reads them.' : 'Themes set.',
        await setThemes(platform, actor, { ...ref, labels: labelsOf(form) }),
      ),
  }),
  move({
    path: 'tags',
    name: 'tag',
    capability: 'change status',
    form: FORM.omit({ scored: true }),
    make: async ({ platform, actor, ref }, form) =>
      madeOf('Tags set.', await setTags(platform, actor, { ...ref, labels: labelsOf(form) })),
  }),
];
