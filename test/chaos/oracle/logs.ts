import { holdsMark } from '../marks.ts';

/** (g) Lines of what a process wrote that hold a secret, a name or a text. */
export function linesWithSecrets(said: string, secrets: readonly string[]): number {
  return said.split('\n').filter((line) => holdsMark(line) || secrets.some((secret) => line.includes(secret))).length;
}
