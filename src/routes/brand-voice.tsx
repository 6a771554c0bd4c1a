/** How a brand speaks, as a form and as a file. */
import { Hono } from 'hono';
import { z } from 'zod';
import { stepLines, type VoiceData, VoicePage } from '../../views/brand-voice.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { brandById } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { PROMISES, TONES, type Voice } from '../mentions/writing/voice.ts';
import { fileOf, linesOf } from '../mentions/writing/voice-form.ts';
import { changeVoice, voiceFile, voiceIn } from '../mentions/writing/voices.ts';
import { canOn, frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, several, text } from './request/input.ts';
import { permittedOn } from './request/session.ts';

const FORM = z.object({
  tone: z.enum(TONES),
  signature: text(200).default(''),
  repeats: text(10).default(''),
  use: text(10_000).default(''),
  avoid: text(10_000).default(''),
  banned: text(10_000).default(''),
  contacts: text(2000).default(''),
  nextSteps: text(10_000).default(''),
  promises: several,
});
/** Without a file chosen a browser sends an empty text or nothing. */
const UPLOAD = z.object({ file: z.instanceof(File).optional().catch(undefined) });

export const brandVoiceRoutes = new Hono<Environment>();

brandVoiceRoutes.get('/brands/:id/voice', async (c) => {
  const id = pathId(c, 'brand');
  permittedOn(c, 'write reply', id, 'brand');
  return showVoice(c, id, shownOf(voiceIn(await voiceFile(c.get('platform'), id))));
});

brandVoiceRoutes.get('/brands/:id/voice.txt', async (c) => {
  const id = pathId(c, 'brand');
  permittedOn(c, 'write reply', id, 'brand');
  const file = await voiceFile(c.get('platform'), id);
  return c.text(file, 200, { 'Content-Disposition': `attachment; filename="voice-${id}.txt"` });
});

brandVoiceRoutes.post('/brands/:id/voice', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const form = await readForm(c, FORM);
  const shown = typedVoice(form);
  try {
    await changeVoice(c.get('platform'), actor, { brandId: id, file: fileOf(shown) });
    return onward(c, undefined, `/brands/${id}/voice`, { text: 'Saved. The coach goes by it from now on.' });
  } catch (error) {
    const { file, ...errors } = formErrors(error);
    return showVoice(c, id, shown, Object.keys(errors).length > 0 ? errors : { '': file! });
  }
});

brandVoiceRoutes.post('/brands/:id/voice/file', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const { file } = await readForm(c, UPLOAD);
  try {
    if (!file?.name) throw new Refusal('invalid', 'Choose a file first.');
    await changeVoice(c.get('platform'), actor, { brandId: id, file: await file.text() });
    return onward(c, undefined, `/brands/${id}/voice`, { text: 'Read. The coach goes by it from now on.' });
  } catch (error) {
    const stored = voiceIn(await voiceFile(c.get('platform'), id));
    return showVoice(c, id, shownOf(stored), { file: Object.values(formErrors(error))[0]! });
  }
});

const typedVoice = (form: z.output<typeof FORM>): VoiceData['voice'] => ({
  tone: form.tone,
  signature: form.signature.replaceAll('\n', ' '),
  use: linesOf(form.use),
  avoid: linesOf(form.avoid),
  banned: linesOf(form.banned),
  contacts: linesOf(form.contacts),
  promises: PROMISES.filter((promise) => form.promises.includes(promise)),
  nextSteps: form.nextSteps,
  repeats: form.repeats,
});

const shownOf = ({ nextSteps, repeats, ...voice }: Voice): VoiceData['voice'] => ({
  ...voice,
  nextSteps: stepLines(nextSteps),
  repeats: String(repeats),
});

async function showVoice(
  c: Request,
  id: number,
  voice: VoiceData['voice'],
  errors: VoiceData['errors'] = {},
) {
  const { viewer } = permittedOn(c, 'write reply', id, 'brand');
  const brand = await brandById(c.get('platform'), id);
  if (!brand) throw notFound('brand');
  const frame = { ...(await frameOf(c)), can: canOn(viewer, id) };
  const data = { brand, voice, errors };
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return show(c, <VoicePage frame={frame} data={data} may={can(viewer, 'change brands', id)} />, status);
}
