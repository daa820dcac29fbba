/** A drawn chart as pixels, with a font of our own: a server has none with Chinese in it. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** Pixels for one of CSS: phones have two or three. */
const DENSITY = 2;

/** @param background of the whole picture: '#ffffff' */
export function rasterize(svg: string, width: number, background: string): Uint8Array {
  const picture = new Resvg(svg, {
    background,
    fitTo: { mode: 'width', value: width * DENSITY },
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  });
  return picture.render().asPng();
}
