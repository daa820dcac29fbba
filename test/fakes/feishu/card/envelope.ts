/** What stands around a card's body: config, header, and where a press on the whole leads. */
import { boolean, integer, list, object, oneOf, record, string } from './schema.ts';
import { icon, languages, plainOrLarkMd, textTags } from './texts.ts';
import { multiUrl, ownSize, padding, rgbaColour } from './values.ts';

/** One figure for all clients, or one for each (assumed: numbers alone). */
const perClient = record(integer({ min: 1 }), ['default', 'android', 'ios', 'pc']);

/**
 * Some keys of 1.0 are known to pass (wide_screen_mode in a plugin of Feishu's own); unknown properties are documented
 * as refused, and a card needs none of them.
 */
const config = object(
  {},
  {
    update_multi: oneOf(true),
    enable_forward: boolean,
    enable_forward_interaction: boolean,
    width_mode: oneOf('default', 'compact', 'fill'),
    summary: object({}, { content: string(), i18n_content: record(string(), languages) }),
    locales: list(oneOf(...languages)),
    use_custom_translation: boolean,
    streaming_mode: boolean,
    streaming_config: object(
      {},
      {
        print_frequency_ms: perClient,
        print_step: perClient,
        print_strategy: oneOf('fast', 'delay'),
      },
    ),
    style: object(
      {},
      {
        text_size: record(object({}, { default: ownSize, pc: ownSize, mobile: ownSize })),
        color: record(object({}, { light_mode: rgbaColour, dark_mode: rgbaColour })),
      },
    ),
  },
);

const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default';

const header = object(
  { title: plainOrLarkMd },
  {
    // A bare string was refused with 230099 (measured).
    subtitle: plainOrLarkMd,
    text_tag_list: textTags,
    i18n_text_tag_list: record(textTags, languages),
    template: oneOf(...templates.split(' ')),
    icon,
    padding,
  },
);

export const envelope = { schema: oneOf('2.0') };
export const around = { config, header, card_link: multiUrl };
