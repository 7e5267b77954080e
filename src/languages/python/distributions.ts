/** What is installed to import a module where the two have different names; else they have the same. */
const installedAs: Readonly<Record<string, readonly string[]>> = {
  bs4: ['beautifulsoup4'],
  confluent_kafka: ['confluent-kafka'],
  cv2: ['opencv-python', 'opencv-python-headless', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  dateutil: ['python-dateutil'],
  dotenv: ['python-dotenv'],
  PIL: ['pillow'],
  psycopg2: ['psycopg2-binary', 'psycopg2'],
  pymysql: ['pymysql'],
  sklearn: ['scikit-learn'],
  yaml: ['pyyaml'],
};

/** Modules of one well-known distribution each: no other one has them. */
const ofTheirName =
  `boto3 click duckdb fastapi flask httpx jinja2 loguru lxml matplotlib numpy openpyxl pandas polars psycopg pyarrow
  pydantic pymongo redis requests scipy seaborn sqlalchemy tenacity tqdm typer`.split(/\s+/);

/** The distributions that a module comes with, the usual one first; undefined for modules that are not well known. */
export const distributionsOf = (module: string): readonly string[] | undefined =>
  Object.hasOwn(installedAs, module) ? installedAs[module] : ofTheirName.includes(module) ? [module] : undefined;

/**
 * Distributions of which it is known what else comes with them, as far as it can be imported and is told of above. What
 * stands here is more than any one version brings.
 */
const brings: Readonly<Record<string, string>> = {
  beautifulsoup4: '',
  black: 'click',
  boto3: 'dateutil',
  click: '',
  'confluent-kafka': '',
  coverage: '',
  duckdb: '',
  fastparquet: 'pandas numpy dateutil',
  flake8: '',
  flask: 'click jinja2',
  freezegun: 'dateutil',
  gunicorn: '',
  isort: '',
  jinja2: '',
  'kafka-python': '',
  loguru: '',
  lxml: '',
  matplotlib: 'numpy PIL dateutil',
  mypy: '',
  'mysql-connector-python': '',
  numpy: '',
  'opencv-python': 'numpy',
  'opencv-python-headless': 'numpy',
  openpyxl: '',
  pandas: 'numpy dateutil',
  pillow: '',
  polars: '',
  'pre-commit': 'yaml',
  psycopg: '',
  psycopg2: '',
  'psycopg2-binary': '',
  pyarrow: 'numpy',
  pydantic: '',
  pymongo: '',
  pymysql: '',
  pytest: '',
  'pytest-cov': '',
  'pytest-mock': '',
  'python-dateutil': '',
  'python-dotenv': '',
  pyyaml: '',
  redis: '',
  requests: '',
  responses: 'requests yaml',
  ruff: '',
  'scikit-learn': 'numpy scipy',
  scipy: 'numpy',
  seaborn: 'matplotlib pandas numpy PIL dateutil',
  sqlalchemy: '',
  tenacity: '',
  tqdm: '',
  typer: 'click',
};

/** The modules that come along with a distribution; undefined where that is not known. */
export const broughtBy = (distribution: string): readonly string[] | undefined =>
  Object.hasOwn(brings, distribution) ? (brings[distribution] ?? '').split(' ') : undefined;
