import HubUnits

/// One of `fixed_scanners` as it was written.
struct FixedScannerDraft {
  static let keys = ["scanner", "at", "delay", "window"]

  let scanner: Located<Int>
  let at: Located<Distance>
  let delay: Located<Nanoseconds>
  let window: Located<Distance>

  init(_ reader: MappingReader, scanners: [String]) {
    scanner = reader.value("scanner", .reference(to: scanners, what: "scanner"))
    at = reader.value("at", .length(.zero...(.metres(2_000))))
    delay = reader.value("delay", .time(.zero...(.seconds(2))))
    window = reader.value("window", .length(.millimetres(1)...(.metres(1))))
  }
}
