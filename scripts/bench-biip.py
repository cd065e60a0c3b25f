"""How fast biip (PyPI) reads labels, beside which `scripts/bench labels` measures ours.

    bench-biip.py FILE ROUNDS

FILE holds one label a line. Prints, a line a round: labels a second of processor time, and of the GS1 labels alone.
biip knows GS1 labels and bare item numbers; at every other label it raises an error, which is its answer.
"""

import sys
import time

import biip

GS1 = ("]C1", "]d2", "]Q3", "]e0", "]J1")


def rate(labels: list[str]) -> float:
    began = time.process_time()
    for label in labels:
        try:
            biip.parse(label)
        except biip.ParseError:
            pass
    return len(labels) / (time.process_time() - began)


def main() -> None:
    with open(sys.argv[1], encoding="latin-1", newline="\n") as file:
        labels = [line.rstrip("\n") for line in file]
    gs1 = [label for label in labels if label.startswith(GS1)]
    rate(labels[:100])
    for _ in range(int(sys.argv[2])):
        print(f"{rate(labels):.0f} {rate(gs1):.0f}")


main()
