/** JSON in which integers that a number cannot hold are strings. */

const LONG = /\d{16}/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** The document with its integers of 16 digits and more in quotes; in linear time, whatever the text is. */
export function quoteLongIntegers(json: string): string {
  if (!LONG.test(json)) return json;
  const parts: string[] = [];
  let from = 0;
  for (let open = json.indexOf('"'); open !== -1; open = json.indexOf('"', from)) {
    const end = stringEnd(json, open);
    parts.push(quoted(json.slice(from, open)), json.slice(open, end));
    from = end;
  }
  return parts.join('') + quoted(json.slice(from));
}

const quoted = (between: string) =>
  between.replace(NUMBER, (number) => (LONG_INTEGER.test(number) ? `"${number}"` : number));

/** The index behind the string that opens at `open`; no regular expression, whose stack a long string would fill. */
function stringEnd(json: string, open: number): number {
  for (let close = json.indexOf('"', open + 1); close !== -1; close = json.indexOf('"', close + 1)) {
    let slashes = 0;
    while (json[close - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return close + 1;
  }
  return json.length;
}
