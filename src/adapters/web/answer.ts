/** Answers that the routes share. */
import type { HttpRequest } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';

export const page = (text: string, status: 200 | 401 | 403 | 410 = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** For the page's script, which knows words for it. */
export const problem = (status: 400 | 401 | 403 | 404 | 500 | 503): Response =>
  Response.json({ problem: status }, { status });

export const goTo = (location: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status: 303, headers: { location, ...headers } });

/** Before anybody is known: as asked for, or as the browser prefers. */
export function languageOf(request: HttpRequest): Language {
  const asked = request.url.searchParams.get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  const [first] = (request.headers.get('accept-language') ?? '').split(',');
  return first?.trim().toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
