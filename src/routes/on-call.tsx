/** Who is called when nobody takes an alert. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type OnCallData, OnCallPage } from '../../views/on-call.tsx';
import { listUsers } from '../accounts/users.ts';
import { listChannels } from '../alerts/list-channels.ts';
import {
  addOnCall,
  callEarlier,
  isOnCall,
  listOnCall,
  type OnCallInput,
  removeOnCall,
} from '../alerts/on-call.ts';
import type { Platform } from '../platform/platform.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, pathId, readForm, several, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permitted } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PAGE = '/alerts/on-call';
const ENTRY = z.object({
  person: id,
  brand: z.union([z.literal(''), id]).default(''),
  channel: z.union([z.literal(''), id]).default(''),
  weekday: several,
  from: text(5),
  until: text(5),
  timeZone: text(80),
  nonce: NONCE,
});
type Entry = z.output<typeof ENTRY>;

export const onCallRoutes = new Hono<Environment>();

onCallRoutes.get(PAGE, (c) => showList(c, {}));

onCallRoutes.post(PAGE, async (c) => {
  const { actor } = permitted(c, 'change on call');
  const entry = await readForm(c, ENTRY);
  try {
    const said = 'Put on the list. The first one whose hours it is gets called first.';
    const add = (platform: Platform) => addOnCall(platform, actor, inputOf(entry));
    return onward(c, undefined, PAGE, { text: await sentOnce(c, entry, said, add) });
  } catch (error) {
    return showList(c, formErrors(error), entry);
  }
});

onCallRoutes.post(`${PAGE}/:id/earlier`, async (c) => {
  const { actor } = permitted(c, 'change on call');
  await callEarlier(c.get('platform'), actor, pathId(c, 'entry'));
  return onward(c, undefined, PAGE, { text: 'Called earlier from now on.' });
});

onCallRoutes.post(`${PAGE}/:id/removal`, (c) =>
  takeAway(c, { list: PAGE, capability: 'change on call' }, async () => {
    const { actor } = permitted(c, 'change on call');
    await removeOnCall(c.get('platform'), actor, pathId(c, 'entry'));
    return 'Taken off the list.';
  }),
);

async function showList(c: Request, errors: OnCallData['errors'], typed?: Entry) {
  const { account } = permitted(c, 'change on call');
  const platform = c.get('platform');
  const [list, users, channels] = await Promise.all([
    listOnCall(platform),
    listUsers(platform),
    listChannels(platform),
  ]);
  const now = platform.now();
  const data: OnCallData = {
    list: list.map((one) => ({ ...one, isNow: isOnCall(one, now) })),
    people: users.map(({ userId, name, email }) => ({ id: userId, name: name || email })),
    channels: channels.map(({ id: channelId, name }) => ({ id: channelId, name })),
    brands: (await seenBrands(c)).map((brand) => ({ id: brand.id, name: brand.name })),
    values: {
      person: String(typed?.person ?? account.userId),
      brand: String(typed?.brand ?? ''),
      channel: String(typed?.channel ?? ''),
      weekdays: typed?.weekday ?? ['1', '2', '3', '4', '5'],
      from: typed?.from ?? '09:00',
      until: typed?.until ?? '17:00',
      timeZone: typed?.timeZone ?? account.timeZone,
    },
    errors,
  };
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return show(c, <OnCallPage frame={await frameOf(c)} data={data} />, status);
}

const inputOf = ({ person, brand, channel, weekday, from, until, timeZone }: Entry): OnCallInput => ({
  userId: person,
  brandId: brand === '' ? null : brand,
  channelId: channel === '' ? null : channel,
  weekdays: weekday.map(Number),
  fromMinute: minuteOf(from),
  untilMinute: minuteOf(until),
  timeZone,
});

/** NaN for what is no time of day; the list says so. */
function minuteOf(time: string): number {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;
}
