/** The one question behind `/c/<token>`: a look changes nothing, since mail and chat programs look first. */
import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { NoSurveyPage, SurveyPage } from '../../views/survey.tsx';
import { WINDOW_MS } from '../accounts/attempts.ts';
import { Refusal } from '../failure.ts';
import { answerSurvey, countSurveyMiss, LONGEST_ANSWER, surveyBehind } from '../surveys/surveys.ts';
import { doorOf, show } from './request/answer.tsx';
import { clientAddress } from './request/client-address.ts';
import type { Environment, Request } from './request/environment.ts';
import { statusOf } from './request/errors.tsx';
import { readForm, text } from './request/input.ts';

const ANSWER = z.object({
  rating: z.coerce.number().nullable().catch(null).default(null),
  text: text(LONGEST_ANSWER).default(''),
});

export const surveyRoutes = new Hono<Environment>();

const unlisted: MiddlewareHandler<Environment> = async (c, next) => {
  await next();
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  c.res.headers.set('Cache-Control', 'no-store');
};
surveyRoutes.use('/c/:token', unlisted);

surveyRoutes.get('/c/:token', (c) => showSurvey(c));

surveyRoutes.post('/c/:token', async (c) => {
  const form = await readForm(c, ANSWER);
  const token = c.req.param('token');
  if (!(await surveyBehind(c.get('platform'), token))) return showSurvey(c);
  try {
    await answerSurvey(c.get('platform'), token, { ...form, address: clientAddress(c) });
    return c.redirect(c.req.path, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'too-many') c.header('Retry-After', String(WINDOW_MS / 1000));
    return showSurvey(c, { typed: form.text, refused: error });
  }
});

async function showSurvey(c: Request, { typed = '', refused }: { typed?: string; refused?: Refusal } = {}) {
  const survey = await surveyBehind(c.get('platform'), c.req.param('token') ?? '');
  if (!survey) {
    await countSurveyMiss(c.get('platform'), clientAddress(c));
    return show(c, <NoSurveyPage door={doorOf(c)} />, 404);
  }
  const fields = refused?.fields ?? {};
  const errors = refused && Object.keys(fields).length === 0 ? { '': refused.message } : fields;
  const data = { path: c.req.path, ...survey, typed, errors };
  const status = refused ? (refused.reason === 'invalid' ? 422 : statusOf(refused)) : 200;
  return show(c, <SurveyPage door={doorOf(c)} data={data} />, survey.isOver && !survey.answer ? 410 : status);
}
