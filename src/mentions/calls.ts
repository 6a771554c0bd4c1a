/** "@Jonas" in a note: whom it calls. Pure. */
export type Callable = { id: number; name: string; email: string };
/** `written`: as it stands in the text, without the @. */
export type Call = { userId: number; written: string };

/**
 * Everybody whom the text calls, each once. A person answers to the whole name, to what stands before the @ of the
 * e-mail address, and to the first name where nobody shares it.
 */
export function callsIn(text: string, people: readonly Callable[]): Call[] {
  const names = namesOf(people);
  const calls = new Map<number, Call>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_@.])@(?=[\p{L}\p{N}_])/gu)) {
    const behind = text.slice(index + 1, index + 1 + LONGEST_NAME);
    const found = names.find(({ name }) => startsWith(behind, name));
    if (!found || calls.has(found.userId)) continue;
    calls.set(found.userId, { userId: found.userId, written: behind.slice(0, found.name.length) });
  }
  return [...calls.values()];
}

const LONGEST_NAME = 120;

/** The longest first, so that "@Ana Lima" is not Ana. */
function namesOf(people: readonly Callable[]): { name: string; userId: number }[] {
  const firstNames = people.map(({ name }) => firstName(name));
  const names = people.flatMap(({ id, name, email }, index) => {
    const first = firstNames[index]!;
    const isAlone = firstNames.filter((other) => other === first).length === 1;
    const answers = [name.toLowerCase(), email.split('@')[0]!.toLowerCase(), ...(isAlone ? [first] : [])];
    return answers.filter((answer) => answer !== '').map((answer) => ({ name: answer, userId: id }));
  });
  return names.sort((a, b) => b.name.length - a.name.length);
}

const firstName = (name: string) => name.toLowerCase().split(/\s+/)[0]!;

function startsWith(text: string, name: string): boolean {
  const isSo = text.slice(0, name.length).toLowerCase() === name;
  return isSo && !/^[\p{L}\p{N}_]/u.test(text.slice(name.length));
}
