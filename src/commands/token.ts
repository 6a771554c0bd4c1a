import { addToken } from '../accounts/tokens.ts';
import { firstAdmin } from '../accounts/users.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const token: Command = {
  name: 'token',
  usage: 'token add <name> --scope read|write',
  does: 'make an API token for the first admin; prints it once',
  async run(words, { platform, out }) {
    const { positionals, values } = readWords(words, 2, { scope: { type: 'string' } });
    const [verb, name] = positionals;
    if (verb !== 'add') throw new UsageError('The only token command is "add".');
    if (!name) throw new UsageError('A name for the token is missing.');
    if (values.scope !== 'read' && values.scope !== 'write')
      throw new UsageError('--scope is read or write.');
    const live = await platform();
    const owner = await firstAdmin(live);
    if (!owner)
      throw new Error('There is no user yet: sign in with the first link, or add one with "user add".');
    const made = await addToken(live, { userId: owner.id, via: 'cli' }, { name, scope: values.scope });
    await out(JSON.stringify({ name, scope: values.scope, token: made.token }));
  },
};
