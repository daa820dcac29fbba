/** Elements of a message or view as its client has them: what was typed or chosen, and what the client refuses itself. */
import { isFields } from '../blockKit/schema.ts';
import { isInteractive } from '../workspace.ts';
import type { Fields } from '../blockKit/schema.ts';

/** An option's value, a text, a day, ids; null clears it. */
export type Entry = string | number | readonly string[] | null;
/** By action_id, by the block_id of an input, or by 'block_id/action_id' where others have the same action_id. */
export type Entries = Readonly<Record<string, Entry>>;

export interface FoundElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Fields;
  /** The input block that it is in. */
  readonly input: Fields | null;
}

/** Everything to press or fill in, in reading order. */
export function elementsOf(blocks: unknown, blockId = '', input: Fields | null = null): FoundElement[] {
  if (Array.isArray(blocks)) return blocks.flatMap((each) => elementsOf(each, blockId, input));
  if (!isFields(blocks)) return [];
  if (isInteractive(blocks.type) && typeof blocks.action_id === 'string') {
    return [{ blockId, actionId: blocks.action_id, element: blocks, input }];
  }
  const here = typeof blocks.block_id === 'string' ? blocks.block_id : blockId;
  return elementsOf(Object.values(blocks), here, blocks.type === 'input' ? blocks : input);
}

/** Where the state of each kind of element is, and where its start is. Buttons and overflow menus have none. */
const slots: Readonly<Record<string, readonly [slot: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  file_input: ['files', 'files'],
};

const slotOf = ({ element }: FoundElement) => slots[element.type as string];

function optionsOf(element: Fields): readonly Fields[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isFields) : [];
  const lists: readonly unknown[] = [element.options, ...groups.map((group) => group.options)];
  return lists.flatMap((list) => (Array.isArray(list) ? list.filter(isFields) : []));
}

/** The state of an element in which `entry` was typed or chosen. Throws where no client would let anybody. */
export function enter(found: FoundElement, entry: Entry): Fields {
  const { element, actionId } = found;
  const slot = slotOf(found);
  if (slot === undefined) throw new Error(`${actionId} is a ${String(element.type)}: there is nothing to enter`);
  const option = (value: string) => {
    const offered = optionsOf(element).find((each) => each.value === value);
    if (offered === undefined) throw new Error(`${actionId} does not offer ${JSON.stringify(value)}`);
    return offered;
  };
  const many = slot[0].endsWith('s');
  const ofOptions = slot[0].startsWith('selected_option');
  if (many !== Array.isArray(entry) && entry !== null)
    throw new Error(`${actionId} takes ${many ? 'a list' : 'one value'}`);
  if (many) {
    const entries = (entry ?? []) as readonly string[];
    return { type: element.type, [slot[0]]: ofOptions ? entries.map(option) : entries };
  }
  // Slack knows no empty text: an emptied field is null.
  if (entry === null || entry === '') return { type: element.type, [slot[0]]: null };
  return { type: element.type, [slot[0]]: ofOptions ? option(String(entry)) : entry };
}

function initialState(found: FoundElement): Fields | null {
  const slot = slotOf(found);
  if (slot === undefined) return null;
  const initial = found.element[slot[1]];
  const none = slot[0].endsWith('s') ? [] : null;
  return { type: found.element.type, [slot[0]]: initial === undefined || initial === '' ? none : initial };
}

/** What one person has entered in one message or view. It outlives an update where block_id and action_id stay. */
export type Entered = Map<string, Fields>;

const keyOf = ({ blockId, actionId }: FoundElement) => `${blockId}\n${actionId}`;

export function enterIn(found: FoundElement, entry: Entry, entered: Entered): void {
  entered.set(keyOf(found), enter(found, entry));
}

export function enterAll(blocks: unknown, entries: Entries, entered: Entered): void {
  const elements = elementsOf(blocks);
  for (const [name, entry] of Object.entries(entries)) {
    const found =
      elements.find((each) => each.actionId === name || `${each.blockId}/${each.actionId}` === name) ??
      elements.find((each) => each.blockId === name && each.input !== null);
    if (found === undefined)
      throw new Error(`There is no ${name}; there are ${elements.map(({ actionId }) => actionId).join(', ')}`);
    enterIn(found, entry, entered);
  }
}

function stateOf(found: FoundElement, entered: Entered): Fields | null {
  const state = entered.get(keyOf(found));
  // Another kind of element under the same name starts anew.
  return state !== undefined && state.type === found.element.type ? state : initialState(found);
}

/** `state.values`: every element that has a state, entered or not. */
export function stateValues(blocks: unknown, entered: Entered): Fields {
  const values: Record<string, Record<string, Fields>> = {};
  for (const found of elementsOf(blocks)) {
    const state = stateOf(found, entered);
    if (state !== null) (values[found.blockId] ??= {})[found.actionId] = state;
  }
  return values;
}

function isEmpty(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}

function textProblem(element: Fields, value: string): string | null {
  const { min_length: min, max_length: max } = element;
  // The validator lets nothing but strings through.
  const { min_value: low, max_value: high } = element as { min_value?: string; max_value?: string };
  switch (element.type) {
    case 'plain_text_input':
      if (typeof min === 'number' && value.length < min) return `at least ${min} characters`;
      return value.length > (typeof max === 'number' ? max : 3000) ? 'too many characters' : null;
    case 'number_input':
      if (!/^-?\d+(\.\d+)?$/.test(value)) return 'a number';
      if (element.is_decimal_allowed === false && value.includes('.')) return 'a whole number';
      if (low !== undefined && Number(value) < Number(low)) return `at least ${low}`;
      return high !== undefined && Number(value) > Number(high) ? `at most ${high}` : null;
    case 'url_text_input':
      return URL.canParse(value) ? null : 'a web address';
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? null : 'an e-mail address';
    case 'datepicker':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'a day';
  }
  return null;
}

/** What the client itself says at "submit", by block_id; the app hears nothing then. */
export function clientErrors(blocks: unknown, entered: Entered): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const found of elementsOf(blocks)) {
    const slot = slotOf(found);
    if (found.input === null || slot === undefined) continue;
    const value = stateOf(found, entered)?.[slot[0]];
    const problem = isEmpty(value)
      ? found.input.optional === true
        ? null
        : 'required'
      : typeof value === 'string'
        ? textProblem(found.element, value)
        : null;
    if (problem !== null) errors[found.blockId] = problem;
  }
  return errors;
}

/** `actions[0]`: the element that was used, as recorded (vercel/chat, replay/modals/slack.json). */
export function actionPayload(found: FoundElement, state: Fields | null, actionTs: string): Fields {
  const { element, blockId, actionId } = found;
  const carried = ['text', 'value', 'url', 'style', 'placeholder'].filter((key) => element[key] !== undefined);
  return {
    action_id: actionId,
    block_id: blockId,
    ...Object.fromEntries(carried.map((key) => [key, element[key]])),
    ...state,
    type: element.type,
    action_ts: actionTs,
  };
}
