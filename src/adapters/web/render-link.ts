/** A personal link as the inside of a dialog. Pure. */
import type { Reply } from '../../bot/ports.ts';
import { words as wordsOf } from '../../words/index.ts';
import type { Language } from '../../words/language.ts';
import { languageTag, webWords } from '../../words/web.ts';
import { html, type Html } from './html.ts';
import { clip, LIMITS } from './limits.ts';

type LinkReply = Extract<Reply, { readonly type: 'link' }>;

/** Where the page itself was reached, a tunnel's port perhaps, a link of ours is reached too. */
function here(url: string): string {
  const path = URL.parse(url)?.pathname ?? '';
  return /^\/p\/[\w-]+$/u.test(path) ? path : url;
}

export function renderLink({ title, text, url, label, use }: LinkReply, language: Language): Html {
  const { link } = wordsOf(language).door;
  const style = (primary: LinkReply['use']): string => (use === primary ? 'primary' : 'plain');
  const open = html`<a class="button ${style('open')}" href="${here(url)}" target="_blank" rel="noopener">
    ${clip(label, LIMITS.label)}
  </a>`;
  const copy = html`<button type="button" class="button ${style('pass_on')}" data-copy="${link.copied}">
    ${link.copy}
  </button>`;
  return html`<div class="form" lang="${languageTag(language)}">
    <header class="form-head">
      <h2 id="link-title">${clip(title, LIMITS.title)}</h2>
      <button type="button" class="icon" data-cancel aria-label="${webWords(language).close}">✕</button>
    </header>
    <div class="form-body">
      <p>${clip(text, LIMITS.span)}</p>
      <div class="field">
        <label for="link-address">${link.address}</label>
        <input id="link-address" type="text" readonly value="${url}" data-address />
      </div>
      <p class="hint">${link.onlyNow}</p>
    </div>
    <footer class="form-foot">
      <p class="draft-state" role="status" data-copied></p>
      ${use === 'open' ? [copy, open] : [open, copy]}
    </footer>
  </div>`;
}
