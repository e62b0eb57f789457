import type { DayItem, LengthItem } from './days.ts';
import type { Item } from './items.ts';

/** The items of one kind. */
export type EventItem = Extract<Item, { is: 'event' }>;
export const daysOf = (items: readonly Item[]): DayItem[] => items.filter((item) => item.is === 'day');
export const lengthsOf = (items: readonly Item[]): LengthItem[] => items.filter((item) => item.is === 'length');
export const eventsOf = (items: readonly Item[]): EventItem[] => items.filter((item) => item.is === 'event');
