/** What the doctor found about one thing; `detail` is a Vietnamese sentence without values of the configuration. */
export interface Finding {
  check: 'configuration' | 'database' | 'indexes' | 'channels' | 'clock' | 'queue';
  ok: boolean;
  detail: string;
}

export const fine = (check: Finding['check'], detail: string): Finding => ({ check, ok: true, detail });
export const wrong = (check: Finding['check'], detail: string): Finding => ({ check, ok: false, detail });
export const notChecked = (check: Finding['check']): Finding => wrong(check, 'chưa kiểm tra được vì lỗi ở trên.');
