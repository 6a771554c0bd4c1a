/** How each kind that takes pictures gets them, as its documentation says. */
import { describe, expect, it } from 'vitest';
import { REPLY_LIMITS } from '../../src/mentions/writing/limits.ts';
import type { Answer, NewPicture, ReplyOptions } from '../../src/sources/adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { PNG } from '../support/pictures.ts';
import { NOW, TEXT } from './answers/case.ts';
import { TALKS } from './answers/talks.ts';
import { httpAt } from './reply.ts';

const PICTURE: NewPicture = { type: 'image/png', bytes: PNG, description: 'A new pad, [size 2|3]' };
const PNG_WORDS = Buffer.from(PNG).toString('latin1');

/** Gives the picture and then the answer to a service that shows `pages`; what was asked, and what its last body says. */
async function answered(kind: string, pages: Record<string, unknown>) {
  const given = TALKS.find((one) => one.kind === kind)!;
  const all = { ...given.shows, [given.writes.url]: given.writes.gives, ...pages };
  const told = Object.entries(all).map(([url, value]) => [url, { body: JSON.stringify(value) }] as const);
  const { http, asked } = httpAt(Object.fromEntries(told));
  const ability = adapterOf(kind).reply!;
  const options: ReplyOptions = { now: NOW, session: given.session ?? null };
  const id = await ability.upload!(given.settings, PICTURE, http, options);
  const base = {
    url: null,
    parent: null,
    replyTo: null,
    authorHandle: null,
    text: TEXT,
    since: NOW,
    key: 'k',
  };
  const pictures = [{ id, type: PICTURE.type, description: PICTURE.description }];
  const answer: Answer = { ...base, ...given.post, pictures };
  expect((await ability.send(given.settings, answer, http, options)).id).toBe(given.posted);
  const words = Buffer.from(asked[0]!.body as Uint8Array).toString('latin1');
  return { upload: asked[0]!, words, said: JSON.parse(String(asked.at(-1)!.body)) };
}

describe('a kind that takes pictures', () => {
  it('says how many and how large, and can hand them over', () => {
    const limited = Object.keys(REPLY_LIMITS).filter((kind) => REPLY_LIMITS[kind]!.pictures);
    const able = SOURCE_ADAPTERS.filter(({ reply }) => reply?.upload).map(({ kind }) => kind);
    expect(limited.sort()).toEqual(able.sort());
  });

  it('gets them on Bluesky as bytes, and the post embeds what the server said of them', async () => {
    const blob = { $type: 'blob', ref: { $link: 'bafkpad' }, mimeType: 'image/png', size: 70 };
    const { upload, words, said } = await answered('bluesky', {
      'https://bsky.social/xrpc/com.atproto.repo.uploadBlob': { blob },
    });
    expect(upload).toMatchObject({ method: 'POST', headers: { 'content-type': 'image/png' } });
    expect(words).toBe(PNG_WORDS);
    expect(said.record.embed).toEqual({
      $type: 'app.bsky.embed.images',
      images: [{ alt: PICTURE.description, image: blob }],
    });
  });

  it('gets them on a forum as an upload, and the post shows them below its words', async () => {
    const { upload, words, said } = await answered('discourse', {
      'https://forum.example/uploads.json': { id: 4, short_url: 'upload://pad.png', url: '/uploads/pad.png' },
    });
    expect(upload.headers!['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(words).toMatch(/name="type"\r\n\r\ncomposer[\s\S]*name="file"; filename="picture\.png"/);
    expect(words).toContain(PNG_WORDS);
    expect(said.raw).toBe(`${TEXT}\n\n![A new pad, size 2 3](upload://pad.png)`);
  });
});
