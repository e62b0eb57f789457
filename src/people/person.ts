import type { PlainDay } from '../calendar/plain-day.ts';

/** Who has several roles is read as clerk, else chairman, else officer (product.md §4). */
export const ROLES = ['officer', 'chairman', 'clerk'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNELS = ['demo', 'telegram', 'zalo-bot', 'zalo-oa'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export type UnitId = string;
export type PostId = string;
export type OfficerId = string;

/** A post (chức danh) outlives its holders: duties belong to it. `code` is the short name in chat, e.g. `TP-HT`. */
export interface Post {
  id: PostId;
  name: string;
  aliases: string[];
  /** The order in which posts are listed. */
  rank: number;
}

export interface Officer {
  id: OfficerId;
  name: string;
  roles: Role[];
  /** Deputies decide on the chairman's own requests. */
  deputy: boolean;
  active: boolean;
}

/** Who holds a post, and since when; `untilOn` is the first day it is no longer so. */
export interface Tenure {
  post: PostId;
  officer: OfficerId;
  fromOn: PlainDay;
  untilOn: PlainDay | null;
}

/** An account of an officer on a channel. An account belongs to one officer of one unit. */
export interface Account {
  channel: ChannelName;
  /** The channel's own id of the chat: opaque. */
  account: string;
  officer: OfficerId;
  /** 1 is tried first. */
  order: number;
  state: 'ok' | 'blocked' | 'failing' | 'over-quota';
  reason: string | null;
  linkedAt: Date;
}

/** A one-time link code as it is kept: never the code itself. */
export interface LinkCode {
  codeHash: string;
  officer: OfficerId;
  createdAt: Date;
  expiresAt: Date;
}

/** What the office was last told of somebody who cannot be written to. */
export interface Unreachable {
  officer: OfficerId;
  reason: string;
  /** The moment of the list that told it. */
  toldAt: Date;
}

/** Days off of one person (nghỉ phép), both days included. */
export interface Leave {
  officer: OfficerId;
  fromOn: PlainDay;
  untilOn: PlainDay;
  substitute: OfficerId | null;
}

/** The one role in which a person is spoken to. */
export function leadingRole(roles: readonly Role[]): Role {
  if (roles.includes('clerk')) return 'clerk';
  return roles.includes('chairman') ? 'chairman' : 'officer';
}
