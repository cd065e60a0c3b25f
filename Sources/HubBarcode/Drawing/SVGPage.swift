public import HubUnits

#if !hasFeature(Embedded)
  /// A page for a printer: words and bar codes at their places, in true size.
  ///
  /// **Units**: places and sizes are lengths on paper from the upper left corner; inside, one user unit is a micrometre.
  public struct SVGPage: Sendable {
    /// A4 upright. **Source**: ISO 216.
    public static var a4: SVGPage { SVGPage(width: .millimetres(210), height: .millimetres(297)) }

    public let width: Distance
    public let height: Distance
    private var elements: [String] = []

    public init(width: Distance, height: Distance) {
      self.width = width
      self.height = height
    }

    /// Adds a finished element, such as a `svgPath`.
    public mutating func add(_ element: String) { elements.append(element) }

    /// Adds a line of words.
    ///
    /// - Parameters:
    ///   - y: the line the letters stand on.
    ///   - size: how high a capital with its space is.
    ///   - isCentred: `x` is the middle, not the beginning.
    public mutating func addText(
      _ words: String, x: Distance, y: Distance, size: Distance, isBold: Bool = false,
      isCentred: Bool = false
    ) {
      elements.append(
        "<text x=\"\(x.micrometres)\" y=\"\(y.micrometres)\" font-size=\"\(size.micrometres)\""
          + " font-family=\"DejaVu Sans, Arial, sans-serif\"" + (isBold ? " font-weight=\"bold\"" : "")
          + (isCentred ? " text-anchor=\"middle\"" : "") + ">\(Self.escaped(words))</text>")
    }

    /// Adds the outline of a box, for a scissors' way or a card's edge.
    public mutating func addBox(x: Distance, y: Distance, width: Distance, height: Distance) {
      elements.append(
        "<rect x=\"\(x.micrometres)\" y=\"\(y.micrometres)\" width=\"\(width.micrometres)\""
          + " height=\"\(height.micrometres)\" fill=\"none\" stroke=\"#888\" stroke-width=\"200\"/>")
    }

    /// The whole file.
    public var text: String {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.millimetres(width))mm" \
      height="\(Self.millimetres(height))mm" viewBox="0 0 \(width.micrometres) \(height.micrometres)">
      <rect width="100%" height="100%" fill="#fff"/>
      \(elements.joined(separator: "\n"))
      </svg>

      """
    }

    /// Words as XML wants them; control characters, which it does not allow, as blanks.
    static func escaped(_ words: String) -> String {
      words.unicodeScalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        default: scalar.value < 0x20 ? " " : String(scalar)
        }
      }.joined()
    }

    /// Exact: thousandths of a millimetre are the micrometres.
    private static func millimetres(_ length: Distance) -> String {
      let rest = String(length.micrometres % 1_000)
      return "\(length.micrometres / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
  }
#endif
