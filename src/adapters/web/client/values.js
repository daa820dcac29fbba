/**
 * Every field, the empty ones too: what is not chosen is ''.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      values[control.name] ??= '';
      if (control.checked) values[control.name] = control.value;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      values[control.name] = control.value;
    }
  }
  return values;
}
