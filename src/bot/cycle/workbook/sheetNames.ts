/** Names that a tab may have: Excel refuses a whole file for one that it may not. */

/** https://support.microsoft.com/en-us/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9, read 2026-10 */
const maxUnits = 31;

/** An apostrophe is allowed inside a name, and then every formula and print title has to double it. */
const refused = /[[\]:*?/\\'\p{Cc}\p{Bidi_Control}\p{Cs}\uFFFE\uFFFF]+/gu;

/** Not longer than so many code units, and no character halved. */
function cut(name: string, units: number): string {
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length > units) break;
    kept += character;
  }
  return kept.trim();
}

/** One name for each wish, in order, none twice whatever its case. `otherwise`: for a wish that leaves nothing. */
export function sheetNames(wishes: readonly string[], otherwise: string): readonly string[] {
  // Excel keeps this name, in every language, for its list of changes.
  const taken = new Set(['history']);
  return wishes.map((wish) => {
    const wanted = wish.replace(refused, ' ').replace(/\s+/gu, ' ').trim();
    const name = freeName(wanted === '' ? otherwise : wanted, taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = cut(wanted, maxUnits);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = ` (${String(number)})`;
    name = cut(wanted, maxUnits - suffix.length) + suffix;
  }
  return name;
}
