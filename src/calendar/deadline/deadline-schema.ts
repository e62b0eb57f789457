import { z } from 'zod';
import { parsePlainDay, type PlainDay } from '../plain-day.ts';
import { ASKS, type Deadline, type SingleDeadline } from './deadline.ts';

const day = z.custom<PlainDay>((value) => typeof value === 'string' && parsePlainDay(value) !== null);
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u);
const words = z.string().max(1000);
const count = z.int().min(0).max(10_000);

const marks = {
  ask: z.enum(ASKS).exactOptional(),
  tentative: z.literal(true).exactOptional(),
  aim: z.literal(true).exactOptional(),
  planned: day.exactOptional(),
};

const dayInPeriod = z.union([
  z.int().min(1).max(31),
  z.string().regex(/^(?:end|last-working|(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]|end|last-working))$/u),
]);

const single: z.ZodType<SingleDeadline> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on-day'), day: day.nullable(), time: time.exactOptional(), ...marks }),
  z.strictObject({
    kind: z.literal('range'),
    from: day.nullable(),
    to: day.nullable(),
    time: time.exactOptional(),
    ...marks,
  }),
  z.strictObject({ kind: z.literal('from-day'), from: day.nullable(), ...marks }),
  z.strictObject({
    kind: z.literal('repeat'),
    every: z.enum(['day', 'working-day', 'week', 'month', 'quarter', 'half-year', 'year']).exactOptional(),
    on: z.array(dayInPeriod).min(1).exactOptional(),
    times: count.exactOptional(),
    interval: count.exactOptional(),
    nth: z.int().min(-1).max(5).exactOptional(),
    weekday: z.int().min(1).max(7).exactOptional(),
    periods: z
      .array(z.enum(['q1', 'q2', 'q3', 'q4', 'h1', 'h2', 'm9', 'year']))
      .min(1)
      .exactOptional(),
    plus: count.exactOptional(),
    plusUnit: z.enum(['working-day', 'day']).exactOptional(),
    about: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
    time: time.exactOptional(),
    while: words.exactOptional(),
    ...marks,
  }),
  z.strictObject({
    kind: z.literal('event'),
    relation: z.enum(['before', 'at', 'after']),
    count: count.exactOptional(),
    unit: z.enum(['hour', 'day', 'working-day', 'month']).exactOptional(),
    event: words,
    repeats: z.literal(true).exactOptional(),
    ...marks,
  }),
  z.strictObject({
    kind: z.literal('event-range'),
    from: day.nullable().exactOptional(),
    fromEvent: words.exactOptional(),
    to: day.nullable().exactOptional(),
    toEvent: words.exactOptional(),
    ...marks,
  }),
  z.strictObject({
    kind: z.literal('ongoing'),
    until: day.nullable().exactOptional(),
    while: words.exactOptional(),
    ...marks,
  }),
  z.strictObject({ kind: z.enum(['on-demand', 'elsewhere', 'none']), ...marks }),
]);

/** The canonical JSON of a deadline, as `parse-deadline` prints it and as it is stored and sent back. */
export const deadlineSchema: z.ZodType<Deadline> = z.union([
  single,
  z.strictObject({ kind: z.literal('several'), parts: z.array(single).min(2), ...marks }),
]);
