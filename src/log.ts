/** Object first, then a fixed sentence. Fields hold ids and counts, never texts, names, phone numbers or tokens. */
export interface Logger {
  debug(fields: object, sentence: string): void;
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
