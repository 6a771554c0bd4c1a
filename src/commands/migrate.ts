import { migrate } from '../platform/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  does: 'bring the database schema up to date',
  async run(_words, { platform, message }) {
    const count = await migrate((await platform()).db);
    message(count === 0 ? 'The schema was up to date.' : `Ran ${count} migration${count === 1 ? '' : 's'}.`);
  },
};
