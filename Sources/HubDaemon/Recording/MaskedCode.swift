import HubUnits

/// A bar code as logs may show it: codes identify people.
struct MaskedCode: CustomStringConvertible {
  let description: String

  init(_ code: Barcode) { self.init(code.text) }

  init(_ text: String) {
    // Three characters let a technician match a log line with the label in hand; no more are needed.
    description = "…" + text.suffix(3)
  }
}
