import { describe, expect, it } from 'vitest';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

async function setUp() {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const maya = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
  const jonas = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
  const ruth = await browserOf(platform, (await aUser(platform, { role: 'viewer' })).id);
  return { platform, brand, maya, jonas, ruth };
}

describe('a saved view', () => {
  it('keeps filter and sort, stands in the rail with its count, and is told as the current one', async () => {
    const { platform, brand, maya } = await setUp();
    await aMention(platform, { brandId: brand.id, themes: ['price'] });
    await aMention(platform, { brandId: brand.id });
    const list = await textOf(maya.get('/?q=theme%3Aprice&sort=priority'));
    expect(list).toMatch(/href="\/views\?[^"]*q=theme%3Aprice/);
    const saved = await maya.post('/views', { name: 'Prices', query: 'sort=priority&q=theme:price' });
    expect(saved.headers.get('Location')).toBe('/?sort=priority&q=theme%3Aprice');
    const page = await textOf(maya.get('/?q=theme%3Aprice&sort=priority'));
    expect(page).toMatch(/aria-current="true"><span>Prices<\/span><span>1<\/span>/);
  });

  it('is one’s own until it is shared', async () => {
    const { platform, maya, jonas, ruth } = await setUp();
    await maya.post('/views', { name: 'Mine', query: 'view=overdue' });
    expect(await textOf(jonas.get('/views'))).not.toContain('Mine');
    const [, id] = /action="\/views\/(\d+)"/.exec(await textOf(maya.get('/views')))!;
    await maya.post(`/views/${id}`, { name: 'Ours', shared: '1' });
    expect(await textOf(jonas.get('/'))).toContain('<span>Ours</span>');
    expect(await textOf(ruth.get('/?view=everything'))).toContain('<span>Ours</span>');
    expect((await jonas.post(`/views/${id}/delete`, {})).status).toBe(404);
    expect((await ruth.post('/views', { name: 'No', query: '' })).status).toBe(403);
    await maya.post(`/views/${id}/delete`);
    const noted = await platform.db.query.audit.findMany();
    expect(noted.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'shared the view Ours',
      'removed the shared view Ours',
    ]);
  });

  it('comes back after it was deleted by mistake', async () => {
    const { maya } = await setUp();
    await maya.post('/views', { name: 'Mine', query: 'view=overdue' });
    const [, id] = /action="\/views\/(\d+)"/.exec(await textOf(maya.get('/views')))!;
    await maya.post(`/views/${id}/delete`, {});
    expect(await textOf(maya.get('/views'))).toContain('“Mine” is deleted');
    await maya.post('/views', { name: 'Mine', query: 'view=overdue' });
    expect(await textOf(maya.get('/views'))).toContain('view=overdue');
  });

  it('with a name that is missing or taken is shown again with what was typed', async () => {
    const { maya } = await setUp();
    await maya.post('/views', { name: 'Mine', query: 'view=overdue' });
    const again = await maya.post('/views', { name: 'mine', query: 'q=bike' });
    expect(again.status).toBe(422);
    const text = await again.text();
    expect(text).toContain('You have a view of this name already');
    expect(text).toContain('value="q=bike"');
    await maya.post('/views', { name: 'Bikes', query: 'q=bike' });
    const ids = [...(await textOf(maya.get('/views'))).matchAll(/action="\/views\/(\d+)"/g)];
    const renamed = await maya.post(`/views/${ids[0]![1]}`, { name: 'Mine', shared: '1' });
    expect([renamed.status, await renamed.text()]).toEqual([
      422,
      expect.stringMatching(/name="shared"[^>]* checked/),
    ]);
  });

  it('comes back once when its undo is pressed twice', async () => {
    const { maya } = await setUp();
    await maya.post('/views', { name: 'Mine', query: 'view=overdue' });
    const [, id] = /action="\/views\/(\d+)"/.exec(await textOf(maya.get('/views')))!;
    await maya.post(`/views/${id}/delete`, {});
    const forms = (await textOf(maya.get('/views'))).match(/<form[^>]*action="\/views"[\s\S]*?<\/form>/g)!;
    const toast = forms.find((form) => form.includes('value="Mine"'))!;
    const fields = [...toast.matchAll(/name="([a-z]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]);
    const undo = Object.fromEntries(fields);
    for (const _ of [1, 2]) expect((await maya.post('/views', undo)).status).toBe(303);
    expect(await textOf(maya.get('/views'))).toContain('Nothing was done twice.');
  });

  it('can be where the inbox opens, and what needs a reply stays one press away', async () => {
    const { platform, brand, maya } = await setUp();
    await aMention(platform, { brandId: brand.id });
    await maya.post('/views/start', { query: 'view=everything' });
    expect((await maya.get('/')).headers.get('Location')).toBe('/?view=everything');
    const page = await textOf(maya.get('/?view=everything'));
    expect(page).toContain('href="/?view=needs-reply"');
    expect((await maya.get('/?view=needs-reply')).status).toBe(200);
    await maya.post('/views/start', { query: '' });
    expect((await maya.get('/')).status).toBe(200);
  });
});
