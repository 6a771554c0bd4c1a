/** Drawings as pictures. The renderer and its font are loaded with the first one. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Picture } from './platform.ts';

type Draw = (svg: string, width: number) => Uint8Array;

/** One renderer for the process: it can be started once only. */
let loaded: Promise<Draw> | null = null;

/** Letters are read on dense screens. */
const DENSITY = 2;

export const picture: Picture = async (svg, width) => {
  loaded ??= load();
  return (await loaded)(svg, width);
};

async function load(): Promise<Draw> {
  const [{ initWasm, Resvg }, { default: font }] = await Promise.all([
    import('@resvg/resvg-wasm'),
    import('./font/inter-medium.weights.ts'),
  ]);
  await initWasm(readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = [Uint8Array.from(Buffer.from(font, 'base64'))];
  return (svg, width) => {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'width', value: width * DENSITY },
      font: { fontBuffers, defaultFontFamily: 'Inter', loadSystemFonts: false },
    });
    try {
      return drawing.render().asPng();
    } finally {
      drawing.free();
    }
  };
}
