/** What could be left out of what the rules find: other names, and words that thumbs have taught. Pure. */
import { itemHash } from '../../brands/examples.ts';
import { proposeLeaveOut } from '../../brands/leave-out.ts';
import { proposeWords } from '../../brands/relevance/exclusions.ts';
import { searchedText } from '../../text.ts';
import { type Judged, toldOf } from '../dry-run/samples.ts';
import { keptOf, type Recognised } from './recognised.ts';

/** What the preview is asked for. */
export type Asked = {
  /** As they are ticked and typed. */
  rules: string[];
  leave: string[];
  /** Rules that are only counted. */
  offered: string[];
  /** Whether a phrase that is found now is left out although nobody ticked it; `isTaught`: thumbs speak for it. */
  isLeftOut: (phrase: string, isTaught: boolean) => boolean;
  /** The post that was brought back just now: what leaves it out is ticked no more. */
  broughtBack: string | null;
};

/** `drops`: so many posts. */
export type LeaveOut = { phrase: string; drops: number; ticked: boolean };

type Known = { judged: readonly Judged[]; told: ReadonlyMap<string, boolean>; asked: Asked };

/** Phrases that were asked for stay as they are ticked; what is proposed never drops a post that somebody wants. */
export function leaveOutOf(name: string, recognised: Recognised[], known: Known): LeaveOut[] {
  const { asked, judged } = known;
  const named = [...new Set([...proposeLeaveOut(name, recognised.map(foundIn)), ...asked.leave])];
  const names = named.map((phrase) => leaveOut(phrase, recognised, known, false));
  const left = names.filter(({ ticked }) => ticked).map(({ phrase }) => phrase);
  const kept = keptOf(recognised, asked.rules, left);
  const others = judged.filter(({ found }) => kept.has(found.item)).map(toldOf);
  const taught = proposeWords(others, asked.rules.join(' ')).filter((word) => !named.includes(word));
  return [...names, ...taught.map((word) => leaveOut(word, recognised, known, true))];
}

const foundIn = ({ item, matches }: Recognised) => ({
  text: searchedText(item),
  spans: matches.flatMap(({ spans }) => spans),
});

function leaveOut(
  phrase: string,
  recognised: Recognised[],
  { told, asked }: Known,
  isTaught: boolean,
): LeaveOut {
  const kept = keptOf(recognised, asked.rules, [phrase]);
  const dropped = recognised.filter(({ item }) => !kept.has(item));
  const hashes = dropped.map(({ item }) => itemHash(item.source, item.externalId));
  const ticked = asked.leave.includes(phrase)
    ? !hashes.some((hash) => hash === asked.broughtBack)
    : asked.isLeftOut(phrase, isTaught) && !hashes.some((hash) => told.get(hash) === true);
  return { phrase, drops: dropped.length, ticked };
}
