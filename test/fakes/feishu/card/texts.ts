/** Text objects, icons, tags of a header, and the colours that stand in markdown. */
import { byTag, integer, list, object, record, string } from './schema.ts';
import type { Check } from './schema.ts';
import { colour, horizontal, isColour, tagColour, tagColours, textSize } from './values.ts';

export const languages =
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ');

const coloured = /<(font|text_tag)\b[^>]*?\bcolor\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s>]+))/gi;

/** Markdown is text of any length; its tags name colours, which are refused as elsewhere (assumed). */
export const markdownText: Check = (value, at, walk) => {
  string()(value, at, walk);
  if (typeof value !== 'string') return;
  for (const [, tag, single, double, bare] of value.matchAll(coloured)) {
    const name = single ?? double ?? bare ?? '';
    const isKnown = tag!.toLowerCase() === 'font' ? isColour(name, walk.colours) : tagColours.includes(name);
    if (!isKnown) walk.report(at, `<${tag!} color> has no such colour: ${JSON.stringify(name)}`);
  }
};

const content = (text: Check) => ({ content: text });
const translated = (text: Check) => ({ i18n_content: record(text, languages) });

export const plainText = (max = Infinity): Check =>
  byTag({
    plain_text: object(content(string({ max })), translated(string({ max }))),
  });

export const plainOrLarkMd = byTag({
  plain_text: object(content(string()), translated(string())),
  lark_md: object(content(markdownText), translated(markdownText)),
});

export const plainOrMarkdown = byTag({
  plain_text: object(content(string()), translated(string())),
  markdown: object(content(markdownText), translated(markdownText)),
});

export const elementId: Check = string({ pattern: /^[A-Za-z]\w{0,19}$/ });
const laidOut = { text_size: textSize, text_align: horizontal };

/** Of a div. A colour is for plain text alone; that it is refused elsewhere, not ignored, is assumed. */
export const styledText = byTag({
  plain_text: object(content(string()), {
    ...translated(string()),
    ...laidOut,
    text_color: colour,
    lines: integer({ min: 1 }),
    element_id: elementId,
  }),
  lark_md: object(content(markdownText), {
    ...translated(markdownText),
    ...laidOut,
    lines: integer({ min: 1 }),
    element_id: elementId,
  }),
});

export const checkerText = byTag({
  plain_text: object(content(string()), {
    ...translated(string()),
    ...laidOut,
    text_color: colour,
  }),
  lark_md: object(content(markdownText), {
    ...translated(markdownText),
    ...laidOut,
  }),
});

export const markdownFields = { ...translated(markdownText), ...laidOut };

const icons = (more: Readonly<Record<string, Check>>): Check =>
  byTag({
    standard_icon: object({ token: string({ min: 1 }) }, { color: colour, ...more }),
    custom_icon: object({ img_key: string({ min: 1 }) }, more),
  });

export const icon = icons({});
export const sizedIcon = icons({ size: string({ pattern: /^\d+px \d+px$/ }) });

export const textTags = list(
  byTag({
    text_tag: object({ text: plainText() }, { color: tagColour, element_id: elementId }),
  }),
  { max: 3 },
);
