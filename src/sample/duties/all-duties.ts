import type { PostDuties } from '../sample-duty.ts';
import { CHAIRMAN } from './chairman.ts';
import { CULTURE } from './culture.ts';
import { FINANCE } from './finance.ts';
import { JUSTICE } from './justice.ts';
import { LAND } from './land.ts';
import { OFFICE } from './office.ts';
import { ONE_STOP } from './one-stop.ts';
import { POLICE } from './police.ts';

/** In the order of the posts' ranks, which is the order of the task numbers. */
export const ALL_DUTIES: readonly PostDuties[] = [CHAIRMAN, OFFICE, JUSTICE, FINANCE, LAND, CULTURE, POLICE, ONE_STOP];
