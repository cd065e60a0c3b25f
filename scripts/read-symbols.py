"""Reads the bar codes in pictures with zxing-cpp, for the tests of what we draw ourselves.

    read-symbols.py FILE.png ...    one JSON object a picture: file, symbology_identifier, bytes_hex (or error)
    read-symbols.py --check         says in one line what is missing, and exits with 1

zxing-cpp and pillow are from PyPI.
"""

import json
import sys


def missing() -> str | None:
    try:
        import PIL.Image  # noqa: F401
        import zxingcpp  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed (PyPI: zxing-cpp, pillow)"
    return None


def read(path: str) -> dict[str, str]:
    import PIL.Image
    import zxingcpp

    with PIL.Image.open(path) as image:
        found = zxingcpp.read_barcodes(image.convert("L"))
    if len(found) != 1:
        return {"error": f"{len(found)} symbols found in the picture"}
    return {"symbology_identifier": found[0].symbology_identifier, "bytes_hex": found[0].bytes.hex()}


def main() -> int:
    reason = missing()
    if reason is not None:
        print(f"skipped: {reason}")
        return 1
    if sys.argv[1:] != ["--check"]:
        for path in sys.argv[1:]:
            print(json.dumps({"file": path, **read(path)}))
    return 0


sys.exit(main())
