/** A Monday morning in November: October is reviewed, November runs. */
export const demoNow = new Date('2026-11-23T02:00:00Z');
