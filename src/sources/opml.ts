/** OPML 2.0, the lists of feeds that readers exchange. Pure. */
import { forwardSearch } from '../forward-search.ts';
import { cleanText, safeUrl } from '../text.ts';
import { readTag, type Source, skipDeclaration } from './feed/tags.ts';

export type ListedFeed = { title: string; url: string; folder: string | null };
/** An entry whose address nobody can read over the web. */
export type LeftOut = { title: string; address: string };

const MOST_FEEDS = 20_000;
const MOST_LEFT_OUT = 1000;
const LONGEST_SHOWN = 200;
const LONGEST_TITLE = 120;
/** What a source's settings take. */
const LONGEST_URL = 2000;

/**
 * The feeds of a list, each once, with the folder that they stand in; empty when the text is no OPML.
 * `leftOut` takes those whose address is none of the web.
 */
export function readOpml(text: string, leftOut: LeftOut[] = []): ListedFeed[] {
  const source: Source = { text, at: 0, find: forwardSearch(text), entities: new Map() };
  const feeds = new Map<string, ListedFeed>();
  /** Of each outline that is open: the folder that stands around what is in it. */
  const folders: (string | null)[] = [];
  for (let at = text.indexOf('<'); at !== -1 && feeds.size < MOST_FEEDS; at = source.find('<', source.at)) {
    source.at = at;
    if (/[!?]/.test(text[at + 1] ?? '')) skipDeclaration(source);
    else if (text.startsWith('</outline', at)) {
      folders.pop();
      source.at = at + 9;
    } else {
      const tag = readTag(source);
      if (tag?.name !== 'outline') continue;
      const title = cleanText(tag.attributes.get('title') ?? tag.attributes.get('text') ?? '', LONGEST_TITLE);
      const address = tag.attributes.get('xmlurl') ?? '';
      const url = safeUrl(address);
      const folder = folders.at(-1) ?? null;
      if (url && url.length <= LONGEST_URL) {
        if (!feeds.has(url)) feeds.set(url, { title: title || new URL(url).host, url, folder });
      } else if (address && leftOut.length < MOST_LEFT_OUT)
        leftOut.push({ title, address: cleanText(address, LONGEST_SHOWN) });
      if (!tag.empty) folders.push(url ? folder : title || folder);
    }
  }
  return [...feeds.values()];
}

/** The list as a document; `createdAt` goes into its head. */
export function writeOpml(feeds: { title: string; url: string }[], createdAt: Date): string {
  const lines = feeds.map(
    ({ title, url }) =>
      `    <outline type="rss" text="${escaped(title)}" title="${escaped(title)}" xmlUrl="${escaped(url)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Feeds that Earshot reads</title>
    <dateCreated>${createdAt.toUTCString()}</dateCreated>
  </head>
  <body>
${lines.join('\n')}
  </body>
</opml>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\s+/g, ' ');
}
