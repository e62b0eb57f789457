/** What sources disagree about (facts/channels §1): a switch each, so that the channel is tried with both readings. */
export interface Oddities {
  /** What is pushed: real bodies are flat, documented ones wrapped in an envelope. */
  bodies: 'flat' | 'wrapped';
  /** What a poll is answered with: one event, or a list of it. */
  updates: 'one' | 'list';
  /** A poll that finds nothing: 408 as the HTTP status, or in a body with 200. */
  emptyPoll: 'http' | 'body';
  /** What was given is forgotten, or given again and again when there is nothing new. */
  polling: 'consumed' | 'replayed';
  /** 2000 of what. */
  counts: 'utf16' | 'code-points';
  /** Refusals come with their number as the HTTP status, or with 200. */
  refusals: 'status' | 'ok-status';
  errorKey: 'error_code' | 'errorCode';
  /** getWebhookInfo while none is set. */
  unset: 'refused' | 'empty';
  photoKey: 'photo_url' | 'photo';
}

export const ODDITIES: Oddities = {
  bodies: 'flat',
  updates: 'one',
  emptyPoll: 'http',
  polling: 'consumed',
  counts: 'utf16',
  refusals: 'status',
  errorKey: 'error_code',
  unset: 'refused',
  photoKey: 'photo_url',
};

/** As the documentation has it, wherever real bodies were seen to differ. */
export const AS_DOCUMENTED: Partial<Oddities> = {
  bodies: 'wrapped',
  updates: 'list',
  emptyPoll: 'body',
  polling: 'replayed',
  counts: 'code-points',
  refusals: 'ok-status',
  errorKey: 'errorCode',
  unset: 'empty',
  photoKey: 'photo',
};
