/** A form as the inside of a dialog. Pure. */
import type { Field, Form, Option } from '../../cards/model.ts';
import { languageTag, webWords, type WebWords } from '../../words/web.ts';
import { html, type Html } from './html.ts';
import { clip, LIMITS } from './limits.ts';
import { renderSpans } from './spans.ts';

/** More than these are a list to open, not rows to tap. */
const ROWS_TO_TAP = 6;

/** Kept by itself while it is filled in, where it has a draft. `message`: where the button was that opened it. */
export function renderForm(form: Form, message: string | null): Html {
  const words = webWords(form.language);
  return html`<form
    class="form"
    method="dialog"
    novalidate
    lang="${languageTag(form.language)}"
    data-intent="${JSON.stringify(form.intent)}"
    ${message !== null && html`data-message="${message}"`}
    ${form.draftLabel !== undefined && html`data-draft`}
  >
    <header class="form-head">
      <h2 id="form-title">${clip(form.title, LIMITS.title)}</h2>
      <button type="button" class="icon" data-cancel aria-label="${words.close}">✕</button>
    </header>
    <div class="form-body">
      <div class="intro">${form.intro.map((spans) => html`<p>${renderSpans(spans)}</p>`)}</div>
      <p class="form-error" role="alert" data-error-for="" hidden></p>
      ${form.fields.slice(0, LIMITS.fields).map((field, index) => renderField(field, `f${String(index)}`, words))}
    </div>
    <footer class="form-foot">
      <p class="draft-state" role="status"></p>
      <button type="button" class="button plain" data-cancel>${clip(form.cancelLabel, LIMITS.label)}</button>
      <button type="submit" class="button primary">${clip(form.submitLabel, LIMITS.label)}</button>
    </footer>
  </form>`;
}

function renderField(field: Field, id: string, words: WebWords): Html {
  switch (field.type) {
    case 'text':
      return labelled(
        field,
        id,
        words,
        field.multiline
          ? html`<textarea ${attributes(field, id)} rows="5" maxlength="${field.maxLength}">${field.value}</textarea>`
          : html`<input type="text" ${attributes(field, id)} maxlength="${field.maxLength}" value="${field.value}" />`,
      );
    case 'number':
      return labelled(
        field,
        id,
        words,
        html`<input
          type="text"
          inputmode="${field.min.startsWith('-') ? 'text' : 'decimal'}"
          autocomplete="off"
          ${attributes(field, id)}
          value="${field.value}"
        />`,
      );
    case 'date':
      return labelled(field, id, words, html`<input type="date" ${attributes(field, id)} value="${field.value}" />`);
    case 'rating':
      return rows(field, field.options, id, words);
    case 'choice':
      return field.options.length <= ROWS_TO_TAP
        ? rows(field, field.options, id, words)
        : labelled(field, id, words, list(field, field.options, id, words));
    case 'person':
      return labelled(field, id, words, list(field, field.options, id, words));
  }
}

function attributes(field: Field, id: string): Html {
  const described = field.hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`;
  return html`id="${id}" name="${field.key}" aria-describedby="${described}"
  ${field.required && html`aria-required="true"`}`;
}

const name = (field: Field, words: WebWords): Html =>
  html`${clip(field.label, LIMITS.label)}${field.required && html` <span class="required">${words.required}</span>`}`;

const hint = (field: Field, id: string): Html | null =>
  field.hint === undefined ? null : html`<p class="hint" id="${id}-hint">${clip(field.hint, LIMITS.span)}</p>`;

const error = (field: Field, id: string): Html =>
  html`<p class="error" id="${id}-error" data-error-for="${field.key}" hidden></p>`;

function labelled(field: Field, id: string, words: WebWords, control: Html): Html {
  return html`<div class="field">
    <label for="${id}">${name(field, words)}</label>
    ${hint(field, id)}${control}${error(field, id)}
  </div>`;
}

function list(
  field: Field & { readonly value: string },
  options: readonly Option[],
  id: string,
  words: WebWords,
): Html {
  return html`<select ${attributes(field, id)}>
    <option value="">${words.chooseOne}</option>
    ${options
      .slice(0, LIMITS.options)
      .map(
        (option) =>
          html`<option value="${option.value}" ${option.value === field.value && html`selected`}>
            ${clip(option.detail === undefined ? option.label : `${option.label} · ${option.detail}`, LIMITS.label)}
          </option>`,
      )}
  </select>`;
}

function rows(
  field: Field & { readonly value: string },
  options: readonly Option[],
  id: string,
  words: WebWords,
): Html {
  return html`<fieldset
    class="field"
    id="${id}"
    role="radiogroup"
    aria-describedby="${field.hint === undefined ? '' : `${id}-hint `}${id}-error"
    ${field.required && html`aria-required="true"`}
  >
    <legend>${name(field, words)}</legend>
    ${hint(field, id)}
    <div class="options">
      ${options.slice(0, LIMITS.options).map(
        (option) =>
          html`<label class="option">
            <input
              type="radio"
              name="${field.key}"
              value="${option.value}"
              ${option.value === field.value && html`checked`}
            />
            <span class="option-label">${clip(option.label, LIMITS.label)}</span>
            ${option.detail !== undefined && html`<span class="option-detail">${clip(option.detail, LIMITS.span)}</span>`}
          </label>`,
      )}
    </div>
    ${error(field, id)}
  </fieldset>`;
}
