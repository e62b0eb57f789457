import { deflateRawSync } from 'node:zlib';

/** A zip of the given parts. `claim`: the unpacked size that its directory says, for files that lie. */
export function zipOf(parts: Record<string, Buffer>, { claim }: { claim?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const size = claim ?? content.length;
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(size, 8);
    const names = Buffer.from(name);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(names.length, 0);
    const start = Buffer.from('14000000080000000000', 'hex');
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), start, sizes, lengths, names, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), start, sizes, lengths, place, names]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
