import { describe, expect, it } from 'vitest';
import { compileRule, matchItem } from '../../../src/brands/match.ts';
import type { Item } from '../../../src/sources/adapter.ts';
import { anItem } from '../../support/items.ts';

/** ‹ › stand around what must be marked; a rule that holds without words marks nothing. */
type Case = [rule: string, text: string, holds: boolean];

const WORDS: Case[] = [
  ['ai', '‹AI›', true],
  ['ai', 'said', false],
  ['ai', 'aid', false],
  ['ai', 'dai', false],
  ['ai', '‹ai›.', true],
  ['ai', '(‹ai›)', true],
  ['ai', '“‹AI›”', true],
  ['ai', 'ai_1', false],
  ['ai', 'ai1', false],
  ['ai', '‹ai›-1', true],
  ['ai', '‹ai›/ml', true],
  ['ai', '#‹ai›', true],
  ['ai', '@‹ai›', true],
  ['ai', '‹ai›@example.com', true],
  ['ai', 'x.‹ai›', true],
  ['ai', '‹ai›’s', true],
  ['ai', '‹Ai›\n‹aI›\t‹AI›', true],
  ['ai', '', false],
  ['ai', '   \n', false],
  ['ai', '🔥🔥', false],
  ['ai', '🔥‹ai›🔥', true],
  ['ai', '👩‍👩‍👧‍👦‹ai›', true],
  ['42', 'room ‹42›', true],
  ['42', '421', false],
  ['3com', '‹3Com›', true],
  ['my_tool', '‹my_tool›', true],
  ['my_tool', 'my tool', false],
  ['fernhill', '‹fernhill›.example', true],
  ['fernhill.example', 'www.‹fernhill.example›/a', true],
  ['C++', '‹C++›, C', true],
  ['C++', 'C+', false],
  ['C#', '‹C#› and F#', true],
  ['node.js', '‹Node.js›', true],
  ['node.js', 'node js', false],
  ['AT&T', '‹AT&T›', true],
  ['AT&T', 'AT and T', false],
  ["don't", '‹don’t›', true],
  ["don't", 'dont', false],
  ['@fern', '‹@fern›', true],
  ['@fern', 'fern', false],
  ['@fern', 'jo@fern.example', false],
  ['#fern', 'a ‹#fern›', true],
  ['$FERN', '‹$fern›', true],
  ['home-made', '‹home-made› ‹home made›', true],
  ['home-made', 'homemade', false],
];

const FOLDED: Case[] = [
  ['cafe', '‹Café›', true],
  ['café', '‹cafe›', true],
  ['cafe', '‹cafe\u0301› x', true],
  ['uber', '‹Über›', true],
  ['strasse', '‹Straße›', true],
  ['straße', '‹STRASSE›', true],
  ['malmo', '‹Malmö›', true],
  ['orsted', '‹Ørsted›', true],
  ['lodz', '‹Łódź›', true],
  ['istanbul', '‹İstanbul›', true],
  ['oeuvre', '‹œuvre›', true],
  ['aether', '‹Æther›', true],
  ['finance', '‹ﬁnance›', true],
  ['fern', '‹ＦＥＲＮ›', true],
  ['fern', '‹𝓕𝓮𝓻𝓷›', true],
  ['fern', '‹ⓕⓔⓡⓝ›', true],
  ['fern', '‹Fern›™', true],
  ['fern', '‹f\u200bern›', true],
  ['fern', '‹f\u200c\u200d\u2060ern›', true],
  ['fern', '‹f\u00adern›', true],
  ['fern', '‹f\ufeffern›', true],
  ['fern', '‹f\u202eern›', true],
  ['fern', '\u202e‹fern›', true],
  ['f\u200bern', '‹fern›', true],
  ['ёлка', '‹елка›', true],
  ['ёлка', 'ёлки', false],
  ['σοφος', '‹ΣΟΦΟΣ› ‹σοφός›', true],
  ['كتاب', '‹كِتَاب›', true],
  ['שלום', '‹שָׁלוֹם›', true],
  ['किताब', 'मेरी ‹किताब›', true],
  ['ﾌｧｰﾝ', '‹ファーン›', true],
  ['ファーン', '‹ﾌｧｰﾝ›', true],
  ['ハリ', 'バリ', false],
];

const UNSPACED: Case[] = [
  ['小米', '我喜欢‹小米›手机', true],
  ['小米', '小麦', false],
  ['手机', '小米‹手机›', true],
  ['東京', '‹東京›都', true],
  ['京都', '東京都', false],
  ['東京', '‹東京›タワー', true],
  ['タワー', '東京‹タワー›', true],
  ['ดี', 'สินค้า‹ดี›มาก', true],
  ['มา', 'สินค้าดีมาก', false],
  ['fern', '私の‹Fern›です', true],
  ['小米 手机', '‹小米›的‹手机›', true],
  ['"小米手机"', '‹小米手机›', true],
  ['"fern 自転車"', '‹Fern自転車›', true],
  ['小米 OR fern', '‹小米›和‹fern›', true],
  ['-小米', '小米手机', false],
  ['小米 NEAR/0 手机', '‹小米›‹手机›', true],
  ['小米 NEAR/0 手机', '小米的手机', false],
  ['小米 NEAR/1 手机', '‹小米›的‹手机›', true],
  ['手机 ONEAR/3 小米', '小米手机', false],
];

const PHRASES: Case[] = [
  ['"fern hill"', '‹Fern Hill›', true],
  ['"fern hill"', '‹fern  \n hill›', true],
  ['"fern hill"', '‹fern-hill› ‹fern – hill›', true],
  ['"fern hill"', 'fern, hill', false],
  ['"fern hill"', 'fern. Hill', false],
  ['"fern hill"', 'hill fern', false],
  ['"fern hill"', 'fern the hill', false],
  ['"fern hill"', 'fern hills', false],
  ['"fern hill"', 'a fern hill_', false],
  ['“fern hill”', '‹fern hill›', true],
  ['«fern hill»', '‹fern hill›', true],
  ['"fern, hill"', '‹fern, hill›', true],
  ['"fern, hill"', 'fern hill', false],
  ['"a b a"', '‹a b a› b', true],
  ['"AND"', 'this ‹and› that', true],
  ['"crash*"', '‹crashed›', true],
  ['"app crash*"', 'the ‹app crashes›', true],
  ['"app* crash"', '‹apps crash›', true],
  ['"app* crash"', 'apps crashed', false],
  ['"cr*sh now"', '‹crush now›', true],
  ['"*load now"', '‹upload now› load', true],
];

const LOGIC: Case[] = [
  ['a b', '‹b› ‹a›', true],
  ['a b', 'a', false],
  ['a AND b', '‹a› ‹b›', true],
  ['a and b', 'a b', false],
  ['a OR b', '‹a›', true],
  ['a OR b', '‹b› ‹a›', true],
  ['a OR b', 'c', false],
  ['a or b', '‹a› ‹or› ‹b›', true],
  ['NOT a', 'b', true],
  ['NOT a', 'a', false],
  ['-a', 'b', true],
  ['NOT NOT a', 'a', true],
  ['a -b', '‹a›', true],
  ['a -b', 'a b', false],
  ['a NOT b', 'a b', false],
  ['a -"b c"', '‹a› c b', true],
  ['a -"b c"', 'a b c', false],
  ['a OR b c', '‹a›', true],
  ['a OR b c', 'b', false],
  ['(a OR b) c', 'a', false],
  ['(a OR b) c', '‹b› ‹c›', true],
  ['a (b OR c)', '‹a› ‹c›', true],
  ['a -(b OR c)', 'a c', false],
  ['a -(b c)', '‹a› c', true],
  ['((a))', '‹a›', true],
  ['(a)(b)', '‹a› ‹b›', true],
  ['a OR NOT b', 'c', true],
  ['a OR NOT b', 'b', false],
  ['NOT (a OR b)', 'c', true],
  ['NOT (a b)', 'a', true],
  ['a a', '‹a›', true],
  ['"a b" OR b', '‹a b› ‹b›', true],
  ['"a b" OR "b c"', '‹a b c›', true],
];

const NEAR: Case[] = [
  ['a NEAR/0 b', '‹a› ‹b›', true],
  ['a NEAR/0 b', '‹b› ‹a›', true],
  ['a NEAR/0 b', 'a x b', false],
  ['a NEAR/1 b', '‹a› x ‹b›', true],
  ['a NEAR/1 b', 'a x y b', false],
  ['a NEAR/2 b', '‹b› x y ‹a›', true],
  ['a NEAR/2 b', '‹a›. X!\n\nY: ‹b›', true],
  ['a NEAR/2 b', '‹a› ‹b› x x x a', true],
  ['a NEAR/1 b', '‹a› x ‹b› x ‹a›', true],
  ['a ONEAR/1 b', '‹a› x ‹b› x a', true],
  ['a ONEAR/1 b', 'b a', false],
  ['a ONEAR/0 b', '‹a› ‹b› ‹a› ‹b›', true],
  ['a NEAR/5 a', 'a', false],
  ['a NEAR/5 a', '‹a› x ‹a›', true],
  ['a NEAR/0 "a b"', 'a b', false],
  ['a NEAR/0 "a b"', '‹a› ‹a b›', true],
  ['"a b" NEAR/1 c', '‹a b› x ‹c›', true],
  ['"a b" NEAR/1 c', '‹c› x ‹a b›', true],
  ['"a b" ONEAR/1 "c d"', '‹a-b›, x ‹c d›', true],
  ['(a OR b) NEAR/0 c', '‹b› ‹c› ‹a›', true],
  ['(a OR "b c") ONEAR/0 (d OR e)', 'a x ‹b c› ‹e›', true],
  ['(a OR b) NEAR/1 (b OR c)', '‹a› x ‹b›', true],
  ['crash* NEAR/2 app', '‹crashes› of my ‹app›', true],
  ['cr*sh NEAR/0 app', '‹crush› ‹app›', true],
  ['*load NEAR/0 app', '‹upload› ‹app›', true],
  ['case:A NEAR/0 b', '‹A› ‹b› a', true],
  ['case:A NEAR/0 b', 'a b', false],
  ['fern NEAR/1 recall', '‹Fern›’s big ‹recall›', true],
  ['fern NEAR/1 recall', "‹fern› doesn't ‹recall›", true],
  ['fern NEAR/0 recall', '‹fern› — ‹recall›', true],
  ['fern NEAR/0 recall', '‹fern› 🔥 ‹recall›', true],
  ['fern NEAR/0 recall', '‹fern›/‹recall›', true],
  ['@fern NEAR/0 C++', '‹@fern› ‹C++›', true],
  ['a b NEAR/0 c', '‹b› ‹c› ‹a›', true],
  ['a b NEAR/0 c', 'a b x c', false],
  ['NOT a NEAR/0 b', 'a x b', true],
  ['NOT a NEAR/0 b', 'a b', false],
  ['x -a NEAR/0 b', '‹x› a ‹x› b', true],
  ['a NEAR/0 b OR c', '‹c›', true],
  ['(a NEAR/0 b) AND (b NEAR/0 c)', '‹a› ‹b› ‹c›', true],
  ['"near" a', '‹near› ‹a›', true],
];

const STARS_AND_CASE: Case[] = [
  ['crash*', '‹crash› ‹crashed› uncrashed', true],
  ['cr*sh', '‹crush› ‹crsh› crushed', true],
  ['cr*sh', 'cr sh', false],
  ['re*re', '‹rere› re', true],
  ['*hill', '‹Fernhill› ‹hill› hillock', true],
  ['caf*', '‹Cafés›', true],
  ['カメ*', '‹カメ›ラ', true],
  ['case:ACME', '‹ACME› Acme acme', true],
  ['case:ACME', 'acme', false],
  ['case:acme', 'ACME ‹acme›', true],
  ['case:"Acme Corp"', 'ACME CORP ‹Acme Corp›', true],
  ['case:Café', '‹Cafe› CAFÉ', true],
  ['case:Œuvre', '‹Œuvre› œuvre', true],
  ['case:ACM*', '‹ACMEs› acmes', true],
  ['case:C++', '‹C++› c++', true],
  ['-case:US', 'join us', true],
  ['-case:US', 'the US', false],
];

const TABLE = [...WORDS, ...FOLDED, ...UNSPACED, ...PHRASES, ...LOGIC, ...NEAR, ...STARS_AND_CASE];

/** The text with ‹ › around what was found; null where the rule does not hold. */
function marked(rule: string, item: Item): string | null {
  const [match] = matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(rule) }]);
  if (!match) return null;
  let text = item.text;
  for (const { start, end } of match.spans.toReversed())
    text = `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
  return text;
}

describe('the match language', () => {
  it.each(TABLE)('%s in “%s”: %s', (rule, shown, holds) => {
    const item = anItem({ title: null, text: shown.replaceAll(/[‹›]/g, '') });
    expect(marked(rule, item)).toBe(holds ? shown : null);
  });

  it('is told by at least two hundred cases', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(200);
  });
});

const FIELDS: [rule: string, values: Partial<Item>, holds: boolean][] = [
  ['a NEAR/9 b', { title: 'a', text: 'b' }, false],
  ['a NEAR/9 b', { title: 'a b', text: '' }, true],
  ['title:cr*sh', { title: 'Crush', text: '' }, true],
  ['country:de', { location: 'DE' }, true],
  ['country:DEU', { location: 'de' }, true],
  ['country:germany', { location: 'Berlin, Germany' }, true],
  ['country:de', { location: 'Germany' }, true],
  ['country:de', { location: 'Germantown' }, false],
  ['country:de', { location: null }, false],
  ['country:ca', { location: 'San Francisco, CA' }, false],
  ['country:us', { location: 'USA' }, true],
  ['country:uk', { location: 'GBR' }, true],
  ['country:tr', { location: 'Türkiye' }, true],
  ['country:"South Korea"', { location: 'KR' }, true],
  ['rating:1', { rating: 1 }, true],
  ['rating:1-2', { rating: 3 }, false],
  ['rating:<=2', { rating: 2 }, true],
  ['rating:>=4', { rating: 4.5 }, true],
  ['rating:1-5', { rating: null }, false],
  ['thread:4711', { parent: '4711' }, true],
  ['thread:4711', { parent: '47110' }, false],
  ['thread:https://site.example/item?id=4711', { parent: '4711' }, true],
  ['thread:https://other.example/item?id=4711', { parent: '4711' }, false],
  ['thread:https://site.example/r/x/comments/abc12/title/', { parent: 't3_abc12' }, true],
  ['thread:https://www.site.example/post-1/', {}, true],
  ['thread:https://forum.example/t/9', { parent: 'https://forum.example/t/9' }, true],
];

describe('a field of the match language', () => {
  it.each(FIELDS)('%s with %j: %s', (rule, values, holds) => {
    expect(marked(rule, anItem(values)) !== null).toBe(holds);
  });
});

describe('a megabyte of text', () => {
  it.each([
    ['a word at its end', 'fernhill', `${'lorem ipsum '.repeat(83_000)}fernhill`],
    ['words near each other at its end', 'fern NEAR/3 hill', `${'a-b. '.repeat(200_000)}fern x hill`],
    ['a word behind Chinese', 'fern', `${'我喜欢手机'.repeat(200_000)} fern`],
    ['a word behind emoji', 'fern', `${'🔥'.repeat(500_000)}fern`],
    [
      'five hundred words',
      Array.from({ length: 500 }, (_, at) => `w${at}*`).join(' OR '),
      `${'x '.repeat(5e5)}w499`,
    ],
  ])('is read to its end: %s', (_what, rule, text) => {
    const item = anItem({ title: null, text });
    const [match] = matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(rule) }]);
    expect(match?.spans.at(-1)?.end).toBe(text.length);
  });
});
