# Table lineage drawn from the manifest. Lives in dags/ only because the web server serves this folder.
import json
from collections import defaultdict, deque


class DAG:
    """Tiny directed acyclic graph, nothing to do with Airflow's airflow.DAG(...)."""

    def __init__(self, name):
        self.name = name
        self.edges = defaultdict(set)

    def __rshift__(self, other):
        self.edges[self.name].add(other.name)
        return other

    def order(self):
        seen, queue = [], deque(self.edges)
        while queue:
            node = queue.popleft()
            if node not in seen:
                seen.append(node)
                queue.extend(self.edges.get(node, ()))
        return seen


def from_manifest(path):
    with open(path) as fh:
        nodes = json.load(fh)["nodes"]
    graph = DAG("lineage")
    for child, meta in nodes.items():
        for parent in meta["depends_on"]["nodes"]:
            graph.edges[parent].add(child)
    return graph


if __name__ == "__main__":
    print("\n".join(from_manifest("target/manifest.json").order()))
