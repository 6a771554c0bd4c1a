/** Reply templates: the list, and the form for one. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type TemplateFormData, TemplateFormPage, TemplatesPage } from '../../views/templates.tsx';
import { can, type Viewer } from '../accounts/can.ts';
import { guardOwnedBy, notFound, permittedAmong } from '../accounts/guard.ts';
import { themesOfBrand } from '../brands/themes.ts';
import { INTENTS } from '../mentions/mention.ts';
import { REPLY_LIMITS } from '../mentions/writing/limits.ts';
import type { TemplateInput } from '../mentions/writing/template-input.ts';
import {
  deleteTemplate,
  saveTemplate,
  type Template,
  templateById,
  templatesOf,
} from '../mentions/writing/templates.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id as idNumber, pathId, readForm, several, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const FORM = z.object({
  name: text(200),
  brand: z.union([z.literal('').transform(() => null), idNumber]),
  intents: several,
  themes: text(1000).default(''),
  text: several,
  language: several,
  source: several,
  nonce: NONCE,
});

export const templateRoutes = new Hono<Environment>();

templateRoutes.get('/templates', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see templates');
  const brands = permittedAmong(viewer, 'see templates', await seenBrands(c));
  const templates = await templatesOf(
    c.get('platform'),
    brands.map(({ id }) => id),
  );
  const rows = templates.map((template) => ({ ...template, mayChange: mayChange(viewer, template.brandId) }));
  return show(c, <TemplatesPage frame={await frameOf(c)} rows={rows} />);
});

templateRoutes.get('/templates/new', async (c) => {
  const { viewer } = permittedSomewhere(c, 'change templates');
  const [first] = permittedAmong(viewer, 'change templates', await seenBrands(c));
  const brand = can(viewer, 'change templates') ? '' : String(first?.id ?? '');
  return showForm(c, { values: { name: '', brand, intents: [], themes: '', texts: [] } });
});

templateRoutes.get('/templates/:id', async (c) => {
  const template = await changeable(c);
  const { name, intents, themes, texts } = template;
  const brand = template.brandId === null ? '' : String(template.brandId);
  const values = { name, brand, intents, themes: themes.join(', '), texts };
  return showForm(c, { id: template.id, used: template.used, values });
});

templateRoutes.post('/templates', (c) => save(c, null));
templateRoutes.post('/templates/:id', async (c) => {
  permittedSomewhere(c, 'change templates');
  const form = await readForm(c, FORM);
  return changeOrAnew(c, {
    find: () => changeable(c),
    save: (template) => save(c, template),
    anew: (told) => showForm(c, { values: valuesOf(form, inputOf(form, null)), errors: { name: told } }),
  });
});

templateRoutes.post('/templates/:id/deletion', (c) =>
  takeAway(c, { list: '/templates', capability: 'change templates' }, async () => {
    const { id, name } = await changeable(c);
    const { actor } = permittedSomewhere(c, 'change templates');
    await deleteTemplate(c.get('platform'), actor, id);
    return `${name} is deleted.`;
  }),
);

async function save(c: Request, template: Template | null) {
  const { actor, viewer } = permittedSomewhere(c, 'change templates');
  const form = await readForm(c, FORM);
  guardOwnedBy(viewer, 'change templates', form.brand, 'template');
  const input = inputOf(form, template?.id ?? null);
  try {
    const nonce = template ? undefined : form.nonce;
    const text = await sentOnce(c, { nonce, ...input }, `${input.name} is saved.`, (platform) =>
      saveTemplate(platform, actor, input),
    );
    return onward(c, undefined, '/templates', { text });
  } catch (error) {
    const values = valuesOf(form, input);
    return showForm(c, { id: input.id, used: template?.used ?? 0, values, errors: formErrors(error) }, 422);
  }
}

const valuesOf = ({ brand, themes }: z.output<typeof FORM>, input: TemplateInput) => ({
  ...input,
  brand: String(brand ?? ''),
  themes,
});

function inputOf(form: z.output<typeof FORM>, id: number | null): TemplateInput {
  const texts = form.text.map((each, at) => ({
    text: each,
    language: form.language[at] ?? 'en',
    sourceKind: form.source[at] || null,
  }));
  return {
    id,
    brandId: form.brand,
    name: form.name,
    intents: form.intents.filter((intent) => INTENTS.some((known) => known === intent)),
    themes: form.themes.split(',').filter((theme) => theme.trim() !== ''),
    texts: texts.filter(({ text: words }) => words.trim() !== ''),
  };
}

/** The template behind the path, for whoever may change it. */
async function changeable(c: Request): Promise<Template> {
  const { viewer } = permittedSomewhere(c, 'change templates');
  const template = await templateById(c.get('platform'), pathId(c, 'template'));
  if (!template) throw notFound('template');
  guardOwnedBy(viewer, 'change templates', template.brandId, 'template');
  return template;
}

const mayChange = (viewer: Viewer, brandId: number | null) =>
  can(viewer, 'change templates', brandId ?? undefined);

type Shown = Partial<TemplateFormData> & Pick<TemplateFormData, 'values'>;

async function showForm(c: Request, shown: Shown, status: 200 | 422 = 200) {
  const { viewer } = permittedSomewhere(c, 'change templates');
  const brands = permittedAmong(viewer, 'change templates', await seenBrands(c));
  const themes = brands.flatMap(themesOfBrand).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  const data: TemplateFormData = {
    id: null,
    brands,
    mayForAll: can(viewer, 'change templates'),
    sources: Object.entries(REPLY_LIMITS).map(([kind, { most }]) => ({
      kind,
      most: most.toLocaleString('en'),
    })),
    themes: [...new Set(themes)],
    used: 0,
    errors: {},
    ...shown,
  };
  return show(c, <TemplateFormPage frame={await frameOf(c)} data={data} />, status);
}
