/** What people set for themselves. */
import { Hono } from 'hono';
import { z } from 'zod';
import { dayIn } from '../../views/format.ts';
import { type ProfileData, ProfilePage } from '../../views/settings.tsx';
import { ShortcutsPage, ShortcutsSheet } from '../../views/shortcuts.tsx';
import {
  awayUntil,
  changeAvailability,
  changePassword,
  changeProfile,
  hasPassword,
} from '../accounts/profile.ts';
import { linksOf } from '../alerts/slack/links.ts';
import { Refusal } from '../failure.ts';
import { dayStart } from '../mentions/snooze-times.ts';
import { frameOf } from './frame.ts';
import { fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, readForm, secret, text, ticked } from './request/input.ts';
import { setSession, signedIn } from './request/session.ts';

const PROFILE = z.object({
  name: text(80),
  timeZone: text(80),
  theme: z.enum(['system', 'light', 'dark']),
  shortcuts: ticked,
});
const AWAY = z.object({ awayUntil: text(20).default('') });
const PASSWORD = z.object({ current: secret.default(''), password: secret });

export const settingsRoutes = new Hono<Environment>();

settingsRoutes.get('/settings', (c) => showProfile(c));

settingsRoutes.post('/settings/profile', async (c) => {
  const { actor } = signedIn(c);
  const profile = await readForm(c, PROFILE);
  try {
    await changeProfile(c.get('platform'), actor, profile);
    return onward(c, undefined, '/settings', { text: 'Profile saved.' });
  } catch (error) {
    return showProfile(c, formErrors(error), profile);
  }
});

settingsRoutes.post('/settings/availability', async (c) => {
  const { actor, account } = signedIn(c);
  const { awayUntil: day } = await readForm(c, AWAY);
  try {
    const until = day === '' ? null : dayStart(day, account.timeZone);
    if (day !== '' && !until)
      throw new Refusal('invalid', 'This is no day.', { awayUntil: 'This is no day.' });
    await changeAvailability(c.get('platform'), actor, until);
    const text = until ? 'Saved. Nothing is assigned to you by itself until then.' : 'Saved. You are here.';
    return onward(c, undefined, '/settings', { text });
  } catch (error) {
    return showProfile(c, formErrors(error), undefined, day);
  }
});

settingsRoutes.post('/settings/password', async (c) => {
  const { actor } = signedIn(c);
  const form = await readForm(c, PASSWORD);
  try {
    setSession(c, await changePassword(c.get('platform'), actor, form));
    return onward(c, undefined, '/settings', { text: 'Password set. Your other sessions have ended.' });
  } catch (error) {
    return showProfile(c, formErrors(error));
  }
});

settingsRoutes.get('/shortcuts', async (c) => {
  const frame = await frameOf(c);
  return isPartial(c)
    ? fragment(c, <ShortcutsSheet frame={frame} />)
    : show(c, <ShortcutsPage frame={frame} />);
});

const dayOf = (at: Date | null, timeZone: string) => (at ? dayIn(at, timeZone) : '');

async function showProfile(
  c: Request,
  errors?: Record<string, string>,
  values?: ProfileData['values'],
  away?: string,
) {
  const { account } = signedIn(c);
  const { name, timeZone, theme, shortcuts } = account;
  const data = {
    email: account.email,
    values: values ?? { name, timeZone, theme, shortcuts },
    hasPassword: await hasPassword(c.get('platform'), account.userId),
    away: away ?? dayOf(await awayUntil(c.get('platform'), account.userId), timeZone),
    slackAccounts: await linksOf(c.get('platform'), account.userId),
    errors: errors ?? {},
  };
  return show(c, <ProfilePage frame={await frameOf(c)} data={data} />, errors ? 422 : 200);
}
