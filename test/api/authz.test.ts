import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/api/routes.ts';
import { apiOf } from '../support/api.ts';
import { aCast, CANARY, filled, readCells } from '../support/authz.ts';
import { testPlatform } from '../support/platform.ts';

const CELLS = readCells(new URL('fixtures/authz.tsv', import.meta.url));

describe('the policy of the API', () => {
  it('has a row for every route', () => {
    const rows = new Set(CELLS.map(({ method, path }) => `${method} ${shapeOf(path)}`));
    const routes = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const reopenings = [
      'DELETE /mentions/{id}/resolution',
      'DELETE /mentions/{id}/dismissal',
      'DELETE /mentions/{id}/snooze',
    ];
    const moves = [...reopenings, 'POST /mentions/{id}/snooze'];
    expect(routes.filter((route) => !rows.has(route) && !moves.includes(route))).toEqual([]);
  });

  it.each([...new Set(CELLS.map((cell) => cell.who))])('holds for %s, cell by cell', async (who) => {
    const platform = await testPlatform();
    const people = await aCast(platform);
    const userId = people.get(who)!;
    const api = await apiOf(platform, userId);
    const wrong: string[] = [];
    for (const cell of CELLS.filter((each) => each.who === who)) {
      const path = await filled(platform, cell.path, userId);
      const body = cell.form === '' ? undefined : await filled(platform, cell.form, userId);
      const { status, json } = await api(cell.method, path, body);
      const leaks = who === 'other' && JSON.stringify(json).includes(CANARY);
      const fits = cell.allowed ? status < 300 : status === 403 || status === 404;
      if (!fits || leaks) wrong.push(`${cell.capability}: ${status}${leaks ? ' leaks' : ''}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** `/mentions?brand={brand}` → `/mentions`, `/rules/{rule}` → `/rules/{id}`. */
const shapeOf = (path: string) => path.replace(/\?.*/, '').replaceAll(/\{\w+\}/g, '{id}');
