/** What the values of fields mean, in match rules and in filters alike. */
import { SOURCE_LABELS } from '../sources/labels.ts';
import { unknownWord } from './did-you-mean.ts';

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;

/** The host name behind a domain or address, without www; null when there is none. */
export function siteOf(address: string): string | null {
  try {
    const { hostname } = new URL(address.includes('://') ? address : `http://${address}`);
    return /^[^.].*\.[^.]+$/.test(hostname) ? hostname.replace(/^www\./, '') : null;
  } catch {
    return null;
  }
}

/** Whether an address is a page of the site or of its subdomains. */
export function isOnSite(url: string | null, site: string): boolean {
  const host = url ? siteOf(url) : null;
  return host !== null && (host === site || host.endsWith(`.${site}`));
}

/** Null for a domain or an address. */
export function siteProblem(value: string): string | null {
  return siteOf(value)
    ? null
    : 'A site is a domain. Write it as in site:example.com, which finds its subdomains too.';
}

/** Null for a language code such as en or pt-BR. */
export function languageProblem(value: string): string | null {
  return LANGUAGE.test(value)
    ? null
    : 'A language is a code of two or three letters. Write it as in lang:en.';
}

/** Whether a language that a source states, such as en_GB, is the one asked for or a kind of it. */
export function isLanguage(stated: string | null, wanted: string): boolean {
  const language = stated?.toLowerCase().replace('_', '-');
  return language === wanted || Boolean(language?.startsWith(`${wanted}-`));
}

/** Null for a known source kind. */
export function sourceProblem(value: string): string | null {
  const kinds = Object.keys(SOURCE_LABELS);
  return kinds.includes(value.toLowerCase()) ? null : unknownWord(value, 'source', kinds);
}

/** Stars from 1 to 5 with both ends included; null when it is no rating. */
export function ratingRange(value: string): { from: number; to: number } | null {
  const parts = /^(<=|>=|≤|≥)?([1-5](?:\.\d)?)(?:-([1-5](?:\.\d)?))?$/.exec(value);
  if (!parts) return null;
  const [, sign, first, last] = parts;
  const from = Number(first);
  if (sign) return last ? null : sign === '<=' || sign === '≤' ? { from: 1, to: from } : { from, to: 5 };
  const to = last ? Number(last) : from;
  return from <= to && to <= 5 ? { from, to } : null;
}

/** Null for a rating or a range of them. */
export function ratingProblem(value: string): string | null {
  return ratingRange(value)
    ? null
    : 'A rating is 1 to 5. Write rating:1, rating:1-2, rating:<=2 or rating:>=4.';
}

/** 1 star, 1 to 2 stars. */
export function starsIn({ from, to }: { from: number; to: number }): string {
  if (from === to) return from === 1 ? '1 star' : `${from} stars`;
  return `${from} to ${to} stars`;
}
