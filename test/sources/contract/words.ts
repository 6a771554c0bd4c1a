/** What an adapter says of itself. */
import { expect, it } from 'vitest';
import type { SourceAdapter } from '../../../src/sources/adapter.ts';
import { signInWith } from '../../../src/sources/asked.ts';
import type { Upstream } from '../upstream.ts';
import { expectNoSecret, expectSentence } from './sound.ts';

const HOST = /^[a-z0-9.-]+(:\d+)?$/;

/** Everything a form and the terms need, in sentences. */
export function saysWhatItIs(adapter: SourceAdapter): void {
  it('says in sentences what it needs, what each setting is and what its terms are', () => {
    expectSentence(adapter.needs);
    expectSentence(adapter.terms.note);
    for (const { help } of adapter.settings) expectSentence(help);
    expect(adapter.label).toMatch(/^\p{Lu}|^dev\.to$/u);
    expect(new Set(adapter.settings.map(({ name }) => name)).size).toBe(adapter.settings.length);
  });

  it('asks for a setting only where another one makes it due', () => {
    for (const { when, options } of adapter.settings) {
      if (options) expect(options.length).toBeGreaterThan(1);
      if (!when) continue;
      const decides = adapter.settings.find(({ name }) => name === when.name);
      for (const value of when.is) expect(decides?.options?.map((option) => option.value)).toContain(value);
    }
  });

  it('has terms that fit what it does', () => {
    const { keeps, retentionDays, recheckHours } = adapter.terms;
    if (adapter.access === 'link') expect(keeps).toBe('nothing');
    if (keeps === 'nothing') expect(adapter.link).toBeTypeOf('function');
    for (const limit of [retentionDays, recheckHours]) if (limit !== null) expect(limit).toBeGreaterThan(0);
    if (adapter.recheck) expect(adapter.recheck.batch).toBeGreaterThan(0);
  });

  it('proposes for a brand only what its form has', () => {
    const brand = { name: 'Fernhill Bikes', website: 'https://fernhill.example/' };
    for (const settings of adapter.suggest?.(brand) ?? []) {
      const names = adapter.settings.map(({ name }) => name);
      for (const name of Object.keys(settings)) expect(names).toContain(name);
      expect(adapter.describe(settings)).not.toBe('');
    }
  });
}

/** The same for one way of asking. */
export function saysWhomItAsks(adapter: SourceAdapter, upstream: Upstream): void {
  const { settings, hosts } = upstream;

  it('names the host it asks and tells its sources apart without a secret', () => {
    expect(adapter.host(settings)).toMatch(HOST);
    expect(hosts).toContain(adapter.host(settings));
    expect(adapter.describe(settings)).not.toBe('');
    expectNoSecret(adapter.describe(settings) + adapter.host(settings), adapter, settings);
    if (adapter.link) expect(new URL(adapter.link(settings)).protocol).toBe('https:');
  });

  it('has a form that takes these settings', () => {
    const names = adapter.settings.map(({ name }) => name);
    for (const name of Object.keys(settings)) expect(names).toContain(name);
  });

  it('keeps to budgets that one poll cannot break', () => {
    for (const { limit, perPoll } of adapter.budgets?.(settings) ?? []) {
      expect(perPoll).toBeGreaterThan(0);
      expect(perPoll).toBeLessThanOrEqual(limit);
    }
  });

  it('signs in over an encrypted address', () => {
    const signIn = signInWith(adapter, settings);
    if (!signIn) return;
    for (const address of [signIn.authorizeUrl(settings), signIn.tokenUrl(settings)])
      expect(new URL(address).protocol).toBe('https:');
    const names = adapter.settings.map(({ name }) => name);
    expect(names).toContain(signIn.clientId);
    expect(adapter.settings.find(({ name }) => name === signIn.clientSecret)?.secret).toBe(true);
  });
}
