import sax from 'sax';
import { Unreadable } from './unreadable.ts';

export type Attributes = Record<string, string>;

export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

const CHUNK = 64 * 1024;
const MAX_DEPTH = 400;

/** Walks strict XML once; declared entities are not expanded. Throws Unreadable when it is not well formed. */
export function walkXml(xml: Buffer, listener: XmlListener): void {
  let depth = 0;
  const parser = Object.assign(sax.parser(true, { trim: false, normalize: false }), {
    onerror: () => {
      throw new Unreadable('corrupt');
    },
    onopentag: ({ name, attributes }: sax.Tag | sax.QualifiedTag) => {
      depth++;
      if (depth > MAX_DEPTH) throw new Unreadable('corrupt');
      listener.open(name, attributes as Attributes);
    },
    onclosetag: (name: string) => {
      depth--;
      listener.close(name);
    },
    ontext: (text: string) => listener.text?.(text),
    oncdata: (text: string) => listener.text?.(text),
  });
  const decoder = new TextDecoder(encodingOf(xml));
  for (let at = 0; at < xml.length; at += CHUNK)
    parser.write(decoder.decode(xml.subarray(at, at + CHUNK), { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

const encodingOf = (xml: Buffer): string =>
  xml[0] === 0xff && xml[1] === 0xfe ? 'utf-16le' : xml[0] === 0xfe && xml[1] === 0xff ? 'utf-16be' : 'utf-8';
