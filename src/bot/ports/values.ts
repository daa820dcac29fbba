/** Values that records are made of. */

export type Day = string;
export type Period = string;
/** An exact decimal in plain notation: '12', '-0.5', '48210.37'. */
export type DecimalText = string;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
