/** Interactive elements, and which block takes which. */
import { isDeepStrictEqual } from 'node:util';
import {
  confirm,
  image,
  markedOption,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richTextFields,
  style,
  webAddress,
} from './objects.ts';
import {
  boolean,
  byType,
  either,
  everyCheck,
  isFields,
  list,
  number,
  object,
  oneOf,
  pointerTo,
  string,
} from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';

const action = { action_id: string({ max: 255 }) };
const confirmable = { ...action, confirm };
const focusable = { focus_on_load: boolean };
const placeholder = { placeholder: plainText(150) };
const select = { ...confirmable, ...focusable, ...placeholder };
const multiSelect = { ...select, max_selected_items: number({ min: 1, integer: true }) };
const typed = {
  ...action,
  ...focusable,
  ...placeholder,
  dispatch_action_config: object(
    {},
    { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
  ),
};
const accessibility = { accessibility_label: string({ max: 75 }) };

const id = string({});
const ids = list(id);

function offered(fields: Fields): readonly unknown[] {
  const groups = Array.isArray(fields.option_groups) ? fields.option_groups : [];
  const grouped = groups.flatMap((group: unknown) =>
    isFields(group) && Array.isArray(group.options) ? (group.options as unknown[]) : [],
  );
  return [...(Array.isArray(fields.options) ? (fields.options as unknown[]) : []), ...grouped];
}

/** Slack compares the whole option, its text too. */
function initialIsOffered(fields: Fields, at: string, { report }: Walk): void {
  const isOffered = (initial: unknown) => offered(fields).some((each) => isDeepStrictEqual(each, initial));
  if (fields.initial_option !== undefined && !isOffered(fields.initial_option)) {
    report(pointerTo(at, 'initial_option'), 'must be one of the options');
  }
  if (!Array.isArray(fields.initial_options)) return;
  fields.initial_options.forEach((initial, index) => {
    if (!isOffered(initial)) report(pointerTo(pointerTo(at, 'initial_options'), index), 'must be one of the options');
  });
}

function textFits(fields: Fields, at: string, { report }: Walk): void {
  const { initial_value: initial, min_length: min, max_length: max } = fields;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    report(pointerTo(at, 'min_length'), 'must be at most max_length');
  }
  const limit = typeof max === 'number' ? max : 3000;
  if (typeof initial === 'string' && initial.length > limit) {
    report(pointerTo(at, 'initial_value'), `must be less than ${limit + 1} characters`);
  }
}

function numberFits(fields: Fields, at: string, { report }: Walk): void {
  const { initial_value: initial, min_value: min, max_value: max } = fields;
  const above = (value: unknown, limit: unknown) =>
    typeof value === 'string' && typeof limit === 'string' && Number(value) > Number(limit);
  if (above(min, max)) report(pointerTo(at, 'min_value'), 'must be at most max_value');
  if (above(initial, max)) report(pointerTo(at, 'initial_value'), 'must be at most max_value');
  if (above(min, initial)) report(pointerTo(at, 'initial_value'), 'must be at least min_value');
  if (fields.is_decimal_allowed !== false) return;
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    const value = fields[key];
    if (typeof value === 'string' && value.includes('.')) report(pointerTo(at, key), 'must be an integer');
  }
}

const isoDate: Check = (value, at, walk) => {
  string({ pattern: /^\d{4}-\d{2}-\d{2}$/ })(value, at, walk);
  if (typeof value !== 'string') return;
  const time = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) walk.report(at, 'must be a date');
};
/** Numbers travel as strings; how many digits Slack takes is unknown (assumed: any). */
const numeral = string({ pattern: /^-?\d+(\.\d+)?$/ });
const options = { options: list(plainOption, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) };
const oneKindOfOptions = everyCheck(either('options', 'option_groups'), initialIsOffered);
const conversations = {
  default_to_current_conversation: boolean,
  filter: object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
};

/** "response_url_enabled only in modal inputs": blocks.ts allows it there and nowhere else. */
const respondable = { response_url_enabled: boolean };

export const button = object(
  { text: plainText(75) },
  { ...confirmable, ...accessibility, value: string({ max: 2000 }), url: webAddress, style },
);

const feedback = object({ text: plainText(75), value: string({ max: 2000 }) }, accessibility);

const selects = {
  static_select: object({}, { ...select, ...options, initial_option: plainOption }, oneKindOfOptions),
  external_select: object(
    {},
    { ...select, initial_option: plainOption, min_query_length: number({ min: 0, integer: true }) },
  ),
  users_select: object({}, { ...select, initial_user: id }),
  conversations_select: object({}, { ...select, ...conversations, ...respondable, initial_conversation: id }),
  channels_select: object({}, { ...select, ...respondable, initial_channel: id }),
  multi_static_select: object(
    {},
    { ...multiSelect, ...options, initial_options: list(plainOption, { max: 100 }) },
    oneKindOfOptions,
  ),
  multi_external_select: object(
    {},
    { ...multiSelect, initial_options: list(plainOption), min_query_length: number({ min: 0, integer: true }) },
  ),
  multi_users_select: object({}, { ...multiSelect, initial_users: ids }),
  multi_conversations_select: object({}, { ...multiSelect, ...conversations, initial_conversations: ids }),
  multi_channels_select: object({}, { ...multiSelect, initial_channels: ids }),
};

const choices = {
  radio_buttons: object(
    { options: list(markedOption, { max: 10 }) },
    { ...confirmable, ...focusable, initial_option: markedOption },
    initialIsOffered,
  ),
  checkboxes: object(
    { options: list(markedOption, { max: 10 }) },
    { ...confirmable, ...focusable, initial_options: list(markedOption, { max: 10 }) },
    initialIsOffered,
  ),
};

const pickers = {
  datepicker: object({}, { ...select, initial_date: isoDate }),
  timepicker: object({}, { ...select, initial_time: string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }), timezone: id }),
};
const datetimepicker = object(
  {},
  { ...confirmable, ...focusable, initial_date_time: number({ min: 1e9, max: 9_999_999_999, integer: true }) },
);

const overflow = object({ options: list(overflowOption, { max: 5 }) }, confirmable);
const workflowButton = object(
  {
    text: plainText(75),
    workflow: object({
      trigger: object(
        { url: webAddress },
        { customizable_input_parameters: list(object({ name: string({}), value: string({}) })) },
      ),
    }),
  },
  { ...confirmable, ...accessibility, style },
);
const lines = number({ min: 1, max: 100, integer: true });
const richTextInput = object(
  {},
  { ...typed, initial_value: byType({ rich_text: object(richTextFields) }), min_lines: lines, max_lines: lines },
);

/** An empty initial_value is assumed to be accepted as none. */
const initialText = { initial_value: string({ min: 0 }) };

const inputs = {
  plain_text_input: object(
    {},
    {
      ...typed,
      ...initialText,
      multiline: boolean,
      min_length: number({ min: 0, max: 3000, integer: true }),
      max_length: number({ min: 1, max: 3000, integer: true }),
    },
    textFits,
  ),
  number_input: object(
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: numeral, min_value: numeral, max_value: numeral },
    numberFits,
  ),
  url_text_input: object({}, { ...typed, ...initialText }),
  email_text_input: object({}, { ...typed, ...initialText }),
  rich_text_input: richTextInput,
  datetimepicker,
  file_input: object(
    {},
    { ...action, filetypes: list(string({})), max_files: number({ min: 1, max: 10, integer: true }) },
    (_, at, { surface, report }) => {
      if (surface !== 'modal') report(at, 'file_input is allowed in modals only');
    },
  ),
};

export const accessory = byType({
  button,
  image: (value, at, walk) => image({ ...(value as Fields), type: 'image' }, at, walk),
  overflow,
  workflow_button: workflowButton,
  ...selects,
  ...choices,
  ...pickers,
});

export const actionElement = byType({
  button,
  overflow,
  workflow_button: workflowButton,
  datetimepicker,
  rich_text_input: richTextInput,
  ...selects,
  ...choices,
  ...pickers,
});

export const inputElement = byType({ ...selects, ...choices, ...pickers, ...inputs });

export const contextAction = byType({
  feedback_buttons: object({ positive_button: feedback, negative_button: feedback }, action),
  icon_button: object(
    { icon: oneOf('trash'), text: plainText(75) },
    { ...confirmable, ...accessibility, value: string({ max: 2000 }), visible_to_user_ids: ids },
  ),
});
