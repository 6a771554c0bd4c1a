import { describe, expect, it } from 'vitest';
import { maskOf, openAddress, secretsInAddress } from '../../../src/ingest/masked.ts';

const CANARY = 'canary+/="key';

describe('a text without its secrets', () => {
  it.each([
    ['as it is', `Bad key ${CANARY}.`],
    ['in an address', `https://forum.example/?key=${encodeURIComponent(CANARY)}`],
    ['in a form', `client=1&k=${new URLSearchParams({ k: CANARY }).toString().slice(2)}`],
    ['in JSON', JSON.stringify({ given: CANARY })],
    ['as Basic authentication sends it', `Basic ${btoa(CANARY)}`],
  ])('has none of it %s', (_, text) => {
    const masked = maskOf([CANARY])(text);
    expect(masked).toContain('•••');
    expect(masked).not.toMatch(/canary|Y2FuYXJ5/);
  });

  it('loses tokens that nobody knew of, by the names of their fields', () => {
    const reply = '{"access_token":"fresh-1","expires_in":60,"refreshToken" : "fresh-2"}&api_key=fresh-3&x=1';
    expect(maskOf([])(reply)).toBe(
      '{"access_token":"•••","expires_in":60,"refreshToken" : "•••"}&api_key=•••&x=1',
    );
  });

  it('keeps its words where a secret is too short to be one', () => {
    expect(maskOf(['a', '', 'the'])('the rest of a text')).toBe('the rest of a text');
  });

  it('has no line of a key file either', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----';
    expect(maskOf([key])('said MIIEvQIBADANBgkqhkiG9w0BAQEFAASC')).toBe('said •••');
  });

  it('has no part of a secret address either', () => {
    const address = 'https://www.google.com/alerts/feeds/01234567890/9876543210?feed=canary-of-a-feed&x=1';
    const mask = maskOf([address]);
    expect(mask('www.google.com/alerts/feeds/01234567890/9876543210')).toBe('www.google.com•••');
    expect(mask('<link href="http://google.com/alerts/feeds/01234567890/9876543210"/>')).not.toMatch(
      /9876543210/,
    );
    expect(mask('feed=canary-of-a-feed')).toBe('feed=•••');
    expect(mask('google.com/alerts')).toBe('google.com/alerts');
  });

  it('takes the longest secret first', () => {
    expect(maskOf(['canary', 'canary-and-more'])('canary-and-more')).toBe('•••');
  });
});

describe('an address', () => {
  it('gives away what it holds besides itself', () => {
    const address = 'https://marta:secret@forum.example/feed?token=canary&q=bikes';
    expect(secretsInAddress(address)).toEqual(expect.arrayContaining(['secret', 'marta:secret', 'canary']));
    expect(secretsInAddress(address)).not.toContain('bikes');
    expect(secretsInAddress('not an address')).toEqual([]);
  });

  it('is shown with the names of its parameters, without their values', () => {
    expect(openAddress('https://marta:secret@forum.example/feed?token=canary&q=bikes')).toBe(
      'https://forum.example/feed?token=•••&q=•••',
    );
    expect(openAddress('Fernhill')).toBe('Fernhill');
  });
});

it('masks a token that comes back without the scheme it was sent with, and what Basic authentication hides', () => {
  const mask = maskOf([
    'Bearer tok-canary-1',
    `Basic ${btoa('marta:pass-canary-2')}`,
    'Token token=tok-canary-3',
  ]);
  const said = mask('Bad tok-canary-1 for marta:pass-canary-2, pass-canary-2 or tok-canary-3');
  expect(said).toBe('Bad ••• for •••, ••• or •••');
});

it('masks also where a secret holds half a character', () => {
  expect(maskOf(['canary-\uD83D-4'])('It was canary-\uFFFD-4.')).toBe('It was •••.');
});
