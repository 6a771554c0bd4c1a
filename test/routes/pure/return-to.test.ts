import { describe, expect, it } from 'vitest';
import { returnPath } from '../../../src/routes/request/return-to.ts';

/** Own rows after the known classes of open redirects. */
const ELSEWHERE = [
  'https://evil.example/',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%09/evil.example',
  '/%0a//evil.example',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '%2f%2fevil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example/..',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '.evil.example',
  ' //evil.example',
  '/ok\r\nLocation: https://evil.example',
  '/%E0%A4%A',
  '',
];

describe('going back after a form', () => {
  it.each(ELSEWHERE)('never leaves for %j', (value) => {
    const path = returnPath(value, '/safe');
    const landed = new URL(path, 'https://earshot.example');
    expect(landed.origin).toBe('https://earshot.example');
    expect(path).not.toMatch(/^\/[/\\]|[\r\n]/);
  });

  it.each(['//evil.example', '/\\evil.example', '/.//evil.example', '/%2f/evil.example'])(
    'falls back for %j',
    (value) => expect(returnPath(value, '/safe')).toBe('/safe'),
  );

  it.each(['/', '/?view=overdue&q=%22late%20bike%22', '/mentions/12#composer', '/sources/3'])(
    'goes to our own %s',
    (value) => expect(returnPath(value, '/safe')).toBe(value),
  );
});
