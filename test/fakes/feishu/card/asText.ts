/** What is no text is none. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
