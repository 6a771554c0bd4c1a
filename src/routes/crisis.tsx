/** Crisis mode of a brand, its playbook, and whose replies are approved. */
import { Hono } from 'hono';
import { z } from 'zod';
import { CrisisPage } from '../../views/crisis.tsx';
import type { CrisisData } from '../../views/crisis-parts.tsx';
import { approvers, colleagues } from '../accounts/assignable.ts';
import { notFound } from '../accounts/guard.ts';
import { brandById } from '../brands/brands.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
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
const ANY = z.looseObject({ nonce: NONCE });

export const crisisRoutes = new Hono<Environment>();

crisisRoutes.get('/brands/:id/crisis', (c) => showCrisis(c, pathId(c, 'brand')));

change(
  'crisis',
  z.object({ what: text(LONGEST), owner: id }),
  'Only one person answers from now on.',
  (platform, actor, { brandId, what, owner }) =>
    startCrisis(platform, actor, { brandId, what, ownerId: owner }),
);
change('crisis/end', z.object({ summary: text(LONGEST) }), 'It is over. Everybody answers again.', endCrisis);
change('crisis/owner', z.object({ owner: id }), 'Passed on.', (platform, actor, { brandId, owner }) =>
  passCrisis(platform, actor, { brandId, ownerId: owner }),
);
change(
  'crisis/step',
  z.object({ step: z.coerce.number().int().min(0), done: ticked }),
  'Noted.',
  (platform, actor, { brandId, step, done }) => tickStep(platform, actor, { brandId, step, isDone: done }),
);
change('crisis/log', z.object({ text: text(LONGEST) }), 'Added to the log.', noteInCrisis);
change('playbook', z.object({ playbook: text(LONGEST).default('') }), 'Playbook saved.', changePlaybook);
change('approval', z.object({ approval: z.enum(APPROVALS) }), 'Saved.', changeApproval);

/** A form of this page; what was wrong stands beside its field, with what was typed. */
function change<Form extends z.ZodObject>(
  path: string,
  form: Form,
  said: string,
  work: (platform: Platform, actor: Actor, sent: z.output<Form> & { brandId: number }) => Promise<unknown>,
) {
  crisisRoutes.post(`/brands/:id/${path}`, async (c) => {
    const brandId = pathId(c, 'brand');
    const { actor } = permittedOn(c, 'lead crisis', brandId, 'brand');
    const { nonce, ...typed } = await readForm(c, ANY);
    try {
      const sent = { ...checked(form, typed), brandId } as z.output<Form> & { brandId: number };
      const content = { ...sent, nonce };
      const notice = await sentOnce(c, content, said, (platform) => work(platform, actor, sent));
      return onward(c, undefined, `/brands/${brandId}/crisis`, { text: notice });
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
  const [crises, people, mayApprove] = await Promise.all([
    crisesOf(platform, brandId),
    colleagues(platform, [brandId]),
    approvers(platform, brandId),
  ]);
  const isSelf = ({ id }: { id: number }) => id === viewer.userId;
  const data: CrisisData = {
    brand: { id: brandId, name: brand.name, approval: brand.approval },
    now: crises.find(({ endedAt }) => endedAt === null) ?? null,
    past: crises.filter(({ endedAt }) => endedAt !== null),
    people: [...people.filter(isSelf), ...people.filter((person) => !isSelf(person))],
    approvers: mayApprove,
    playbook: playbookOf(brand).join('\n'),
    errors: {},
    typed: {},
    ...refused,
  };
  const frame = { ...(await frameOf(c)), can: canOn(viewer, brandId) };
  return show(c, <CrisisPage frame={frame} data={data} />, refused.errors ? 422 : 200);
}
