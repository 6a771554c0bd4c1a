/** The people behind the mentions: behind the page and the API. Nothing about them is stored for it. */
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { storable } from '../../text.ts';
import { reportedKinds } from '../kinds.ts';
import { type PeriodInput, readPeriod } from '../period.ts';
import { type AboutWatched, aboutOf, type Question, subjectOf } from '../subject.ts';
import { leftOut } from './among.ts';
import { type Influencer, influencers } from './influence.ts';
import { advocates, counted, detractors, type PersonSaid } from './lists.ts';
import { type Promoters, promotersOf } from './promoters.ts';
import { linkedNames } from './same-person.ts';

/** Who is counted, by the tone of their newest word; null: all of them. */
const COUNTED = { heard: null, promoters: 'positive', passives: 'neutral', critics: 'negative' } as const;

export const COUNTED_LISTS = ['heard', 'promoters', 'passives', 'critics'] as const;
export const PEOPLE_LISTS = ['advocates', 'detractors', 'influencers', ...COUNTED_LISTS] as const;
export type CountedList = (typeof COUNTED_LISTS)[number];
export type PeopleList = (typeof PEOPLE_LISTS)[number];

type Listed<Person> = { people: Person[]; next: string | null };

export type PeopleReport = AboutWatched & {
  sourceKind: string | null;
  /** Kinds of sources that brought mentions of these brands. */
  sourceKinds: string[];
  promoters: Promoters | null;
  /** Those that were asked for. */
  advocates: Listed<PersonSaid> | null;
  detractors: Listed<PersonSaid> | null;
  influencers: Listed<Influencer> | null;
  /** Those behind a count; only with its list. */
  counted: Listed<PersonSaid> | null;
};

/** What the report has of a list. */
export const foundIn = (
  report: PeopleReport,
  list: PeopleList,
): Listed<PersonSaid> | Listed<Influencer> | null => (isCounted(list) ? report.counted : report[list]);

const isCounted = (list: PeopleList): list is CountedList => list in COUNTED;

export type PeopleQuestion = Question & {
  period: PeriodInput;
  sourceKind: string | null;
  /** Null: the first of each, and the figures. */
  list: PeopleList | null;
  cursor: string | null;
  limit: number;
};

/** Throws Refusal for an impossible question or a cursor that names no place. */
export async function people(platform: Platform, question: PeopleQuestion): Promise<PeopleReport> {
  const { sourceKind, list, cursor, limit } = question;
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const [others, linked] = await Promise.all([
    leftOut(platform, subject),
    linkedNames(platform, subject.brandIds),
  ]);
  const among = { subject, period, sourceKind, leftOut: others, linked };
  const after = list === null || cursor === null ? null : readPlace(list, cursor);
  const asked = (name: PeopleList) => list === null || list === name;
  const page = { limit: limit + 1, after: after?.said ?? null };
  const [sourceKinds, promoters, thanked, wonBack, heard, said] = await Promise.all([
    reportedKinds(platform, subject.brandIds),
    list === null ? promotersOf(platform, among) : null,
    asked('advocates') ? advocates(platform, among, page) : null,
    asked('detractors') ? detractors(platform, among, page) : null,
    asked('influencers')
      ? influencers(platform, among, { limit: limit + 1, after: after?.heard ?? null })
      : null,
    list !== null && isCounted(list) ? counted(platform, among, page, COUNTED[list]) : null,
  ]);
  return {
    ...aboutOf(platform, subject, period),
    sourceKind,
    sourceKinds,
    promoters,
    advocates: thanked && paged(thanked, limit, saidCursor),
    detractors: wonBack && paged(wonBack, limit, saidCursor),
    influencers: heard && paged(heard, limit, heardCursor),
    counted: said && paged(said, limit, saidCursor),
  };
}

function paged<Person>(found: Person[], limit: number, cursorOf: (last: Person) => string): Listed<Person> {
  const shown = found.slice(0, limit);
  return { people: shown, next: found.length > limit ? cursorOf(shown.at(-1)!) : null };
}

const written = (place: (string | number)[]) =>
  btoa(encodeURIComponent(JSON.stringify(place)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const saidCursor = ({ publishedAt, mentionId }: PersonSaid) =>
  written([publishedAt.toISOString(), mentionId]);
const heardCursor = ({ influence, sourceKind, handle }: Influencer) =>
  written([influence, sourceKind, handle]);

function readPlace(list: PeopleList, cursor: string) {
  const place = parsed(cursor);
  if (list === 'influencers') {
    const [influence, sourceKind, handle] = place;
    if (Number.isFinite(influence) && typeof sourceKind === 'string' && typeof handle === 'string')
      return {
        heard: {
          influence: influence as number,
          sourceKind: storable(sourceKind),
          handle: storable(handle),
        },
        said: null,
      };
  } else {
    const publishedAt = new Date(String(place[0]));
    const isTime = publishedAt.getTime() > 0 && publishedAt.getUTCFullYear() < 10_000;
    if (isTime && Number.isSafeInteger(place[1]))
      return { said: { publishedAt, mentionId: place[1] as number }, heard: null };
  }
  throw new Refusal('invalid', 'This address names no place in the list. Open the list from its start.');
}

function parsed(cursor: string): unknown[] {
  try {
    const place: unknown = JSON.parse(
      decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))),
    );
    return Array.isArray(place) ? place : [];
  } catch {
    return [];
  }
}
