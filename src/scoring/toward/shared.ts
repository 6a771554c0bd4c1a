/** The head toward brands as it ships, read once. */
import { decodeModel } from '../linear/model.ts';
import { sharedWords } from '../linear/shared-words.ts';
import base64 from '../model/toward.weights.ts';
import { makeToward, type TowardBrand } from './toward.ts';

let shared: TowardBrand | undefined;

/** Decoded at first use. */
export function sharedToward(): TowardBrand {
  shared ??= makeToward(decodeModel(base64), sharedWords());
  return shared;
}
