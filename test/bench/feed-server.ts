/** A site with feeds, in a process of its own so that its work is not counted as the client's. */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const WORDS = (
  'the wheel came loose after a week and shop in town mended it for free while we had tea delivery saddle chain ' +
  'broken waiting support answered never again recommend brake quickly order refund staff kind helpful missing bell ' +
  'frame scratched invoice twice charged winter tyre mudguard lamp battery range charger screen cracked warranty claim'
).split(' ');

const body = gzipSync(feed(34));

const server = createServer((request, response) => {
  if (request.headers['if-none-match']) {
    response.writeHead(304, { etag: '"one"' }).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': body.length,
      etag: '"one"',
    })
    .end(body);
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));

/** An RSS document as blogs send it: items of about 1.8 KB, eleven elements each, HTML with links and references. */
function feed(count: number): string {
  const items = Array.from({ length: count }, (_, number) => item(number)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Blog</title><link>https://blog.example/</link><description>Posts</description>${items}</channel></rss>`;
}

function item(number: number): string {
  const word = words(number * 1000);
  const paragraphs = Array.from({ length: 3 }, () => {
    const link = `<a href="https://blog.example/${word(2).replace(' ', '-')}">${word(3)}</a>`;
    return `<p class="wp-block">${word(14)} &#8220;${word(8)}&#8221; ${link} &amp; ${word(18)}.</p>`;
  });
  return `<item><title>${word(4)} &#8217;${number}</title><link>https://blog.example/posts/${number}</link>
<comments>https://blog.example/posts/${number}#comments</comments><pubDate>Sat, 21 Nov 2026 ${clock(number)} +0000</pubDate>
<dc:creator><![CDATA[${word(2)}]]></dc:creator><category><![CDATA[${word(1)}]]></category><category>${word(1)}</category>
<guid isPermaLink="false">https://blog.example/?p=${number}</guid><slash:comments>${number}</slash:comments>
<description><![CDATA[<p>${word(30)} [&#8230;]</p>]]></description>
<content:encoded><![CDATA[${paragraphs.join('\n')}]]></content:encoded></item>`;
}

function clock(number: number): string {
  return new Date(number * 61_000).toISOString().slice(11, 19);
}

/** Gives so many words, which follow each other by a linear congruence: text that compresses as text does. */
function words(seed: number): (count: number) => string {
  let state = seed + 1;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return WORDS[(state >> 8) % WORDS.length];
  };
  return (count) => Array.from({ length: count }, next).join(' ');
}
