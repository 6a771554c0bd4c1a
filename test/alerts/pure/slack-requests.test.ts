import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ephemeral } from '../../../src/alerts/slack/answer.ts';
import { messageIn } from '../../../src/alerts/slack/payload.ts';
import { claimIn, isSignedWith } from '../../../src/alerts/slack/signature.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The example that Slack gives (docs.slack.dev: verifying requests from Slack). */
const EXAMPLE = {
  timestamp: '1531420618',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body: bytes(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  ),
};
const THEN = new Date(1_531_420_618_000);

describe('a signature of Slack’s', () => {
  it('is the one that Slack’s own example has', async () => {
    const claim = claimIn(EXAMPLE, THEN)!;
    expect(await isSignedWith('8f742231b10e8888abcd99yyyzzz85a5', claim)).toBe(true);
    expect(await isSignedWith('8f742231b10e8888abcd99yyyzzz85a6', claim)).toBe(false);
  });

  it('counts five minutes before and after, to the second', () => {
    const at = (seconds: number) => claimIn(EXAMPLE, new Date(THEN.getTime() + seconds * 1000));
    expect([-301, -300, 300, 301].map((seconds) => at(seconds) !== null)).toEqual([false, true, true, false]);
  });
});

describe('what Slack sends', () => {
  it('is understood or not, and never an error, whatever it holds', () => {
    const json = fc.json({ noUnicodeString: false });
    const payload = fc.record(
      {
        type: fc.constantFrom('block_actions', 'view_submission'),
        user: fc.record({ id: fc.string(), username: fc.string({ unit: 'binary' }) }),
        team: fc.option(fc.record({ id: fc.string(), domain: fc.string() })),
        response_url: fc.string(),
        actions: fc.array(fc.record({ value: fc.string() }, { requiredKeys: [] }), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      json,
      json.map((text) => new URLSearchParams({ payload: text }).toString()),
      payload.map((value) => new URLSearchParams({ payload: JSON.stringify(value) }).toString()),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        const message = messageIn(body);
        if (message && 'person' in message) expect(message.person.slackUserId).toMatch(/^[A-Z0-9]{1,40}$/);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });

  it('names the person by the workspace that they belong to', () => {
    const user = { id: 'U1', username: 'ada\u0000\u202e', team_id: 'T2' };
    const payload = { type: 'block_actions', user, team: { id: 'T1', domain: 'fernhill' }, actions: [] };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    expect(messageIn(body)).toMatchObject({
      person: { teamId: 'T2', slackUserId: 'U1' },
      pressed: null,
      responseUrl: null,
    });
  });
});

describe('an answer to a press', () => {
  it('calls nobody and formats nothing, whoever is named in it', () => {
    const answer = JSON.stringify(ephemeral({ text: '<!channel> *Jonas* @here has this already.' }));
    expect(answer).not.toMatch(/<!channel>|@here|\*Jonas\*(?=.*"text":"<)/);
    expect(ephemeral({ text: 'a'.repeat(9000) }).text.length).toBeLessThanOrEqual(600);
  });
});
