/** commander's commands, speaking Vietnamese and never ending the process. */
import { Command, type CommanderError } from 'commander';

const TITLES: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

const inVietnamese = (usage: string): string => usage.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]');

/** A command without options of its own: `leaf` and `group` are this with what they need. */
function command(name: string, does: string, write: (help: string) => void): Command {
  const made = new Command(name);
  const { commandUsage, subcommandTerm } = made.createHelp();
  return made
    .description(does)
    .helpOption('-h, --help', 'xem hướng dẫn này')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage(of) {
        return inVietnamese(commandUsage.call(this, of));
      },
      subcommandTerm(of) {
        return inVietnamese(subcommandTerm.call(this, of));
      },
    })
    .configureOutput({
      writeOut: (help) => write(help.trimEnd()),
      writeErr: () => undefined,
      outputError: () => undefined,
    });
}

export const JSON_OPTION = ['--json', 'mỗi dòng một đối tượng JSON'] as const;
export const UNIT_OPTION = ['--unit <đơn-vị>', 'mã hoặc tên đúng của đơn vị; bỏ được khi chỉ có một đơn vị'] as const;

interface Writing {
  io: { write(line: string): void };
}

/** A command that does something; it takes `--json`. */
export const leaf = ({ io }: Writing, name: string, does: string): Command =>
  command(name, does, (help) => io.write(help)).option(...JSON_OPTION);

/** A command that only holds others. */
export const group = ({ io }: Writing, name: string, does: string, children: Command[] = []): Command => {
  const made = command(name, does, (help) => io.write(help));
  for (const child of children) made.addCommand(child);
  return made;
};

const SENTENCES: Record<string, (what: string) => string> = {
  'commander.unknownCommand': (what) => `Không có lệnh ${what}.`,
  'commander.unknownOption': (what) => `Không có tùy chọn ${what}.`,
  'commander.missingArgument': (what) => `Thiếu tham số ${what}.`,
  'commander.optionMissingArgument': (what) => `Tùy chọn ${what} thiếu giá trị.`,
  'commander.missingMandatoryOptionValue': (what) => `Thiếu tùy chọn ${what}.`,
  'commander.excessArguments': () => 'Thừa tham số.',
  'commander.help': () => 'Thiếu tên lệnh.',
};

/** What commander found wrong, as a sentence; null when it only showed the help that was asked for. */
export function wrongUseOf({ code, message, exitCode }: CommanderError): string | null {
  if (exitCode === 0) return null;
  const what = /'(?<what>[^']*)'/u.exec(message)?.groups?.['what'] ?? '';
  const sentence = SENTENCES[code]?.(what) ?? 'Lệnh viết chưa đúng.';
  return `${sentence} Xem hướng dẫn: thêm --help.`;
}
