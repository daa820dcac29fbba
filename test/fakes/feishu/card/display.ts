/** What is only looked at. */
import { chart } from './chart.ts';
import { boolean, integer, list, object, oneOf, string } from './schema.ts';
import { table } from './table.ts';
import { elementId, icon, markdownFields, markdownText, plainOrLarkMd, plainText, styledText } from './texts.ts';
import { length, margin, radius } from './values.ts';

const common = { element_id: elementId, margin };
const personSize = oneOf('extra_small', 'small', 'medium', 'large');
const imageSize = string({
  pattern: /^(?:stretch|large|medium|small|tiny|\d+px \d+px)$/,
});

export const display = {
  markdown: object({ content: markdownText }, { ...common, ...markdownFields, icon }),
  div: object(
    {},
    {
      ...common,
      text: styledText,
      // That is_short may be left out is assumed not.
      fields: list(object({ is_short: boolean, text: plainOrLarkMd })),
      icon,
      width: length(16, 999, 'fill', 'auto'),
    },
  ),
  hr: object({}, common),
  img: object(
    { img_key: string({ min: 1 }), alt: plainText() },
    {
      ...common,
      title: plainText(),
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: imageSize,
      corner_radius: radius,
      transparent: boolean,
      preview: boolean,
    },
  ),
  person: object(
    { user_id: string({ min: 1 }) },
    {
      ...common,
      size: personSize,
      show_avatar: boolean,
      show_name: boolean,
      style: oneOf('normal', 'capsule'),
    },
  ),
  person_list: object(
    { persons: list(object({ id: string({ min: 1 }) })) },
    {
      ...common,
      show_name: boolean,
      show_avatar: boolean,
      size: personSize,
      lines: integer({ min: 1 }),
      drop_invalid_user_id: boolean,
      icon,
      ud_icon: icon,
    },
  ),
  chart,
  table,
} as const;
