/** What can be pressed, typed into or chosen from. */
import { behaviors, callbacks, confirm } from './behaviors.ts';
import {
  boolean,
  every,
  integer,
  isObject,
  list,
  number,
  object,
  oneOf,
  pathTo,
  record,
  reportRepeated,
  string,
} from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';
import { checkerText, elementId, icon, languages, plainText } from './texts.ts';
import { controlWidth, margin, multiUrl, widePadding } from './values.ts';

const common = { element_id: elementId, margin };
const entry = {
  ...common,
  name: string(),
  required: boolean,
  width: controlWidth,
  disabled: boolean,
  behaviors: callbacks,
  confirm,
};
/** Documented for inputs; for everything else that has a placeholder it is assumed. */
const placeholder = plainText(100);
const tips = { disabled_tips: plainText(), hover_tips: plainText() };
const maxInput = 1000;

function defaultFits(fields: Fields, at: string, { report }: Walk): void {
  const max = typeof fields.max_length === 'number' ? fields.max_length : maxInput;
  const texts: readonly (readonly [string, unknown])[] = [
    ['default_value', fields.default_value],
    ...(isObject(fields.i18n_default_value)
      ? Object.entries(fields.i18n_default_value).map(([key, text]) => [`i18n_default_value.${key}`, text] as const)
      : []),
  ];
  for (const [key, text] of texts) {
    if (typeof text === 'string' && text.length > max) report(pathTo(at, key), `is longer than ${max} characters`);
  }
}

const input = object(
  {},
  {
    ...entry,
    disabled_tips: plainText(),
    placeholder,
    default_value: string(),
    i18n_default_value: record(string(), languages),
    label: plainText(),
    label_position: oneOf('top', 'left'),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: integer({ min: 1 }),
    auto_resize: boolean,
    max_rows: integer({ min: 1 }),
    max_length: integer({ min: 1, max: maxInput }),
    show_icon: boolean,
  },
  defaultFits,
);

const optionsUnique = ({ options }: Fields, at: string, walk: Walk) =>
  reportRepeated(options, 'value', pathTo(at, 'options'), walk);

function chosenIsOffered(fields: Fields, at: string, { report }: Walk): void {
  const options: readonly unknown[] = Array.isArray(fields.options) ? fields.options : [];
  const isOffered = (value: unknown) => options.some((each) => isObject(each) && each.value === value);
  const { initial_option: initial, initial_index: index, selected_values: selected } = fields;
  if (initial !== undefined && !isOffered(initial)) report(pathTo(at, 'initial_option'), 'must be one of the options');
  // 0 is none, 1 the first.
  if (typeof index === 'number' && index > options.length) report(pathTo(at, 'initial_index'), 'is no option');
  if (!Array.isArray(selected)) return;
  selected.forEach((value, place) => {
    if (!isOffered(value)) report(pathTo(pathTo(at, 'selected_values'), place), 'must be one of the options');
  });
}

const offered = every(optionsUnique, chosenIsOffered);
const staticOptions = list(object({ text: plainText(), value: string() }, { icon }), { min: 1 });
const openId = string({ pattern: /^ou_\w+$/ });
/** None stands for all members of the chat. */
const personOptions = list(object({ value: openId }));
const select = { ...entry, type: oneOf('default', 'text'), placeholder };

/** A picker shows one of the two; without either it is refused. */
function startOrPlaceholder(initial: string) {
  return (fields: Fields, at: string, { report }: Walk): void => {
    if (fields[initial] === undefined && fields.placeholder === undefined) {
      report(pathTo(at, 'placeholder'), `is missing, without ${initial}`);
    }
  };
}

/** That a day or hour which does not exist is refused is assumed. */
function written(pattern: RegExp, toIso: (value: string) => string): Check {
  return (value, at, { report }) => {
    const isWritten = typeof value === 'string' && pattern.test(value);
    const iso = isWritten ? toIso(value) : '';
    const time = Date.parse(iso);
    if (!isWritten || Number.isNaN(time) || new Date(time).toISOString() !== iso)
      report(at, `must match ${pattern.source}`);
  };
}

const day = written(/^\d{4}-\d{2}-\d{2}$/, (value) => `${value}T00:00:00.000Z`);
const hour = written(/^\d{2}:\d{2}$/, (value) => `2026-01-01T${value}:00.000Z`);
const moment = written(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, (value) => `${value.replace(' ', 'T')}:00.000Z`);

/** Outside a form a button needs something to do, also while it is disabled (assumed). */
function buttonActs(fields: Fields, at: string, { report, within }: Walk): void {
  if (within.includes('form')) {
    if (fields.form_action_type === undefined)
      report(pathTo(at, 'form_action_type'), 'is missing: the button is in a form');
  } else {
    if (fields.form_action_type !== undefined) report(pathTo(at, 'form_action_type'), 'stands in a form only');
    if (fields.behaviors === undefined) report(pathTo(at, 'behaviors'), 'is missing');
  }
}

const buttonTypes = 'default primary danger text primary_text danger_text primary_filled danger_filled laser';

export const button = object(
  {},
  {
    ...common,
    ...tips,
    text: plainText(100),
    type: oneOf(...buttonTypes.split(' ')),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    width: controlWidth,
    icon,
    // In a form its page has none, and a plugin of Feishu's own sends one in production: both are taken.
    behaviors,
    confirm,
    disabled: boolean,
    name: string(),
    form_action_type: oneOf('submit', 'reset'),
  },
  buttonActs,
);

const overflow = object(
  {
    options: list(object({}, { text: plainText(100), value: string(), multi_url: multiUrl }), { min: 1 }),
  },
  { ...common, behaviors: callbacks, confirm, width: controlWidth },
  optionsUnique,
);

const nestedButton: Check = (value, at, walk) => {
  if (!isObject(value) || value.tag !== 'button') return void walk.report(at, 'must be a button');
  const { tag: _, ...rest } = value;
  button(rest, at, walk);
};

const checker = object(
  {},
  {
    ...common,
    ...tips,
    name: string(),
    checked: boolean,
    text: checkerText,
    overall_checkable: boolean,
    button_area: object({ buttons: list(nestedButton, { max: 3 }) }, { pc_display_rule: oneOf('always', 'on_hover') }),
    checked_style: object({}, { show_strikethrough: boolean, opacity: number({ min: 0, max: 1 }) }),
    disabled: boolean,
    behaviors: callbacks,
    confirm,
    padding: widePadding,
  },
);

export const interactive = {
  input,
  select_static: object(
    { options: staticOptions },
    { ...select, initial_option: string(), initial_index: integer({ min: 0 }) },
    offered,
  ),
  multi_select_static: object({ options: staticOptions }, { ...select, selected_values: list(string()) }, offered),
  select_person: object({}, { ...select, options: personOptions, initial_option: openId }, offered),
  multi_select_person: object({}, { ...select, options: personOptions, selected_values: list(openId) }, offered),
  date_picker: object({}, { ...entry, placeholder, initial_date: day }, startOrPlaceholder('initial_date')),
  picker_time: object({}, { ...entry, placeholder, initial_time: hour }, startOrPlaceholder('initial_time')),
  picker_datetime: object(
    {},
    { ...entry, placeholder, initial_datetime: moment },
    startOrPlaceholder('initial_datetime'),
  ),
  checker,
  button,
  overflow,
} as const;
