import { defineCheck } from '../../../review/check.ts';

/** Measured in seconds rather than in tenths of them on a small machine. */
const heavy: ReadonlySet<string> = new Set(
  `pandas polars dask pyspark sklearn scipy statsmodels tensorflow keras torch torchvision transformers xgboost lightgbm
  catboost spacy nltk gensim matplotlib seaborn plotly geopandas prophet ydata_profiling great_expectations`.split(
    /\s+/,
  ),
);

export const check = defineCheck({
  title: 'Import heavy libraries inside the task',
  expects: 'No heavy library is imported with the file',
  reads: 'dag',
  kind: 'forbids',
  level: 'note',

  messages: {
    heavy:
      '`{module}` takes a second or more to import, and Airflow imports this file again and again, by default every 30 seconds. Import it inside the function that uses it.',
  },
  *run(document) {
    const seen = new Set<string>();
    for (const { module, statement } of document.python.imports) {
      const [name = ''] = module.split('.');
      if (!heavy.has(name) || seen.has(name) || !document.python.runsAtImport(statement)) continue;
      seen.add(name);
      yield { message: 'heavy', at: document.python.firstLine(statement), values: { module: name } };
    }
  },
});
