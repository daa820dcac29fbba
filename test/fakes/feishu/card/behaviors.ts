/** What a press does, and what is asked before. */
import { codes, isObject, list, object, told } from './schema.ts';
import type { Check } from './schema.ts';
import { plainText } from './texts.ts';
import { openUrl } from './values.ts';

/** A string is documented for Feishu, and fails in every SDK that would answer it. */
const callbackValue: Check = (value, at, { report }) => {
  if (!isObject(value)) report(at, 'the value of a callback must be an object', codes.value);
};

const callback = object({ value: callbackValue });

/** That a list of none is refused is assumed. */
export const behaviors = list(told('type', { callback, open_url: openUrl }), {
  min: 1,
});
/** Of what has a value of its own to send: it calls back, and opens nothing. */
export const callbacks = list(told('type', { callback }), { min: 1 });
export const confirm = object({ title: plainText() }, { text: plainText() });
