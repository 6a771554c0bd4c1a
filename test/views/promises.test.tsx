/** What every page promises: no inline code, works without JavaScript, has names for everything. */
import { describe, expect, it } from 'vitest';
import { tags, textOf } from './html.ts';
import { allPages } from './pages.tsx';

const PAGES = Object.entries(allPages());

const controls = (html: string) =>
  ['input', 'select', 'textarea'].flatMap((name) =>
    tags(html, name).filter((tag) => tag.attributes.type !== 'hidden'),
  );

/** True when a label wraps the place, or names the id, or the control names itself. */
function isNamed(html: string, control: ReturnType<typeof controls>[number]): boolean {
  const { id } = control.attributes;
  if (control.attributes['aria-label'] || (id && labels(html).includes(id))) return true;
  const before = html.slice(0, control.at);
  return before.lastIndexOf('<label') > before.lastIndexOf('</label>');
}

const labels = (html: string) => tags(html, 'label').map(({ attributes }) => attributes.for);

describe.each(PAGES)('%s', (_path, html) => {
  it('is a document with a language, one title and a main part', () => {
    expect(html).toMatch(/^<!doctype html><html lang="en"/);
    expect(tags(html.slice(0, html.indexOf('<body')), 'title')).toHaveLength(1);
    expect(tags(html, 'main')).toHaveLength(1);
    expect(html).toContain('id="announce"');
  });

  it('holds no code and no style of its own, so that a strict policy lets it work', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
    expect(html).not.toContain('<style');
    expect(html).not.toMatch(/href="javascript:/i);
    expect(tags(html, 'script').every((tag) => tag.attributes.src && tag.inner === '')).toBe(true);
  });

  it('uses every id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('lets every form be sent without JavaScript', () => {
    for (const form of tags(html, 'form')) {
      const id = form.attributes.id;
      const elsewhere = id !== undefined && html.includes(` form="${id}"`);
      expect(form.inner.includes('type="submit"') || elsewhere, form.attributes.action).toBe(true);
      expect(form.attributes.method).toMatch(/^(post|get|dialog)$/);
      if ('hx-post' in form.attributes) expect(form.attributes['hx-post']).toBe(form.attributes.action);
    }
  });

  it('gives every link an address that works without JavaScript', () => {
    for (const link of tags(html, 'a')) {
      expect(link.attributes.href, link.inner).toMatch(/^(\/|#|https?:\/\/)/);
      // A piece of the page comes from below its address.
      const [page] = link.attributes.href!.split(/[?#]/);
      if (link.attributes['hx-get'] !== link.attributes.href)
        expect(link.attributes['hx-get'] ?? page).toContain(page);
      if (link.attributes.target) expect(link.attributes.rel).toContain('noopener');
    }
  });

  it('names every control, button and link', () => {
    expect(controls(html).filter((control) => !isNamed(html, control))).toEqual([]);
    const pressed = [...tags(html, 'a'), ...tags(html, 'button'), ...tags(html, 'summary')];
    expect(pressed.filter((tag) => !tag.attributes['aria-label'] && textOf(tag.inner) === '')).toEqual([]);
  });

  it('shows no em dash and no exclamation mark in words of our own', () => {
    expect(textOf(html)).not.toMatch(/[—!]/);
  });
});
