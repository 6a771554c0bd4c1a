/** The commands in the order of the help. Each is loaded when it is wanted: most need a part of the product only. */
import type { Command } from './command.ts';

type Entry = { name: string; needsDatabase: boolean; load(): Promise<Command> };

export const COMMANDS: Entry[] = [
  { name: 'migrate', needsDatabase: true, load: async () => (await import('./migrate.ts')).migrateCommand },
  { name: 'doctor', needsDatabase: true, load: async () => (await import('./doctor.ts')).doctor },
  { name: 'user', needsDatabase: true, load: async () => (await import('./user.ts')).user },
  { name: 'token', needsDatabase: true, load: async () => (await import('./token.ts')).token },
  { name: 'job', needsDatabase: true, load: async () => (await import('./job.ts')).job },
  { name: 'jobs', needsDatabase: false, load: async () => (await import('./job.ts')).jobs },
  { name: 'read', needsDatabase: false, load: async () => (await import('./read.ts')).read },
  { name: 'match', needsDatabase: false, load: async () => (await import('./match.ts')).match },
  { name: 'score', needsDatabase: false, load: async () => (await import('./score.ts')).score },
  { name: 'import', needsDatabase: true, load: async () => (await import('./import.ts')).importCommand },
  { name: 'export', needsDatabase: true, load: async () => (await import('./export.ts')).exportCommand },
  { name: 'erase', needsDatabase: true, load: async () => (await import('./erase.ts')).erase },
  { name: 'rescore', needsDatabase: true, load: async () => (await import('./rescore.ts')).rescore },
  { name: 'backtest', needsDatabase: true, load: async () => (await import('./backtest.ts')).backtest },
  { name: 'report', needsDatabase: true, load: async () => (await import('./report.ts')).report },
];

/** The command that `words` name, or null. */
export const commandOf = (words: string[]): Entry | null =>
  COMMANDS.find(({ name }) => name === words[0]) ?? null;
