/** What a request says, checked: forms, query strings and ids in paths. */
import { z } from 'zod';
import { notFound } from '../../accounts/guard.ts';
import { Refusal } from '../../failure.ts';
import { cleanText, storable } from '../../text.ts';
import type { Request } from './environment.ts';

/** Text as it may be stored: well-formed, without control characters, trimmed. */
export const text = (maxLength = 1000) =>
  z
    .string()
    .max(maxLength * 4)
    .transform((value) => cleanText(value, maxLength));

/** Never altered: the password is what was typed. */
export const secret = z.string().max(1000);

/** A checkbox: present or not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** Fields that may come several times, or not at all. */
export const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat().map(storable)));

/** One file, or none; browsers send one without a name where none was chosen. */
export const chosenFile = z
  .custom<File | '' | undefined>(
    (file) => !file || file instanceof File,
    'The file did not arrive. Choose it again, and one at a time.',
  )
  .optional()
  .transform((file) => (file && file.name !== '' ? file : undefined));

/** A whole number above zero, as ids are. */
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The form, as the schema has it. Throws a Refusal with a sentence per field. */
export async function readForm<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const form = await c.req.parseBody({ all: true }).catch(() => {
    throw new Refusal('invalid', 'The form could not be read. Nothing was changed. Send it again.');
  });
  return checked(schema, form);
}

/** The value, as the schema has it. Throws a Refusal with a sentence per field. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusalOf(parsed.error);
}

/** The query string, as the schema has it; a value that does not fit counts as not given. */
export function readQuery<Shape extends z.ZodRawShape>(c: Request, schema: z.ZodObject<Shape>) {
  const given = c.req.query();
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return schema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
}

/** The `:id` of the path. Throws the same "not found" for what is no id as for an id of nothing. */
export function pathId(c: Request, what: string): number {
  const parsed = id.safeParse(c.req.param('id'));
  if (parsed.success) return parsed.data;
  throw notFound(what);
}

function refusalOf(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(
    error.issues.map((issue) => [String(issue.path[0] ?? ''), sentence(issue)]),
  );
  return new Refusal('invalid', Object.values(fields)[0] ?? 'The form is incomplete.', fields);
}

function sentence(issue: z.core.$ZodIssue): string {
  const field = String(issue.path[0] ?? 'a field');
  if (issue.code === 'too_big') return `${field} is too long.`;
  return issue.code === 'custom' ? issue.message : `${field} is missing or not usable.`;
}

/** The sentences for a form that is shown again; '' is about no field. Throws what is not the user's to mend. */
export function formErrors(error: unknown): Record<string, string> {
  const isTheirs = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'conflict');
  if (!isTheirs) throw error;
  return Object.keys(error.fields).length > 0 ? error.fields : { '': error.message };
}
