import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { MAX_PART_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from './limits.ts';
import { Unreadable } from './unreadable.ts';

export type ZipParts = Map<string, Buffer>;

/**
 * The parts of an Office file whose names `wanted` lets through. Their sizes are bounded before anything is inflated,
 * and yauzl ends a part that grows beyond what its directory entry says. Throws Unreadable.
 */
export async function unzip(bytes: Buffer, wanted: (name: string) => boolean): Promise<ZipParts> {
  const zip = await openZip(bytes);
  try {
    const parts: ZipParts = new Map();
    for (const entry of await wantedEntries(zip, wanted)) parts.set(entry.fileName, await inflate(zip, entry));
    return parts;
  } finally {
    zip.close();
  }
}

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error === null && zip !== undefined ? resolve(zip) : reject(new Unreadable('corrupt')),
    );
  });

function wantedEntries(zip: ZipFile, wanted: (name: string) => boolean): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let total = 0;
    let seen = 0;
    const refuse = (reason: 'corrupt' | 'zip-bomb' | 'password') => reject(new Unreadable(reason));
    zip.on('error', () => refuse('corrupt'));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      seen++;
      if (seen > MAX_ZIP_ENTRIES) return refuse('zip-bomb');
      if (wanted(entry.fileName)) {
        if (entry.isEncrypted()) return refuse('password');
        total += entry.uncompressedSize;
        if (entry.uncompressedSize > MAX_PART_BYTES || total > MAX_UNPACKED_BYTES) return refuse('zip-bomb');
        entries.push(entry);
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const inflate = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const corrupt = () => reject(new Unreadable('corrupt'));
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) return corrupt();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', corrupt);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
