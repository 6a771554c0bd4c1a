/** The one way in for pictures: what they are by their own bytes, without what was written beside them. */
import type { PictureType } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import { drawnGif, isGif } from './gif.ts';
import { drawnJpeg, JPEG_SIGNATURE } from './jpeg.ts';
import { drawnPng, PNG_SIGNATURE } from './png.ts';
import { drawnWebp, isWebp } from './webp.ts';

export const TOO_LARGE_PICTURE =
  'The picture is far too large, so nothing of it was read and nothing was sent. Make it smaller than 10 MB.';

export type Picture = { type: PictureType; bytes: Uint8Array };

type Format = {
  type: PictureType;
  begins(bytes: Uint8Array): boolean;
  drawn(bytes: Uint8Array): Uint8Array | null;
};

const beginning = (signature: number[]) => (bytes: Uint8Array) =>
  signature.every((byte, at) => bytes[at] === byte);

const FORMATS: Format[] = [
  { type: 'image/png', begins: beginning(PNG_SIGNATURE), drawn: drawnPng },
  { type: 'image/jpeg', begins: beginning(JPEG_SIGNATURE), drawn: drawnJpeg },
  { type: 'image/gif', begins: isGif, drawn: drawnGif },
  { type: 'image/webp', begins: isWebp, drawn: drawnWebp },
];

/** Neither the file's name nor what the browser calls it is asked. Throws Refusal, with a sentence for the field. */
export function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length === 0) throw refusedPicture('This file is empty. Choose a picture.');
  const format = FORMATS.find(({ begins }) => begins(bytes));
  if (!format) throw refusedPicture('This is no PNG, JPEG, GIF or WebP picture. Choose one that is.');
  const drawn = format.drawn(bytes);
  if (!drawn)
    throw refusedPicture('This picture is damaged or not whole. Save it again, or choose another one.');
  return { type: format.type, bytes: drawn };
}

/** For the field "picture". */
export const refusedPicture = (problem: string): Refusal =>
  new Refusal('invalid', `${problem} Nothing was sent.`, { picture: problem });
