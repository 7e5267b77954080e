"""Writes a made-up access log of the shop: python scripts/generate_log.py 100000 > access.log"""

import random
import sys

PATHS = ["/", "/cart", "/checkout", "/products/1", "/products/2", "/products/3"]


def main(lines: int) -> None:
    numbers = random.Random(7)
    for line in range(lines):
        if line % 1000 == 999:
            print("worker 3 restarted")
            continue
        # The start page gets most requests, and the checkout fails more often than the rest.
        path = "/" if numbers.random() < 0.7 else numbers.choice(PATHS)
        status = 500 if numbers.random() < (0.2 if path == "/checkout" else 0.01) else 200
        day, hour, minute = numbers.randint(1, 28), numbers.randint(0, 23), numbers.randint(0, 59)
        moment = f"{day:02d}/Mar/2026:{hour:02d}:{minute:02d}:00 +0000"
        address = f"203.0.113.{numbers.randint(1, 254)}"
        print(f'{address} - - [{moment}] "GET {path} HTTP/1.1" {status} {numbers.randint(200, 90_000)}')


if __name__ == "__main__":
    main(int(sys.argv[1]))
