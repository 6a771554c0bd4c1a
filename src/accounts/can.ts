/** The one policy table: capability → the least role that has it. What is not listed is denied. */
export const ROLES = ['viewer', 'responder', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const POLICY = {
  'see inbox': 'viewer',
  'see mention': 'viewer',
  'see reports': 'viewer',
  'export reports': 'viewer',
  'share reports': 'manager',
  'annotate charts': 'responder',
  'see sources': 'viewer',
  'change own profile': 'viewer',
  'take mention': 'responder',
  'change status': 'responder',
  'save views': 'responder',
  'write note': 'responder',
  'write reply': 'responder',
  'see templates': 'responder',
  'approve reply': 'manager',
  'lead crisis': 'manager',
  'correct sentiment': 'responder',
  'mute author': 'responder',
  'make own tokens': 'responder',
  'see workload': 'responder',
  'assign others': 'manager',
  'change teams': 'manager',
  'export mentions': 'manager',
  'import mentions': 'manager',
  'change brands': 'manager',
  'change themes': 'manager',
  'change fixes': 'manager',
  'change templates': 'manager',
  'change sources': 'manager',
  'poll now': 'manager',
  'see alert rules': 'viewer',
  'change alert rules': 'manager',
  'judge alerts': 'responder',
  'change on call': 'manager',
  'change triage rules': 'manager',
  'see users': 'manager',
  'change channels': 'admin',
  'change users': 'admin',
  'see audit': 'admin',
  'change retention': 'admin',
  'erase people': 'admin',
} as const satisfies Record<string, Role>;

export type Capability = keyof typeof POLICY;
export const CAPABILITIES = Object.keys(POLICY) as Capability[];

/** What belongs to no brand: a role for some brands does not give it. */
const WORKSPACE_WIDE: ReadonlySet<Capability> = new Set([
  'see sources',
  'change sources',
  'poll now',
  'change channels',
  'change on call',
  'change teams',
  'see users',
  'change users',
  'see audit',
  'erase people',
]);

/** Who asks. `role` holds for all brands; `brandRoles` adds or replaces it brand by brand. */
export type Viewer = {
  userId: number;
  role: Role | null;
  brandRoles: ReadonlyMap<number, Role>;
  /** Set for API tokens: what the token allows on top of what its user may. */
  scope: 'read' | 'write' | null;
};

/** True when the viewer may do this: on that brand, or, without one, anywhere in the workspace. */
export function can(viewer: Viewer | null, capability: Capability, brandId?: number): boolean {
  if (!viewer) return false;
  const needed = ROLES.indexOf(POLICY[capability]);
  if (viewer.scope === 'read' && !capability.startsWith('see ')) return false;
  const role = brandId === undefined ? viewer.role : (viewer.brandRoles.get(brandId) ?? viewer.role);
  return role !== null && ROLES.indexOf(role) >= needed;
}

/** The roles that may do this, the least of them first. */
export const rolesWith = (capability: Capability): readonly Role[] =>
  ROLES.slice(ROLES.indexOf(POLICY[capability]));

/** True when the viewer may do this for any brand, or, where it belongs to no brand, in the workspace. */
export function canSomewhere(viewer: Viewer | null, capability: Capability): boolean {
  if (!viewer || can(viewer, capability)) return viewer !== null;
  const held = WORKSPACE_WIDE.has(capability) ? [] : [...viewer.brandRoles.keys()];
  return held.some((brandId) => can(viewer, capability, brandId));
}

/** The brands out of `brandIds` on which the viewer may do this. */
export function brandsWhere(viewer: Viewer | null, capability: Capability, brandIds: number[]): number[] {
  return brandIds.filter((brandId) => can(viewer, capability, brandId));
}
