import { ROLES } from '../accounts/can.ts';
import { inviteUser } from '../accounts/users.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const user: Command = {
  name: 'user',
  usage: 'user add <email> --role <role>',
  does: 'invite a person; prints a one-time link',
  async run(words, { platform, out }) {
    const { positionals, values } = readWords(words, 2, { role: { type: 'string' } });
    const [verb, email] = positionals;
    if (verb !== 'add') throw new UsageError('The only user command is "add".');
    if (!email) throw new UsageError('An e-mail address is missing.');
    const role = ROLES.find((candidate) => candidate === values.role);
    if (!role) throw new UsageError(`--role is one of ${ROLES.join(', ')}.`);
    const live = await platform();
    const invited = await inviteUser(live, { userId: null, via: 'cli' }, { email, role });
    await out(JSON.stringify({ email, role, link: `${live.settings.publicUrl}${invited.path}` }));
  },
};
