import type { Language } from '../document.ts';
import { isPython } from '../python/language.ts';
import { DagDocument } from './document.ts';

const importsAirflow = /^[ \t]*(?:from[ \t]+airflow(?:\.[\w.]+)?[ \t]+import\b|import[ \t]+airflow\b)/m;
const importsCosmos = /^[ \t]*from[ \t]+cosmos(?:\.[\w.]+)?[ \t]+import\b/m;
/** `DAG(` by whatever name it was imported, `@dag`, or DAGs that a library makes. */
const buildsDag = /\bDAG\s*\(|\bDAG[ \t]+as\b|^[ \t]*@(?:\w+\.)*dag\b|\bDbtDag\b|\bdagfactory\b/m;
/** An operator, a hook, a sensor, a plugin, a listener or a timetable of one's own. */
const extendsAirflow =
  /^[ \t]*class[ \t]+\w+[ \t]*\((?:[\w.]+\s*,\s*)*[\w.]*(?:Operator|Sensor|Hook|Trigger|Plugin|Timetable|Mixin|Notifier|Backend|Executor|View|Link|Strategy)\b|@hookimpl\b/m;
/** Tests of DAGs, and the settings of Airflow itself. A DAG that is called `test_dag.py` is a DAG. */
const isTest = /^[ \t]*(?:import|from)[ \t]+(?:pytest|unittest)\b|\bDagBag\s*\(/m;
const isSettings = /(?:^|\/)(?:webserver_config|airflow_local_settings|conftest)\.py$/;

/**
 * A DAG is a module that builds a DAG. One that imports Airflow and builds none is read too, so that somebody can say
 * so; but not one that holds operators, hooks or plugins for other files, nor a test.
 */
function isDag(path: string, text: string): boolean {
  if (!isPython(path, text) || !(importsAirflow.test(text) || importsCosmos.test(text))) return false;
  if (isTest.test(text) || isSettings.test(path)) return false;
  return buildsDag.test(text) || !extendsAirflow.test(text);
}

export const dag: Language<DagDocument> = {
  recognise: isDag,
  parse: (path, text) => new DagDocument(path, text),
};
