/** A clean RSS 2.0 document of short fields: what rss-parser reads fast and without surprises. */

export type LeanItem = { title: string | null; link: string | null };

export type LeanFeed = { title: string | null; link: string | null; items: LeanItem[] };

/** Bodies stay outside: rss-parser strips their markup with an expression of quadratic cost. */
export function toLeanRss({ title, link, items }: LeanFeed): string {
  const head = element('title', title) + element('link', link);
  return `<rss version="2.0"><channel>${head}${items.map(toLeanItem).join('')}</channel></rss>`;
}

function toLeanItem({ title, link }: LeanItem): string {
  return `<item>${element('title', title)}${element('link', link)}</item>`;
}

function element(name: string, value: string | null): string {
  return value ? `<${name}>${escapeXml(value)}</${name}>` : '';
}

function escapeXml(value: string): string {
  if (!/[&<>]/.test(value)) return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
