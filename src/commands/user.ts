import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../accounts/can.ts';
import { inviteUser } from '../accounts/users.ts';
import { type Command, UsageError } from './command.ts';

export const user: Command = {
  name: 'user',
  usage: 'user add <email> --role <role>',
  does: 'invite a person; prints a one-time link',
  needsDatabase: true,
  async run(words, { platform, out }) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { role: { type: 'string' } },
    });
    const [verb, email] = positionals;
    if (verb !== 'add' || !email) throw new UsageError('An e-mail address is missing.');
    const role = ROLES.find((candidate) => candidate === values.role);
    if (!role) throw new UsageError(`--role is one of ${ROLES.join(', ')}.`);
    const live = await platform();
    const invited = await inviteUser(live, { userId: null, via: 'cli' }, { email, role: role as Role });
    await out(JSON.stringify({ email, role, link: `${live.settings.publicUrl}${invited.path}` }));
  },
};
