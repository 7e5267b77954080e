"""Generates fake orders for load tests: python test_data_generator.py 100000 > orders.csv"""
import argparse
import csv
import random
import sys
import uuid


def make_order(rng):
    return {
        "id": str(uuid.UUID(int=rng.getrandbits(128))),
        "amount": round(rng.expovariate(1 / 40), 2),
        "status": rng.choice(["new", "paid", "paid", "returned"]),
    }


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    rng = random.Random(args.seed)
    out = csv.DictWriter(sys.stdout, ["id", "amount", "status"])
    out.writeheader()
    for _ in range(args.n):
        out.writerow(make_order(rng))


if __name__ == "__main__":
    main()
