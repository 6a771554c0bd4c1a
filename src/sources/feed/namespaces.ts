/** Namespaces go by their address, not by their prefix; prefixes without a declaration go by custom. */
import { safeUrl } from '../../text.ts';
import type { Tag } from './tags.ts';

/** What an element inherits from those around it. */
export type Scope = {
  prefixes: ReadonlyMap<string, string>;
  /** Qualified names by name as written, for these prefixes. */
  names: Map<string, string>;
  base: string | null;
  language: string | null;
  /** The document is Atom rather than one of the RSS family. */
  isAtom: boolean;
};

/** 'core' is RSS of any version, RDF Site Summary and Atom: their element names do not clash. */
const BY_ADDRESS: [pattern: RegExp, short: string][] = [
  [/^https?:\/\/(www\.)?w3\.org\/2005\/atom\/?$/, 'core'],
  [/^https?:\/\/purl\.org\/(atom\/ns#|rss\/1\.0\/?$)/, 'core'],
  [
    /^https?:\/\/(my\.netscape\.com\/(rdf|publish)|channel\.netscape\.com\/rdf|backend\.userland\.com)/,
    'core',
  ],
  [
    /^https?:\/\/(blogs\.law\.harvard\.edu\/tech\/rss|cyber\.(law\.)?harvard\.edu\/rss|rss\.org|www\.rss-?board)/,
    'core',
  ],
  [/^https?:\/\/purl\.org\/dc\//, 'dc'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/slash/, 'slash'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/, 'syndication'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/(www\.)?rssboard\.org\/media-rss/, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds?\/podcast-1\.0\.dtd/, 'itunes'],
  [/^https?:\/\/itunes\.apple\.com\/rss/, 'im'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/, 'rdf'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^https?:\/\/purl\.org\/atompub\/tombstones\/1\.0\/?$/, 'tombstones'],
];

const BY_PREFIX = new Map(
  Object.entries({
    '': 'core',
    atom: 'core',
    atom10: 'core',
    a10: 'core',
    rss: 'core',
    dc: 'dc',
    dcterms: 'dc',
    content: 'content',
    slash: 'slash',
    sy: 'syndication',
    media: 'media',
    itunes: 'itunes',
    im: 'im',
    rdf: 'rdf',
    xhtml: 'xhtml',
    at: 'tombstones',
  }),
);

/** The short name of a namespace, or its address when nobody here knows it. */
function shortName(address: string): string {
  const key = address.trim().toLowerCase();
  return BY_ADDRESS.find(([pattern]) => pattern.test(key))?.[1] ?? key;
}

export const OUTERMOST: Scope = {
  prefixes: new Map(),
  names: new Map(),
  base: null,
  language: null,
  isAtom: false,
};

/** Nobody needs more; copies of a map without bounds would cost the square of its size. */
const MAX_PREFIXES = 256;

export function withPrefixes(scope: Scope, added: [prefix: string, short: string][]): Scope {
  const prefixes = new Map([...scope.prefixes, ...added].slice(0, MAX_PREFIXES));
  return { ...scope, prefixes, names: new Map() };
}

/** The scope inside `tag`. */
export function innerScope(tag: Tag, outer: Scope): Scope {
  if (tag.attributes.size === 0) return outer;
  const added: [string, string][] = [];
  let { base, language } = outer;
  for (const [name, value] of tag.attributes) {
    if (!name.startsWith('xml')) continue;
    if (name === 'xmlns' || name.startsWith('xmlns:')) added.push([name.slice(6), shortName(value)]);
    else if (name === 'xml:base') base = safeUrl(value, base ?? undefined) ?? base;
    else if (name === 'xml:lang') language = value;
  }
  const scope = base === outer.base && language === outer.language ? outer : { ...outer, base, language };
  return added.length > 0 ? withPrefixes(scope, added) : scope;
}

/** "core:title", "dc:date" … for a tag's name as written. */
export function qualify(name: string, scope: Scope): string {
  const known = scope.names.get(name);
  if (known !== undefined) return known;
  const qualified = resolveName(name, scope.prefixes);
  scope.names.set(name, qualified);
  return qualified;
}

function resolveName(name: string, prefixes: Scope['prefixes']): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const space = prefixes.get(prefix) ?? BY_PREFIX.get(prefix) ?? prefix;
  return `${prefix === '' && space.includes('/') ? 'core' : space}:${name.slice(colon + 1)}`;
}
