import type { OpenShared } from '../../bot/web/file-routes.ts';
import type { Memory } from '../ports.ts';

/** What links to files open, from the moment at which the memory is there. */
export function openShared(memory: () => Memory | null): OpenShared {
  return async (token) => {
    const opened = memory();
    if (opened === null) throw new Error('no memory yet');
    const found = await opened.directory.findSharedFile(token);
    if (found === null) return null;
    const read = await opened.forUnit(found.unit).files.read(found.file);
    return read === null ? null : { name: read.file.name, mime: read.file.mime, bytes: read.bytes };
  };
}
