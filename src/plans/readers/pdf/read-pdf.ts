import type { PlanDocument } from '../../document.ts';
import { Unreadable } from '../unreadable.ts';

export async function readPdf(_bytes: Buffer): Promise<Pick<PlanDocument, 'blocks' | 'furniture'>> {
  throw new Unreadable('scan');
}
