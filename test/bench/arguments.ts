/** `--name N` of the command line, a whole number; throws RangeError for anything else. */
export function numberAsked(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  const asked = at === -1 ? usual : Number(process.argv[at + 1]);
  if (!Number.isInteger(asked) || asked < 1) throw new RangeError(`${name} takes a whole number`);
  return asked;
}
