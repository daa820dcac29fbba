const ELEMENTS = new Set(
  (
    'article section header footer h2 h3 p dl div dt dd table thead tbody tr th td strong a bdi time span figure picture ' +
    'source img figcaption progress details summary button hr form fieldset legend label input textarea select option'
  ).split(' '),
);
const ATTRIBUTES =
  /^(?:class|lang|href|target|rel|datetime|scope|value|max|aria-[a-z]+|alt|src|srcset|media|width|height|type|data-[a-z-]+|id|name|for|role|method|novalidate|hidden|required|checked|selected|rows|maxlength|inputmode|autocomplete)$/;

/** Elements and attributes that we never write: they came out of somebody's text. */
export function markupProblems(html: string): readonly string[] {
  const problems: string[] = [];
  for (const [, name = '', attributes = ''] of html.matchAll(/<\/?([^\s>/]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (!ELEMENTS.has(name)) problems.push(`element ${name}`);
    for (const [, attribute = ''] of attributes.matchAll(/([^\s="/]+)(?:="[^"]*")?/g))
      if (!ATTRIBUTES.test(attribute)) problems.push(`attribute ${attribute}`);
  }
  for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
    if (!/^(?:https?:|mailto:|\/)/.test(address)) problems.push(`address ${address}`);
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(html)) problems.push('control characters');
  if (!html.isWellFormed()) problems.push('half a character');
  return problems;
}
