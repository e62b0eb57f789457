export const FILE_LIMIT_BYTES = 20 * 1024 * 1024;

/** What an office hands in as proof: documents and pictures, and archives of them. */
const ACCEPTED: ReadonlySet<string> = new Set([
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'rtf',
  'cfb',
  'jpg',
  'png',
  'webp',
  'heic',
  'heif',
  'gif',
  'tif',
  'bmp',
  'zip',
]);
const TEXT_ENDINGS = /\.(?:txt|csv|md)$/iu;

export type FileCheck =
  | { kind: 'accepted'; mime: string }
  | { kind: 'too-large' }
  | { kind: 'empty' }
  /** The content is of no accepted kind, whatever the name says. */
  | { kind: 'refused' };

/** Judges a file by its content: a program named `.pdf` is refused, a photo named `.bin` is a photo. */
export async function checkFile(name: string, bytes: Buffer): Promise<FileCheck> {
  if (bytes.length === 0) return { kind: 'empty' };
  if (bytes.length > FILE_LIMIT_BYTES) return { kind: 'too-large' };
  // loaded with the first file: a start and most days do without
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined)
    return isPlainText(bytes) && TEXT_ENDINGS.test(name)
      ? { kind: 'accepted', mime: 'text/plain; charset=utf-8' }
      : { kind: 'refused' };
  return ACCEPTED.has(type.ext) ? { kind: 'accepted', mime: type.mime } : { kind: 'refused' };
}

function isPlainText(bytes: Buffer): boolean {
  return !bytes.includes(0) && !bytes.toString('utf8').includes('\uFFFD');
}
