/** The blocks, and the surfaces that take each. */
import { accessory, actionElement, button, contextAction, inputElement } from './elements.ts';
import { chartBlock } from './chart.ts';
import {
  anyText,
  image,
  imageFields,
  imageSources,
  mrkdwn,
  oneImageSource,
  plainText,
  richTextFields,
  webAddress,
} from './objects.ts';
import { boolean, byType, isFields, list, number, object, oneOf, pointerTo, string } from './schema.ts';
import { dataTableBlock, tableBlock } from './table.ts';
import type { Check, Fields, Surface, Walk } from './schema.ts';

/**
 * Uncertain ones are refused (all assumed): table, data_table, data_visualization and container on home (documented,
 * or said by one schema, and refused or untried live); card in a modal (documented, fails live).
 */
const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  actions: ['message', 'modal', 'home'],
  context: ['message', 'modal', 'home'],
  divider: ['message', 'modal', 'home'],
  header: ['message', 'modal', 'home'],
  image: ['message', 'modal', 'home'],
  input: ['message', 'modal', 'home'],
  rich_text: ['message', 'modal', 'home'],
  section: ['message', 'modal', 'home'],
  video: ['message', 'modal', 'home'],
  markdown: ['message'],
  context_actions: ['message'],
  plan: ['message'],
  task_card: ['message'],
  table: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  container: ['message'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  alert: ['modal'],
  // Read-only: Slack sends it, nobody else can.
  file: [],
};

const blockId = { block_id: string({ max: 255 }) };

/** Rich text is both a block and part of others. */
const richText = byType({ rich_text: object(richTextFields, blockId) });

function requireOneOf(...keys: readonly string[]): (fields: Fields, at: string, walk: Walk) => void {
  return (fields, at, { report }) => {
    if (keys.every((key) => fields[key] === undefined)) report(at, `one of ${keys.join(', ')} is required`);
  };
}

const card = object(
  {},
  {
    ...blockId,
    hero_image: image,
    icon: image,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(byType({ button }), { max: 2 }),
  },
  requireOneOf('hero_image', 'title', 'actions', 'body'),
);

const status = oneOf('pending', 'in_progress', 'complete', 'error');
const taskCard = object(
  { task_id: string({}), title: string({}), status },
  {
    ...blockId,
    details: richText,
    output: richText,
    sources: list(byType({ url: object({ url: webAddress, text: string({}) }) })),
  },
);

function responseUrlOnlyInModal(fields: Fields, at: string, { surface, report }: Walk): void {
  const listed: readonly unknown[] = Array.isArray(fields.elements) ? fields.elements : [];
  const elements = [fields.element, fields.accessory, ...listed];
  const legal = surface === 'modal' && fields.element !== undefined;
  if (!legal && elements.some((each) => isFields(each) && each.response_url_enabled === true)) {
    report(at, 'response_url_enabled is allowed in inputs of modals only');
  }
}

const simple: Readonly<Record<string, Check>> = {
  section: object(
    {},
    { ...blockId, text: anyText(3000), fields: list(anyText(2000), { max: 10 }), accessory, expand: boolean },
    (fields, at, walk) => {
      requireOneOf('text', 'fields')(fields, at, walk);
      responseUrlOnlyInModal(fields, at, walk);
    },
  ),
  header: object({ text: plainText(150) }, { ...blockId, level: number({ min: 1, max: 4, integer: true }) }),
  context: object(
    {
      // A text of a context has no limit of its own in the documents; that of a section is assumed.
      elements: list(
        (value, at, walk) =>
          isFields(value) && value.type === 'image' ? image(value, at, walk) : anyText(3000)(value, at, walk),
        { max: 10 },
      ),
    },
    blockId,
  ),
  actions: object({ elements: list(actionElement, { max: 25 }) }, blockId, responseUrlOnlyInModal),
  divider: object({}, blockId),
  image: object(imageFields, { ...blockId, ...imageSources, title: plainText(2000) }, oneImageSource),
  input: object(
    { label: plainText(2000), element: inputElement },
    { ...blockId, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    responseUrlOnlyInModal,
  ),
  rich_text: object(richTextFields, blockId),
  table: tableBlock,
  video: object(
    { video_url: webAddress, thumbnail_url: webAddress, alt_text: string({}), title: plainText(199) },
    {
      ...blockId,
      title_url: webAddress,
      author_name: string({ max: 49 }),
      provider_name: string({}),
      provider_icon_url: webAddress,
      description: plainText(Infinity),
    },
  ),
};

/** No nesting, no chart, no data_table. */
const childBlock = byType(simple);

const blocks: Readonly<Record<string, Check>> = {
  ...simple,
  // 12,000 is the limit of all of them together.
  markdown: object({ text: string({ max: 12_000 }) }, blockId),
  data_table: dataTableBlock,
  data_visualization: chartBlock,
  card,
  carousel: object({ elements: list(byType({ card }), { max: 10 }) }, blockId),
  container: object(
    { child_blocks: list(childBlock, { max: 10 }) },
    {
      ...blockId,
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      icon: image,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    requireOneOf('title', 'rich_text_title'),
  ),
  // Its length is nowhere documented; that of a section is assumed.
  alert: object(
    { text: anyText(3000) },
    { ...blockId, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  context_actions: object({ elements: list(contextAction, { max: 5 }) }, blockId),
  task_card: taskCard,
  plan: object({ title: string({}) }, { ...blockId, tasks: list(byType({ task_card: taskCard })) }),
};

export const block: Check = (value, at, walk) => {
  const type = isFields(value) ? value.type : undefined;
  if (typeof type === 'string' && surfaces[type]?.includes(walk.surface) === false) {
    walk.report(pointerTo(at, 'type'), `${type} is not allowed in a ${walk.surface}`);
    return;
  }
  byType(blocks)(value, at, walk);
};
