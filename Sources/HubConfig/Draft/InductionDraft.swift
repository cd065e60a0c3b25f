import HubUnits

/// One of `inductions` as it was written.
struct InductionDraft {
  static let keys = ["name", "at", "eye", "scanner", "scan_valid_for"]

  let name: Located<String>
  let at: Located<Distance>
  let eye: EyeDraft
  let scanner: Located<Int>?
  let scanValidFor: Located<Nanoseconds>

  init(_ reader: MappingReader, links: [String], scanners: [String]) {
    name = reader.value("name", .text(atMost: 32))
    at = reader.value("at", .length(.zero...(.metres(2_000))))
    eye = EyeDraft(name: name.value, reader.mapping("eye", keys: EyeDraft.keys), links: links)
    scanner = reader.optional("scanner", .reference(to: scanners, what: "scanner"))
    let validFor = ValueKind<Nanoseconds>.time(.milliseconds(100)...(.seconds(60)))
    // Without a handheld terminal nothing waits for a parcel here.
    scanValidFor =
      reader.has("scanner")
      ? reader.value("scan_valid_for", validFor)
      : reader.value("scan_valid_for", validFor, default: .zero)
  }
}
