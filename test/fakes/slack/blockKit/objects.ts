/** Composition objects: texts, options, confirmations, images, rich text. */
import { boolean, byType, either, list, number, object, oneOf, string } from './schema.ts';
import type { Check } from './schema.ts';

export const plainText = (max: number): Check =>
  byType({ plain_text: object({ text: string({ max }) }, { emoji: boolean }) });

export const mrkdwn = (max: number): Check =>
  byType({ mrkdwn: object({ text: string({ max }) }, { verbatim: boolean }) });

export const anyText = (max: number): Check =>
  byType({
    plain_text: object({ text: string({ max }) }, { emoji: boolean }),
    mrkdwn: object({ text: string({ max }) }, { verbatim: boolean }),
  });

/** Slack accepts some other schemes in places; we have no use for one (assumed stricter). */
export const webAddress = string({ max: 3000, pattern: /^https?:\/\/[^\s]+$/ });

export const style = oneOf('primary', 'danger');

export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style },
);

/** The type's comment says 75 for the value, live users say 150. That it must not be empty is assumed. */
const optionRest = { value: string({ max: 150 }), description: plainText(75) };
const option = (text: Check): Check =>
  object({ text, value: optionRest.value }, { description: optionRest.description });

export const plainOption = option(plainText(75));
/** Of radio buttons and checkboxes. */
export const markedOption = object({ text: anyText(75), value: optionRest.value }, { description: anyText(75) });
export const overflowOption = object(
  { text: plainText(75), value: optionRest.value },
  { description: optionRest.description, url: webAddress },
);
export const optionGroup = object({ label: plainText(75), options: list(plainOption, { max: 100 }) });

const slackFile = object({}, { id: string({ pattern: /^F[A-Z0-9]{8,}$/ }), url: webAddress }, either('id', 'url'));

export const imageFields = { alt_text: string({ max: 2000 }) };
export const imageSources = { image_url: webAddress, slack_file: slackFile };
export const oneImageSource = either('image_url', 'slack_file');

export const image = byType({ image: object(imageFields, imageSources, oneImageSource) });

const leafStyle = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);
const styled = { style: leafStyle };

const textLeaf = object({ text: string({}) }, styled);
const linkLeaf = object({ url: webAddress }, { text: string({}), unsafe: boolean, ...styled });

const richLeaf = byType({
  text: textLeaf,
  link: linkLeaf,
  user: object({ user_id: string({}) }, styled),
  usergroup: object({ usergroup_id: string({}) }, styled),
  team: object({ team_id: string({}) }, styled),
  channel: object({ channel_id: string({}) }, styled),
  emoji: object({ name: string({}) }, { unicode: string({}), url: webAddress, ...styled }),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone') }, styled),
  color: object({ value: string({}) }, styled),
  date: object(
    { timestamp: number({ integer: true }), format: string({}) },
    { url: webAddress, fallback: string({}), ...styled },
  ),
});

const richSection = object({ elements: list(richLeaf) });
const border = number({ min: 0, max: 1, integer: true });

export const richTextFields = {
  elements: list(
    byType({
      rich_text_section: richSection,
      rich_text_list: object(
        { elements: list(byType({ rich_text_section: richSection })), style: oneOf('bullet', 'ordered') },
        { indent: number({ min: 0, max: 8, integer: true }), offset: number({ min: 0, integer: true }), border },
      ),
      rich_text_quote: object({ elements: list(richLeaf) }, { border }),
      rich_text_preformatted: object({ elements: list(byType({ text: textLeaf, link: linkLeaf })) }, { border }),
    }),
  ),
};
