import { foldText } from '../text/clean.ts';
import { whoIs } from './people.ts';
import { postCode } from './posts.ts';

const EVERYBODY =
  /^(?:tat ca(?: (?:moi nguoi|can bo|cong chuc|cac dong chi|anh chi em|anh chi|co quan|can bo,? cong chuc|cac bo phan|cac don vi|cac thanh vien))?|moi nguoi|toan (?:bo )?(?:co quan|the|xa|phuong|don vi|bo)(?: .*)?|ca (?:co quan|xa|phuong)|toan the .*|cac dong chi|anh chi em|can bo,? cong chuc|all|het|toan bo)$/u;

/** Whom the words before the colon name: `all`, post codes, names. */
export function readTargets(written: string): string[] {
  return written
    .split(/,|;|\+/gu)
    .flatMap((part) => (postCode(foldText(part)) === null ? part.split(/\s(?:và|va|với|voi)\s|&/giu) : [part]))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (EVERYBODY.test(foldText(part))) return ['all'];
      const who = whoIs(part.replace(/^(?:cho|tới|đến|gửi|toi|den|gui)\s+/iu, ''));
      return who === null ? [] : ['post' in who ? who.post : who.person];
    });
}
