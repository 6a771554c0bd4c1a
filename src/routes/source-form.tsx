/** What the forms of a new and of a known source share: reading them, and trying what they say. */
import { TrialFragment } from '../../views/source-trial.tsx';
import { Refusal } from '../failure.ts';
import type { Trial } from '../ingest/try-source.ts';
import { settingsOfKind } from '../sources/offered.ts';
import type { Settings } from '../sources/sealed.ts';
import { fragmentFrameOf } from './frame.ts';
import { fragment } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { formErrors } from './request/input.ts';

/** The fields of a form that settings of this kind are made of. */
export function settingsIn(form: Record<string, unknown>, kind: string): Settings {
  const names = settingsOfKind(kind).map((setting) => setting.name);
  return Object.fromEntries(
    names.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name] as string]] : [])),
  );
}

/** Which button was pressed: without scripts a choice needs the form again for the fields that it asks for. */
export function intentOf(form: Record<string, unknown>): 'save' | 'try' | 'reload' {
  if (form.reload !== undefined) return 'reload';
  return form.try === undefined ? 'save' : 'try';
}

export type Outcome = { trial: Trial | null; errors: Record<string, string> };

/** What a try came to: a trial, or the sentences beside the fields that keep it from being tried. */
export async function outcomeOf(work: () => Promise<Trial>): Promise<Outcome> {
  try {
    return { trial: await work(), errors: {} };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { trial: null, errors: formErrors(error) };
  }
}

/** For `#trial`; the page around it stays. */
export async function showTrial(c: Request, kind: string, { trial, errors }: Outcome) {
  const data = trial && { kind, trial };
  const sentences = Object.values(errors);
  return fragment(c, <TrialFragment frame={await fragmentFrameOf(c)} data={data} sentences={sentences} />);
}
