/** Crisis mode of a brand, its playbook, and whose replies are approved. */
import { Hono } from 'hono';
import { z } from 'zod';
import { CrisisPage } from '../../views/crisis.tsx';
import type { CrisisData } from '../../views/crisis-parts.tsx';
import { colleagues } from '../accounts/assignable.ts';
import { notFound } from '../accounts/guard.ts';
import { brandById } from '../brands/brands.ts';
import { APPROVALS, changeApproval } from '../replies/approval.ts';
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
import { canOn, frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { checked, formErrors, id, pathId, readForm, text, ticked } from './request/input.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedOn } from './request/session.ts';

const LONGEST = 20_000;
const ADDED = 'Added to the log.';
const ANY = z.looseObject({});

export const crisisRoutes = new Hono<Environment>();

crisisRoutes.get('/brands/:id/crisis', (c) => showCrisis(c, pathId(c, 'brand')));

change(
  'crisis',
  z.object({ what: text(LONGEST), owner: id }),
  'Only one person answers from now on.',
  (c, brandId, form) =>
    startCrisis(c.get('platform'), actorOf(c, brandId), { brandId, what: form.what, ownerId: form.owner }),
);
change(
  'crisis/end',
  z.object({ summary: text(LONGEST) }),
  'It is over. Everybody answers again.',
  (c, brandId, form) => endCrisis(c.get('platform'), actorOf(c, brandId), { brandId, ...form }),
);
change('crisis/owner', z.object({ owner: id }), 'Passed on.', (c, brandId, { owner }) =>
  passCrisis(c.get('platform'), actorOf(c, brandId), { brandId, ownerId: owner }),
);
change(
  'crisis/step',
  z.object({ step: z.coerce.number().int().min(0), done: ticked }),
  'Noted.',
  (c, brandId, form) =>
    tickStep(c.get('platform'), actorOf(c, brandId), { brandId, step: form.step, isDone: form.done }),
);
change('crisis/log', z.object({ text: text(LONGEST), nonce: NONCE }), ADDED, (c, brandId, form) =>
  sentOnce(c, form, ADDED, (platform) =>
    noteInCrisis(platform, actorOf(c, brandId), { brandId, text: form.text }),
  ),
);
change('playbook', z.object({ playbook: text(LONGEST).default('') }), 'Playbook saved.', (c, brandId, form) =>
  changePlaybook(c.get('platform'), actorOf(c, brandId), { brandId, ...form }),
);
change('approval', z.object({ approval: z.enum(APPROVALS) }), 'Saved.', (c, brandId, form) =>
  changeApproval(c.get('platform'), actorOf(c, brandId), { brandId, ...form }),
);

const actorOf = (c: Request, brandId: number) => permittedOn(c, 'lead crisis', brandId, 'brand').actor;

/** A form of this page, and what to say unless its work says otherwise; what was wrong stands beside its field, with what was typed. */
function change<Form extends z.ZodType>(
  path: string,
  form: Form,
  said: string,
  work: (c: Request, brandId: number, form: z.output<Form>) => Promise<unknown>,
) {
  crisisRoutes.post(`/brands/:id/${path}`, async (c) => {
    const brandId = pathId(c, 'brand');
    permittedOn(c, 'lead crisis', brandId, 'brand');
    const typed = await readForm(c, ANY);
    try {
      const instead = await work(c, brandId, checked(form, typed));
      return onward(c, undefined, `/brands/${brandId}/crisis`, {
        text: typeof instead === 'string' ? instead : said,
      });
    } catch (error) {
      return showCrisis(c, brandId, { errors: formErrors(error), typed: textsOf(typed) });
    }
  });
}

const textsOf = (typed: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value)]));

async function showCrisis(c: Request, brandId: number, refused: Partial<CrisisData> = {}) {
  const platform = c.get('platform');
  const { viewer } = permittedOn(c, 'see inbox', brandId, 'brand');
  const brand = await brandById(platform, brandId);
  if (!brand) throw notFound('brand');
  const crises = await crisesOf(platform, brandId);
  const data: CrisisData = {
    brand: { id: brandId, name: brand.name, approval: brand.approval },
    now: crises.find(({ endedAt }) => endedAt === null) ?? null,
    past: crises.filter(({ endedAt }) => endedAt !== null),
    people: await colleagues(platform, [brandId]),
    playbook: playbookOf(brand).join('\n'),
    errors: {},
    typed: {},
    ...refused,
  };
  const frame = { ...(await frameOf(c)), can: canOn(viewer, brandId) };
  return show(c, <CrisisPage frame={frame} data={data} />, refused.errors ? 422 : 200);
}
