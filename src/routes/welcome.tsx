import { NothingYetPage } from '../../views/nothing-yet.tsx';
import { can } from '../accounts/can.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';

/** Where people begin while nothing is watched: the set-up, or a word on who can start it. */
export async function welcome(c: Request) {
  const { viewer } = signedIn(c);
  if (can(viewer, 'change brands')) return c.redirect('/setup/brand', 303);
  return show(c, <NothingYetPage frame={await frameOf(c)} />);
}
