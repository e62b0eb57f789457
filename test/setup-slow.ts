import { jest } from '@jest/globals';

// Slow tests run whole programs against the machine's own clock: one that failed is run once more, and its first
// failure is printed. Whatever is broken fails twice.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
