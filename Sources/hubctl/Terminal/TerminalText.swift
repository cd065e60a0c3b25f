/// Text on its way to a terminal: what a label, a file or a device says gives the terminal no orders.
enum TerminalText {
  /// The text with our own colours, line ends and tabs; every other control character is told as `LabelBytes` tells it.
  ///
  /// A label that holds one of our colours is coloured; more than that it cannot do.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var out = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "\u{1B}", let colour = colours.first(where: { rest.starts(with: $0) }) {
        out.unicodeScalars += colour
        rest = rest.dropFirst(colour.count)
        continue
      }
      if scalar == "\n" || scalar == "\t" || !isControl(scalar) {
        out.unicodeScalars.append(scalar)
      } else {
        out += LabelBytes.printable(String(scalar))
      }
      rest = rest.dropFirst()
    }
    return out
  }

  private static let colours = Ink.allCases.map { $0.sequence.unicodeScalars }

  /// **Source**: ISO 6429, C0, DEL and C1.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x00...0x1F).contains(scalar.value) || (0x7F...0x9F).contains(scalar.value)
  }
}
