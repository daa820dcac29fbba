/** The three steps of an upload, and the wait until Slack knows what the file is. */
import { isFields } from '../blockKit/schema.ts';
import { Refusal } from '../refusal.ts';
import { identity } from '../workspace.ts';
import { jsonArg, requireArg } from './method.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { StoredFile, Workspace } from '../workspace.ts';
import type { Method } from './method.ts';

const mimetypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

const extension = ({ name }: StoredFile) => name.split('.').at(-1)!.toLowerCase();

const isReady = (file: StoredFile) => file.completed && file.bytes !== null && file.pollsLeft === 0;

/** Where a payload shows files: pointer and id. */
function slackFiles(value: unknown, at: string): { readonly at: string; readonly id: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => slackFiles(each, `${at}/${index}`));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'slack_file' && isFields(each) ? [{ at: `${at}/${key}`, id: each.id }] : slackFiles(each, `${at}/${key}`),
  );
}

export function usesFile(blocks: unknown): boolean {
  return slackFiles(blocks, '').length > 0;
}

export function fileProblems(blocks: unknown, workspace: Workspace): { pointer: string; message: string }[] {
  return slackFiles(blocks, '/blocks')
    .filter(({ id }) => {
      const file = typeof id === 'string' ? workspace.files.get(id) : undefined;
      return file === undefined || !isReady(file) || mimetypes[extension(file)] === undefined;
    })
    .map(({ at }) => ({ pointer: at, message: 'invalid slack file' }));
}

function filePayload(file: StoredFile): Fields {
  const ready = isReady(file);
  return {
    id: file.id,
    created: 0,
    timestamp: 0,
    name: file.name,
    title: file.title,
    // Empty until Slack has looked into the file.
    mimetype: ready ? (mimetypes[extension(file)] ?? 'application/octet-stream') : '',
    filetype: ready ? extension(file) : '',
    user: identity.botUserId,
    size: file.length,
    is_external: false,
    is_public: false,
  };
}

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    token: 'bot',
    scope: 'files:write',
    run(args, { workspace, baseUrl, filePolls }) {
      const name = requireArg(args, 'filename');
      const id = workspace.newId('F');
      workspace.files.set(id, {
        id,
        name,
        length: Number(requireArg(args, 'length')),
        title: name,
        bytes: null,
        completed: false,
        pollsLeft: filePolls,
      });
      return { upload_url: `${baseUrl()}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    scope: 'files:write',
    run(args, { workspace }) {
      const listed = jsonArg({ files: requireArg(args, 'files') }, 'files', 'invalid_arguments');
      if (!Array.isArray(listed)) throw new Refusal('invalid_arguments');
      const files = listed.filter(isFields).map(({ id, title }) => {
        const file = typeof id === 'string' ? workspace.files.get(id) : undefined;
        if (file?.bytes == null) throw new Refusal('file_not_found');
        file.completed = true;
        if (typeof title === 'string') file.title = title;
        return { id: file.id, title: file.title };
      });
      // Sharing into a channel is not part of this fake: the product shows files in its blocks.
      if (args.channel_id !== undefined) throw new Refusal('channel_not_found');
      return { files };
    },
  },
  'files.info': {
    token: 'bot',
    scope: 'files:read',
    run(args, { workspace }) {
      const file = workspace.files.get(requireArg(args, 'file'));
      if (file === undefined) throw new Refusal('file_not_found');
      const answer = { file: filePayload(file) };
      if (file.completed && file.pollsLeft > 0) file.pollsLeft -= 1;
      return answer;
    },
  },
};
