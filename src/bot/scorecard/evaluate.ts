/** Works a scorecard out as things stand now. */
import type { Tx } from '../ports.ts';
import type { Evaluation } from './evaluation.ts';
import { gatherInputs, type EvaluationRequest, type Gathered } from './gather.ts';
import type { EvaluationInputs } from './inputs.ts';
import { workOut } from './workOut.ts';

export type EvaluationOutcome =
  | { readonly type: 'evaluated'; readonly evaluation: Evaluation; readonly inputs: EvaluationInputs }
  | Exclude<Gathered, { type: 'gathered' }>;

export async function evaluate(tx: Tx, request: EvaluationRequest): Promise<EvaluationOutcome> {
  const gathered = await gatherInputs(tx, request);
  if (gathered.type !== 'gathered') return gathered;
  const { inputs, plan } = gathered;
  return { type: 'evaluated', inputs, evaluation: workOut(inputs, plan) };
}
