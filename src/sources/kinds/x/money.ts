/** What reading X may cost, and how much of it one poll takes. */
import { Refusal } from '../../../failure.ts';
import type { Budget } from '../../adapter.ts';
import { isByAccount } from '../../reading/by-account.ts';
import { isMentions } from './settings.ts';

type Settings = Record<string, string>;

/** Dollars for one post: https://docs.x.com/x-api/getting-started/pricing, 2026 */
export const priceOf = (settings: Settings): number => (isMentions(settings) ? 0.001 : 0.005);

/** One poll takes at most this part of the month's money, so that a busy hour leaves something for the rest. */
const SHARE = 40;
const PAGE = { least: 10, most: 100 };
const MOST_PAGES = 10;

/** Posts per page and pages per poll that the money allows. Throws Refusal. */
export function planOf(settings: Settings): { perPage: number; pages: number } {
  const posts = Math.floor(dollarsOf(settings) / SHARE / priceOf(settings));
  const perPage = Math.min(PAGE.most, Math.max(PAGE.least, posts));
  return { perPage, pages: Math.min(MOST_PAGES, Math.max(1, Math.floor(posts / perPage))) };
}

/** Requests for a token that was withdrawn early. */
const RENEWING = 2;

/** A reading of less than one page cannot be bought. */
export function budgetsOf(settings: Settings): Budget[] {
  const { perPage, pages } = planOf(settings);
  const limit = dollarsOf(settings);
  const perPoll = Math.min(limit, perPage * pages * priceOf(settings));
  return [
    { unit: 'usd', limit, per: 'month', perPoll },
    isByAccount(settings)
      ? { unit: 'requests', limit: 300, per: 'quarter-hour', perPoll: pages + RENEWING }
      : { unit: 'requests', limit: 450, per: 'quarter-hour', perPoll: pages },
  ];
}

function dollarsOf({ dollars = '' }: Settings): number {
  const amount = Number(
    dollars
      .trim()
      .replace(/^\$\s*/, '')
      .replace(',', '.'),
  );
  if (Number.isFinite(amount) && amount >= 1 && amount <= 100_000) return amount;
  throw new Refusal('invalid', 'Give how many dollars a month may cost, at least 1.');
}
