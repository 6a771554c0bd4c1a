import { expect, it } from 'vitest';
import { plainReply } from '../../../../src/mentions/writing/draft/asked-draft.ts';

it('leaves text alone of what a language model says', () => {
  const plain = (said: string) => plainReply(said, ['help@fernhill.example', 'fernhill.example']);
  expect(plain('See https://fernhill.example/help and https://fernhill.example.evil.example/')).toBe(
    'See https://fernhill.example/help and',
  );
  expect(plain('[press](javascript:alert(1)) <b>now</b> javajavascript:script:x')).not.toMatch(/script|[<>]/);
  expect(plain('```text\n"Hi Wilma."\n```')).toBe('Hi Wilma.');
  expect(plain('<think>They want a link.</think>Hi <3')).toBe('Hi 3');
});
