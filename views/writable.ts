/** What writing about a mention needs to know. */
import type { AttachedPicture } from '../src/mentions/activity.ts';
import type { ReplyWay } from '../src/replies/way.ts';
import type { Errors } from './fields.tsx';
import type { NoteData } from './mention-note.tsx';
import type { ReplyData } from './mention-said.tsx';
import type { Movable, RefusedForm } from './movable.ts';
import type { CoachData } from './reply-coach.tsx';
import type { PickerData } from './reply-picker.tsx';

export type SuggestionData = {
  text: string;
  templateId: number | null;
  /** What to know before using it, or why there is no better one. */
  note: string | null;
  /** By the endpoint that was set up; null: by rules. */
  model: string | null;
  /** An endpoint is set up and may be asked. */
  mayAsk: boolean;
};

export type WritingData = {
  /** Takes the place of the draft. */
  text: string | null;
  /** The template that it began as. */
  templateId: number | null;
  coach: CoachData | null;
  picker: PickerData | null;
  suggestion: SuggestionData | null;
  /** The link that was typed, and the sentences of what was refused beside the fields. */
  url?: string;
  /** What was said of a picture that was refused. */
  description?: string;
  errors?: Errors;
};

export type Writable = Movable & {
  sourceKind: string;
  url: string | null;
  /** A reply that was begun and not posted. */
  draft: string | null;
  /** What goes out with it. */
  draftPictures: AttachedPicture[];
  /** That it began as. */
  draftTemplateId: number | null;
  /** These very words may go out. */
  isDraftApproved: boolean;
  /** How it gets there. */
  way: ReplyWay;
  notes: NoteData[];
  /** Whom a note may call. */
  callable: string[];
  /** What was said in public, oldest first. */
  replies: ReplyData[];
  /** What its source takes, as a sentence; null where there is no limit that we know of. */
  most?: string | null;
  /** What was chosen, suggested or checked; absent when it is just opened. */
  writing?: WritingData;
  refused?: RefusedForm;
};
