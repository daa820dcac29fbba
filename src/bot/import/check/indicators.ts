import { metrics as catalogue } from '../../../scoring/catalogue.ts';
import type { Direction, LowerForm } from '../../../scoring/document.ts';
import { readMetric, type Metric, type MetricUnit } from '../../../scoring/metric.ts';
import type { BilingualName } from '../../../words/language.ts';
import type { Option } from '../sheet.ts';
import { attributionOptions, dateBasisOptions, refundOptions, taxOptions } from '../sheets/indicators.ts';
import type { RowReader } from '../table.ts';
import { bilingualName } from './company.ts';
import { reportFormulaProblem } from './formula.ts';

const units: readonly MetricUnit[] = ['ratio', 'money', 'count', 'days', 'hours'];
const directions: readonly Direction[] = ['higher', 'lower', 'band', 'value'];
const forms: readonly LowerForm[] = ['linear', 'ratio'];

const term = (options: readonly Option[], key: string | null): BilingualName =>
  options.find((option) => option.key === key)?.name ?? { zh: '', en: '' };

/** The company's own metrics. */
export function checkIndicators(rows: readonly RowReader[]): readonly Metric[] {
  return rows.flatMap((row): readonly Metric[] => {
    const key = row.get('key');
    if (key !== null && catalogue.has(key)) row.report('key', { kind: 'metric_exists' });
    const unit = units.find((candidate) => candidate === row.get('unit'));
    const direction = directions.find((candidate) => candidate === row.get('direction'));
    const form = forms.find((candidate) => candidate === row.get('form'));
    const guard = row.get('guard');
    const formula = row.get('formula');
    if (formula === null) return [];
    const parsed = readMetric({
      key: key ?? '',
      version: 1,
      name: bilingualName(row),
      meaning: { zh: row.get('meaning_zh') ?? '', en: row.get('meaning_en') ?? '' },
      formula,
      unit: unit ?? 'ratio',
      direction: direction ?? 'higher',
      ...(form === undefined ? {} : { form }),
      definition: {
        tax: term(taxOptions, row.get('tax')),
        refunds: term(refundOptions, row.get('refunds')),
        attribution: term(attributionOptions, row.get('attribution')),
        dateBasis: term(dateBasisOptions, row.get('date_basis')),
      },
      guards: guard === null ? [] : [guard],
    });
    if ('problem' in parsed) reportFormulaProblem(row, parsed.problem);
    return row.isSound() && 'metric' in parsed ? [parsed.metric] : [];
  });
}
