/** What a digest tells: for the team what came and who has what, for executives the figures. */
import { permittedAmong } from '../accounts/guard.ts';
import { toViewer } from '../accounts/viewer.ts';
import type { Digest } from '../alerts/channels/channel.ts';
import { headline } from '../alerts/headline.ts';
import { maskPersonal } from '../alerts/mask.ts';
import { type Listed, listedMentions, type OwnersList } from '../mentions/inbox/kept-list.ts';
import { dayEnd } from '../mentions/snooze-times.ts';
import { type Workload, workload } from '../mentions/workload.ts';
import type { Platform } from '../platform/platform.ts';
import { reputation } from '../reports/reputation.ts';
import { wholeDays } from '../reports/subject.ts';
import { figureItems } from './figure-items.ts';

/** One period of a digest that was claimed. */
export type Issue = {
  id: string;
  name: string;
  brandId: number | null;
  view: string;
  filter: string;
  form: 'team' | 'executive';
  since: Date;
  until: Date;
  attempts: number;
};

const MOST_ITEMS = 25;
const EXCERPT = 200;

/** Null when there is nothing to tell. */
export async function digestMessage(
  platform: Platform,
  issue: Issue,
  list: OwnersList,
): Promise<Digest | null> {
  const told =
    issue.form === 'team'
      ? await teamDigest(platform, issue, list)
      : await figuresDigest(platform, issue, list);
  return told && { kind: 'digest', eventId: issue.id, mayBeRepeat: issue.attempts > 1, ...told };
}

type Content = Omit<Digest, 'kind' | 'eventId' | 'mayBeRepeat'>;

/** What needs an answer is told as it is now; anything else by when it was found. */
async function teamDigest(
  platform: Platform,
  issue: Issue,
  { scope, owner }: OwnersList,
): Promise<Content | null> {
  const found =
    issue.view === 'everything' ? { since: issue.since, until: issue.until } : { until: issue.until };
  const { items, total } = await listedMentions(platform, scope, {
    ...found,
    order: 'urgent',
    limit: MOST_ITEMS,
  });
  if (total === 0) return null;
  const { publicUrl } = platform.settings;
  const end = dayEnd(platform.now(), owner.timeZone);
  const load = await workload(platform, { brandIds: scope.brandIds, dayEnd: end });
  return {
    title: `${issue.name}: ${total} ${issue.view === 'everything' ? 'new ' : ''}${total === 1 ? 'mention' : 'mentions'}`,
    text: workWords(load),
    items: items.map((item) => itemOf(item, publicUrl)),
    more: total - items.length,
    url: listUrl(publicUrl, issue),
  };
}

function itemOf({ brandName, title, text, ...item }: Listed, publicUrl: string): Digest['items'][number] {
  const words = [title, text]
    .filter(Boolean)
    .join(': ')
    .slice(0, EXCERPT * 2);
  return {
    title: headline(brandName, item),
    excerpt: maskPersonal(words).slice(0, EXCERPT),
    author: item.author,
    sourceKind: item.sourceKind,
    sentiment: item.sentiment,
    url: `${publicUrl}/mentions/${item.id}`,
  };
}

/** "6 wait with nobody. Anna has 4, 1 of them late; Jonas has 2." */
function workWords({ people, nobody }: Workload): string {
  const busy = people
    .filter(({ open }) => open > 0)
    .map(({ name, open, late }) => {
      const lateOnes = late > 0 ? `, ${late} of them late` : '';
      return `${name} has ${open}${lateOnes}`;
    });
  const waiting =
    nobody === 0
      ? 'Nothing waits without somebody.'
      : `${nobody} ${nobody === 1 ? 'waits' : 'wait'} with nobody.`;
  return [waiting, busy.length > 0 ? `${busy.join('; ')}.` : ''].filter(Boolean).join(' ');
}

/** The last whole day, or the last seven, before it was due. */
async function figuresDigest(
  platform: Platform,
  issue: Issue,
  { owner, brands }: OwnersList,
): Promise<Content | null> {
  const seen = permittedAmong(toViewer(owner), 'see reports', brands);
  if (!seen.some(({ kind }) => kind === 'own') && issue.brandId === null) return null;
  const days = Math.max(1, Math.round((issue.until.getTime() - issue.since.getTime()) / 86_400_000));
  const question = { brandId: issue.brandId, visibleBrandIds: seen.map(({ id }) => id) };
  const ended = { at: issue.until, timeZone: owner.timeZone, days: Math.min(days, 366) };
  const period = await wholeDays(platform, question, ended);
  const report = await reputation(platform, { ...question, period });
  if (report.figures.mentions.value === 0) return null;
  const url = `${platform.settings.publicUrl}/reputation?${new URLSearchParams({ ...period, ...(issue.brandId !== null && { brand: String(issue.brandId) }) })}`;
  return {
    title: `${issue.name}: ${period.from === period.to ? period.to : `${period.from} to ${period.to}`}`,
    text: report.opening.map(({ text }) => text).join(''),
    items: figureItems(report, url),
    more: 0,
    url,
  };
}

/** The list in Earshot; a long filter is left to the reader. */
function listUrl(publicUrl: string, { view, filter, brandId }: Issue): string {
  const search = new URLSearchParams({
    view,
    ...(filter && { q: filter }),
    ...(brandId !== null && { brand: String(brandId) }),
  });
  return `${publicUrl}/?${search}`;
}
