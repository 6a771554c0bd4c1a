import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/alerts/channels/channel.ts';
import { discordMessage } from '../../../src/alerts/channels/discord-message.ts';
import { letterOf } from '../../../src/alerts/channels/email-letter.ts';
import { bytesOf, MOST_CARD_BYTES, teamsMessage } from '../../../src/alerts/channels/teams-card.ts';
import { MOST_PAYLOAD_BYTES, webhookPayload } from '../../../src/alerts/channels/webhook-payload.ts';
import { ALERT, alertAbout, anyMessage, DIGEST, LONG, NASTY, NOTICE } from '../../support/messages.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const LINK = { unsubscribeUrl: 'https://earshot.fernhill.example/letters/x', why: 'You get this.' };

const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

/** What would call somebody, open something or be a link wherever text is read as more than text. */
const CALLS = /@[^\s\u2060]|<at>|<[@#!]|mailto:[^\s\u2060]|https?:\/\/|\{\{/i;
/** Without what the backslash has made harmless. */
const unescaped = (text: string) => text.replaceAll(/\\./gu, '');

function checkTeams(message: Message) {
  const built = teamsMessage(message);
  const [{ content }] = built.attachments;
  if (bytesOf(built) > MOST_CARD_BYTES) throw new Error('too large');
  for (const block of content.body) {
    if (block.type !== 'RichTextBlock') throw new Error(`Markdown is read in a ${block.type}`);
    for (const run of block.inlines)
      if (run.text === '' || CALLS.test(run.text)) throw new Error(JSON.stringify(run));
  }
  for (const { url } of content.actions) if (!/^https?:\/\//.test(url)) throw new Error(url);
  if (content.body.length === 0 || CALLS.test(built.summary)) throw new Error(built.summary);
}

function checkDiscord(message: Message) {
  const built = discordMessage(message);
  const [{ title, description, footer, url }] = built.embeds;
  if (JSON.stringify(built.allowed_mentions) !== '{"parse":[]}' || 'content' in built)
    throw new Error('calls');
  if (title.length < 1 || title.length > 256 || description.length > 4096 || footer.text.length > 2048)
    throw new Error('too long');
  if (title.length + description.length + footer.text.length > 6000) throw new Error('too long in all');
  for (const text of [title, description, footer.text])
    if (CALLS.test(unescaped(text).replaceAll('{{', '')) || !wellFormed(text)) throw new Error(text);
  // Every mark of Discord's own is escaped, but the two lines of our own begin with.
  const strangers = unescaped(description.replaceAll(/^-# /gm, ''));
  if (/[*_~`|>#[\]<]/.test(strangers)) throw new Error(description);
  const addresses = [url, ...built.components.flatMap(({ components }) => components.map((one) => one.url))];
  for (const address of addresses)
    if (address && !/^https?:\/\/.{1,500}$/.test(address)) throw new Error(address);
  if (built.components.some(({ components }) => components.length > 5)) throw new Error('too many buttons');
}

const TAGS = /<\/?([a-z0-9]+)([^>]*)>/g;
const KNOWN_TAGS = new Set('html head meta title body div h1 p blockquote table tr th td a br'.split(' '));

function checkLetter(message: Message) {
  const { subject, text, html } = letterOf(message, LINK);
  if (/\p{Cc}/u.test(subject) || subject.length > 200 || !wellFormed(subject)) throw new Error(subject);
  if (!wellFormed(text) || !wellFormed(html)) throw new Error('half a character');
  for (const [tag, name = '', attributes = ''] of html.matchAll(TAGS)) {
    if (!KNOWN_TAGS.has(name)) throw new Error(tag);
    if (/\b(on\w+|src|background|srcset)\s*=/i.test(attributes.replaceAll(/"[^"]*"/g, '""')))
      throw new Error(tag);
    const [, href] = /href="([^"]*)"/.exec(attributes) ?? [];
    if (href !== undefined && !/^https?:\/\//.test(href)) throw new Error(href);
  }
  if (/url\(|@import/i.test(html.replaceAll(/>[^<]*</g, '><'))) throw new Error('a style that loads');
  const said = html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]*>/g, '\n')
    .replace(LINK.unsubscribeUrl, '');
  if (CALLS.test(said.replaceAll(/&lt;|&gt;|&amp;|&quot;|&#39;|\{\{/g, ' '))) throw new Error(said);
  if (!text.includes(LINK.unsubscribeUrl) || !html.includes(LINK.unsubscribeUrl))
    throw new Error('no way out');
}

function checkWebhook(message: Message) {
  const body = webhookPayload(message, AT);
  if (new TextEncoder().encode(body).length > MOST_PAYLOAD_BYTES) throw new Error('too large');
  const read = JSON.parse(body) as Record<string, unknown>;
  if (read.id !== message.eventId || read.version !== 1 || read.timestamp !== AT.toISOString())
    throw new Error(body);
  if (!wellFormed(body)) throw new Error('half a character');
}

describe('10,000 messages that strangers cause', () => {
  it('fit into every channel, with every word literal, nobody called and nothing that loads', () => {
    const checks = [checkTeams, checkDiscord, checkLetter, checkWebhook];
    const holds = (message: Message) => {
      for (const check of checks) check(message);
    };
    fc.assert(fc.property(anyMessage, holds), { numRuns: 10_000, seed: 20_261_121 });
  });
});

describe('a message', () => {
  it.each([...NASTY, ...LONG].map((text) => [text.slice(0, 30), text]))('holds %j', (_, text) => {
    const alert = { ...alertAbout({ title: text, text, author: text, themes: [text] }), brandName: text };
    for (const message of [alert, { ...NOTICE, title: text, text }, { ...DIGEST, title: text, text }])
      for (const check of [checkTeams, checkDiscord, checkLetter, checkWebhook]) check(message);
  });

  it('says the same in a Teams card as everywhere', () => {
    const [{ content }] = teamsMessage(ALERT).attachments;
    expect(content.body.map(({ inlines }) => inlines.map(({ text }) => text).join(''))).toEqual([
      'Negative review with 1 star about Fernhill Bikes on Trustpilot',
      '“Five weeks: and still no bike.”',
      'by Marta Example · 2,300 followers · delivery · reply due 21 Nov, 16:00 (Europe/Stockholm) · rule “Angry and visible”',
      'Priority urgent, 82: Negative +60, 2,300 followers +22',
      'Event 5f0c8a52-1111-4222-8333-444455556666',
    ]);
    expect(content.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Open in Earshot', url: ALERT.url },
      { type: 'Action.OpenUrl', title: 'See the original', url: ALERT.mention.url },
    ]);
  });

  it('says in Discord that it may be a repeat, and counts what has no room', () => {
    const [embed] = discordMessage({ ...DIGEST, mayBeRepeat: true, more: 7 }).embeds;
    expect(embed.description).toBe(
      'In quiet hours.\n• Negative post “Five weeks”\n• Negative post “Six weeks”\nAnd 7 more in Earshot.',
    );
    expect(embed.footer.text).toBe(
      'Event 5f0c8a52-1111-4222-8333-444455556666 · possible repeat after a restart',
    );
  });

  it('is told to a webhook field by field', () => {
    expect(JSON.parse(webhookPayload({ ...ALERT, mayBeRepeat: true }, AT))).toMatchObject({
      type: 'mention.alert',
      version: 1,
      repeat: true,
      data: { brand: 'Fernhill Bikes', mention: { id: 12, rating: 1, author: 'Marta Example' } },
    });
  });
});
