/** Which of an item's links leads to what a person reads. */
import { safeUrl } from '../../text.ts';

export type LinkCandidate = {
  href: string;
  /** 'native' for RSS's own element, 'guid' for a permalink guid. */
  rel: string | null;
  type: string | null;
  base: string | null;
};

/** The absolute address of the best candidate that has one; `bases` in the order of trust. */
export function chooseLink(candidates: LinkCandidate[], bases: (string | null)[]): string | null {
  for (const link of candidates.length > 1 ? byRank(candidates) : candidates) {
    const url = rankOf(link) < NEVER ? resolve(link.href.trim(), [link.base, ...bases]) : null;
    if (url) return unwrap(url);
  }
  return null;
}

/** Of several native links the last is meant, as in readers that overwrite; of Atom's the first. */
function byRank(candidates: LinkCandidate[]): LinkCandidate[] {
  const native = candidates.filter(({ rel }) => rel === 'native').reverse();
  const others = candidates.filter(({ rel }) => rel !== 'native');
  return [...native, ...others.sort((a, b) => rankOf(a) - rankOf(b))];
}

const NEVER = 9;
const OTHERS = new Map(Object.entries({ guid: 5, via: 6, related: 6, self: 7 }));

/** RSS's own link, an explicit alternate page, a link that says nothing, then the rest. */
function rankOf({ rel, type }: LinkCandidate): number {
  const isPage = type === null || /^(text\/html|application\/xhtml)/.test(type);
  if (rel === 'native') return 0;
  if (rel === 'alternate') return isPage ? 1 : 4;
  if (rel === null || rel === '') return isPage ? 2 : 3;
  return OTHERS.get(rel) ?? NEVER;
}

function resolve(href: string, bases: (string | null)[]): string | null {
  const address = /\s/.test(href) ? href.replace(/[\r\n\t]+\s*/g, '').replace(/\s/g, '%20') : href;
  if (/^https?:\/\//i.test(address)) return safeUrl(address);
  for (const base of bases) {
    const url = base && safeUrl(address, base);
    if (url) return url;
  }
  return safeUrl(address);
}

/** Google Alerts wraps the page it found. */
function unwrap(url: string): string {
  if (!/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/.test(url)) return url;
  const query = new URL(url).searchParams;
  return safeUrl(query.get('url') ?? query.get('q')) ?? url;
}
