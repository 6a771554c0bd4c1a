/** The smallest pictures of each format, and the same ones with what cameras and programs write beside them. */

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));
const text = (words: string) => new TextEncoder().encode(words);

export const joined = (...pieces: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(pieces.flatMap((piece) => [...piece]));

export const PNG = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);
export const JPEG = bytesOf(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==',
);
export const GIF = bytesOf('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7');
export const WEBP = bytesOf('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==');

/** What nobody meant to publish. */
export const PLACE = 'GPS 51.4545 N 2.5879 W, home of Ines Example';

const big = (n: number) => [(n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];
const little = (n: number) => big(n).reverse();

const pngChunk = (name: string, data: Uint8Array) => joined(big(data.length), text(name), data, [0, 0, 0, 0]);

const jpegSegment = (marker: number, data: Uint8Array) =>
  joined([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255], data);

const webpChunk = (name: string, data: Uint8Array) =>
  joined(text(name), little(data.length), data, data.length % 2 ? [0] : []);

/** Turned by a quarter, as telephones are held. */
const EXIF = joined(
  text('Exif\0\0II'),
  [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
  text(PLACE),
);

const gifBlocks = (data: Uint8Array) => joined([data.length], data, [0]);

export const WITH_PLACE: Record<string, Uint8Array<ArrayBuffer>> = {
  'image/png': joined(
    PNG.subarray(0, 33),
    pngChunk('eXIf', text(PLACE)),
    pngChunk('tEXt', text(`Comment\0${PLACE}`)),
    PNG.subarray(33),
  ),
  'image/jpeg': joined(
    JPEG.subarray(0, 20),
    jpegSegment(0xe1, EXIF),
    jpegSegment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${PLACE}`)),
    jpegSegment(0xfe, text(PLACE)),
    JPEG.subarray(20),
  ),
  'image/gif': joined(
    GIF.subarray(0, 19),
    [0x21, 0xfe],
    gifBlocks(text(PLACE)),
    [0x21, 0xff],
    [11],
    text('XMP DataXMP'),
    gifBlocks(text(PLACE)),
    GIF.subarray(19),
  ),
  'image/webp': riff(
    webpChunk('VP8X', new Uint8Array([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    WEBP.subarray(12),
    webpChunk('EXIF', EXIF),
    webpChunk('XMP ', text(PLACE)),
  ),
};

function riff(...chunks: Uint8Array[]) {
  const body = joined(text('WEBP'), ...chunks);
  return joined(text('RIFF'), little(body.length), body);
}
