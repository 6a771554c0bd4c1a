/** What the answer of a service means when it does not take a message: its own code first, then its status. */
import { Failure, type FailureClass } from '../../failure.ts';
import type { HttpReply } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';

export type Meaning = [FailureClass, sentence: string];

export type Service = {
  name: string;
  /** Its own codes. */
  codes?: Record<string, Meaning>;
  /** What each class means here, where no code says more. */
  classes: Partial<Record<FailureClass, string>>;
  /** Its code and its words out of the body. */
  read?(body: unknown): { code: string; said: string };
};

/** Null when the service has taken the message (2xx). */
export function answered(reply: HttpReply, service: Service, now: Date): Failure | null {
  const failure = statusFailure(reply, service.name, now);
  if (!failure) return null;
  const { code, said } = service.read?.(jsonOf(reply)) ?? { code: '', said: '' };
  const known = failure.class === 'rate' ? undefined : service.codes?.[code];
  const [failureClass, sentence] = known ?? [failure.class, service.classes[failure.class]];
  if (!sentence) return failure;
  const words = said ? `${reply.status}, “${oneLine(said)}”` : String(reply.status);
  return new Failure(failureClass, `${service.name} answered ${words}: ${sentence}`, {
    status: reply.status,
    retryAt: failure.retryAt,
  });
}

/** Null for what is no JSON. */
export function jsonOf({ body }: HttpReply): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** A member of an object that came from outside, as text; '' where it is neither text nor number. */
export function wordIn(value: unknown, name: string): string {
  const member =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;
  return typeof member === 'string' || typeof member === 'number' ? String(member) : '';
}

const oneLine = (words: string) =>
  words
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 160);
