import { Failure } from '../../src/failure.ts';
import type { Http, HttpReply, HttpRequest } from '../../src/platform/platform.ts';
import { type Posted, replyWith } from './fake-pages.ts';
import { START } from './platform.ts';

type Answer = Partial<HttpReply> | Failure;

/** Sites without a network: each host shows its posts as /feed.xml, newest first, or answers as it was told. */
export class FakeSites {
  readonly requests: HttpRequest[] = [];
  private readonly posts = new Map<string, Posted[]>();
  private readonly answers = new Map<string, Answer | ((request: HttpRequest) => Promise<Answer>)>();

  /** Adds a post, half an hour before the tests start unless it says otherwise. */
  post(host: string, text: string, values: Partial<Posted> = {}): void {
    const known = this.posts.get(host) ?? [];
    const at = new Date(START.getTime() - 30 * 60_000);
    const post = {
      id: `urn:${host}:${known.length + 1}`,
      title: 'News',
      text,
      author: 'marta',
      at,
      ...values,
    };
    this.posts.set(host, [...known.filter(({ id }) => id !== post.id), post]);
  }

  /** What a host answers instead of its posts; null ends it. */
  answer(host: string, answer: Answer | ((request: HttpRequest) => Promise<Answer>) | null): void {
    if (answer === null) this.answers.delete(host);
    else this.answers.set(host, answer);
  }

  http: Http = async (request) => {
    this.requests.push(request);
    const url = new URL(request.url);
    const told = this.answers.get(url.host);
    const answer = typeof told === 'function' ? await told(request) : told;
    if (answer instanceof Failure) throw answer;
    const posts = (this.posts.get(url.host) ?? []).toReversed();
    const page = replyWith(url, posts, JSON.stringify(posts).length.toString());
    const isKnown = request.headers?.['if-none-match'] === page.headers.etag;
    const body = new TextEncoder().encode(isKnown ? '' : page.body);
    const reply = { body, url: request.url, permanentUrl: null };
    if (answer) return { ...reply, headers: {}, status: 200, ...answer };
    return { ...reply, headers: page.headers, status: isKnown ? 304 : 200 };
  };
}
