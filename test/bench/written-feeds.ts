/** Feeds with the proportions of real ones: escaped bodies, CDATA bodies, Atom; 10 to 40 items of a few KB. */

const WORDS =
  'the brakes of a new tandem squeal at every stop and the shop says that it knows about the fault so riders wait for a letter with parts while others ask whether the older model is safe in rain'.split(
    ' ',
  );

/** `count` feeds of about 60 KB, always the same. */
export function writtenFeeds(count: number): Uint8Array[] {
  const kinds = [escapedRss, cdataRss, atom];
  return Array.from({ length: count }, (_, seed) =>
    new TextEncoder().encode(kinds[seed % kinds.length]!(seed)),
  );
}

function escapedRss(seed: number): string {
  return rss(seed, (html) => `<description>${escaped(html)}</description>`);
}

function cdataRss(seed: number): string {
  return rss(
    seed,
    (html, n) =>
      `<description>${escaped(sentence(n, 30))}</description><content:encoded><![CDATA[${html}]]></content:encoded>`,
  );
}

function rss(seed: number, body: (html: string, n: number) => string): string {
  const items = numbers(seed).map(
    (n) => `    <item>
      <title>${escaped(sentence(n, 9))}</title>
      <link>https://wobblywheel.example/posts/${n}?ref=feed&amp;n=${n}</link>
      <guid isPermaLink="false">https://wobblywheel.example/?p=${n}</guid>
      <pubDate>${dateOf(n).toUTCString()}</pubDate>
      <dc:creator><![CDATA[Tilda Testing]]></dc:creator>
      <category><![CDATA[brakes]]></category>
      <category><![CDATA[tandems]]></category>
      ${body(html(n), n)}
      <slash:comments>${n % 9}</slash:comments>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
  <channel>
    <title>The Wobbly Wheel</title>
    <atom:link href="https://wobblywheel.example/feed" rel="self" type="application/rss+xml"/>
    <link>https://wobblywheel.example/</link>
${items.join('\n')}
  </channel>
</rss>`;
}

function atom(seed: number): string {
  const entries = numbers(seed).map(
    (n) => `  <entry>
    <id>tag:wobblywheel.example,2026:${n}</id>
    <title type="html">${escaped(sentence(n, 9))}</title>
    <link rel="alternate" type="text/html" href="https://wobblywheel.example/posts/${n}"/>
    <published>${dateOf(n).toISOString()}</published>
    <updated>${dateOf(n).toISOString()}</updated>
    <author><name>Tilda Testing</name><uri>https://wobblywheel.example/tilda</uri></author>
    <content type="html">${escaped(html(n))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>The Wobbly Wheel</title>
  <link href="https://wobblywheel.example/"/>
${entries.join('\n')}
</feed>`;
}

function numbers(seed: number): number[] {
  return Array.from({ length: 10 + ((seed * 7) % 31) }, (_, i) => seed * 100 + i + 1);
}

function dateOf(n: number): Date {
  return new Date(Date.UTC(2026, 10, 1 + (n % 20), n % 24));
}

function html(n: number): string {
  const paragraphs = Array.from(
    { length: 3 + (n % 5) },
    (_, i) =>
      `<p>${sentence(n + i, 40)} <a href="https://wobblywheel.example/posts/${n - 1}?a=1&amp;b=2">${sentence(i, 4)}</a> <strong>${sentence(n, 5)}</strong> &#8211; caf\u00e9.</p>`,
  );
  return `${paragraphs.join('\n')}<img src="https://wobblywheel.example/img/${n}.jpg" alt="${sentence(n, 6)}" width="640"/>`;
}

function sentence(seed: number, words: number): string {
  return Array.from({ length: words }, (_, i) => WORDS[(seed * 13 + i * 7) % WORDS.length]).join(' ');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
