/** The policy table as refusals: what a handler asks before it calls a verb. */
import { Refusal } from '../failure.ts';
import { brandsWhere, type Capability, can, canSomewhere, type Viewer } from './can.ts';

/** Throws unless the viewer may do this in the whole workspace. */
export function guard(viewer: Viewer, capability: Capability): void {
  if (!can(viewer, capability)) throw forbidden(capability);
}

/** Throws unless the viewer may do this for at least one brand; queries are then narrowed to these brands. */
export function guardSomewhere(viewer: Viewer, capability: Capability): void {
  if (!canSomewhere(viewer, capability)) throw forbidden(capability);
}

/**
 * Throws unless the viewer may do this for this brand. Who may not even see the brand learns nothing of it: for
 * them there is no such `what`.
 */
export function guardOn(viewer: Viewer, capability: Capability, brandId: number, what: string): void {
  if (!can(viewer, 'see inbox', brandId)) throw notFound(what);
  if (!can(viewer, capability, brandId)) throw forbidden(capability);
}

/** The same for what belongs to one brand, or with null to the whole workspace. */
export function guardOwnedBy(
  viewer: Viewer,
  capability: Capability,
  brandId: number | null,
  what = 'brand',
): void {
  if (brandId === null) guard(viewer, capability);
  else guardOn(viewer, capability, brandId, what);
}

/** The brands that the viewer may do this for. */
export function permittedAmong<Brand extends { id: number }>(
  viewer: Viewer,
  capability: Capability,
  brands: Brand[],
): Brand[] {
  const ids = brandsWhere(
    viewer,
    capability,
    brands.map((brand) => brand.id),
  );
  return brands.filter((brand) => ids.includes(brand.id));
}

/** "There is no such mention …": also for what the viewer may not see. */
export const notFound = (what: string) =>
  new Refusal('not-found', `There is no such ${what}. It was removed, or you may not see it.`);

const forbidden = (capability: Capability) =>
  new Refusal('forbidden', `Your role does not allow this (${capability}). An admin can change your role.`);
