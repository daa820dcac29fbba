/** Colours, sizes, distances and addresses, as card JSON 2.0 writes them. */
import { object, oneOf, string } from './schema.ts';
import type { Check } from './schema.ts';

const hues = 'blue carmine green indigo lime orange purple red sunflower turquoise violet wathet yellow';
const hue = new RegExp(`^(?:${hues.replaceAll(' ', '|')})(?:-(?:50|100|200|300|350|400|500|600|700|800|900))?$`);
const grey = /^grey(?:-(?:00|50|100|200|300|350|400|500|600|650|700|800|900|950|1000))?$/;
const named = new Set(['default', 'white', 'bg-white']);
const rgba = /^rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(?:0|1|0?\.\d+|1\.0+)\s*\)$/;

/** Never hexadecimal. That rgba() may stand in place, without a name in config.style, is from the component pages. */
export const isColour = (value: string, own: ReadonlySet<string>): boolean =>
  named.has(value) || hue.test(value) || grey.test(value) || rgba.test(value) || own.has(value);

export const colour: Check = (value, at, { report, colours }) => {
  if (typeof value !== 'string' || !isColour(value, colours)) {
    report(at, `must be a colour's name or rgba(): ${JSON.stringify(value)}`);
  }
};

export const rgbaColour = string({ pattern: rgba });

/** Of tags: grey is called neutral there. */
export const tagColours =
  'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' ');
export const tagColour = oneOf(...tagColours);

export const background =
  (...more: readonly string[]): Check =>
  (value, at, walk) => {
    if (!more.some((each) => each === value)) colour(value, at, walk);
  };

const sizes = new Set(
  (
    'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation ' +
    'xxxx-large xxx-large xx-large x-large large medium small x-small'
  ).split(' '),
);

export const textSize: Check = (value, at, walk) => {
  if (typeof value !== 'string' || !(sizes.has(value) || walk.sizes.has(value))) {
    walk.report(at, `must be a text size: ${JSON.stringify(value)}`);
  }
};

/** A name of a size that is there without config.style. */
export const ownSize = oneOf(...sizes);

const pixels = /^(-?\d+)px$/;

export function length(min: number, max: number, ...words: readonly string[]): Check {
  return (value, at, { report }) => {
    if (words.some((word) => word === value)) return;
    const amount = typeof value === 'string' ? pixels.exec(value)?.[1] : undefined;
    if (amount === undefined || Number(amount) < min || Number(amount) > max) {
      report(at, `must be ${[...words, `${min}px to ${max}px`].join(', ')}`);
    }
  };
}

/** Zero needs no unit: the pages have '8px 0'. */
function lengths(min: number, max: number, counts: readonly number[]): Check {
  return (value, at, { report }) => {
    const parts = typeof value === 'string' ? value.split(' ') : [];
    const isFine = parts.every((part) => {
      const amount = part === '0' ? '0' : pixels.exec(part)?.[1];
      return amount !== undefined && Number(amount) >= min && Number(amount) <= max;
    });
    if (!isFine || !counts.includes(parts.length)) {
      report(at, `must be ${counts.join(' or ')} lengths of ${min}px to ${max}px`);
    }
  };
}

/** Three values, which CSS would know, are assumed to be refused: the pages name one, two and four. */
export const margin = lengths(-99, 99, [1, 2, 4]);
export const padding = lengths(0, 99, [1, 2, 4]);
/** Of a form and a checker, whose pages have the range of margins. */
export const widePadding = lengths(-99, 99, [1, 2, 4]);
/** Of a panel's header: two values were refused (measured). */
export const panelPadding = lengths(0, 99, [1, 4]);
export const spacing = length(0, 99, 'small', 'medium', 'large', 'extra_large');
export const radius = string({ pattern: /^(?:\d+px|(?:100|\d{1,2})%)$/ });
export const controlWidth = length(100, Infinity, 'default', 'fill');
export const direction = oneOf('vertical', 'horizontal');
export const horizontal = oneOf('left', 'center', 'right');
export const vertical = oneOf('top', 'center', 'bottom');

/** lark:// addresses exist too; a bot like ours has no use for them (assumed stricter). */
export const address = string({ pattern: /^https?:\/\/\S+$/ });
/** An address for one kind of client: empty where it has none of its own, or forbids it. */
const clientAddress = string({
  pattern: /^(?:https?:\/\/\S+|lark:\/\/msgcard\/unsupported_action)?$/,
});
const clients = {
  pc_url: clientAddress,
  ios_url: clientAddress,
  android_url: clientAddress,
};

export const openUrl = object({ default_url: address }, clients);
export const multiUrl = object({ url: address }, clients);
