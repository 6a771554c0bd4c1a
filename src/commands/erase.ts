import { eraseAuthor, previewErasure } from '../mentions/erasure/erase.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const erase: Command = {
  name: 'erase',
  usage: 'erase --author <handle> --source <kind> [--dry-run]',
  does: 'remove a person everywhere and never store them again; prints the receipt',
  async run(words, { platform, out, message }) {
    const options = {
      author: { type: 'string' },
      source: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const;
    const { values } = readWords(words, 0, options);
    if (!values.author) throw new UsageError('--author is missing: a handle, a name or a profile address.');
    if (!values.source) throw new UsageError('--source is missing: the kind of source, such as mastodon.');
    const live = await platform();
    const request = { author: values.author, sourceKind: values.source };
    const erased = values['dry-run']
      ? await previewErasure(live, request)
      : await eraseAuthor(live, { userId: null, via: 'cli' }, request);
    if (!values['dry-run']) await live.rewriteFiles?.();
    await out(JSON.stringify(erased));
    for (const { table, id } of erased.left) message(`Look at ${table} ${id} yourself: it names the person.`);
    for (const { sourceKind, posts } of erased.alsoOn)
      message(`The same handle has ${posts} posts from ${sourceKind}, which were left alone.`);
    if (values['dry-run']) message('Nothing was changed: this was a dry run.');
  },
};
