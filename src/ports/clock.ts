/** The time, as an argument. */
export type Clock = { now(): Date };
