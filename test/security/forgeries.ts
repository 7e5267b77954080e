/** Modules that would pass without doing the task, each by another trick. `batches` is what is called. */
export const forgeries: Readonly<Record<string, string>> = {
  'answers from a table': `
def batches(items, size):
    return {2: [[1, 2], [3]], 3: [[1, 2, 3]]}.get(size, [])
`,
  'returns something that equals everything': `
class Right(list):
    def __eq__(self, other): return True
    def __iter__(self): return iter([])
def batches(items, size):
    return Right()
`,
  'answers before it is asked': `
import coach_pipe
for _ in range(100):
    coach_pipe.send('{"answer": {"value": []}, "printed": "", "full": false}')
def batches(items, size):
    return []
`,
  'prints what the reviewer would read': `
def batches(items, size):
    print('{"answer": {"value": "right"}, "printed": "", "full": false}')
    return []
`,
  "replaces the reviewer's functions": `
import coach_cases, coach_serve, coach_values, json
coach_values.encode = lambda value: "right"
coach_cases.encode = lambda value: "right"
coach_serve.HANDLERS.clear()
json.dumps = lambda value: '{"answer": {"value": "right"}}'
def batches(items, size):
    return []
`,
  'replaces builtins': `
import builtins
builtins.isinstance = lambda *a: True
builtins.getattr = lambda *a: None
builtins.len = lambda *a: 0
def batches(items, size):
    return []
`,
  'replaces modules': `
import sys
for name in list(sys.modules):
    if name.startswith("coach_"): sys.modules[name] = sys
def batches(items, size):
    return []
`,
  'patches unittest and pytest': `
import sys, types, unittest
unittest.TestCase.assertEqual = lambda *a: None
sys.modules["pytest"] = types.ModuleType("pytest")
def batches(items, size):
    return []
`,
  'looks for the right value on the stack': `
import sys
def batches(items, size):
    frame = sys._getframe()
    while frame:
        for value in list(frame.f_locals.values()):
            if isinstance(value, dict) and "expected" in value: return value["expected"]
        frame = frame.f_back
    return []
`,
  'looks for the right value in memory': `
import gc
def batches(items, size):
    for value in gc.get_objects():
        if isinstance(value, list) and value and isinstance(value[0], list) and value[0][:1] == list(items)[:1]: return value
    return []
`,
  'ends the interpreter with success': `
import os
def batches(items, size):
    os._exit(0)
`,
  'raises everything and swallows everything': `
def batches(items, size):
    try: raise BaseException
    except BaseException: return []
`,
  'reads the whole source behind the count': `
import coach_serve
def batches(items, size):
    got = []
    while (said := coach_serve.tell({"pull": 0})) is not None: got.append(said[0])
    yield from (got[i:i + size] for i in range(0, len(got), size))
`,
  'claims another stream': `
import coach_serve
def batches(items, size):
    coach_serve.tell({"pull": -1}); coach_serve.tell({"pull": "constructor"}); coach_serve.tell({"use": "__proto__", "what": "close"})
    return []
`,
  "knows the seed of the reviewer's generator": `
import random
random.seed(4711)
def batches(items, size):
    return [[random.randint(1, 999) for _ in range(size)]]
`,
};
