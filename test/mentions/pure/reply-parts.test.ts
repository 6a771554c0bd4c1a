import { describe, expect, it } from 'vitest';
import {
  fill,
  firstName,
  openPlaces,
  orderNumber,
  unknownVariables,
} from '../../../src/mentions/writing/fill.ts';
import { REPLY_LIMITS, replyLength } from '../../../src/mentions/writing/limits.ts';
import { FIRST_VOICE, formatVoice, parseVoice } from '../../../src/mentions/writing/voice.ts';

describe('the length of a reply', () => {
  const x = REPLY_LIMITS.x!;

  it('counts on X as X does', () => {
    expect(replyLength('abc', x)).toBe(3);
    expect(replyLength('漢字', x)).toBe(4);
    expect(replyLength('👩‍👩‍👧‍👦', x)).toBe(2);
    expect(replyLength('see https://fernhill.example/a/very/long/address', x)).toBe(4 + 23);
  });

  it('counts what is read as one sign as one on Bluesky, and bytes on Google', () => {
    expect(replyLength('👩‍👩‍👧‍👦é', REPLY_LIMITS.bluesky!)).toBe(2);
    expect(replyLength('é', REPLY_LIMITS.googlebusiness!)).toBe(2);
    expect(replyLength(' 👍 ', REPLY_LIMITS.googleplay!)).toBe(1);
  });
});

describe('variables', () => {
  it('are filled where a value is known, and stay in sight where not', () => {
    const text = 'Hi {{author.first_name}}, {{ brand }} looks at {{order_no}}.';
    const filled = fill(text, { 'author.first_name': 'Ada', brand: 'Fernhill', order_no: null });
    expect(filled).toBe('Hi Ada, Fernhill looks at {{order_no}}.');
    expect(openPlaces(filled)).toEqual([{ name: 'order_no', start: 26, end: 38 }]);
    expect(unknownVariables('{{brand}} {{brnad}}')).toEqual(['brnad']);
  });

  it('call people by what they gave', () => {
    expect(firstName({ name: 'Dr. Ada Fennimore', handle: null })).toBe('Ada');
    expect(firstName({ name: null, handle: '@otter_77' })).toBe('otter_77');
    expect(firstName({ name: 'A Google user', handle: null })).toBeNull();
  });

  it('find the order number that somebody wrote', () => {
    expect(orderNumber('My order no. FB-20931 never came')).toBe('FB-20931');
    expect(orderNumber('In order to ride in 2026')).toBeNull();
  });
});

describe('a brand voice', () => {
  it('is the same after it was written and read again', () => {
    const voice = {
      ...FIRST_VOICE,
      tone: 'formal' as const,
      contacts: ['help@fernhill.example'],
      banned: ['per our policy'],
      promises: ['refund' as const],
      nextSteps: [{ theme: 'delivery', step: 'ask the carrier, and write here', when: 'by noon' }],
    };
    expect(parseVoice(formatVoice(voice))).toEqual(voice);
  });

  it('says which line it cannot read', () => {
    expect(() => parseVoice('tone: warm\ntone: loud')).toThrow('Line 2: "loud" should be one of warm, plain');
    expect(() => parseVoice('[bans]')).toThrow('Line 1: [bans] is no list');
    expect(() => parseVoice('[next steps]\nsoon')).toThrow('Line 2: write "theme: what we do, until when"');
  });
});
