/** What a brand may be called and set to, with one sentence per field that is wrong. */
import { timeZoneNamed } from '../db/time-zone.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { cleanText, safeUrl } from '../text.ts';
import { NEVER_FIELDS, type Never, neverProblem } from './never.ts';

export type BrandKind = 'own' | 'competitor';

export type BrandInput = {
  name: string;
  kind: BrandKind;
  website?: string | null;
  /** What it makes, in a few words. */
  about?: string | null;
  timeZone?: string;
  /** Minutes in which a mention that needs a response should get its first one. */
  responseMinutes?: number;
} & Partial<Never>;

export type BrandFields = Required<BrandInput>;

const LONGEST_NAME = 80;
const LONGEST_ABOUT = 300;
const LONGEST_RESPONSE_MINUTES = 30 * 24 * 60;

/** The fields that were given, tidied. Throws Refusal with a sentence per wrong field. */
export async function readFields(
  platform: Platform,
  input: Partial<BrandInput>,
): Promise<Partial<BrandFields>> {
  const wrong: Record<string, string> = {};
  const read = <T>(field: keyof BrandInput, value: T | undefined, problem: string): T | undefined => {
    if (value === undefined && input[field] !== undefined) wrong[field] = problem;
    return value;
  };
  const fields = {
    name: read('name', nameOf(input.name), nameProblem(input.name)),
    kind: read('kind', kindOf(input.kind), 'A brand is either "own" or "competitor".'),
    website: read('website', websiteOf(input.website), 'This is not a web address. Write it as example.com.'),
    about: read('about', aboutOf(input.about), `Say it in at most ${LONGEST_ABOUT} characters.`),
    timeZone: read('timeZone', await zoneOf(platform, input.timeZone), timeZoneProblem(input.timeZone)),
    responseMinutes: read(
      'responseMinutes',
      minutesOf(input.responseMinutes),
      'The time to respond is a whole number of minutes, from 1 minute to 30 days.',
    ),
  };
  for (const field of NEVER_FIELDS) {
    const problem = input[field] && neverProblem(field, input[field]);
    if (problem) wrong[field] = problem;
  }
  const [first] = Object.values(wrong);
  if (first) throw new Refusal('invalid', first, wrong);
  const { neverAuthors, neverSites, neverThreads, ownAccounts } = input;
  const all = { ...fields, neverAuthors, neverSites, neverThreads, ownAccounts };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function nameOf(name: string | undefined): string | undefined {
  const clean = cleanText(name ?? '').replaceAll(/\s+/g, ' ');
  return clean.length > 0 && clean.length <= LONGEST_NAME ? clean : undefined;
}

function nameProblem(name: string | undefined): string {
  return name?.trim()
    ? `The name is longer than ${LONGEST_NAME} characters. Choose a shorter one.`
    : 'Give the brand a name.';
}

function kindOf(kind: string | undefined): BrandKind | undefined {
  return kind === 'own' || kind === 'competitor' ? kind : undefined;
}

/** Null and '' clear the website. */
function websiteOf(website: string | null | undefined): string | null | undefined {
  if (website === undefined) return undefined;
  const text = (website ?? '').trim();
  if (text === '') return null;
  const url = safeUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  return url && new URL(url).hostname.includes('.') ? url : undefined;
}

/** Null and '' clear it. */
function aboutOf(about: string | null | undefined): string | null | undefined {
  if (about === undefined) return undefined;
  const clean = cleanText(about ?? '').replaceAll(/\s+/g, ' ');
  return clean.length > LONGEST_ABOUT ? undefined : clean || null;
}

async function zoneOf({ db }: Platform, name: string | undefined): Promise<string | undefined> {
  return name === undefined ? undefined : timeZoneNamed(db, name);
}

function timeZoneProblem(name: string | undefined): string {
  return `"${name}" is not a time zone. Choose one such as Europe/Berlin.`;
}

function minutesOf(minutes: number | undefined): number | undefined {
  const isFine = Number.isInteger(minutes) && minutes! > 0 && minutes! <= LONGEST_RESPONSE_MINUTES;
  return isFine ? minutes : undefined;
}
