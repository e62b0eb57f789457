/** `mongodb://user:password@host1:27017,host2/name?options`, taken apart at its database name. */
interface MongodbUri {
  /** Scheme, credentials and hosts. */
  server: string;
  /** Empty when there is none. */
  database: string;
  /** With its question mark, or empty. */
  options: string;
}

const HOST = String.raw`(?:[\w.%-]+|\[[\da-f:.]+\])(?::\d{1,5})?`;
const FORM = new RegExp(
  String.raw`^(?<server>mongodb(?:\+srv)?://(?:[^/?#@\s]+@)?${HOST}(?:,${HOST})*)(?:/(?<database>[^/?#\s]*))?(?<options>\?\S*)?$`,
  'iu',
);

/** Null when it is none. WHATWG's URL does not know addresses of several hosts, as replica sets have them. */
export function readMongodbUri(uri: string): MongodbUri | null {
  const parts = FORM.exec(uri)?.groups;
  if (parts === undefined) return null;
  return { server: parts['server'] ?? '', database: parts['database'] ?? '', options: parts['options'] ?? '' };
}
