/** A whole page around its body. */
import type { Language } from '../../words/language.ts';
import { languageTag, webWords } from '../../words/web.ts';
import { html, toText, type Html } from './html.ts';

const STYLES = { chat: ['base', 'chat', 'card', 'dialog'], chooser: ['base', 'chooser'] } as const;

export function document(language: Language, title: string, kind: 'chat' | 'chooser', body: Html): string {
  return `<!doctype html>${toText(
    html`<html lang="${languageTag(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === webWords(language).product ? title : `${title} · ${webWords(language).product}`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${STYLES[kind].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`)}
        ${kind === 'chat' && html`<script type="module" src="/assets/chat.js"></script>`}
      </head>
      ${body}
    </html>`,
  )}`;
}
