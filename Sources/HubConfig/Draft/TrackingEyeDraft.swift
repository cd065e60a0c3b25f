import HubUnits

/// One of `tracking.eyes` as it was written.
struct TrackingEyeDraft {
  static let keys = ["name", "at"] + EyeDraft.keys

  let name: Located<String>
  let at: Located<Distance>
  let eye: EyeDraft

  init(_ reader: MappingReader, links: [String]) {
    name = reader.value("name", .text(atMost: 32))
    at = reader.value("at", .length(.zero...(.metres(2_000))))
    eye = EyeDraft(name: name.value, reader, links: links)
  }
}
