/** Reply templates, and the voices of brands. */
import { z } from 'zod';
import { guardOn, guardOwnedBy, guardSomewhere, notFound, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { INTENTS } from '../mentions/mention.ts';
import {
  deleteTemplate,
  saveTemplate,
  type Template,
  templateById,
  templatesOf,
} from '../mentions/writing/templates.ts';
import { changeVoice, voiceFile } from '../mentions/writing/voices.ts';
import { type ApiRoute, type Asked, route } from './contract.ts';
import { id, listOf, text, wholeList } from './shapes.ts';

const TEXT = z.object({
  language: text(10).meta({ description: 'ISO 639-1' }),
  source: text(80).nullable().default(null).meta({ description: 'A kind of source; null: any' }),
  text: text(20_000).meta({ description: 'With variables, such as {{author.first_name}}' }),
});
const CONTENT = {
  name: text(200),
  brand: id.nullable().meta({ description: 'Null: for every brand' }),
  intents: z.array(z.enum(INTENTS)),
  themes: z.array(text(200)).max(100),
  texts: z.array(TEXT).max(100),
};
const NEW = z.object({
  ...CONTENT,
  brand: CONTENT.brand.default(null),
  intents: CONTENT.intents.default([]),
  themes: CONTENT.themes.default([]),
});
const TEMPLATE = z.object({
  id,
  ...CONTENT,
  intents: z.array(z.string()),
  used: z.int().meta({ description: 'Replies that began as it' }),
  usedThisWeek: z.int(),
});
const VOICE = z.object({
  file: z
    .string()
    .max(40_000)
    .meta({ description: 'Lines of name: value, then [lists] with an entry a line; as the page saves it' }),
});

type Content = z.output<typeof NEW>;

const templateOf = ({ brandId, brandName: _, texts, ...template }: Template) => ({
  ...template,
  brand: brandId,
  texts: texts.map(({ sourceKind, ...each }) => ({ ...each, source: sourceKind })),
});

const inputOf = (templateId: number | null, { brand, texts, ...content }: Content) => ({
  ...content,
  id: templateId,
  brandId: brand,
  texts: texts.map(({ source, ...each }) => ({ ...each, sourceKind: source })),
});

async function changeable(asked: Pick<Asked, 'platform' | 'viewer' | 'id'>): Promise<Template> {
  const template = await templateById(asked.platform, asked.id);
  if (!template) throw notFound('template');
  guardOwnedBy(asked.viewer, 'change templates', template.brandId, 'template');
  return template;
}

async function saved({ platform, actor }: Asked, templateId: number | null, content: Content) {
  const { id: savedId } = await saveTemplate(platform, actor, inputOf(templateId, content));
  return templateOf((await templateById(platform, savedId))!);
}

export const templateRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/templates',
    summary: 'Reply templates of your brands and for every brand',
    answer: listOf(TEMPLATE),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see templates');
      const brands = permittedAmong(viewer, 'see templates', await listBrands(platform));
      const found = await templatesOf(
        platform,
        brands.map((brand) => brand.id),
      );
      return wholeList(found.map(templateOf));
    },
  }),
  route({
    method: 'post',
    path: '/templates',
    summary: 'Add a reply template',
    status: 201,
    body: NEW,
    answer: TEMPLATE,
    async run(asked) {
      guardOwnedBy(asked.viewer, 'change templates', asked.body.brand, 'template');
      return saved(asked, null, asked.body);
    },
  }),
  route({
    method: 'patch',
    path: '/templates/{id}',
    summary: 'Change a reply template; what is left out stays',
    body: z.object(CONTENT).partial(),
    answer: TEMPLATE,
    async run(asked) {
      const before = templateOf(await changeable(asked));
      const content = NEW.parse({ ...before, ...asked.body });
      guardOwnedBy(asked.viewer, 'change templates', content.brand, 'template');
      return saved(asked, asked.id, content);
    },
  }),
  route({
    method: 'delete',
    path: '/templates/{id}',
    summary: 'Remove a reply template; replies that began as it stay',
    status: 204,
    async run(asked) {
      await changeable(asked);
      await deleteTemplate(asked.platform, asked.actor, asked.id);
    },
  }),
  route({
    method: 'get',
    path: '/brands/{id}/voice',
    summary: 'How a brand speaks: what the coach and the drafts go by',
    answer: VOICE,
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'write reply', brandId, 'brand');
      return { file: await voiceFile(platform, brandId) };
    },
  }),
  route({
    method: 'put',
    path: '/brands/{id}/voice',
    summary: 'Change how a brand speaks; a line that cannot be read is named',
    body: VOICE,
    answer: VOICE,
    async run({ platform, viewer, actor, id: brandId, body: { file } }) {
      guardOn(viewer, 'change brands', brandId, 'brand');
      await changeVoice(platform, actor, { brandId, file });
      return { file: await voiceFile(platform, brandId) };
    },
  }),
];
