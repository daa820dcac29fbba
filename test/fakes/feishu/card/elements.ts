/** Every element of a body, and which may stand in which. */
import { behaviors, confirm } from './behaviors.ts';
import { display } from './display.ts';
import { interactive } from './interactive.ts';
import { boolean, byTag, codes, isObject, list, object, oneOf, pathTo, string } from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';
import { elementId, plainOrMarkdown, plainText, sizedIcon } from './texts.ts';
import {
  background,
  colour,
  direction,
  horizontal,
  length,
  margin,
  multiUrl,
  padding,
  panelPadding,
  radius,
  spacing,
  vertical,
  widePadding,
} from './values.ts';

const common = { element_id: elementId, margin };
const spacings = { horizontal_spacing: spacing, vertical_spacing: spacing };
const aligns = { horizontal_align: horizontal, vertical_align: vertical };
const jump = object({ multi_url: multiUrl });
const maxDepth = 5;
const rootOnly = new Set(['table', 'form']);
/** A name tells what somebody entered. overflow and interactive_container have no such property (assumed: need none). */
const named: ReadonlySet<string> = new Set(Object.keys(interactive).filter((tag) => tag !== 'overflow'));

/** A container's children: one level deeper. */
function inside(tag: string): Check {
  return (value, at, walk) => {
    const within = [...walk.within, tag];
    if (within.length > maxDepth) walk.report(at, `containers are nested more than ${maxDepth} deep`);
    list(element)(value, at, { ...walk, within });
  };
}

const column = byTag({
  column: object(
    {},
    {
      ...common,
      ...spacings,
      elements: (value, at, walk) => list(element)(value, at, walk),
      width: length(16, 600, 'auto', 'weighted'),
      weight: oneOf(1, 2, 3, 4, 5),
      ...aligns,
      direction,
      padding,
      background_style: background(),
      action: jump,
    },
  ),
});

/** How many columns there may be is undocumented. */
const columns: Check = (value, at, walk) => {
  const within = [...walk.within, 'column_set'];
  if (within.length > maxDepth) walk.report(at, `containers are nested more than ${maxDepth} deep`);
  list(column)(value, at, { ...walk, within });
};

function submits(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(submits);
  if (!isObject(value)) return false;
  return (value.tag === 'button' && value.form_action_type === 'submit') || Object.values(value).some(submits);
}

function hasSubmit(fields: Fields, at: string, { report }: Walk): void {
  if (!submits(fields.elements)) report(at, 'a form must have a submit button');
}

const containers = {
  column_set: object(
    { columns },
    {
      ...common,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: spacing,
      horizontal_align: horizontal,
      background_style: background(),
      action: jump,
    },
  ),
  form: object(
    { name: string({ min: 1 }), elements: inside('form') },
    { ...common, ...spacings, ...aligns, direction, padding: widePadding },
    hasSubmit,
  ),
  collapsible_panel: object(
    {
      header: object(
        {},
        {
          title: plainOrMarkdown,
          background_color: colour,
          width: oneOf('fill', 'auto', 'auto_when_fold'),
          vertical_align: vertical,
          padding: panelPadding,
          icon: sizedIcon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: oneOf(-180, -90, 90, 180),
        },
      ),
    },
    {
      ...common,
      ...spacings,
      elements: inside('collapsible_panel'),
      expanded: boolean,
      background_color: colour,
      border: object({}, { color: colour, corner_radius: radius }),
      direction,
      padding,
    },
  ),
  interactive_container: object(
    { behaviors, elements: inside('interactive_container') },
    {
      ...common,
      ...aligns,
      width: length(16, 999, 'fill', 'auto'),
      height: length(10, 999, 'auto'),
      direction,
      background_style: background('laser'),
      has_border: boolean,
      border_color: colour,
      corner_radius: radius,
      padding: widePadding,
      disabled: boolean,
      disabled_tips: plainText(),
      hover_tips: plainText(),
      confirm,
    },
  ),
};

const byItsTag = byTag({ ...display, ...interactive, ...containers });

function nameIsThere({ tag, name }: Fields, at: string, { report, within }: Walk): void {
  if (within.includes('form') && typeof tag === 'string' && named.has(tag) && (name === undefined || name === '')) {
    report(pathTo(at, 'name'), 'is empty in a form', codes.name);
  }
}

function element(value: unknown, at: string, walk: Walk): void {
  byItsTag(value, at, walk);
  if (!isObject(value)) return;
  if (typeof value.tag === 'string' && rootOnly.has(value.tag) && walk.within.length > 0) {
    walk.report(at, `${value.tag} stands at the root of the body only`);
  }
  nameIsThere(value, at, walk);
}

/** That a body states its elements is assumed; a card needs no body. */
export const body = object({ elements: list(element) }, { ...spacings, ...aligns, direction, padding });
