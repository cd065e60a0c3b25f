"""Draws the symbols that stand on parcels with zint and reads them with zxing-cpp: what a right scanner would send.

    draw-symbols.py            one JSON object a symbol: name, drawn_hex, symbology_identifier, bytes_hex
    draw-symbols.py --check    says in one line what is missing, and exits with 1

zint is a Debian package; zxing-cpp and pillow are from PyPI. `drawn_hex` is what was asked for, written here;
the other two are what the reader found in the picture.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SSCC = "157035381410375177"
GS = "\x1d"
# Name, zint's symbology and words for it, what is drawn, and the bytes a scanner must send. None: what is drawn.
SYMBOLS = [
    ("Code 128", ["-b", "20"], "RB123456785BE", None),
    ("Code 128, 1Z", ["-b", "20"], "1Z999AA11262185670", None),
    ("Code 128, bpost", ["-b", "20"], "323212345678901234567890", None),
    ("Code 39", ["-b", "8"], "JJD0099999999", None),
    ("Code 93", ["-b", "25"], "LX098994913HK", None),
    ("GS1-128, SSCC", ["-b", "16"], f"[00]{SSCC}", "00" + SSCC),
    ("GS1-128, SSCC, postcode, route", ["-b", "16"], f"[00]{SSCC}[420]4460[403]BE4460001",
     f"00{SSCC}4204460{GS}403BE4460001"),
    ("GS1-128, postcode first", ["-b", "16"], f"[420]4460[00]{SSCC}", f"4204460{GS}00{SSCC}"),
    ("NVE-18", ["-b", "75"], SSCC[:-1], "00" + SSCC),
    ("EAN-13", ["-b", "13"], "541234500001", "5412345000013"),
    ("EAN-8", ["-b", "13"], "5412345", "54123458"),
    ("ITF-14", ["-b", "89"], "1540011200001", "15400112000011"),
    ("Interleaved 2 of 5", ["-b", "3"], "21310012345002", None),
    ("DPD", ["-b", "96"], "%000446008127099800000327056", None),
    ("PDF417", ["-b", "55"], "PDF417 parcel manifest", None),
    ("MicroPDF417", ["-b", "84"], "MICRO", None),
    ("QR Code", ["-b", "58"], "https+p/1?lane=7&hub=LGG", None),
    ("QR Code, Latin-1", ["-b", "58", "--binary"], "LI\xc8GE", None),
    ("GS1 QR Code", ["-b", "58", "--gs1"], f"[00]{SSCC}[420]4460", f"00{SSCC}4204460"),
    ("Data Matrix", ["-b", "71"], "DPD0099 998877", None),
    ("Data Matrix, ISO 15434", ["-b", "71", "--binary"],
     f"[)>\x1e06{GS}JJJD000390007882000001{GS}Q1\x1e\x04", None),
    ("GS1 DataMatrix, Scan4Transport", ["-b", "71", "--gs1"],
     f"[00]{SSCC}[4300]HUB+LIEGE[4302]RUE+DE+L%27AEROPORT+1[4307]BE[420]4460",
     f"00{SSCC}4300HUB+LIEGE{GS}4302RUE+DE+L%27AEROPORT+1{GS}4307BE{GS}4204460"),
    ("Aztec", ["-b", "92"], "AZTEC DPD", None),
    ("GS1 Aztec", ["-b", "92", "--gs1"], f"[00]{SSCC}", "00" + SSCC),
    ("GS1 DataBar Expanded", ["-b", "31"], "[01]05412345000013[10]LOT42", "010541234500001310LOT42"),
    ("MaxiCode mode 2", ["-b", "57", "--mode=2", "--primary=999999999840012", "--scmvv=96"],
     f"1Z00004951{GS}UPSN{GS}06X610{GS}159{GS}1234567{GS}1/1{GS}{GS}Y{GS}634 ALPHA DR{GS}PITTSBURGH{GS}PA\x1e\x04",
     f"[)>\x1e01{GS}96999999999{GS}840{GS}012{GS}1Z00004951{GS}UPSN{GS}06X610{GS}159{GS}1234567{GS}1/1{GS}{GS}Y{GS}"
     "634 ALPHA DR\x1dPITTSBURGH\x1dPA\x1e\x04"),
    ("MaxiCode mode 4", ["-b", "57", "--mode=4"], "MAXICODE FREE TEXT", None),
    ("QR Code, 2,900 bytes", ["-b", "58"], "0123456789ABCDEF-LG/" * 145, None),
]


def missing() -> str | None:
    if shutil.which("zint") is None:
        return "zint is not installed (Debian package zint)"
    try:
        import PIL.Image  # noqa: F401
        import zxingcpp  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed (PyPI: zxing-cpp, pillow)"
    return None


def read(folder: pathlib.Path, options: list[str], text: str) -> dict[str, str]:
    import PIL.Image
    import zxingcpp

    picture, data = folder / "symbol.png", folder / "symbol.txt"
    data.write_bytes(text.encode("latin-1"))
    subprocess.run(
        ["zint", *options, "--scale=3", "--quietzones", "-i", str(data), "-o", str(picture)],
        check=True, capture_output=True, timeout=60)
    with PIL.Image.open(picture) as image:
        found = zxingcpp.read_barcodes(image.convert("L"))
    if len(found) != 1:
        return {"error": f"{len(found)} symbols found in the picture"}
    return {"symbology_identifier": found[0].symbology_identifier, "bytes_hex": found[0].bytes.hex()}


def main() -> int:
    reason = missing()
    if reason is not None:
        print(f"skipped: {reason}")
        return 1
    if sys.argv[1:] == ["--check"]:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, options, drawn, sent in SYMBOLS:
            try:
                answer = read(pathlib.Path(folder), options, drawn)
            except subprocess.CalledProcessError as error:
                answer = {"error": error.stderr.decode().strip()}
            wanted = (drawn if sent is None else sent).encode("latin-1").hex()
            print(json.dumps({"name": name, "drawn_hex": wanted, **answer}))
    return 0


sys.exit(main())
