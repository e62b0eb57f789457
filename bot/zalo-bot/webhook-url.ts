import { z } from 'zod';
import type { Answer } from './api.ts';

const infoSchema = z.object({ url: z.string().catch('') });

/** Where Zalo pushes to, '' when nowhere (said by 404, or by an empty url); null when it did not tell. */
export function readWebhookUrl(answer: Answer): string | null {
  if (answer.ok) return infoSchema.catch({ url: '' }).parse(answer.result).url;
  return answer.failure.kind === 'refused' && answer.failure.code === 404 ? '' : null;
}
