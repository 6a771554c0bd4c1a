export type ForwardSearch = (token: string, from: number) => number;

/**
 * `text.indexOf(token, from)` that remembers its last answer for each token: a scan that asks at every
 * step stays linear even where a token never comes. `from` must not go back for the same token.
 */
export function forwardSearch(text: string): ForwardSearch {
  const answers = new Map<string, number>();
  return (token, from) => {
    const last = answers.get(token);
    if (last !== undefined && (last === -1 || last >= from)) return last;
    const at = text.indexOf(token, from);
    answers.set(token, at);
    return at;
  };
}
