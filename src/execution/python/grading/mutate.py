"""Rewrites a learner's modules from their syntax trees: one that behaves the same, and many that each hold one bug.

Runs in the sandbox before any line of the learner's, so what it returns can be trusted. Reading hostile text may end in
a RecursionError or MemoryError: such a module is left as it is.
"""

import ast
import copy
import functools
import random
import symtable

from coach_serve import handles

SILENT = {"log", "logger", "logging", "print", "warnings"}
BOUNDARY = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
OPPOSITE = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# The most telling first: what a mentor would ask about before anything else.
RANK = ["boundary", "swallowed", "removed", "comparison", "boolean", "none", "arithmetic", "swapped", "constant"]


def parsed(text):
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


# A rewrite that behaves the same


class Renamer(ast.NodeTransformer):
    def __init__(self, names):
        self.names = names

    def visit_Name(self, node):
        node.id = self.names.get(node.id, node.id)
        return node


def renamable(table, function):
    """Local names that nothing but plain names mentions: no argument, no import, nothing that an inner scope sees."""
    inner = {symbol.get_name() for child in table.get_children() for symbol in child.get_symbols() if symbol.is_free()}
    names = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_local() and not symbol.is_parameter() and not symbol.is_imported() and not symbol.is_namespace()
    }
    for node in ast.walk(function):
        if isinstance(node, ast.ExceptHandler) and node.name:
            names.discard(node.name)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)):
            names.discard(node.name)
        elif isinstance(node, ast.MatchMapping):
            names.discard(node.rest)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            names -= set(node.names)
        elif isinstance(node, ast.Name) and node.id in {"locals", "vars", "dir", "eval", "exec"}:
            return set()
    return {name for name in names - inner if not name.startswith("__")}


def rename_locals(tree, text, chance):
    tables = {}

    def collect(table):
        if table.get_type() == "function" and table.get_name() not in {"lambda", "genexpr", "listcomp"}:
            tables[table.get_name(), table.get_lineno()] = table
        for child in table.get_children():
            collect(child)

    collect(symtable.symtable(text, "module", "exec"))
    for function in [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]:
        table = tables.get((function.name, function.lineno))
        if table is None and function.decorator_list:
            table = tables.get((function.name, function.decorator_list[0].lineno))
        # A scope inside may use one of these names for something of its own.
        if table is None or any(isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)) for node in inside(function)):
            continue
        taken = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        names = {}
        for name in sorted(renamable(table, function)):
            fresh = f"{name}_{chance.randrange(10_000)}"
            if fresh not in taken:
                names[name] = fresh
        comprehended = {
            target.id
            for node in ast.walk(function)
            if isinstance(node, ast.comprehension)
            for target in ast.walk(node.target)
            if isinstance(target, ast.Name)
        }
        for name in comprehended:
            names.pop(name, None)
        function.body = [Renamer(names).visit(statement) for statement in function.body]


def inside(function):
    return (node for statement in function.body for node in ast.walk(statement))


def reorder(tree, chance):
    """Swaps neighbours that only define functions: what a name is bound to when the module is read stays the same."""
    body = tree.body
    for at in range(len(body) - 1):
        if all(plain_function(node) for node in body[at : at + 2]) and body[at].name != body[at + 1].name:
            if chance.random() < 0.5:
                body[at], body[at + 1] = body[at + 1], body[at]


def plain_function(node):
    return isinstance(node, FUNCTIONS) and not (node.decorator_list or node.args.defaults or any(node.args.kw_defaults))


def render(tree, text, seed):
    """The text of a tree whose locals are called otherwise; only the names, the layout and the order differ."""
    chance = random.Random(seed)
    tree = copy.deepcopy(tree)
    rename_locals(tree, text, chance)
    reorder(tree, chance)
    return ast.unparse(tree) + "\n"


# One bug each


def functions_of(tree):
    """Each outermost function with its dotted name, those of classes included."""

    def walk(body, prefix):
        for node in body:
            if isinstance(node, FUNCTIONS):
                yield prefix + node.name, node
            elif isinstance(node, ast.ClassDef):
                yield from walk(node.body, f"{prefix}{node.name}.")

    yield from walk(tree.body, "")


def mutable_nodes(function):
    """The nodes of its body that decide what it does, in order: no annotations, no text for people."""
    stack = list(reversed(function.body))
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        stack.pop()
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ast.JoinedStr) or silent(node):
            continue
        skipped = set()
        for name in ("annotation", "returns", "decorator_list", "args" if isinstance(node, FUNCTIONS) else ""):
            value = getattr(node, name, None)
            skipped.update(map(id, value if isinstance(value, list) else [value]))
        if isinstance(node, ast.Raise):
            # What an error says is for people; that it is raised is what counts.
            continue
        stack.extend(child for child in reversed(list(ast.iter_child_nodes(node))) if id(child) not in skipped)


def silent(node):
    """A statement that only tells somebody something."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        return False
    root = node.value.func
    while isinstance(root, ast.Attribute):
        root = root.value
    return isinstance(root, ast.Name) and root.id in SILENT


def changes(node):
    """(operator, what to do to the node) for each bug that could be planted here."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for kind, table in (("boundary", BOUNDARY), ("comparison", OPPOSITE)):
                if type(operator) in table:
                    yield kind, lambda it, at=at, new=table[type(operator)]: it.ops.__setitem__(at, new())
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in ARITHMETIC:
        if not (isinstance(node, ast.BinOp) and any(textual(side) for side in (node.left, node.right))):
            yield "arithmetic", lambda it: setattr(it, "op", ARITHMETIC[type(it.op)]())
    elif isinstance(node, ast.BoolOp):
        yield "boolean", lambda it: setattr(it, "op", ast.Or() if isinstance(it.op, ast.And) else ast.And())
    elif isinstance(node, (ast.If, ast.IfExp)) and not isinstance(node.test, (ast.Compare, ast.BoolOp)):
        yield "boolean", lambda it: setattr(it, "test", negated(it.test))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "constant", lambda it: setattr(it, "value", not it.value)
        elif isinstance(node.value, int):
            yield "constant", lambda it: setattr(it, "value", it.value + 1)
    elif isinstance(node, ast.Return):
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield "none", lambda it: setattr(it, "value", ast.Constant(None))
    elif isinstance(node, ast.Call):
        if len(node.args) > 1 and ast.dump(node.args[0]) != ast.dump(node.args[1]):
            if all(isinstance(argument, (ast.Name, ast.Attribute, ast.Constant)) for argument in node.args[:2]):
                yield "swapped", lambda it: it.args.__setitem__(slice(0, 2), it.args[1::-1])
    elif isinstance(node, ast.ExceptHandler):
        if not all(isinstance(statement, (ast.Pass, ast.Continue)) for statement in node.body):
            yield "swallowed", lambda it: setattr(it, "body", [ast.Pass()])


def negated(test):
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    return ast.UnaryOp(ast.Not(), test)


def textual(node):
    return isinstance(node, ast.JoinedStr) or isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))


def removable(node):
    """A statement without which the rest still runs."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant) and not silent(node)
    if isinstance(node, ast.Assign):
        return all(isinstance(target, (ast.Subscript, ast.Attribute)) for target in node.targets)
    return isinstance(node, (ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete))


def mutants_of(path, text, tree, added, seed):
    for name, function in functions_of(tree):
        if name.rpartition(".")[2] in {"__repr__", "__str__"}:
            continue
        for node in mutable_nodes(function):
            line = getattr(node, "lineno", None)
            if line is None or not any(first <= line <= last for first, last in added):
                continue
            if isinstance(node, ast.ExceptHandler) and not node.body:
                continue
            found = list(changes(node))
            if removable(node):
                found.append(("removed", None))
            for operator, change in found:
                yield {
                    "path": path,
                    "function": name,
                    "operator": operator,
                    "from": position(text, node.lineno, node.col_offset),
                    "to": position(text, node.end_lineno, node.end_col_offset),
                    "before": head_of(node),
                    "plant": functools.partial(planted, tree, text, node, change, seed),
                }


def planted(tree, text, node, change, seed):
    """The module with this one bug, otherwise the same as the rewrite without it."""
    mutated = copy.deepcopy(tree)
    twin = twin_of(tree, mutated, node)
    if change is None:
        replace(mutated, twin, ast.copy_location(ast.Pass(), twin))
        after = "pass"
    else:
        change(twin)
        after = head_of(twin)
    ast.fix_missing_locations(mutated)
    return {"after": after, "text": render(mutated, text, seed)}


def twin_of(tree, other, node):
    for mine, its in zip(ast.walk(tree), ast.walk(other), strict=True):
        if mine is node:
            return its
    raise LookupError


def replace(tree, old, new):
    for parent in ast.walk(tree):
        for _, value in ast.iter_fields(parent):
            if isinstance(value, list):
                for at, item in enumerate(value):
                    if item is old:
                        value[at] = new
                        return


def head_of(node):
    """Its first line, as a reader would name it."""
    if isinstance(node, ast.ExceptHandler):
        return f"except {ast.unparse(node.type)}" if node.type else "except"
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(node).split("\n")[0][:120]


def position(text, line, column):
    """Line from 1 and column from 1 in UTF-16 units; the tree counts bytes of UTF-8."""
    lines = text.splitlines()
    before = lines[line - 1].encode()[:column].decode(errors="replace") if line <= len(lines) else ""
    return {"line": line, "column": len(before.encode("utf-16-le")) // 2 + 1}


def spread(mutants):
    """The most telling first, by turns of the functions, so that a long one does not take every place."""
    ordered = sorted(mutants, key=lambda mutant: RANK.index(mutant["operator"]))
    seen = {}
    turns = []
    for mutant in ordered:
        turn = seen[mutant["function"]] = seen.get(mutant["function"], -1) + 1
        turns.append((turn, mutant))
    return [mutant for _, mutant in sorted(turns, key=lambda pair: pair[0])]


def plant(mutants, limit):
    """Their texts, each bug once."""
    known = set()
    planted = []
    for mutant in spread(mutants):
        if len(planted) == limit:
            break
        mutant |= mutant.pop("plant")()
        if mutant["text"] not in known:
            known.add(mutant["text"])
            planted.append(mutant)
    return planted


@handles("rewrite")
def answer(question):
    """
    modules: path -> text. added: path -> lines of the change, [first, last].
    Returns what behaves the same, path -> text, and at most `limit` mutants.
    """
    neutral = {}
    mutants = []
    seed = question["seed"]
    for path, text in question["modules"].items():
        neutral[path] = text
        tree = parsed(text)
        if tree is None:
            continue
        try:
            neutral[path] = render(tree, text, seed)
            mutants.extend(mutants_of(path, text, tree, question["added"].get(path, []), seed))
        except (RecursionError, MemoryError):
            continue
    return {"neutral": neutral, "mutants": plant(mutants, question["limit"])}
