const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader sees of HTML that we rendered: no tags, entities undone, pictures by their `alt`. */
export const visibleText = (html: string): string =>
  html
    .replace(/<img[^>]* alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&([#\w]+);/g, (_, name: string) => ENTITIES[name] ?? '?')
    .replace(/\s+/g, ' ')
    .trim();
