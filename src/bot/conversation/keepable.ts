/** What is kept of a reply until it has been performed: all of it but a link's address, which nothing may store. */
import type { Reply } from '../ports.ts';

/** In its place among the others, so that each is still found under its number. */
export function keepable(reply: Reply): Reply {
  switch (reply.type) {
    case 'link':
      return { ...reply, url: '' };
    case 'card':
    case 'replace':
    case 'form':
    case 'reject':
    case 'notice':
      return reply;
  }
}
