/** The page of one source, after whatever was asked of it. */
import { SourcePage } from '../../views/source.tsx';
import type { SourceData } from '../../views/source-data.ts';
import type { SourceRow } from '../../views/source-state.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { budgetsOf } from '../ingest/budget-use.ts';
import { reportBundle } from '../ingest/unread.ts';
import { redirectAddress } from '../sources/connection.ts';
import { sourceDetail } from '../sources/list.ts';
import { mentionsOfSource } from '../sources/mention-count.ts';
import { withLocalTimes } from '../sources/note-times.ts';
import { accessOfKind, askedNames, offeredKind } from '../sources/offered.ts';
import type { SourceRow as ListedSource } from '../sources/row.ts';
import type { Settings } from '../sources/sealed.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { permitted } from './request/session.ts';
import type { Outcome } from './source-form.tsx';

/** What the page shows beside the source itself. */
export type Shown = Partial<Outcome> & { values?: Settings; problem?: string };

/** The row as pages draw it, for a reader in this zone. */
export const rowOf = ({ days, ...source }: ListedSource, timeZone: string): SourceRow => ({
  ...source,
  healthNote: source.healthNote && withLocalTimes(source.healthNote, timeZone),
  access: accessOfKind(source.kind),
  days: days.map(({ day, mentions, missing }) => ({ day, mentions, gap: missing })),
});

/** The source as it may be seen, or "not found". */
export async function sourceFor(c: Request, id: number) {
  const { account } = permitted(c, 'see sources');
  const source = await sourceDetail(c.get('platform'), id, account.timeZone);
  if (!source) throw notFound('source');
  return source;
}

/** `/sources/:id`. */
export async function showSource(c: Request, id: number, shown: Shown = {}) {
  const data = await dataOf(c, id, shown);
  const failed = shown.problem !== undefined || Object.keys(shown.errors ?? {}).length > 0;
  return show(c, <SourcePage frame={await frameOf(c)} data={data} />, failed ? 422 : 200);
}

async function dataOf(c: Request, id: number, shown: Shown): Promise<SourceData> {
  const { viewer, account } = permitted(c, 'see sources');
  const platform = c.get('platform');
  const mayChange = can(viewer, 'change sources');
  const { settings, gaps, link, ...source } = await sourceFor(c, id);
  const [mentions, budgets, report] = await Promise.all([
    mentionsOfSource(platform, id),
    budgetsOf(platform, { id }),
    mayChange ? reportBundle(platform, id) : null,
  ]);
  return {
    ...rowOf(source, account.timeZone),
    host: source.host,
    intervalSeconds: source.pollsEvery,
    failures: source.failures,
    newestItemAt: source.newestItemAt,
    isSignedIn: source.isSignedIn,
    offered: offeredKind(source.kind, valuesOf(settings)),
    mentions,
    gaps: gaps.map(({ fromAt, toAt, reason, ...gap }) => ({
      from: fromAt,
      to: toAt,
      reason: withLocalTimes(reason, account.timeZone),
      ...gap,
    })),
    form: formOf(source.kind, mayChange ? settings : [], shown),
    trial: shown.trial ? { kind: source.kind, trial: shown.trial } : null,
    budgets,
    report,
    link,
    redirectAddress: redirectAddress(platform),
    problem: shown.problem ?? null,
  };
}

type Stored = { name: string; value: string | null; secret: boolean }[];

/** Settings are for those who may change them: a feed's address can be a secret in itself. */
function formOf(kind: string, stored: Stored, { values, errors = {} }: Shown): SourceData['form'] {
  const settings = stored.length > 0 || values ? (offeredKind(kind)?.settings ?? []) : [];
  const known = { ...valuesOf(stored), ...nonEmptySecrets(stored, values ?? {}) };
  return { settings, asked: askedNames(settings, known), values: known, errors };
}

/** A secret only shows that it is there. */
const valuesOf = (stored: Stored): Settings =>
  Object.fromEntries(stored.map(({ name, value, secret }) => [name, secret ? 'stored' : (value ?? '')]));

/** An empty secret in a form means the stored one. */
function nonEmptySecrets(stored: Stored, values: Settings): Settings {
  const secrets = new Set(stored.filter(({ secret }) => secret).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== '' || !secrets.has(name)),
  );
}
