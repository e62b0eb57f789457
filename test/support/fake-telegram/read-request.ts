import type { IncomingMessage } from 'node:http';

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** The fields of a call, JSON or multipart; JSON inside multipart fields is parsed as well. */
export interface Fields {
  values: Record<string, unknown>;
  files: Record<string, UploadedFile>;
}

export async function readRequest(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data; *boundary=(?<boundary>.+)$/u.exec(type)?.groups?.['boundary'];
  if (boundary !== undefined) return readMultipart(body, boundary);
  return { values: body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>), files: {} };
}

function readMultipart(body: Buffer, boundary: string): Fields {
  const fields: Fields = { values: {}, files: {} };
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  for (;;) {
    const next = body.indexOf(mark, start + mark.length);
    if (next === -1) return fields;
    // after the mark and before the next one stand line ends that do not belong to the part
    readPart(body.subarray(start + mark.length + 2, next - 2), fields);
    start = next;
  }
}

function readPart(part: Buffer, fields: Fields): void {
  const headEnd = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, headEnd).toString();
  const bytes = part.subarray(headEnd + 4);
  const name = /\bname="(?<name>[^"]*)"/u.exec(head)?.groups?.['name'];
  const filename = /\bfilename="(?<filename>[^"]*)"/u.exec(head)?.groups?.['filename'];
  if (name === undefined) return;
  if (filename === undefined) fields.values[name] = parsed(bytes.toString());
  else fields.files[name] = { name: filename, bytes: Buffer.from(bytes) };
}

function parsed(text: string): unknown {
  return /^[{[]/u.test(text) ? (JSON.parse(text) as unknown) : text;
}
