import { renewLinkOf } from '../accounts/access.ts';
import { ROLES } from '../accounts/can.ts';
import { inviteUser } from '../accounts/users.ts';
import type { Actor } from '../mentions/mention.ts';
import { type Command, readWords, UsageError } from './command.ts';

const OPERATOR: Actor = { userId: null, via: 'cli' };

export const user: Command = {
  name: 'user',
  usage: 'user add <email> --role <role> | link <email>',
  does: 'invite a person, or let one in again who is here; prints a one-time link',
  async run(words, { platform, out }) {
    const { positionals, values } = readWords(words, 2, { role: { type: 'string' } });
    const [verb, email] = positionals;
    if (verb !== 'add' && verb !== 'link') throw new UsageError('The user commands are "add" and "link".');
    if (!email) throw new UsageError('An e-mail address is missing.');
    if (verb === 'link' && values.role !== undefined) throw new UsageError('A link changes no role.');
    const role = ROLES.find((candidate) => candidate === values.role);
    if (verb === 'add' && !role) throw new UsageError(`--role is one of ${ROLES.join(', ')}.`);
    const live = await platform();
    const path = role
      ? (await inviteUser(live, OPERATOR, { email, role })).path
      : await renewLinkOf(live, OPERATOR, email);
    await out(JSON.stringify({ email, ...(role && { role }), link: `${live.settings.publicUrl}${path}` }));
  },
};
