/** What the JSON-LD of a page says about whose page it is. The page is not trusted: its size and depth are bounded. */
type Node = Record<string, unknown>;

/** As written: neither cleaned nor checked. */
export type SaidInJson = { names: string[]; products: string[]; profiles: string[] };

const MOST_NODES = 500;
/** Where a page puts what it is about, and what it sells. Whom its articles and reviews speak of is not followed. */
const FOLLOWED = [
  '@graph',
  'mainEntity',
  'publisher',
  'brand',
  'itemListElement',
  'item',
  'hasOfferCatalog',
  'makesOffer',
  'itemOffered',
  'hasVariant',
];
const PRODUCT = /^(Product(Group|Model)?|IndividualProduct|Vehicle|Car|\w*Application|VideoGame)$/;
const OTHERS =
  /^(Person|Place|Country|City|\w*Article|\w*Posting|\w*Event|Review|Offer\w*|ListItem|\w+List)$/;

/** Nothing of what is no JSON. */
export function saidInJson(json: string): SaidInJson {
  const said: SaidInJson = { names: [], products: [], profiles: [] };
  for (const node of nodesOf(json)) {
    const types = strings(node['@type']).map((type) => type.replace(/^.*[/#:]/, ''));
    if (types.some((type) => PRODUCT.test(type))) said.products.push(...strings(node.name));
    else if (types.length > 0 && !types.some((type) => OTHERS.test(type))) {
      if (types.some((type) => type !== 'WebPage'))
        said.names.push(...strings(node.name), ...strings(node.alternateName));
      said.profiles.push(...strings(node.sameAs));
    }
  }
  return said;
}

function nodesOf(json: string): Node[] {
  const open: unknown[] = [parsed(json)];
  const found: Node[] = [];
  for (let at = 0; at < open.length && found.length < MOST_NODES; at++) {
    const value = open[at];
    if (Array.isArray(value)) open.push(...value.slice(0, MOST_NODES));
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      found.push(node);
      open.push(...FOLLOWED.map((key) => node[key]));
    }
  }
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const strings = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');
