/** The shape of a form about a mention: what it holds, who may send it, which verb it is. */
import type { z } from 'zod';
import type { Capability, Viewer } from '../accounts/can.ts';
import type { Account } from '../accounts/viewer.ts';
import type { MentionRef } from '../mentions/conflict.ts';
import type { MoveName } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { checked } from './request/input.ts';

export type Moving = {
  platform: Platform;
  actor: { userId: number; via: 'web'; address: string | null };
  viewer: Viewer;
  account: Account;
  ref: MentionRef;
};

/** What a move came to; `eventId` is what undo takes; `again`: the same form was sent before. */
export type Made = {
  said: string;
  eventId?: number;
  empties?: boolean;
  again?: boolean;
  /** The draft's are others now. */
  pictures?: boolean;
};

/** What a setting came to; null: it was so already. */
export const madeOf = (said: string, changed: { eventId: number } | null): Made =>
  changed ? { said, eventId: changed.eventId } : { said: 'It was so already. Nothing was changed.' };

export type MoveForm = {
  /** `POST /mentions/:id/<path>`. */
  path: string;
  /** After a conflict it may be offered again where the mention allows this. */
  name: MoveName | null;
  capability: Capability;
  /** After it the next mention of the list opens. */
  advances: boolean;
  make(moving: Moving, form: unknown): Promise<Made>;
};

type Definition<Form extends z.ZodType> = Omit<MoveForm, 'make' | 'advances'> & {
  advances?: boolean;
  form: Form;
  make(moving: Moving, form: z.output<Form>): Promise<Made>;
};

/** A form whose values are checked before its verb sees them. */
export function move<Form extends z.ZodType>({
  form,
  make,
  advances = false,
  ...rest
}: Definition<Form>): MoveForm {
  return { ...rest, advances, make: (moving, given) => make(moving, checked(form, given)) };
}
