#if !hasFeature(Embedded)
  extension Code128 {
    /// The symbol alone, with its quiet zones, as the bytes of a PNG file.
    ///
    /// - Parameters:
    ///   - pixelsPerModule: 4 is 0.34 mm at 300 dots an inch, what label printers have.
    ///   - heightInModules: 60 is 20 mm then.
    /// **Precondition**: both above 0.
    public func png(pixelsPerModule: Int = 4, heightInModules: Int = 60) -> [UInt8] {
      Self.png(of: [self], pixelsPerModule: pixelsPerModule, heightInModules: heightInModules)
    }

    /// Several symbols one above the other, each with its quiet zones and as much light between as it is high.
    ///
    /// **Precondition**: at least one symbol; the numbers above 0.
    public static func png(
      of symbols: [Code128], pixelsPerModule: Int = 4, heightInModules: Int = 60
    ) -> [UInt8] {
      precondition(pixelsPerModule > 0 && heightInModules > 0, "hub bug: a bar code without size")
      precondition(!symbols.isEmpty, "hub bug: a picture of no bar code")
      let modules = symbols.map(\.moduleCount).max()! + 2 * quietZone
      let light = [Bool](repeating: false, count: modules * pixelsPerModule)
      let height = heightInModules * pixelsPerModule
      var rows: [[Bool]] = []
      for symbol in symbols {
        var row = light
        for bar in symbol.bars {
          let left = (bar.start + quietZone) * pixelsPerModule
          for pixel in left..<(left + bar.width * pixelsPerModule) { row[pixel] = true }
        }
        if !rows.isEmpty { rows += [[Bool]](repeating: light, count: height) }
        rows += [[Bool]](repeating: row, count: height)
      }
      return PNGPicture(rows: rows, pixelsPerMetre: pixelsPerMetre).file
    }

    /// 300 dots an inch. **Source**: the usual density of label and office printers.
    private static var pixelsPerMetre: UInt32 { 11_811 }
  }
#endif
