/** A Slack behind the platform's `http`: it answers as it is told and remembers every post, on the test's clock. */
import type { Http } from '../../src/platform/platform.ts';

export type Posted = { at: Date; url: string; body: SlackBody; status: number };
export type SlackBody = {
  text: string;
  blocks: { type: string; text?: { type: string; text: string }; elements?: unknown[] }[];
  metadata: { event_payload: { id: string } };
};
type Answer = { status: number; body?: string; headers?: Record<string, string> };

export class RecordingSlack {
  readonly posts: Posted[] = [];
  /** Set it to look at the platform's clock. */
  now: () => Date = () => new Date(0);
  private answers: Answer[] = [];
  private usual: Answer | Error = { status: 200, body: 'ok' };
  private readonly slow = new Map<string, Promise<void>>();

  /** What it says from now on; an Error is thrown as the outgoing client would. */
  says(answer: Answer | Error): void {
    this.usual = answer;
  }

  /** What it says to the next posts, before it goes on as usual. */
  saysOnce(...answers: Answer[]): void {
    this.answers.push(...answers);
  }

  /** Posts to this address are noted and then not answered until `until`. */
  holds(url: string, until: Promise<void>): void {
    this.slow.set(url, until);
  }

  get taken(): Posted[] {
    return this.posts.filter(({ status }) => status === 200);
  }

  readonly http: Http = async ({ url, body }) => {
    const answer = this.answers.shift() ?? this.usual;
    const status = answer instanceof Error ? 0 : answer.status;
    this.posts.push({ at: this.now(), url, body: JSON.parse(String(body)) as SlackBody, status });
    await this.slow.get(url);
    if (answer instanceof Error) throw answer;
    return {
      status,
      headers: answer.headers ?? {},
      body: new TextEncoder().encode(answer.body ?? ''),
      url,
      permanentUrl: null,
    };
  };
}
