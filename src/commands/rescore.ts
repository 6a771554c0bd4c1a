import { previewRescoring, type RescorePreview } from '../ingest/rescore-preview.ts';
import { runRescorings } from '../ingest/rescore-run.ts';
import { beginRescoring, rescoringById } from '../ingest/rescorings.ts';
import type { Platform } from '../platform/platform.ts';
import { type Command, readWords } from './command.ts';
import { brandIdOf } from './options.ts';

export const rescore: Command = {
  name: 'rescore',
  usage: 'rescore [--brand b] [--dry-run]',
  does: 'score stored mentions again by this version and its calibrations; prints what changes, and before it, what would',
  async run(words, { platform, out, message }) {
    const options = { brand: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
    const { values } = readWords(words, 0, options);
    const live = await platform();
    const brandId = values.brand === undefined ? null : await brandIdOf(live, values.brand);
    const preview = await previewRescoring(live, { brandIds: brandId === null ? null : [brandId] });
    message(previewWords(preview));
    if (values['dry-run'] || preview.due === 0) return out(JSON.stringify(preview));
    const { id } = await beginRescoring(live, { userId: null, via: 'cli' }, { brandId });
    await out(JSON.stringify(await follow(live, id, message)));
  },
};

function previewWords({ engine, due, sampled, changed }: RescorePreview): string {
  if (due === 0) return `Every mention was scored by ${engine} and its calibrations. There is nothing to do.`;
  return (
    `${due} mentions were not scored by ${engine} and its calibrations. ` +
    `Of the newest ${sampled}, ${changed} would change their label.`
  );
}

const STEP_MS = 2000;

/** Scores until it has ended, whoever does it; the product beside it may help, and anybody may cancel it. */
async function follow(platform: Platform, id: number, message: (line: string) => void) {
  for (;;) {
    const { rescored } = await runRescorings(platform, {
      until: new Date(platform.now().getTime() + STEP_MS),
    });
    const now = await rescoringById(platform, id);
    if (!now) throw new Error('The brand was removed meanwhile, and its mentions with it.');
    if (now.state === 'failed') throw new Error(now.note ?? 'It failed.');
    message(`${now.rowsDone} of ${now.rowCount} mentions scored again, ${now.changed} look different`);
    if (now.state === 'done' || now.state === 'cancelled')
      return { state: now.state, mentions: now.rowsDone, changed: now.changed };
    if (rescored === 0) await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
