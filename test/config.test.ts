import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConfigError, readConfig } from '../src/config.ts';

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      publicUrlIsSet: false,
      databaseUrl: null,
      dataDir: './data',
      role: 'all',
    });
  });

  it('names every wrong variable at once', () => {
    const problems = problemsOf({
      PORT: '99999',
      ROLE: 'boss',
      PUBLIC_URL: 'earshot.example',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'ROLE',
      'LOG_LEVEL',
    ]);
  });

  it('never prints a secret that it cannot use', () => {
    const [problem] = problemsOf({ SECRET_KEY: 'hunter2' });
    expect(problem).toContain('SECRET_KEY');
    expect(problem).not.toContain('hunter2');
  });

  it('reads a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'earshot-')), 'password');
    writeFileSync(file, 'a long enough password\n');
    const config = readConfig({ ADMIN_EMAIL: 'a@fernhill.example', ADMIN_PASSWORD_FILE: file });
    expect(config.adminPassword).toBe('a long enough password');
  });

  it('says when a secret’s file cannot be read', () => {
    expect(problemsOf({ DATABASE_URL_FILE: '/nowhere/at/all' })[0]).toContain('DATABASE_URL_FILE');
  });

  it('wants the first admin whole, and a password worth the name', () => {
    expect(problemsOf({ ADMIN_EMAIL: 'a@fernhill.example' })[0]).toContain('belong together');
    expect(problemsOf({ ADMIN_EMAIL: 'a@fernhill.example', ADMIN_PASSWORD: 'short' })[0]).toContain(
      '12 characters',
    );
  });

  it('does not split the embedded database between processes', () => {
    expect(problemsOf({ ROLE: 'worker' })[0]).toContain('DATABASE_URL');
  });

  it('asks a language model only when address and model are both set', () => {
    const whole = { LLM_BASE_URL: 'https://llm.example/v1', LLM_MODEL: 'small', LLM_API_KEY: 'key' };
    expect(readConfig(whole).llm).toEqual({
      baseUrl: 'https://llm.example/v1',
      model: 'small',
      apiKey: 'key',
    });
    expect(readConfig({}).llm).toBeNull();
    expect(problemsOf({ LLM_BASE_URL: 'https://llm.example/v1' })).toEqual([
      'LLM_BASE_URL and LLM_MODEL belong together, and LLM_API_KEY to both; set them all or none.',
    ]);
    expect(problemsOf({ ...whole, LLM_BASE_URL: 'https://me:pw@llm.example' })).toHaveLength(1);
  });
});
