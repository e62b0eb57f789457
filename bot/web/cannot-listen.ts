const SENTENCES: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_host, port) =>
    `Cổng PORT=${port} đang có chương trình khác dùng; hãy tắt chương trình đó hoặc đặt PORT khác (0: cổng trống bất kỳ).`,
  EACCES: (_host, port) => `Không được phép mở cổng PORT=${port}; hãy chọn cổng từ 1024 trở lên.`,
  EADDRNOTAVAIL: (host) => `Máy này không có địa chỉ HOST=${host}.`,
  ENOTFOUND: (host) => `Không tìm thấy địa chỉ HOST=${host}.`,
  EAFNOSUPPORT: (host) => `Máy này không dùng được loại địa chỉ HOST=${host}.`,
};

/** The port cannot be opened; the message is a Vietnamese line for the operator that names the variable. */
export class CannotListen extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'CannotListen';
  }

  /** Null when the reason is none that the operator can mend. */
  static because(error: unknown, host: string, port: number): CannotListen | null {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const sentence = SENTENCES[code]?.(host, port);
    return sentence === undefined ? null : new CannotListen(sentence, error);
  }
}
