/** What is said of days before a brand was watched: what was not found then is not none. */
import { dayWords, inDays } from './words.ts';

const YOUR_BRANDS = 'your brands';

type Days = { from: string; to: string };

export const nameOfAll = (names: string[]): string => (names.length === 1 ? names[0]! : YOUR_BRANDS);

/** Null once the watch had begun; days as YYYY-MM-DD. */
export function notWatched(name: string, period: Days, watchedSince: string): string | null {
  if (period.to >= watchedSince) return null;
  const days = `${inDays(period.from, period.to)} ${period.to.slice(0, 4)}`;
  const since = `${dayWords(watchedSince)} ${watchedSince.slice(0, 4)}`;
  return `Nothing is known ${days}: ${name} ${name === YOUR_BRANDS ? 'are' : 'is'} watched since ${since}.`;
}
