/** How well texts are understood: measured on labelled texts, and by people's corrections. */
import { Hono } from 'hono';
import { AccuracyPage } from '../../views/accuracy.tsx';
import { permittedAmong } from '../accounts/guard.ts';
import { accuracy } from '../reports/accuracy.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const accuracyRoutes = new Hono<Environment>();

accuracyRoutes.get('/accuracy', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const brands = permittedAmong(viewer, 'see reports', await seenBrands(c));
  const data = await accuracy(c.get('platform'), { brands });
  return show(c, <AccuracyPage frame={await frameOf(c)} data={data} />);
});
