/** The command was called wrongly: one Vietnamese sentence, exit code 2. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}
