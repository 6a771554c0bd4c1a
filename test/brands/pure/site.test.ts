import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../src/brands/match.ts';
import { neverProblem } from '../../../src/brands/never.ts';
import { proposeRules } from '../../../src/brands/propose.ts';
import { accountsOf } from '../../../src/brands/site/accounts.ts';
import { readPage } from '../../../src/brands/site/page.ts';

const page = (html: string) =>
  readPage(new TextEncoder().encode(html), 'text/html', 'https://fernhill.example/');
const json = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a website says about its brand', () => {
  it('is read from its head and its JSON-LD', () => {
    const said = page(`<!doctype html><title>Fernhill &amp; Sons</title>
      <meta property="og:site_name" content="Fernhill"><meta name=description content='Bikes <b>since</b> 1990'>
      <meta name="twitter:site" content="@fernhillbikes"><a rel="me noopener" href="https://cycling.example/@fernhill">x</a>
      ${json({
        '@graph': [
          {
            '@type': ['Organization', 'Brand'],
            name: 'Fernhill AB',
            sameAs: ['https://bsky.app/profile/f.example'],
          },
          { '@type': 'Product', name: 'Fernhill F1', brand: { '@type': 'Brand', name: 'Fern' } },
        ],
      })}`);
    expect(said).toEqual({
      names: ['Fernhill', 'Fernhill AB', 'Fern'],
      sentences: ['Fernhill & Sons', 'Bikes since 1990'],
      products: ['Fernhill F1'],
      profiles: [
        'https://x.com/fernhillbikes',
        'https://cycling.example/@fernhill',
        'https://bsky.app/profile/f.example',
      ],
    });
  });

  it('is not what it says about others, nor what stands in a comment or a text', () => {
    const said = page(`<!-- <title>Old</title> --><textarea><title>Typed</title></textarea>
      ${json([
        { '@type': 'Person', name: 'Maya', sameAs: 'https://x.com/maya' },
        {
          '@type': 'NewsArticle',
          author: { '@type': 'Organization', name: 'Courant', sameAs: 'https://x.com/courant' },
        },
      ])}<script type="application/ld+json">{"@type": </script>`);
    expect(said).toEqual({ names: [], sentences: [], products: [], profiles: [] });
  });

  it('names accounts by the places where they post, and none of an address that is no profile', () => {
    const profiles = [
      'https://twitter.com/fernhillbikes?ref=site',
      'https://www.instagram.com/fernhill.bikes/',
      'https://www.youtube.com/@fernhill',
      'https://cycling.example/@fernhill',
      'https://bsky.app/profile/fernhill.example',
      'https://www.tiktok.com/@fernhill',
      'https://www.facebook.com/groups/bikes',
      'https://en.wikipedia.org/wiki/Fernhill',
      'javascript:alert(1)',
      'https://x.com/%22%3E',
      'nothing',
    ];
    expect(accountsOf(profiles)).toEqual([
      { handle: '@fernhillbikes', kind: 'x' },
      { handle: '@fernhill.bikes', kind: 'instagram' },
      { handle: '@fernhill', kind: 'youtube' },
      { handle: '@fernhill@cycling.example', kind: 'mastodon' },
      { handle: '@fernhill.example', kind: 'bluesky' },
    ]);
  });

  it('always comes to rules that compile and accounts that can be kept, whatever it says', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<title>',
        '</script>',
        '"',
        '\\',
        'Fernhill F1" OR (',
        '<meta property=og:site_name content="',
      ),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(part, fc.array(tie('any'), { maxLength: 3 }), tie('node')),
      node: fc.record({
        '@type': fc.constantFrom('Organization', 'Product', 'WebSite', 7),
        name: tie('any'),
        sameAs: fc.oneof(tie('any'), fc.webUrl()),
        '@graph': tie('any'),
      }),
    })).any;
    fc.assert(
      fc.property(part, part, value, (before, name, said) => {
        const read = page(`${before}${json(said)}<meta property="og:site_name" content="${name}">`);
        for (const { rule } of proposeRules({ name: 'Fernhill Bikes', website: null }, read))
          compileRule(rule);
        const handles = accountsOf(read.profiles).map(({ handle }) => handle);
        expect(neverProblem('ownAccounts', handles)).toBeNull();
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  it('takes no longer where somebody makes it hard', () => {
    const deep = `${'{"@graph":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const started = performance.now();
    page(`<script type="application/ld+json">${deep}</script>${'<title>'.repeat(100_000)}`);
    page(json({ '@graph': Array.from({ length: 100_000 }, () => ({ '@type': 'Product', name: 'F' })) }));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
