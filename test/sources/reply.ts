/** An outgoing client that answers from a list and remembers what it was asked. */
import type { Http, HttpReply, HttpRequest } from '../../src/platform/platform.ts';

export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  url?: string;
  permanentUrl?: string;
};

/** Gives the same reply to every request. */
export function httpOf(reply: string | Reply): Http {
  return async (request) => toReply(typeof reply === 'string' ? { body: reply } : reply, request);
}

/** Answers by address; an unknown page throws. `asked` holds the requests in their order. */
export function httpAt(pages: Record<string, string | Reply>): { http: Http; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const http: Http = async (request) => {
    asked.push(request);
    const page = pages[request.url];
    if (page === undefined) throw new Error(`Nothing recorded for ${request.url}`);
    return toReply(typeof page === 'string' ? { body: page } : page, request);
  };
  return { http, asked };
}

function toReply(
  { status = 200, headers = {}, body = '', url, permanentUrl }: Reply,
  request: HttpRequest,
): HttpReply {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { status, headers, body: bytes, url: url ?? request.url, permanentUrl: permanentUrl ?? null };
}
